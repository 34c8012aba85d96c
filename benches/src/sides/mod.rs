//! The same work in several ways: with this crate, and with what a user would take instead.

pub mod answers;
pub mod rendering;
pub mod server_call;
