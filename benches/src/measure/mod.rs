//! How things are measured.

pub mod allocations;
pub mod compile;
pub mod core;
pub mod counts;
pub mod load;
pub mod rounds;
