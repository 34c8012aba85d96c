//! A store may return any bytes: nothing panics, and no error contains a part of them.
//!
//! Most inputs are edits of real records, outcomes, and intents, which the target writes when it starts.
//! `cargo xtask soak record` runs it for 10 minutes.

#![no_main]

use std::future::Future;
use std::sync::LazyLock;
use std::time::Duration;

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use widget_functions::Widget;
use widget_functions_fuzz::block_on;
use widget_functions_fuzz::json::reply;
use widget_functions_fuzz::service::Service;
use widget_functions_fuzz::store::{Hostile, Stored};
use widget_functions_fuzz::widget::{Card, fuzzed, widget};

/// Stands in the bytes for content, which no error may contain.
const CANARY: &str = "s3cretCanary";
const PENDING: &[u8] = br#"{"id":"pick-1","function":"pick","inputs":{"count":1}}"#;
const COMPLETION: &[u8] = br#"{"ticket":"pick-1","answer":{"status":"success","data":{"seat":"4b"}}}"#;
const ENDED: &[u8] = br#"{"id":"choose-1","function":"choose","inputs":{"place":"Delft","count":2}}"#;

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    base: u8,
    is_expired: bool,
    record: Change<'a>,
    outcome: Change<'a>,
    intent: Change<'a>,
}

/// What becomes of one of the texts of an instance.
#[derive(Arbitrary, Debug)]
enum Change<'a> {
    Edits(Vec<Edit<'a>>),
    Replace(&'a [u8]),
    Remove,
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
    let stored = changed(&input);
    // An outcome is content that its caller gets. Nothing of it may be shown if it is not JSON.
    let is_json = |outcome: &Vec<u8>| serde_json::from_slice::<Value>(outcome).is_ok();
    let hides_outcome = !stored.outcome.as_ref().is_some_and(is_json);
    block_on(async {
        let opened = soon(card_widget(&stored).open("c-1")).await;
        let Some(card) = opened.and_then(|opened| opened.map_err(|error| assert_hidden(&error)).ok()) else {
            return;
        };
        read(&card).await;
        for call in [PENDING, ENDED] {
            let card = fresh(&stored);
            check(soon(card.dispatch(call, &())).await, hides_outcome);
            let card = fresh(&stored);
            if let Some(Ok(reply)) = soon(card.to_dyn().call(call, ())).await {
                check(Some(reply.to_json()), hides_outcome);
            }
            read(&card).await;
        }
        let card = fresh(&stored);
        if let Some(Ok(reply)) = soon(card.to_dyn().complete(COMPLETION)).await {
            check(Some(reply.to_json()), hides_outcome);
        }
        read(&card).await;
        if let Some(Err(error)) = soon(fresh(&stored).update(|data| data.count = 7)).await {
            assert_hidden(&error);
        }
    });
});

fn card_widget(stored: &Stored) -> Widget<fuzzed::Config> {
    widget(Hostile::new(stored.clone()), &Service::default())
}

/// The instance as it was stored, whatever the calls before have made of it.
fn fresh(stored: &Stored) -> Card {
    card_widget(stored).instance("c-1")
}

/// Reads what a page and the application see.
async fn read(card: &Card) {
    if let Some(Err(error)) = soon(card.to_dyn().state()).await {
        assert_hidden(&error);
    }
    if let Some(Err(error)) = soon(card.data()).await {
        assert_hidden(&error);
    }
    if let Some(Err(error)) = soon(card.is_dismissed()).await {
        assert_hidden(&error);
    }
}

/// A call with a stored intent waits for its outcome, which never arrives. The clock of the executor is paused, so that
/// waiting takes no time.
async fn soon<T>(work: impl Future<Output = T>) -> Option<T> {
    tokio::time::timeout(Duration::from_secs(1), work).await.ok()
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

fn changed(input: &Input<'_>) -> Stored {
    let base = &BASES[usize::from(input.base) % BASES.len()];
    let mut stored = base.clone();
    stored.is_expired = input.is_expired;
    stored.record = text(Some(&base.record), &input.record).unwrap_or_default();
    stored.outcome = text(base.outcome.as_ref(), &input.outcome);
    stored.intent = text(base.intent.as_ref(), &input.intent);
    stored
}

fn text(base: Option<&Vec<u8>>, change: &Change<'_>) -> Option<Vec<u8>> {
    match change {
        Change::Edits(edits) => base.map(|text| edited(text, edits)),
        Change::Replace(text) => Some(text.to_vec()),
        Change::Remove => None,
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

/// The states of one instance in the order of its life.
static BASES: LazyLock<Vec<Stored>> = LazyLock::new(|| {
    block_on(async {
        let store = Hostile::default();
        let card = widget(store.clone(), &Service::default())
            .open_or_create("c-1", fuzzed::Data::new)
            .await
            .expect("an instance");
        let mut bases = vec![store.stored()];
        for call in [ENDED, PENDING, br#"{"id":"need-1","function":"need"}"#, br#"{"id":"x","function":"close"}"#] {
            card.to_dyn().call(call, ()).await.expect("an instance");
            bases.push(store.stored());
        }
        bases
    })
});
