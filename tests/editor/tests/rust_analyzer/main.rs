//! What rust-analyzer offers inside of a declaration. `cargo xtask ide` gets it and runs this.

#![allow(clippy::expect_used, clippy::panic, reason = "a value that is not there is a failed test")]

mod client;
mod completions;
mod definitions;
mod editor;
mod half_typed;
mod hovers;
mod renames;
