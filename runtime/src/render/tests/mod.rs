#![allow(clippy::unwrap_used, clippy::panic, reason = "a value that is not there is a failed test")]

mod naughty;
mod requests;
mod traces;
mod urls;
mod values;
