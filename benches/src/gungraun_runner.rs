//! Gungraun's runner, here so that its version is locked with that of the library, and nobody installs it.

use std::process::ExitCode;

fn main() -> ExitCode {
    match gungraun_runner::runner::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
