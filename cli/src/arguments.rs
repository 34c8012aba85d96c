//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

const EXIT_CODES: &str = "\
Exit codes:
  0  success: nothing to report
  1  findings: errors in declarations, or declarations that are not formatted
  2  failure: invalid arguments, or a file that cannot be read or written";

/// Formats and checks declarations of `widget_functions!`
#[derive(Debug, Parser)]
#[command(name = "cargo widget", bin_name = "cargo widget", version, after_help = EXIT_CODES)]
pub struct Arguments {
    /// The subcommand.
    #[command(subcommand)]
    pub command: Command,
}

/// A subcommand with its arguments.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Formats declarations in place
    ///
    /// Width and indentation are those of `rustfmt.toml` (`max_width`, `tab_spaces`, `hard_tabs`).
    /// Declarations with `#[rustfmt::skip]` or with syntax errors stay unchanged.
    #[command(after_help = EXIT_CODES)]
    Fmt {
        /// Prints the changes as a patch instead of writing them
        #[arg(long)]
        check: bool,
        /// Rust files; by default, those that `cargo fmt` finds in the workspace
        files: Vec<PathBuf>,
    },
    /// Prints all errors in declarations, without compiling the crate
    ///
    /// It does not check types, which only the compiler knows.
    #[command(after_help = EXIT_CODES)]
    Check {
        /// Rust files; by default, those that `cargo fmt` finds in the workspace
        files: Vec<PathBuf>,
    },
}

impl Arguments {
    /// Parses a command line. Skips the name of cargo's subcommand, which cargo passes: `cargo-widget widget fmt`.
    ///
    /// # Errors
    ///
    /// Returns an error for invalid arguments, and for `--help` and `--version`.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, clap::Error> {
        let mut arguments: Vec<OsString> = arguments.into_iter().collect();
        if arguments.get(1).is_some_and(|first| first == "widget") {
            arguments.remove(1);
        }
        Arguments::try_parse_from(arguments)
    }
}
