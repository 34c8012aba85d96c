//! The two scripts, as they lie in the folder `scripts`.

use std::sync::LazyLock;

use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH};
use http::{HeaderMap, StatusCode};
use sha2::{Digest as _, Sha256};

use crate::headers::secured;

struct Script {
    text: &'static str,
    tag: String,
}

static WIDGET: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("../scripts/widget.js")));
static HOST: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("../scripts/host.js")));

/// For the page in the iframe.
pub(crate) async fn widget(headers: HeaderMap) -> Response {
    WIDGET.answer(&headers)
}

/// For the page around it.
pub(crate) async fn host(headers: HeaderMap) -> Response {
    HOST.answer(&headers)
}

impl Script {
    fn new(text: &'static str) -> Self {
        Script { text, tag: format!("\"{}\"", BASE64.encode(Sha256::digest(text))) }
    }

    fn answer(&self, headers: &HeaderMap) -> Response {
        let common = [
            (ETAG, self.tag.as_str()),
            // Kept, but asked for each time whether it is still the same: pages and routes fit together.
            (CACHE_CONTROL, "public, no-cache"),
            // A module of another origin is loaded only where it says so; the host page has one.
            (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        ];
        if self.is_known(headers) {
            return secured((StatusCode::NOT_MODIFIED, common));
        }
        secured((common, [(CONTENT_TYPE, "text/javascript; charset=utf-8")], self.text))
    }

    /// Whether the browser has this very version.
    fn is_known(&self, headers: &HeaderMap) -> bool {
        let known = headers.get_all(IF_NONE_MATCH).iter().filter_map(|tags| tags.to_str().ok());
        let mut known = known.flat_map(|tags| tags.split(','));
        known.any(|tag| tag.trim().trim_start_matches("W/") == self.tag)
    }
}
