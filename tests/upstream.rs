//! The outcomes of a declared server function for all kinds of responses.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a missing value is a failed test")]

#[path = "upstream/answers.rs"]
mod answers;
#[path = "upstream/broken.rs"]
mod broken;
#[path = "upstream/messages.rs"]
mod messages;
#[path = "upstream/statuses.rs"]
mod statuses;
mod support;
#[path = "../runtime/tests/support/upstream.rs"]
mod upstream;

use upstream::{Reply, Upstream};
use widget_functions::{ErrorKind, FunctionError, Instance, Memory, Runtime, Url, widget_functions};

widget_functions! {
    pub(crate) widget shop {
        config { api: Url, secret key: String }

        data {
            seen: Option<String>,
            problem: Option<String>,
            status: Option<u16>,
            kind: Option<String>,
        }

        server fn fetch(what: String)
            -> { title: String, count: u32 = "meta.count", first: Option<u64> = "items[0].id" }
        {
            method: POST,
            url: "{{config.api}}/in-the-path/{{what}}",
            headers: { "x-key": "{{config.key}}" },
            body: text "in-the-body",
            on_success: set_variables { seen: "{{title}}" },
            on_failure: set_variables { problem: "{{error}}", status: "{{error.status}}", kind: "{{error.kind}}" },
        }

        server fn ping() {
            url: "{{config.api}}/in-the-path/ping",
            headers: { "x-key": "{{config.key}}" },
            error_message: "error.message",
            on_success: set_variables { seen: "pong" },
            on_failure: set_variables { problem: "{{error}}", status: "{{error.status}}", kind: "{{error.kind}}" },
        }

        server fn hurry() -> { title: String } {
            url: "{{config.api}}/in-the-path/hurry",
            timeout: 300ms,
            on_success: set_variables { seen: "{{title}}" },
            on_failure: set_variables { problem: "{{error}}", status: "{{error.status}}", kind: "{{error.kind}}" },
        }
    }
}

/// Texts in requests and responses that no error may contain.
const HIDDEN: [&str; 16] = [
    "127.0.0.1",
    "http",
    "in-the-path",
    "in-the-body",
    "x-key",
    "k-123",
    "in-the-answer",
    "u32",
    "String",
    "Option",
    "serde",
    "reqwest",
    "hyper",
    "invalid type",
    "line 1",
    "::",
];

async fn shop(api: Url) -> Instance<shop::Config> {
    let runtime = Runtime::builder().store(Memory::new()).max_response_body_bytes(10_000).build().unwrap();
    let widget = runtime.widget(shop::Config { api, key: "k-123".into() }).unwrap();
    widget.create("s-1", shop::Data::new()).await.unwrap()
}

async fn fetch(shop: &Instance<shop::Config>) -> Result<shop::FetchReturned, FunctionError> {
    shop.call(shop::Fetch { what: "in-the-path".to_owned() }).run(&()).await
}

/// Returns the return fields of `fetch` for this response.
async fn fetched(reply: Reply) -> (String, u32, Option<u64>) {
    let upstream = Upstream::start(move |_| reply.clone()).await;
    let shop = shop(upstream.url()).await;
    let fetched = fetch(&shop).await.unwrap();
    assert_eq!(shop.data().await.unwrap().seen.as_ref(), Some(&fetched.title));
    (fetched.title, fetched.count, fetched.first)
}

/// Returns the kind, status, and text of the error of `fetch` for this response, after checking it.
async fn failed(reply: Reply) -> (ErrorKind, Option<u16>, String) {
    let upstream = Upstream::start(move |_| reply.clone()).await;
    let shop = shop(upstream.url()).await;
    let error = support::failure(fetch(&shop).await);
    assert_eq!(upstream.requests().len(), 1, "sent exactly once");
    checked(&shop, &error).await
}

/// Checks that an error is fit for end users, and that its follow-up has seen the same.
async fn checked(shop: &Instance<shop::Config>, error: &FunctionError) -> (ErrorKind, Option<u16>, String) {
    let text = format!("{error}\n{error:?}");
    for hidden in HIDDEN {
        assert!(!error.message().contains(hidden), "{hidden} is in {error}");
    }
    for secret in &HIDDEN[..7] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
    assert!(!error.message().is_empty() && error.message().len() < 300 && !error.message().contains('\n'), "{error}");
    assert!(!error.is_rejected());
    let data = shop.data().await.unwrap();
    assert_eq!(data.problem.as_deref(), Some(error.message()), "the follow-up sees the error");
    assert_eq!((data.kind.as_deref(), data.seen), (Some(error.kind().as_str()), None));
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(data.status, status);
    (error.kind(), status, error.message().to_owned())
}
