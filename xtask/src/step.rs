use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// One check. It prints one line, and the output of its command only if the command fails.
pub(crate) struct Step {
    name: &'static str,
    command: Command,
}

impl Step {
    /// Creates a step that runs cargo.
    pub(crate) fn cargo(name: &'static str, arguments: &[&str]) -> Self {
        Step::new(name, Command::new(cargo()), arguments)
    }

    /// Creates a step that runs a program in a folder.
    pub(crate) fn in_folder(name: &'static str, program: &str, folder: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.current_dir(folder);
        Step::new(name, command, arguments)
    }

    fn new(name: &'static str, mut command: Command, arguments: &[&str]) -> Self {
        command.args(arguments).stdin(Stdio::null());
        Step { name, command }
    }

    /// Sets an environment variable of the command.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Lets the command find the programs in a folder, before all others.
    pub(crate) fn with_path(self, folder: &Path) -> Self {
        let mut path = folder.as_os_str().to_owned();
        if let Some(others) = std::env::var_os("PATH") {
            path.push(if cfg!(windows) { ";" } else { ":" });
            path.push(others);
        }
        self.env("PATH", path)
    }

    /// Runs the command. Returns its output, or an error with the output if it fails.
    pub(crate) fn run(mut self) -> Result<String, String> {
        let name = self.name;
        timed(name, || {
            let (succeeded, output) = captured(&mut self.command, name)
                .map_err(|error| format!("cannot run {:?}: {error}", self.command.get_program()))?;
            if succeeded { Ok(output) } else { Err(format!("{}\n\n`{name}` failed", output.trim_end())) }
        })
    }

    /// Runs the command without a line. Returns `true` if it succeeds.
    pub(crate) fn succeeds(mut self) -> bool {
        captured(&mut self.command, self.name).is_ok_and(|(succeeded, _)| succeeded)
    }
}

/// Does `work` after a line with its name, and completes the line with the result and the time.
pub(crate) fn timed<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    print!("{name} … ");
    // If this fails, the line appears later.
    let _ = io::stdout().flush();
    let start = Instant::now();
    let result = work();
    let verdict = if result.is_ok() { "ok" } else { "FAILED" };
    println!("{verdict} ({:.1} s)", start.elapsed().as_secs_f64());
    result
}

/// Writes both outputs to one file, which keeps their order.
fn captured(command: &mut Command, name: &str) -> io::Result<(bool, String)> {
    let folder = target().join("xtask");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}.log", name.replace(' ', "-")));
    let log = File::create(&path)?;
    let status = command.stdout(log.try_clone()?).stderr(log).status()?;
    let output = fs::read(&path)?;
    Ok((status.success(), String::from_utf8_lossy(&output).into_owned()))
}

/// Returns cargo's target folder.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

/// Returns the cargo that runs this program.
pub(crate) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
