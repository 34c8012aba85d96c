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

/// What the generated code names. No part of the public API.
#[doc(hidden)]
pub mod __private {
    pub use widget_functions_macros::expand;
    pub use widget_functions_runtime::__private::*;
}

/// What an editor completes and explains inside of a declaration; empty in a build. No part of the
/// public API.
#[doc(hidden)]
pub mod vocabulary {
    widget_functions_macros::vocabulary! {}
}
