// Markdown takes the first definition of a link. The README links to files of the repository;
// `links.md` points the same links to docs.rs and to items of this crate.
#![doc = include_str!("links.md")]
#![doc = include_str!("../README.md")]

#[doc(inline)]
pub use widget_functions_runtime::*;
#[cfg(feature = "axum")]
#[doc(inline)]
pub use widget_functions_web as web;

#[doc = include_str!("../docs/language.md")]
#[macro_export]
macro_rules! widget_functions {
    ($($declaration:tt)*) => {
        $crate::__private::expand! { $crate $($declaration)* }
    };
}

/// The items that generated code names. Not part of the public API.
#[doc(hidden)]
pub mod __private {
    pub use widget_functions_macros::expand;
    pub use widget_functions_runtime::__private::*;
}

/// The items that an editor completes and documents inside a declaration; empty in a build. Not part
/// of the public API.
#[doc(hidden)]
pub mod vocabulary {
    widget_functions_macros::vocabulary! {}
}
