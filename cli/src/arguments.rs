//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

const EXIT_CODES: &str = "\
Exit codes:
  0  all is well
  1  something was found: mistakes, or text that is not formatted
  2  the command could not be carried out: wrong arguments, a file that cannot be read or written";

/// Formats and checks declarations of `widget_functions!`
#[derive(Debug, Parser)]
#[command(name = "cargo widget", bin_name = "cargo widget", version, after_help = EXIT_CODES)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Formats declarations in place
    ///
    /// Lines are as wide, and indented, as `rustfmt.toml` says (`max_width`, `tab_spaces`,
    /// `hard_tabs`). A declaration behind `#[rustfmt::skip]`, or with mistakes in its syntax, is
    /// left alone.
    #[command(after_help = EXIT_CODES)]
    Fmt {
        /// Prints what would change, and changes nothing
        #[arg(long)]
        check: bool,
        /// Rust files; without any, those of the workspace that `cargo fmt` would find
        files: Vec<PathBuf>,
    },
    /// Shows all mistakes of declarations, without compiling the crate
    ///
    /// Types are for the compiler to check: they are not looked at.
    #[command(after_help = EXIT_CODES)]
    Check {
        /// Rust files; without any, those of the workspace that `cargo fmt` would find
        files: Vec<PathBuf>,
    },
}

impl Arguments {
    /// Reads the command line. Cargo passes the name of its subcommand on: `cargo-widget widget fmt`.
    ///
    /// # Errors
    ///
    /// For what is not understood, and where only help is wanted.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, clap::Error> {
        let mut arguments: Vec<OsString> = arguments.into_iter().collect();
        if arguments.get(1).is_some_and(|first| first == "widget") {
            arguments.remove(1);
        }
        Arguments::try_parse_from(arguments)
    }
}
