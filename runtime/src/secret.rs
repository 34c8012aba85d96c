use std::fmt;

/// A value that never leaves the server: no `Display`, no `Serialize`, and a `Debug` that hides it.
///
/// ```
/// use widget_functions_runtime::Secret;
///
/// let key = Secret::new("k-123");
/// assert_eq!(format!("{key:?}"), "Secret(..)");
/// assert_eq!(*key.expose(), "k-123");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Makes a secret of a value.
    pub const fn new(value: T) -> Self {
        Secret(value)
    }

    /// The value. Each use is a place to look at in a review.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// Takes the value out.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(..)")
    }
}

impl<T> From<T> for Secret<T> {
    fn from(value: T) -> Self {
        Secret(value)
    }
}

impl From<&str> for Secret<String> {
    fn from(value: &str) -> Self {
        Secret(value.to_owned())
    }
}

impl<T> From<T> for Secret<Option<T>> {
    fn from(value: T) -> Self {
        Secret(Some(value))
    }
}
