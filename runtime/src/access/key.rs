use std::fmt;

use hmac::{Hmac, Mac as _};
use sha2::Sha256;

/// The minimum length of a key, in bytes: that of an HMAC-SHA-256.
const MIN_BYTES: usize = 32;

/// A key that signs access tokens: at least 32 secret, random bytes.
///
/// Generate one with `openssl rand -hex 32`, keep it with the other secrets of the application, and use the same in all of
/// its processes.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::access::SigningKey;
///
/// let key = SigningKey::new("70e01bc9fa5e49bd9ed3fd9b2d3a1e64c6f6b8f7f9d0ac1b");
/// assert_eq!(format!("{key:?}"), "Ok(SigningKey(..))");
/// assert!(SigningKey::new("too short").is_err());
/// ```
#[derive(Clone)]
pub struct SigningKey(Hmac<Sha256>);

impl SigningKey {
    /// Creates a key from its bytes.
    ///
    /// # Errors
    ///
    /// Returns an error if there are fewer than 32 bytes. `openssl rand -hex 32` generates enough of them.
    pub fn new(bytes: impl AsRef<[u8]>) -> Result<Self, SigningKeyError> {
        let bytes = bytes.as_ref();
        if bytes.len() < MIN_BYTES {
            let length = bytes.len();
            return Err(SigningKeyError {
                message: format!("signing key too short: {length} bytes, expected at least {MIN_BYTES}"),
                help: Some("generate one with `openssl rand -hex 32`"),
            });
        }
        let invalid = |error: hmac::digest::InvalidLength| SigningKeyError { message: error.to_string(), help: None };
        Hmac::new_from_slice(bytes).map(SigningKey).map_err(invalid)
    }

    /// Creates a random key, for tests and examples: its tokens are valid until the process exits.
    ///
    /// # Errors
    ///
    /// Returns an error if the operating system provides no random bytes.
    pub fn random() -> Result<Self, SigningKeyError> {
        let mut bytes = [0; MIN_BYTES];
        getrandom::fill(&mut bytes)
            .map_err(|error| SigningKeyError { message: format!("no random bytes available: {error}"), help: None })?;
        SigningKey::new(bytes)
    }

    /// Returns a keyed HMAC-SHA-256.
    pub(super) fn mac(&self) -> Hmac<Sha256> {
        self.0.clone()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SigningKey(..)")
    }
}

/// The error of a [`SigningKey`] that cannot be created, or of [`AccessTokens`](super::AccessTokens) without a key.
///
/// `Display` shows one line. `Debug`, which `main` prints if it returns the error, adds [`help`](Self::help).
pub struct SigningKeyError {
    message: String,
    help: Option<&'static str>,
}

impl SigningKeyError {
    pub(super) fn missing() -> Self {
        let message = "missing signing key: access tokens need at least one".to_owned();
        SigningKeyError { message, help: Some("pass one key, or the new one and the old ones") }
    }

    /// Returns advice on how to resolve the error.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help
    }
}

impl fmt::Display for SigningKeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl fmt::Debug for SigningKeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.help {
            Some(help) => write!(formatter, "{self}\nhelp: {help}"),
            None => write!(formatter, "{self}"),
        }
    }
}

impl std::error::Error for SigningKeyError {}
