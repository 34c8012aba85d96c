//! Serves the two scripts of the folder `scripts`.

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
    etag: String,
}

static WIDGET: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("../scripts/widget.js")));
static HOST: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("../scripts/host.js")));

/// The script of the page in the iframe.
pub(crate) async fn widget(headers: HeaderMap) -> Response {
    WIDGET.answer(&headers)
}

/// The script of the page around it.
pub(crate) async fn host(headers: HeaderMap) -> Response {
    HOST.answer(&headers)
}

impl Script {
    fn new(text: &'static str) -> Self {
        Script { text, etag: format!("\"{}\"", BASE64.encode(Sha256::digest(text))) }
    }

    fn answer(&self, headers: &HeaderMap) -> Response {
        let common = [
            (ETAG, self.etag.as_str()),
            // Browsers revalidate their copy on each load, so that scripts and routes have one version.
            (CACHE_CONTROL, "public, no-cache"),
            // The host page, which has another origin, loads the script as a module.
            (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        ];
        if self.is_known(headers) {
            return secured((StatusCode::NOT_MODIFIED, common));
        }
        secured((common, [(CONTENT_TYPE, "text/javascript; charset=utf-8")], self.text))
    }

    /// Returns `true` if the browser has this version.
    fn is_known(&self, headers: &HeaderMap) -> bool {
        let known = headers.get_all(IF_NONE_MATCH).iter().filter_map(|tags| tags.to_str().ok());
        let mut known = known.flat_map(|tags| tags.split(','));
        known.any(|tag| tag.trim().trim_start_matches("W/") == self.etag)
    }
}
