//! As much of `std` as rust-analyzer has to know in the tests.

#![no_std]

pub use core::{clone, fmt, marker, option, result};

pub mod string {
    pub struct String {
        length: usize,
    }
}

pub mod prelude {
    pub mod rust_2021 {
        pub use super::rust_2024::*;
    }

    pub mod rust_2024 {
        pub use crate::string::String;
        pub use core::prelude::rust_2024::*;
    }
}
