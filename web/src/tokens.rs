use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use widget_functions_runtime::{Instance, WidgetConfig};

use crate::key::{SigningKey, SigningKeyError};

/// What the signature covers first, so that it cannot be one that the key made for something else.
const PURPOSE: &[u8] = b"widget-functions token 1";

/// How long an HMAC-SHA-256 is, in bytes.
const SIGNATURE: usize = 32;

/// Makes and checks the tokens with which a page may use one instance of one widget for a while.
///
/// A token is its expiry and the instance's id, readable, and an HMAC-SHA-256 of both and of the
/// widget's name. The first key signs; a token of any key is valid. To change the key, put the new
/// one first, and drop the old one when its last token has expired.
///
/// It is cheap to clone.
///
/// ```
/// use std::time::Duration;
/// use widget_functions_web::{SigningKey, AccessTokens};
///
/// # fn main() -> Result<(), widget_functions_web::SigningKeyError> {
/// # let (new, old) = ([1; 32], [2; 32]);
/// let tokens = AccessTokens::new([SigningKey::new(new)?, SigningKey::new(old)?])?.lifetime(Duration::from_secs(60 * 60));
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
    /// AccessTokens with these keys, which live for 24 h.
    ///
    /// # Errors
    ///
    /// Where there is no key.
    pub fn new(keys: impl IntoIterator<Item = SigningKey>) -> Result<Self, SigningKeyError> {
        let mut keys = keys.into_iter();
        let first = keys.next().ok_or_else(SigningKeyError::none)?;
        let keys = Arc::new(Keys { first, others: keys.collect() });
        Ok(AccessTokens { keys, lifetime: Duration::from_secs(24 * 60 * 60) })
    }

    /// How long the tokens live that are minted from now on.
    pub fn lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// A token for this instance. Whoever has it may use the instance until it expires: give it to
    /// the page of the user whose instance it is, and to nobody else.
    pub fn mint<C: WidgetConfig>(&self, instance: &Instance<C>) -> String {
        let expires = now().saturating_add(self.lifetime).as_secs();
        self.sign(instance.widget_name(), instance.id(), expires)
    }

    /// The id of the instance that the token is for, if it is a valid one for this widget.
    pub fn verify(&self, widget: &str, token: &str) -> Option<String> {
        let (content, signature) = token.split_once('.')?;
        let mut content = decoded(content)?;
        // What does not fit is longer than any signature.
        let mut decoded = [0; 2 * SIGNATURE];
        let length = BASE64.decode_slice(signature, &mut decoded).ok()?;
        let signature = decoded.get(..length)?;
        // No key is left out, so that the time does not tell which one it was.
        let keys = [&self.keys.first].into_iter().chain(&self.keys.others);
        let valid = keys.fold(false, |valid, key| {
            // Compares in constant time.
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

/// What glibc allocates as zeroed, as `decode` asks it to, comes from no thread's own cache.
fn decoded(base64: &str) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(base64.len());
    BASE64.decode_vec(base64, &mut decoded).ok()?;
    Some(decoded)
}

/// Each part stands behind its length, so that no two contents look the same.
fn mac(key: &SigningKey, widget: &str, content: &[u8]) -> Hmac<Sha256> {
    [PURPOSE, widget.as_bytes(), content].iter().fold(key.mac(), |mac, part| {
        let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
        mac.chain_update(length.to_be_bytes()).chain_update(part)
    })
}

/// Since 1970. AccessTokens are valid in every process, so they are told by the wall clock.
fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}
