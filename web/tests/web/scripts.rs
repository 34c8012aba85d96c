//! The scripts are for everybody, and come again only where they have changed.

use std::io::Write as _;

use axum::body::Body;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, X_CONTENT_TYPE_OPTIONS,
};
use http::{Request, StatusCode};

use crate::support::{AT, App, Page};

const SCRIPTS: [(&str, &str); 2] =
    [("widget.js", include_str!("../../scripts/widget.js")), ("host.js", include_str!("../../scripts/host.js"))];

fn stranger() -> Page {
    Page { authorization: Vec::new(), ..App::quiet().page("") }
}

#[tokio::test]
async fn the_scripts_are_served_as_they_lie_in_their_folder() {
    for (name, text) in SCRIPTS {
        let answer = stranger().get(name).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.headers[CONTENT_TYPE], "text/javascript; charset=utf-8");
        assert_eq!(answer.headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(answer.headers[ACCESS_CONTROL_ALLOW_ORIGIN], "*", "a host page of another origin loads it");
        assert!(!text.is_empty() && answer.body == text.as_bytes());
    }
}

#[tokio::test]
async fn a_browser_that_has_a_script_does_not_get_it_again() {
    for (name, text) in SCRIPTS {
        let first = stranger().get(name).await;
        let tag = first.headers[ETAG].to_str().unwrap();
        assert_eq!(first.headers[CACHE_CONTROL], "public, no-cache");
        for known in [tag.to_owned(), format!("W/{tag}"), format!("\"other\", {tag}")] {
            let request = Request::get(format!("{AT}/{name}")).header(IF_NONE_MATCH, known);
            let again = stranger().send(request, Body::empty()).await;
            assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
            assert_eq!(again.headers[ETAG], tag);
        }
        let request = Request::get(format!("{AT}/{name}")).header(IF_NONE_MATCH, "\"other\"");
        assert_eq!(stranger().send(request, Body::empty()).await.body, text);
    }
}

#[test]
fn the_scripts_are_small() {
    let sizes = SCRIPTS.map(|(name, text)| {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(text.as_bytes()).unwrap();
        (name, packed.finish().unwrap().len())
    });
    let total: usize = sizes.iter().map(|(_, size)| size).sum();
    assert!(total <= 6 * 1024, "together they are {total} bytes, gzipped: {sizes:?}");
}
