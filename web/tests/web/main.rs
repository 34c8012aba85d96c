//! A widget behind its router, as a page meets it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a value that is not there is a failed test")]

mod access;
mod bodies;
mod calls;
mod leaving;
mod pages;
mod scripts;
mod secrets;
mod serving;
mod support;
#[path = "../../../runtime/tests/support/upstream.rs"]
mod upstream;
