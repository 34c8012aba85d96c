//! What the benchmarks compare. The command is `cargo xtask bench`.

pub mod sides;
pub mod upstream;

/// What is measured, or the reason why it could not be.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
