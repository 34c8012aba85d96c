//! Which value fits which variable. The functions here are named in code that is type-checked and
//! never runs: the values travel as JSON.

use super::Optional;

/// Checks that a variable takes a whole token.
pub fn takes<K, V, P: Takes<V, K>>(_place: &P, _value: &V) {}

/// Checks that a variable takes text.
pub fn takes_text<P: FromText>(_place: &P) {}

/// Checks that a variable takes a number or boolean.
pub fn takes_literal<P: FromLiteral>(_place: &P, _literal: P::Literal) {}

/// Checks that a variable takes `null`.
pub fn takes_null<P: Optional>(_place: &P) {}

/// Checks that a variable takes a token with a text behind `??`.
pub fn takes_or_text<K, P, V>(_place: &P, _value: &V)
where
    V: Optional<Inner: FromText>,
    P: Takes<V::Inner, K>,
{
}

/// Checks that a variable takes a token with a number or boolean behind `??`.
pub fn takes_or_literal<K, P, V, L>(_place: &P, _value: &V, _literal: L)
where
    V: Optional<Inner: FromLiteral<Literal = L>>,
    P: Takes<V::Inner, K>,
{
}

/// One element of a list, if there is one at `index`.
pub fn at<T>(list: &[T], index: usize) -> Option<&T> {
    list.get(index)
}

/// How a value fits: its own type.
pub struct Same;
/// How a value fits: `T` into `Option<T>`.
pub struct IntoOption;
/// How a value fits: an optional field of a list's element.
pub struct Flat;
/// How a value fits: an integer into a wider one.
pub struct Wider;

/// Which values a variable of this type takes.
#[diagnostic::on_unimplemented(
    message = "a variable of type `{Self}` does not take a value of type `{V}`",
    label = "this is of type `{V}`",
    note = "a variable takes its own type, `T` for `Option<T>`, text for `String`, and a wider integer; `| text` makes text of a token, `??` replaces `None`"
)]
pub trait Takes<V, K> {}

impl<T> Takes<T, Same> for T {}
impl<T> Takes<T, IntoOption> for Option<T> {}
impl<T> Takes<Option<Option<T>>, Flat> for Option<T> {}

macro_rules! widens {
    ($($narrow:ident => $($wide:ident)*;)*) => {$($(
        impl Takes<$narrow, Wider> for $wide {}
        impl Takes<$narrow, Wider> for Option<$wide> {}
        impl Takes<Option<$narrow>, Wider> for Option<$wide> {}
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
    message = "a value of type `{Self}` does not take text",
    label = "this is text",
    note = "a token that stands alone keeps its type: `\"{{{{count}}}}\"`, without anything beside it"
)]
pub trait FromText {
    /// The value that a text stands for.
    fn from_text(text: &str) -> Self;
}

impl FromText for String {
    fn from_text(text: &str) -> Self {
        text.to_owned()
    }
}

impl FromText for Option<String> {
    fn from_text(text: &str) -> Self {
        Some(text.to_owned())
    }
}

/// What a number or boolean literal becomes: a number or `bool`, or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` does not take a number or boolean",
    label = "this is a number or boolean"
)]
pub trait FromLiteral {
    /// The type that the literal takes.
    type Literal;
    /// The value that the literal stands for.
    fn from_literal(literal: Self::Literal) -> Self;
}

macro_rules! literals {
    ($($type:ident)*) => {$(
        impl FromLiteral for $type {
            type Literal = $type;

            fn from_literal(literal: $type) -> Self {
                literal
            }
        }

        impl FromLiteral for Option<$type> {
            type Literal = $type;

            fn from_literal(literal: $type) -> Self {
                Some(literal)
            }
        }
    )*};
}

literals! { bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }
