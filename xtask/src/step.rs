use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

/// One thing to check. It says one line, and shows what its command printed only where it fails.
pub(crate) struct Step {
    name: &'static str,
    command: Command,
}

impl Step {
    /// A step that runs cargo.
    pub(crate) fn cargo(name: &'static str, arguments: &[&str]) -> Self {
        Step::new(name, Command::new(cargo()), arguments)
    }

    /// A step that runs npm for the package in this folder.
    pub(crate) fn npm(name: &'static str, folder: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new("npm");
        command.current_dir(folder);
        Step::new(name, command, arguments)
    }

    fn new(name: &'static str, mut command: Command, arguments: &[&str]) -> Self {
        command.args(arguments).stdin(Stdio::null());
        Step { name, command }
    }

    /// Sets an environment variable for the command.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs the command; what it printed, or the problem if it failed.
    pub(crate) fn run(mut self) -> Result<String, String> {
        let name = self.name;
        timed(name, || {
            let (succeeded, output) = captured(&mut self.command, name)
                .map_err(|error| format!("cannot run {:?}: {error}", self.command.get_program()))?;
            if succeeded { Ok(output) } else { Err(format!("{}\n\n`{name}` failed", output.trim_end())) }
        })
    }
}

/// Does `work` under a line that says how it went and how long it took.
pub(crate) fn timed<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    print!("{name} … ");
    // A line that cannot be shown early is shown late.
    let _ = io::stdout().flush();
    let begin = Instant::now();
    let done = work();
    let verdict = if done.is_ok() { "ok" } else { "FAILED" };
    println!("{verdict} ({:.1} s)", begin.elapsed().as_secs_f64());
    done
}

/// Both outputs go to one file, so that they stand in the order in which they were written.
fn captured(command: &mut Command, name: &str) -> io::Result<(bool, String)> {
    let folder = target().join("xtask");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}.log", name.replace(' ', "-")));
    let log = File::create(&path)?;
    let status = command.stdout(log.try_clone()?).stderr(log).status()?;
    let output = fs::read(&path)?;
    Ok((status.success(), String::from_utf8_lossy(&output).into_owned()))
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

/// The cargo that runs this program.
pub(crate) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
