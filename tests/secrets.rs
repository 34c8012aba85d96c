//! Secrets stay on the server, whatever happens to a call.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a missing value is a failed test")]

#[path = "secrets/log.rs"]
mod log;
#[path = "../runtime/tests/support/upstream.rs"]
mod upstream;

use std::fmt::Debug;
use std::time::Duration;

use log::Log;
use upstream::{Reply, Upstream};
use widget_functions::store::{Commit, InstanceKey};
use widget_functions::{FunctionError, Instance, Memory, Runtime, Sqlite, Store, Url, Widget, widget_functions};

widget_functions! {
    /// A safe.
    pub(crate) widget safe {
        config {
            secret api: Url,
            secret key: String,
            secret number: Option<u64>,
        }

        data {
            owner: String = "Ada",
            problem: Option<String>,
            secret token: Option<String>,
            secret pins: Vec<u32> = vec![40_004],
        }

        server fn open(note: Option<String>) -> { secret token: String, secret pin: u32 = "pins[0]", owner: String } {
            method: POST,
            url: "{{config.api}}/doors/{{config.key}}/{{ config.number ?? 0 }}?token={{ token ?? 'none' }}",
            headers: { "authorization": "Bearer {{config.key}}", "x-token": "{{token}}", "x-pin": "{{pins[0]}}" },
            parameters: { key: "{{config.key}}", note: "{{note}}" },
            body: json { key: "{{config.key}}", token: "{{token}}", pins: "{{pins}}", text: "my {{config.key}}" },
            error_message: "error.message",
            on_success: set_variables { token: "{{response.token}}", owner: "{{response.owner}}" },
            on_failure: set_variables { problem: "{{error}} {{error.kind}}" },
        }

        server fn form() {
            method: PUT,
            url: "{{config.api}}/form",
            body: form { key: "{{config.key}}", token: "{{token}}" },
        }

        server fn text() -> { secret token: String } {
            method: PATCH,
            url: "{{config.api}}/text",
            body: text "{{config.key}} {{token}}",
            on_success: set_variables { token: "new {{response.token}}" },
        }

        dismiss fn close();
    }
}

/// The secrets, which no text for others may contain.
const SECRETS: [&str; 8] =
    ["s3cr3t", "S3CR3T", "s3cr3t-base", "s3cr3t-key", "s3cr3t-token", "7311973119", "40004", "51115"];

const OPENED: &str = r#"{"token":"s3cr3t-token-2","pins":[51115],"owner":"Grace","more":"s3cr3t-more"}"#;

/// Asserts that a text contains no secret. The message names its place.
#[track_caller]
fn assert_silent(place: &str, text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret} is in {place}: {text}");
    }
}

#[track_caller]
fn assert_debug_silent(place: &str, value: &impl Debug) {
    assert_silent(place, &format!("{value:?}\n{value:#?}"));
}

fn widget(store: impl Store, base: Url) -> Widget<safe::Config> {
    let runtime = Runtime::builder()
        .store(store)
        .default_timeout(Duration::from_millis(300))
        .max_response_body_bytes(10_000)
        .build()
        .unwrap();
    let api = base.join("s3cr3t-base/").unwrap();
    runtime.widget(safe::Config { api: api.into(), key: "s3cr3t-key".into(), number: 7_311_973_119.into() }).unwrap()
}

async fn safe(base: Url) -> Instance<safe::Config> {
    let data = safe::Data { token: "s3cr3t-token".to_owned().into(), ..safe::Data::new() };
    widget(Memory::new(), base).create("s-1", data).await.unwrap()
}

/// Makes every kind of call on the safe, and checks all replies.
async fn check_calls(place: &str, safe: &Instance<safe::Config>) {
    let outcomes: [Result<(), FunctionError>; 3] = [
        safe.call(safe::Open { note: None }).run(&()).await.map(drop),
        safe.call(safe::Form).run(&()).await,
        safe.call(safe::Text).id("text").run(&()).await.map(drop),
    ];
    for error in outcomes.into_iter().filter_map(Result::err) {
        assert_silent(place, &error.to_string());
        assert_debug_silent(place, &error);
    }
    for call in [
        r#"{"function":"open"}"#,
        r#"{"function":"open","id":"open"}"#,
        r#"{"function":"open","id":"open"}"#,
        r#"{"function":"open","id":"open","inputs":{"note":"other"}}"#,
        r#"{"function":"form"}"#,
        r#"{"function":"text","id":"text"}"#,
    ] {
        let reply = String::from_utf8(safe.dispatch(call.as_bytes(), &()).await).unwrap();
        assert_silent(place, &reply);
    }
    let data = safe.data().await.unwrap();
    assert_debug_silent(place, &data);
    assert_silent(place, &format!("{:?} {}", data.problem, data.owner));
}

