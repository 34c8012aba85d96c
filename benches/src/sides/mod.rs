//! The same work in several ways: with this crate, and with its alternatives.

pub mod answers;
pub mod rendering;
pub mod server_call;
