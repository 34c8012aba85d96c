//! Ways to measure.

pub mod allocations;
pub mod compile;
pub mod counts;
pub mod load;
pub mod pinned;
pub mod rounds;
