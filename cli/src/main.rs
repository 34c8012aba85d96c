//! The command `cargo widget`.

use std::process::ExitCode;

use cargo_widget::arguments::{Arguments, Command};

fn main() -> ExitCode {
    let outcome = match Arguments::read(std::env::args_os()) {
        Ok(Arguments { command: Command::Fmt { check, files } }) => cargo_widget::fmt(check, files),
        Ok(Arguments { command: Command::Check { files } }) => cargo_widget::check(files),
        Err(error) => error.exit(),
    };
    ExitCode::from(outcome.code())
}
