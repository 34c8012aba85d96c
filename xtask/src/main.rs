//! The tasks of this repository: `cargo xtask` lists them.

mod bench;
mod ide;
mod prepare;
mod step;
mod summary;
mod test;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>

commands:
  test    checks formatting, lints, lean builds and docs, and runs all tests
  ide     runs the tests with a real rust-analyzer, which it builds once, in minutes
  bench   measures what the crate costs, beside what one would take instead;
          with `--only NAME`, one row of the table";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["test"] => at_root().and_then(|()| test::run()),
        ["ide"] => at_root().and_then(|()| ide::run()),
        ["bench", arguments @ ..] => at_root().and_then(|()| bench::run(arguments)),
        [] => Err(USAGE.to_owned()),
        unknown => Err(format!("there is no command `{}`\n\n{USAGE}", unknown.join(" "))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Makes the repository the current directory, wherever the command was given.
fn at_root() -> Result<(), String> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").ok_or("run it through cargo: `cargo xtask test`")?;
    let root = Path::new(&package).join("..");
    std::env::set_current_dir(&root).map_err(|error| format!("cannot enter {}: {error}", root.display()))
}
