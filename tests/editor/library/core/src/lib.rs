//! As much of `core` as rust-analyzer has to know in the tests. The real source is a component of
//! the toolchain whose presence changes what rustc says, so the tests do without it.

#![no_core]
#![feature(decl_macro, lang_items, no_core, rustc_attrs)]

/// Stands for what was expanded.
#[rustc_builtin_macro]
#[macro_export]
macro_rules! compile_error {
    ($message:expr $(,)?) => {{}};
}

/// Stands for what was expanded.
#[rustc_builtin_macro]
#[macro_export]
macro_rules! format_args {
    ($format:expr) => {{}};
    ($format:expr, $($arguments:tt)*) => {{}};
}

pub mod marker {
    #[lang = "sized"]
    pub trait Sized {}
    #[lang = "copy"]
    pub trait Copy {}
    #[lang = "send"]
    pub trait Send {}
    #[lang = "sync"]
    pub trait Sync {}
    #[lang = "unsize"]
    pub trait Unsize<T: ?Sized> {}
}

pub mod ops {
    use crate::marker::Unsize;

    #[lang = "coerce_unsized"]
    pub trait CoerceUnsized<T: ?Sized> {}

    impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'a T {}
}

pub mod option {
    #[lang = "Option"]
    pub enum Option<T> {
        #[lang = "None"]
        None,
        #[lang = "Some"]
        Some(T),
    }
}

pub mod prelude {
    pub mod rust_2024 {
        pub use crate::marker::{Copy, Send, Sized, Sync};
        pub use crate::option::Option::{self, None, Some};
    }
}
