use std::ffi::OsString;
use std::path::PathBuf;
use std::process::exit;

const USAGE: &str = "\
usage: booking [--open] [--port PORT] [FILE]
       booking --terminal [FILE]

  --open       opens the page in the browser
  --port PORT  the port of the chat; the card and the API use the next two. Defaults to free ports
  --terminal   plays a conversation in the terminal
  FILE         the file that stores the cards";

/// The options of the command line.
pub(crate) struct Arguments {
    pub(crate) terminal: bool,
    pub(crate) open: bool,
    pub(crate) port: Option<u16>,
    pub(crate) file: PathBuf,
}

impl Arguments {
    /// Parses the command line. If it is invalid, prints the error and exits.
    pub(crate) fn read() -> Self {
        Arguments::of(std::env::args_os().skip(1)).unwrap_or_else(|problem| {
            eprintln!("{problem}\n\n{USAGE}");
            exit(2)
        })
    }

    fn of(mut given: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let file = std::env::temp_dir().join("widget-functions-booking.db");
        let mut arguments = Arguments { terminal: false, open: false, port: None, file };
        while let Some(argument) = given.next() {
            match argument.to_str() {
                Some("--terminal") => arguments.terminal = true,
                Some("--open") => arguments.open = true,
                Some("--port") => arguments.port = Some(port(given.next())?),
                Some("--help") => {
                    println!("{USAGE}");
                    exit(0)
                }
                Some(unknown) if unknown.starts_with('-') => return Err(format!("unknown option `{unknown}`")),
                _ => arguments.file = argument.into(),
            }
        }
        Ok(arguments)
    }
}

fn port(given: Option<OsString>) -> Result<u16, String> {
    let given = given.ok_or("`--port` needs a number")?;
    let port = given.to_str().and_then(|text| text.parse().ok());
    port.ok_or_else(|| format!("`--port` needs a number, found `{}`", given.to_string_lossy()))
}
