//! The tasks of this repository. `cargo xtask` lists them.

mod bench;
mod deny;
mod ide;
mod prepare;
mod soak;
mod step;
mod summary;
mod test;
mod tool;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>

commands:
  test    checks formatting, lints, lean builds, docs, and dependencies, and runs all tests
  ide     builds rust-analyzer (once, which takes minutes), and runs the editor tests with it
  soak    fuzzes every target for 10 minutes, and repeats the randomized tests many times;
          `--seconds N` fuzzes for N seconds; names run some campaigns only (see `--list`)
  bench   measures the costs of the crate, compared with its alternatives, and updates
          docs/benchmarks.md; `--only NAME` measures one row of the table";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        ["test"] => enter_root().and_then(|()| test::run()),
        ["ide"] => enter_root().and_then(|()| ide::run()),
        ["soak", arguments @ ..] => enter_root().and_then(|()| soak::run(arguments)),
        ["bench", arguments @ ..] => enter_root().and_then(|()| bench::run(arguments)),
        unknown => Err(format!("unknown command `{}`\n\n{USAGE}", unknown.join(" "))),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Changes the current directory to the root of the repository.
fn enter_root() -> Result<(), String> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .ok_or("xtask must run through cargo, for example as `cargo xtask test`")?;
    let root = Path::new(&package).join("..");
    std::env::set_current_dir(&root).map_err(|error| format!("cannot enter {}: {error}", root.display()))
}
