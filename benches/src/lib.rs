//! The sides that the benchmarks compare. Run them with `cargo xtask bench`.

pub mod sides;
pub mod upstream;

/// The result of a measurement, or the reason for its failure.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