#[tokio::test]
async fn a_successful_call_reveals_no_secret() {
    let log = Log::start();
    let upstream = Upstream::start(|_| Reply::json(200, OPENED)).await;
    let safe = safe(upstream.url()).await;
    let opened = safe.call(safe::Open { note: None }).run(&()).await.unwrap();
    assert_eq!((opened.token.expose().as_str(), *opened.pin.expose()), ("s3cr3t-token-2", 51_115));
    let reply = safe.dispatch(br#"{"function":"open"}"#, &()).await;
    assert_eq!(String::from_utf8(reply).unwrap(), r#"{"status":"success","data":{"owner":"Grace"}}"#);
    check_calls("a success", &safe).await;

    let first = &upstream.requests()[0];
    assert_eq!(first.target, "/s3cr3t-base/doors/s3cr3t-key/7311973119?token=s3cr3t-token&key=s3cr3t-key");
    assert_eq!(first.header("x-token"), Some("s3cr3t-token"));
    assert_eq!(
        first.text(),
        r#"{"key":"s3cr3t-key","token":"s3cr3t-token","pins":[40004],"text":"my s3cr3t-key"}"#,
        "a service gets what is declared for it"
    );
    assert_eq!(safe.data().await.unwrap().token.expose().as_deref(), Some("s3cr3t-token-2"));
    assert_silent("the log", &log.text());
}

#[tokio::test]
async fn a_failed_call_reveals_no_secret() {
    let log = Log::start();
    for (place, reply) in [
        ("a status", Reply::json(403, r#"{"token":"s3cr3t-more","error":"s3cr3t-more"}"#)),
        ("a server's fault", Reply::json(500, "s3cr3t-more")),
        ("a redirect", Reply::redirect(302, "/s3cr3t-more")),
        ("no answer", Reply::silence()),
        ("no connection", Reply::nothing()),
        ("a reset", Reply::raw("HTTP/1.1 200 OK\r\ns3cr3t-more").reset()),
        ("no HTTP", Reply::raw("s3cr3t-more\r\n\r\n")),
        ("half a body", Reply::truncated(200, 1000, b"{\"token\":\"s3cr3t-more\"")),
        ("too large a body", Reply::json(200, &"s3cr3t-more".repeat(1000))),
        ("no gzip", Reply::body(200, "content-encoding: gzip\r\n", b"s3cr3t-more")),
        ("no JSON", Reply::json(200, r#"{"token":"s3cr3t-more""#)),
        ("a missing field", Reply::json(200, r#"{"token":"s3cr3t-more"}"#)),
        ("an ill-typed field", Reply::json(200, r#"{"token":["s3cr3t-more"],"pins":["s3cr3t-more"],"owner":51115}"#)),
        ("a number that does not fit", Reply::json(200, r#"{"token":7311973119,"pins":[7311973119],"owner":"Ada"}"#)),
    ] {
        let upstream = Upstream::start(move |_| reply.clone()).await;
        let safe = safe(upstream.url()).await;
        check_calls(place, &safe).await;
        assert!(safe.data().await.unwrap().problem.is_some(), "{place} is no failure");
    }
    assert!(log.text().contains("the request failed"), "the log is kept: {}", log.text());
    assert_silent("the log", &log.text());
}

#[tokio::test]
async fn a_secret_that_cannot_be_sent_is_not_revealed() {
    let log = Log::start();
    let upstream = Upstream::start(|_| Reply::json(200, OPENED)).await;
    for token in ["s3cr3t\ntoken", "s3cr3t-tökén", "s3cr3t\0", " s3cr3t"] {
        let safe = safe(upstream.url()).await;
        safe.update(|data| data.token = token.to_owned().into()).await.unwrap();
        let error = safe.call(safe::Open { note: None }).run(&()).await.err().unwrap();
        assert_eq!(error.message(), "this value cannot be used here");
        assert_debug_silent("a header", &error);
        assert_debug_silent("the data", &safe.data().await.unwrap());
    }
    assert_eq!(upstream.connections(), 0);
    assert_silent("the log", &log.text());
}

#[tokio::test]
async fn a_damaged_record_reveals_no_secret() {
    let log = Log::start();
    let store = Memory::new();
    let widget = widget(store.clone(), Url::parse("http://127.0.0.1:9/").unwrap());
    let safe = widget.create("s-1", safe::Data::new()).await.unwrap();
    let key = InstanceKey { widget: "safe".into(), instance: "s-1".to_owned() };
    let head = format!("widget-functions record 1\nopen\ngeneration {:032x}\n", 7);
    let damaged = [
        "s3cr3t",
        "widget-functions record s3cr3t\nopen\nend",
        "widget-functions record 1\ns3cr3t\nend",
        "widget-functions record 1\nopen\ngeneration s3cr3t\nend",
        &format!("{head}s3cr3t"),
        &format!("{head}data s3cr3t\nend"),
        &format!("{head}data token \"s3cr3t-token\nend"),
        &format!("{head}data token {{\"s3cr3t\":\"s3cr3t-token\"}}\ndata pins [\"s3cr3t\"]\nend"),
    ];
    for record in damaged {
        let expected_version = store.load(&key, None).await.unwrap().map(|stored| stored.version);
        let record = Some(record.to_owned().into());
        let commit = Commit { expected_version, record, ..Commit::default() };
        store.commit(&key, commit).await.unwrap();
        check_errors(&safe.data().await.unwrap_err());
        check_errors(&safe.is_dismissed().await.map(|_| ()).and(widget.open("s-1").await.map(drop)).unwrap_err());
        let error = safe.call(safe::Close).run(&()).await.unwrap_err();
        assert_debug_silent("an error", &error);
        assert_silent("an error", error.message());
    }
    assert!(log.text().contains("damaged"), "{}", log.text());
    assert_silent("the log", &log.text());
}

/// Checks all texts of an error and its sources.
#[track_caller]
fn check_errors(error: &dyn std::error::Error) {
    let mut next = Some(error);
    while let Some(error) = next {
        assert_silent("an error", &format!("{error} {error:?}"));
        next = error.source();
    }
}

#[tokio::test]
async fn traces_the_outcome_of_a_call_under_its_id() {
    let log = Log::start();
    let upstream = Upstream::start(|_| Reply::json(200, OPENED)).await;
    let safe = safe(upstream.url()).await;
    safe.call(safe::Open { note: None }).id("id-of-the-call").run(&()).await.unwrap();
    let text = log.text();
    for part in ["span widget_functions_runtime::engine::execute call:", "open", "id-of-the-call", "success"] {
        assert!(text.contains(part), "no {part} in {text}");
    }
}

#[tokio::test]
async fn debug_and_display_reveal_no_secret() {
    assert_silent("the manifest", &serde_json::to_string(&safe::manifest()).unwrap());
    assert_debug_silent("the manifest", &safe::manifest());
    assert!(!format!("{:?}", safe::manifest()).contains("token"), "the names of secrets are no page's business");

    let folder = tempfile::tempdir().unwrap();
    let store = Sqlite::open(folder.path().join("safe.db")).unwrap();
    let widget = widget(store.clone(), Url::parse("http://127.0.0.1:9/").unwrap());
    let safe = widget
        .create("s-1", safe::Data { token: "s3cr3t-token".to_owned().into(), ..safe::Data::new() })
        .await
        .unwrap();
    assert_debug_silent("a widget", &widget);
    assert_debug_silent("a store", &store);
    assert_debug_silent("an instance", &safe);
    assert_debug_silent("a call", &safe.call(safe::Open { note: None }));
    assert_debug_silent("the data", &safe.data().await.unwrap());
    assert_debug_silent("an error", &widget.create("s-1", safe::Data::new()).await.unwrap_err());
    assert_debug_silent("an error", &widget.open("s-2").await.unwrap_err());
}
