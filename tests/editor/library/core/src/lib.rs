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

pub mod clone {
    #[lang = "clone"]
    pub trait Clone: Sized {
        #[lang = "clone_fn"]
        fn clone(&self) -> Self;
    }

    /// Stands for what was derived.
    #[rustc_builtin_macro]
    pub macro Clone($item:item) {}
}

pub mod fmt {
    pub struct Error;

    pub struct Formatter<'a> {
        text: &'a mut str,
    }

    pub trait Debug {
        fn fmt(&self, formatter: &mut Formatter<'_>) -> Result<(), Error>;
    }

    /// Stands for what was derived.
    #[rustc_builtin_macro]
    pub macro Debug($item:item) {}
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

pub mod result {
    pub enum Result<T, E> {
        Ok(T),
        Err(E),
    }
}

pub mod prelude {
    pub mod rust_2024 {
        pub use crate::clone::Clone;
        pub use crate::fmt::Debug;
        pub use crate::marker::{Copy, Send, Sized, Sync};
        pub use crate::option::Option::{self, None, Some};
        pub use crate::result::Result::{self, Err, Ok};
    }
}
