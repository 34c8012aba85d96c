use std::fmt;

use hmac::{Hmac, Mac as _};
use sha2::Sha256;

/// How long a key is at least, in bytes: as long as what HMAC-SHA-256 makes.
const LENGTH: usize = 32;

/// What signs tokens: at least 32 bytes that nobody can guess.
///
/// Make one with `openssl rand -hex 32`, keep it with the application's other secrets, and give all
/// processes of the application the same.
///
/// ```
/// use widget_functions_web::Key;
///
/// let key = SigningKey::new("70e01bc9fa5e49bd9ed3fd9b2d3a1e64c6f6b8f7f9d0ac1b");
/// assert_eq!(format!("{key:?}"), "Ok(SigningKey(..))");
/// assert!(SigningKey::new("too short").is_err());
/// ```
#[derive(Clone)]
pub struct SigningKey(Hmac<Sha256>);

impl SigningKey {
    /// A key of these bytes.
    ///
    /// # Errors
    ///
    /// Where there are less than 32 bytes.
    pub fn new(bytes: impl AsRef<[u8]>) -> Result<Self, SigningKeyError> {
        let bytes = bytes.as_ref();
        if bytes.len() < LENGTH {
            return Err(SigningKeyError(format!(
                "the key for tokens has {} bytes, which is too short\n\
                 help: give it at least {LENGTH} random bytes, such as those of `openssl rand -hex {LENGTH}`",
                bytes.len()
            )));
        }
        Hmac::new_from_slice(bytes).map(SigningKey).map_err(|error| SigningKeyError(error.to_string()))
    }

    /// A new key, for tests and examples: the tokens that it signs end with the process.
    ///
    /// # Errors
    ///
    /// Where the operating system gives no random bytes.
    pub fn random() -> Result<Self, SigningKeyError> {
        let mut bytes = [0; LENGTH];
        getrandom::fill(&mut bytes).map_err(|error| SigningKeyError(format!("there are no random bytes: {error}")))?;
        SigningKey::new(bytes)
    }

    /// HMAC-SHA-256, keyed.
    pub(crate) fn mac(&self) -> Hmac<Sha256> {
        self.0.clone()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SigningKey(..)")
    }
}

/// Why there is no key.
#[derive(Debug)]
pub struct SigningKeyError(String);

impl SigningKeyError {
    pub(crate) fn none() -> Self {
        SigningKeyError("tokens need at least one key, which signs them".to_owned())
    }
}

impl fmt::Display for SigningKeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for SigningKeyError {}
