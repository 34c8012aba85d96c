use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use super::key::{SigningKey, SigningKeyError};
use crate::declared::WidgetConfig;
use crate::instance::Instance;

/// The first part of what is signed, so that no signature that the key made for something else is a token.
const PURPOSE: &[u8] = b"widget-functions token 1";

/// The length of an HMAC-SHA-256, in bytes.
const SIGNATURE_BYTES: usize = 32;

/// Mints and verifies access tokens: signed, expiring permission for one instance of one widget.
///
/// A token consists of its expiry and the instance id, both readable, and an HMAC-SHA-256 of these and the widget's name.
/// The first key signs, and a token of any key is valid. To replace a key, put the new one first, and remove the old one
/// when its last token has expired.
///
/// It is cheap to clone.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use std::time::Duration;
/// use widget_functions::access::{AccessTokens, SigningKey};
///
/// # fn main() -> Result<(), widget_functions::access::SigningKeyError> {
/// # let (new, old) = ([1; 32], [2; 32]);
/// let keys = [SigningKey::new(new)?, SigningKey::new(old)?];
/// let tokens = AccessTokens::new(keys)?.lifetime(Duration::from_secs(60 * 60));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct AccessTokens {
    keys: Arc<Keys>,
    lifetime: Duration,
}

#[derive(Debug)]
struct Keys {
    first: SigningKey,
    others: Vec<SigningKey>,
}

impl AccessTokens {
    /// Creates tokens that these keys sign. They expire after 24 h.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no key.
    pub fn new(keys: impl IntoIterator<Item = SigningKey>) -> Result<Self, SigningKeyError> {
        let mut keys = keys.into_iter();
        let first = keys.next().ok_or_else(SigningKeyError::missing)?;
        let keys = Arc::new(Keys { first, others: keys.collect() });
        Ok(AccessTokens { keys, lifetime: Duration::from_secs(24 * 60 * 60) })
    }

    /// Sets the lifetime of the tokens that are minted from now on. Defaults to 24 h.
    pub fn lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// Returns a new token for this instance.
    ///
    /// Its holder can call every function of the instance until it expires: give it only to the page of the user whose
    /// instance it is.
    pub fn mint<C: WidgetConfig>(&self, instance: &Instance<C>) -> String {
        let expires = now().saturating_add(self.lifetime).as_secs();
        self.sign(instance.widget_name(), instance.id(), expires)
    }

    /// Returns the id of the instance that a token permits to use; `None` if it is not a valid token for this widget.
    pub fn verify(&self, widget: &str, token: &str) -> Option<String> {
        let (content, signature) = token.split_once('.')?;
        let mut content = decoded(content)?;
        // A signature that does not fit is too long to be one.
        let mut decoded = [0; 2 * SIGNATURE_BYTES];
        let length = BASE64.decode_slice(signature, &mut decoded).ok()?;
        let signature = decoded.get(..length)?;
        // Try every key, so that timing does not reveal which one matched.
        let keys = [&self.keys.first].into_iter().chain(&self.keys.others);
        let valid = keys.fold(false, |valid, key| {
            // `verify_slice` compares in constant time.
            valid | mac(key, widget, &content).verify_slice(signature).is_ok()
        });
        let expires = u64::from_be_bytes(*content.first_chunk()?);
        content.drain(..size_of_val(&expires));
        if valid && expires > now().as_secs() { String::from_utf8(content).ok() } else { None }
    }

    fn sign(&self, widget: &str, instance: &str, expires: u64) -> String {
        let content = [&expires.to_be_bytes(), instance.as_bytes()].concat();
        let signature = mac(&self.keys.first, widget, &content).finalize().into_bytes();
        format!("{}.{}", BASE64.encode(content), BASE64.encode(signature))
    }
}

/// `decode` would allocate zeroed memory, which glibc does not take from the cache of the thread.
fn decoded(base64: &str) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(base64.len());
    BASE64.decode_vec(base64, &mut decoded).ok()?;
    Some(decoded)
}

/// The length of each part comes first, so that no two contents look the same.
fn mac(key: &SigningKey, widget: &str, content: &[u8]) -> Hmac<Sha256> {
    [PURPOSE, widget.as_bytes(), content].iter().fold(key.mac(), |mac, part| {
        let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
        mac.chain_update(length.to_be_bytes()).chain_update(part)
    })
}

/// The time since 1970. Tokens are valid in every process, so their expiry is wall-clock time.
fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}
