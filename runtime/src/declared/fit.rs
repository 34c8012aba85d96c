//! Which value fits which variable. The traits here are named in code that is type-checked and never
//! runs: the values travel as JSON. Only defaults are made by them.
//!
//! A value comes before its variable wherever both are named: rustc would else take the type of the
//! variable for the value's, and tell of a mismatch in its own words.

use std::borrow::Borrow;

/// What has elements: a list.
#[diagnostic::on_unimplemented(
    message = "cannot index into a value of type `{Self}`",
    label = "expected a list: a `Vec`, an array, or a boxed slice",
    note = "an `Option` of a list cannot be indexed"
)]
pub trait List<T> {
    /// The element at `index`, if there is one.
    fn element(&self, index: usize) -> Option<&T>;
}

#[diagnostic::do_not_recommend]
impl<T, L: Borrow<[T]> + ?Sized> List<T> for L {
    fn element(&self, index: usize) -> Option<&T> {
        self.borrow().get(index)
    }
}

/// How a value fits: its own type.
pub struct Same;
/// How a value fits: `T` into `Option<T>`.
pub struct IntoOption;
/// How a value fits: an optional field of a list's element.
pub struct Flat;
/// How a value fits: an integer into a wider one.
pub struct Wider;

/// What a variable of type `P` takes.
#[diagnostic::on_unimplemented(
    message = "cannot assign a value of type `{Self}` to a variable of type `{P}`",
    label = "expected `{P}`, found `{Self}`",
    note = "a variable accepts its own type, `T` for `Option<T>`, text for `String`, and narrower integers; `| text` converts a token to text, `??` replaces `None`"
)]
pub trait Fits<P, K> {
    #[doc(hidden)]
    fn fits(&self, _variable: &P) {}
}

#[diagnostic::do_not_recommend]
impl<T> Fits<T, Same> for T {}
#[diagnostic::do_not_recommend]
impl<T> Fits<Option<T>, IntoOption> for T {}
#[diagnostic::do_not_recommend]
impl<T> Fits<Option<T>, Flat> for Option<Option<T>> {}

macro_rules! widens {
    ($($narrow:ident => $($wide:ident)*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl Fits<$wide, Wider> for $narrow {}
        #[diagnostic::do_not_recommend]
        impl Fits<Option<$wide>, Wider> for $narrow {}
        #[diagnostic::do_not_recommend]
        impl Fits<Option<$wide>, Wider> for Option<$narrow> {}
    )*)*};
}

widens! {
    u8 => u16 u32 u64 u128 usize i16 i32 i64 i128 isize;
    u16 => u32 u64 u128 usize i32 i64 i128;
    u32 => u64 u128 i64 i128;
    u64 => u128 i128;
    i8 => i16 i32 i64 i128 isize;
    i16 => i32 i64 i128 isize;
    i32 => i64 i128;
    i64 => i128;
    f32 => f64;
}

/// What text becomes: `String` or `Option<String>`.
#[diagnostic::on_unimplemented(
    message = "cannot use text as a value of type `{Self}`",
    label = "expected `{Self}`, found text",
    note = "a token keeps its type if it is the whole value: `\"{{{{count}}}}\"`, without text around it"
)]
pub trait FromText {
    /// The value that a text stands for.
    fn from_text(text: &str) -> Self;

    #[doc(hidden)]
    fn takes_text(&self) {}
}

#[diagnostic::do_not_recommend]
impl FromText for String {
    fn from_text(text: &str) -> Self {
        text.to_owned()
    }
}

#[diagnostic::do_not_recommend]
impl FromText for Option<String> {
    fn from_text(text: &str) -> Self {
        Some(text.to_owned())
    }
}

/// What takes `null`: an `Option`.
#[diagnostic::on_unimplemented(
    message = "cannot assign `null` to a variable of type `{Self}`",
    label = "expected `{Self}`, found `null`",
    note = "only an `Option` can be `null`"
)]
pub trait FromNull {
    #[doc(hidden)]
    fn takes_null(&self) {}
}

#[diagnostic::do_not_recommend]
impl<T> FromNull for Option<T> {}

/// What a number or boolean of a declaration becomes where the type `P` is wanted: the number or
/// boolean itself, or `Some` of it.
#[diagnostic::on_unimplemented(
    message = "cannot use a literal of type `{Self}` as a value of type `{P}`",
    label = "expected `{P}`, found `{Self}`"
)]
pub trait Constant<P>: Sized {
    /// The value that the literal stands for.
    fn into_value(self) -> P;

    #[doc(hidden)]
    fn fits_constant(self, _variable: &P) {}
}

/// What a negative number of a declaration becomes where the type `P` is wanted.
#[diagnostic::on_unimplemented(
    message = "cannot use a negative number as a value of type `{P}`",
    label = "expected `{P}`, found a negative number"
)]
pub trait Negative<P>: Sized {
    /// The value that the number stands for.
    fn into_value(self) -> P;

    #[doc(hidden)]
    fn fits_constant(self, _variable: &P) {}
}

macro_rules! constants {
    ($trait:ident: $($literal:ident => $type:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl $trait<$type> for $literal {
            fn into_value(self) -> $type {
                self as $type
            }
        }

        #[diagnostic::do_not_recommend]
        impl $trait<Option<$type>> for $literal {
            fn into_value(self) -> Option<$type> {
                Some(self as $type)
            }
        }
    )*};
}

// Each type takes one type of integer literals, so that rustc gives a literal that type.
constants! {
    Constant:
    bool => bool;
    u8 => u8; u16 => u16; u32 => u32; u64 => u64; u128 => u128; usize => usize;
    i8 => i8; i16 => i16; i32 => i32; i64 => i64; i128 => i128; isize => isize;
    f32 => f32; f64 => f64; i32 => f32; i64 => f64;
}

constants! {
    Negative:
    i8 => i8; i16 => i16; i32 => i32; i64 => i64; i128 => i128; isize => isize;
    f32 => f32; f64 => f64; i32 => f32; i64 => f64;
}
