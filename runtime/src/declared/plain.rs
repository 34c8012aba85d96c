use std::any::Any;

#[cfg(test)]
mod tests;

/// What most texts are made of. To ask `core::fmt` for these costs more than to write them.
pub(super) enum Plain<'v> {
    Text(&'v str),
    Natural(u64),
    Integer(i64),
}

impl<'v> Plain<'v> {
    /// Generic, so that it is known as soon as a type is compiled.
    #[inline]
    pub(super) fn of<T: Any>(value: &'v T) -> Option<Self> {
        let value: &dyn Any = value;
        macro_rules! first_of {
            ($($plain:ident: $($type:ty)*;)*) => {$($(
                if let Some(value) = value.downcast_ref::<$type>() {
                    return Some(Plain::$plain((*value).into()));
                }
            )*)*};
        }
        if let Some(text) = value.downcast_ref::<String>() {
            return Some(Plain::Text(text));
        }
        first_of! {
            Text: &'static str;
            Natural: u8 u16 u32 u64;
            Integer: i8 i16 i32 i64;
        }
        None
    }
}
