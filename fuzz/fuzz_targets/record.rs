//! A store may return any bytes: nothing panics, and no error contains a part of them.
//!
//! Most inputs are edits of real records and outcomes, which the target writes when it starts.
//! `cargo +nightly fuzz run -s none record corpus/record -- -max_total_time=600`

#![no_main]

use std::future::Future;
use std::sync::LazyLock;
use std::time::Duration;

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use widget_functions_fuzz::block_on;
use widget_functions_fuzz::json::reply;
use widget_functions_fuzz::service::Service;
use widget_functions_fuzz::store::{Hostile, Stored};
use widget_functions_fuzz::widget::{Card, fuzzed, widget};

/// Stands in the bytes for content, which no error may contain.
const CANARY: &str = "s3cretCanary";
const PENDING: &[u8] = br#"{"id":"pick-1","function":"pick","inputs":{"count":1}}"#;
const ENDED: &[u8] = br#"{"id":"choose-1","function":"choose","inputs":{"place":"Delft","count":2}}"#;

#[derive(Arbitrary, Debug)]
enum Input<'a> {
    Raw(&'a [u8], Option<&'a [u8]>),
    Edited { base: u8, record: Vec<Edit<'a>>, outcome: Vec<Edit<'a>> },
}

/// One change of a text.
#[derive(Arbitrary, Debug)]
struct Edit<'a> {
    at: u16,
    removed: u8,
    inserted: Insert<'a>,
}

#[derive(Arbitrary, Debug)]
enum Insert<'a> {
    Bytes(&'a [u8]),
    Canary,
    /// A part of the text itself: a line twice, a value of another field.
    Copy {
        from: u16,
        length: u8,
    },
}

fuzz_target!(|input: Input<'_>| {
    let (record, outcome) = bytes(&input);
    // An outcome is content that its caller gets. Only if it is no JSON, nothing of it may be shown.
    let hides_outcome = outcome.as_ref().is_none_or(|outcome| serde_json::from_slice::<Value>(outcome).is_err());
    block_on(async {
        let opened = soon(widget(Hostile::new(record.clone(), outcome.clone()), &Service::default()).open("c-1")).await;
        let Some(card) = opened.and_then(|opened| opened.map_err(|error| assert_hidden(&error)).ok()) else {
            return;
        };
        read(&card).await;
        for call in [PENDING, ENDED] {
            let card = fresh(&record, &outcome).await;
            check(soon(card.dispatch(call, &())).await, hides_outcome);
            let card = fresh(&record, &outcome).await;
            if let Some(Ok(reply)) = soon(card.call_json(call, &())).await {
                check(Some(reply), hides_outcome);
            }
            read(&card).await;
        }
        let completion = br#"{"ticket":"pick-1","answer":{"status":"success","data":{"seat":"4b"}}}"#;
        let card = fresh(&record, &outcome).await;
        if let Some(Ok(reply)) = soon(card.complete_json(completion)).await {
            check(Some(reply), hides_outcome);
        }
        if let Some(Err(error)) = soon(card.update(|data| data.count += 1)).await {
            assert_hidden(&error);
        }
    });
});

/// The instance as it was stored, whatever the calls before have made of it.
async fn fresh(record: &[u8], outcome: &Option<Vec<u8>>) -> Card {
    widget(Hostile::new(record.to_vec(), outcome.clone()), &Service::default())
        .open("c-1")
        .await
        .expect("an instance, as before")
}

/// Reads what a page and the application see.
async fn read(card: &Card) {
    if let Some(Err(error)) = soon(card.state_json()).await {
        assert_hidden(&error);
    }
    if let Some(Err(error)) = soon(card.data()).await {
        assert_hidden(&error);
    }
    if let Some(Err(error)) = soon(card.is_dismissed()).await {
        assert_hidden(&error);
    }
}

/// A call whose intent is in the record waits for its outcome, which never comes.
async fn soon<T>(work: impl Future<Output = T>) -> Option<T> {
    tokio::time::timeout(Duration::from_millis(2), work).await.ok()
}

fn assert_hidden(error: &(impl std::error::Error + ?Sized)) {
    let mut source: Option<&dyn std::error::Error> = error.source();
    assert!(!format!("{error} {error:?} {error:#?}").contains(CANARY), "{error:?}");
    while let Some(error) = source {
        assert!(!format!("{error} {error:?}").contains(CANARY), "{error:?}");
        source = error.source();
    }
}

fn check(bytes: Option<Vec<u8>>, hides_outcome: bool) {
    let Some(reply) = bytes.map(reply) else { return };
    if reply["status"] == "error" && hides_outcome {
        assert!(!reply["error"].to_string().contains(CANARY), "{reply}");
    }
}

fn bytes(input: &Input<'_>) -> (Vec<u8>, Option<Vec<u8>>) {
    match input {
        Input::Raw(record, outcome) => (record.to_vec(), outcome.map(<[u8]>::to_vec)),
        Input::Edited { base, record, outcome } => {
            let base = &BASES[usize::from(*base) % BASES.len()];
            (edited(&base.record, record), base.outcome.as_ref().map(|text| edited(text, outcome)))
        }
    }
}

fn edited(text: &[u8], edits: &[Edit<'_>]) -> Vec<u8> {
    let mut text = text.to_vec();
    for edit in edits {
        let at = usize::from(edit.at).min(text.len());
        let end = (at + usize::from(edit.removed)).min(text.len());
        let inserted = match edit.inserted {
            Insert::Bytes(bytes) => bytes.to_vec(),
            Insert::Canary => CANARY.into(),
            Insert::Copy { from, length } => text.iter().skip(from.into()).take(length.into()).copied().collect(),
        };
        text.splice(at..end, inserted);
    }
    text
}

/// Records of one instance in the order of its life, with the outcomes of their time.
static BASES: LazyLock<Vec<Stored>> = LazyLock::new(|| {
    block_on(async {
        let store = Hostile::default();
        let card = widget(store.clone(), &Service::default())
            .open_or_create("c-1", fuzzed::Data::new)
            .await
            .expect("an instance");
        let mut bases = vec![store.stored()];
        for call in [ENDED, PENDING, br#"{"id":"need-1","function":"need"}"#, br#"{"id":"x","function":"close"}"#] {
            card.call_json(call, &()).await.expect("an instance");
            bases.push(store.stored());
        }
        bases
    })
});
