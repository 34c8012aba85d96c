//! The effects of each kind of function.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a missing value is a failed test")]

#[path = "calls/bugs.rs"]
mod bugs;
#[path = "calls/config.rs"]
mod config;
#[path = "calls/dispatch.rs"]
mod dispatch;
#[path = "calls/follow_ups.rs"]
mod follow_ups;
#[path = "calls/ids.rs"]
mod ids;
#[path = "calls/instances.rs"]
mod instances;
#[path = "calls/kinds.rs"]
mod kinds;
#[path = "calls/manifest.rs"]
mod manifest;
#[path = "calls/names.rs"]
mod names;
#[path = "calls/records.rs"]
mod records;
mod support;
#[path = "../runtime/tests/support/upstream.rs"]
mod upstream;
