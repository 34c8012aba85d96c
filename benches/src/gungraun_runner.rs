//! Gungraun's runner. It is a program of this package, so that Cargo.lock pins its version together with the library's.

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
