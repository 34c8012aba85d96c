use std::fmt;

/// A value that never leaves the server.
///
/// It implements neither `Display` nor `Serialize`, and its `Debug` form hides the value. A field that is
/// declared `secret x: T` has the type `Secret<T>`.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::Secret;
///
/// let key = Secret::new("k-123");
/// assert_eq!(format!("{key:?}"), "Secret(..)");
/// assert_eq!(*key.expose(), "k-123");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Creates a secret from a value.
    ///
    /// `From` does the same, also for a `&str` and for an optional secret.
    ///
    /// # Examples
    ///
    /// ```
    /// # extern crate widget_functions_runtime as widget_functions;
    /// use widget_functions::Secret;
    ///
    /// let key: Secret<String> = "k-123".into();
    /// assert!(key == Secret::new("k-123".to_owned()));
    /// ```
    pub const fn new(value: T) -> Self {
        Secret(value)
    }

    /// Returns the value. Review every use: the value is not protected after it.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// Returns the value and consumes the secret.
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
