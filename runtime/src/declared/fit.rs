//! The types that fit into a variable.
//!
//! Generated code uses these traits in functions that are type-checked and never run, since values travel as JSON.
//! Only defaults are created by them.
//!
//! The traits name the value before its variable. In the other order, rustc would infer the type of the value from the
//! variable, and report a mismatch in its own words.

use std::borrow::Borrow;

/// A value with elements: a list.
#[diagnostic::on_unimplemented(
    message = "cannot index into a value of type `{Self}`",
    label = "expected a list: a `Vec`, an array, or a boxed slice",
    note = "an `Option` of a list cannot be indexed"
)]
pub trait List<T> {
    /// Returns the element at `index`, or `None` if the list is shorter.
    fn element(&self, index: usize) -> Option<&T>;
}

#[diagnostic::do_not_recommend]
impl<T, L: Borrow<[T]> + ?Sized> List<T> for L {
    fn element(&self, index: usize) -> Option<&T> {
        self.borrow().get(index)
    }
}

/// Marks a value that fits by its own type.
pub struct Same;
/// Marks a value `T` that fits into `Option<T>`.
pub struct IntoOption;
/// Marks an optional field of a list's element.
pub struct Flat;
/// Marks an integer that fits into a wider integer.
pub struct Wider;

/// A value that a variable of type `P` accepts.
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

/// A type that accepts text: `String` or `Option<String>`.
#[diagnostic::on_unimplemented(
    message = "cannot use text as a value of type `{Self}`",
    label = "expected `{Self}`, found text",
    note = "a token keeps its type if it is the whole value: `\"{{{{count}}}}\"`, without text around it"
)]
pub trait FromText {
    /// Converts the text.
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

/// A type that accepts `null`: an `Option`.
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

/// A literal number or boolean that a variable of type `P` accepts: by its own type, or as `Some`.
#[diagnostic::on_unimplemented(
    message = "cannot use a literal of type `{Self}` as a value of type `{P}`",
    label = "expected `{P}`, found `{Self}`"
)]
pub trait Constant<P>: Sized {
    /// Converts the literal.
    fn into_value(self) -> P;

    #[doc(hidden)]
    fn fits_constant(self, _variable: &P) {}
}

/// A negative literal number that a variable of type `P` accepts.
#[diagnostic::on_unimplemented(
    message = "cannot use a negative number as a value of type `{P}`",
    label = "expected `{P}`, found a negative number"
)]
pub trait Negative<P>: Sized {
    /// Converts the literal.
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

// Each type accepts literals of one integer type only, so that rustc infers this type for the literal.
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
