//! The widget's page and its security headers, and the application around the router.

use axum::extract::State;
use axum::http::Request;
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get;
use axum::{Router, body::Body};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderValue, StatusCode};
use widget_functions::Url;
use widget_functions::web::{AccessTokens, RouterOptions, SigningKey, router};

use crate::support::{App, Page};

const HTML: &str = "<!doctype html><script type=module src=widget.js></script>";

fn options() -> RouterOptions {
    RouterOptions::new(AccessTokens::new([SigningKey::random().unwrap()]).unwrap())
}

#[tokio::test]
async fn the_page_stands_beside_the_scripts_and_in_known_frames_only() {
    let app = App::new(Url::parse("http://127.0.0.1:9/").unwrap(), |options| {
        options.page(HTML).frame_ancestors(["https://chat.example", "http://localhost:3000"]).unwrap()
    });
    let answer = Page { authorization: Vec::new(), ..app.page("") }.get("page").await;
    assert_eq!((answer.status, &answer.body[..]), (StatusCode::OK, HTML.as_bytes()));
    assert_eq!(answer.headers[CONTENT_TYPE], "text/html; charset=utf-8");
    let policy = answer.headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.ends_with("; frame-ancestors https://chat.example http://localhost:3000"), "{policy}");
    assert!(policy.starts_with("default-src 'self';") && !policy.contains("unsafe"), "{policy}");
}

#[tokio::test]
async fn without_origins_no_page_may_frame_the_widget() {
    let policy = options().page_headers()[CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    assert!(policy.ends_with("; frame-ancestors 'none'"), "{policy}");
}

#[tokio::test]
async fn there_is_no_page_where_none_is_given() {
    let app = App::quiet();
    assert_eq!(app.page("").get("page").await.status, StatusCode::NOT_FOUND);
}

#[test]
fn a_frame_ancestor_is_an_origin_and_nothing_more() {
    for wrong in [
        "chat.example",
        "https://chat.example/widgets",
        "https://chat.example?x",
        "https://chat.example#x",
        "https://me@chat.example",
        "ftp://chat.example",
        "data:text/html,x",
        "*",
        "https:",
        "'none'",
        "https://chat.example; script-src *",
        "https://chat.example https://evil.example",
        "",
    ] {
        let error = options().frame_ancestors([wrong]).err().unwrap_or_else(|| panic!("{wrong:?} was taken"));
        assert!(format!("{error:?}").starts_with(&format!("{error}\nhelp: ")), "{error:?}");
    }
    let right =
        ["'self'", "https://chat.example", "http://localhost:3000/", "https://*.example.com", "https://bücher.example"];
    let headers = options().frame_ancestors(right).unwrap().page_headers();
    let policy = headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
    let origins =
        "'self' https://chat.example http://localhost:3000 https://*.example.com https://xn--bcher-kva.example";
    assert!(policy.ends_with(&format!("; frame-ancestors {origins}")), "{policy}");
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let (_, page) = App::quiet().card("c-1").await;
    let stranger = Page { authorization: Vec::new(), ..page.clone() };
    let answers = [
        page.get("state").await,
        page.post("call", r#"{"function":"close"}"#).await,
        page.post("complete", "{}").await,
        page.post("links", "{}").await,
        page.post_as("text/plain", "call", "").await,
        page.get("call").await,
        stranger.get("state").await,
        stranger.get("widget.js").await,
        stranger.get("host.js").await,
    ];
    for answer in answers {
        assert_eq!(answer.headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(answer.headers[REFERRER_POLICY], "no-referrer");
        assert_eq!(answer.headers[CONTENT_SECURITY_POLICY], "default-src 'none'; frame-ancestors 'none'");
        let kept = answer.headers[CACHE_CONTROL] == "public, no-cache";
        assert!(kept || answer.headers[CACHE_CONTROL] == "no-store");
    }
}

#[derive(Clone)]
struct Greeting(&'static str);

/// An application with state, a layer and routes of its own.
fn application(app: &App) -> Router {
    let mark = |mut response: Response| async {
        response.headers_mut().insert("x-application", HeaderValue::from_static("studio"));
        response
    };
    Router::new()
        .route("/", get(async |State(Greeting(text)): State<Greeting>| text))
        .nest("/a/{tenant}/booking", router(app.widget.clone(), RouterOptions::new(app.tokens.clone())))
        .layer(map_response(mark))
        .with_state(Greeting("hello"))
}

#[tokio::test]
async fn the_router_stands_under_any_path_of_an_application_with_its_layers() {
    let app = App::quiet();
    let (_, page) = app.card("c-1").await;
    let page = Page { router: application(&app), ..page };
    let answer = page.send(Request::get("/a/acme/booking/state"), Body::empty()).await;
    assert_eq!(
        (answer.status, &answer.headers["x-application"]),
        (StatusCode::OK, &HeaderValue::from_static("studio"))
    );
    assert_eq!(page.send(Request::get("/"), Body::empty()).await.body, "hello");
}
