//! A call id has at most one effect.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a missing value is a failed test")]

#[path = "at_most_once/broken.rs"]
mod broken;
mod support;
#[path = "../runtime/tests/support/upstream.rs"]
mod upstream;

use std::collections::HashMap;
use std::time::Duration;

use support::{BOOKED, booking, card, failure, json, quiet_card};
use upstream::{Reply, Upstream};
use widget_functions::{ErrorKind, Memory, Runtime, Sqlite, Store, Url, widget_functions};

fn book() -> booking::BookClass {
    booking::BookClass { class_id: 42, note: None }
}

#[tokio::test]
async fn returns_the_stored_success_of_the_same_call() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED)).await;
    let card = card(upstream.url()).await;
    for _ in 0..3 {
        let booked = card.call(book()).id("b-1").run(&()).await.unwrap();
        assert_eq!((booked.confirmation.as_str(), booked.seats_left), ("c-1", 3));
        card.update(|data| data.booked = false).await.unwrap();
    }
    assert_eq!(upstream.requests().len(), 1);
    assert!(!card.data().await.unwrap().booked, "the follow-up has run once");
    let reply =
        card.dispatch(br#"{"id":"b-1","function":"book_class","inputs":{"note":null,"class_id":42}}"#, &()).await;
    assert_eq!(json(reply)["data"]["confirmation"], "c-1");
    assert_eq!(upstream.requests().len(), 1);
}

#[tokio::test]
async fn returns_the_stored_error_of_the_same_call() {
    let upstream = Upstream::start(|_| Reply::json(409, r#"{"error":{"message":"The class is full."}}"#)).await;
    let card = card(upstream.url()).await;
    let first = failure(card.call(book()).id("b-1").run(&()).await);
    card.update(|data| data.problem = None).await.unwrap();
    let second = failure(card.call(book()).id("b-1").run(&()).await);
    assert_eq!(first, second);
    assert_eq!((second.kind(), second.status().map(|status| status.as_u16())), (ErrorKind::Status, Some(409)));
    assert_eq!((upstream.requests().len(), card.data().await.unwrap().problem), (1, None));
}

#[tokio::test]
async fn rejects_an_id_with_other_inputs() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED)).await;
    let card = card(upstream.url()).await;
    card.call(book()).id("b-1").run(&()).await.unwrap();
    let other = booking::BookClass { class_id: 43, note: None };
    let error = failure(card.call(other).id("b-1").run(&()).await);
    assert_eq!((error.kind(), error.is_rejected()), (ErrorKind::IdReused, true));
    assert_eq!(error.message(), "the id of this call was used before, for another call");
    assert_eq!(failure(card.call(booking::Close).id("b-1").run(&()).await).kind(), ErrorKind::IdReused);
    assert_eq!(upstream.requests().len(), 1);
    assert!(!card.is_dismissed().await.unwrap());
}

#[tokio::test]
async fn rejects_an_id_with_other_inputs_while_its_call_runs() {
    let card = quiet_card().await;
    card.call(booking::PickSeat { class_id: 42 }).id("p-1").start().await.unwrap();
    let error = failure(card.call(booking::PickSeat { class_id: 43 }).id("p-1").start().await);
    assert_eq!(error.kind(), ErrorKind::IdReused);
    let error = failure(card.call(booking::Choose { place: "Delft".to_owned() }).id("p-1").run(&()).await);
    assert_eq!(error.kind(), ErrorKind::IdReused);
}

widget_functions! {
    pub(crate) widget maps {
        data { text: String = "" }
        set_variables fn keep(map: HashMap<String, HashMap<u8, u8>>, text: String) {
            variables: { text: "{{inputs.text}}" },
        }
    }
}

#[tokio::test]
async fn ignores_the_order_of_a_map_in_inputs() {
    let runtime = Runtime::builder().store(Memory::new()).build().unwrap();
    let maps = runtime.widget(maps::Config {}).unwrap().create("m-1", maps::Data::new()).await.unwrap();
    for _ in 0..20 {
        // Every new map has another order.
        let inner = || (0..20).map(|number| (number, number)).collect();
        let map = (0..20).map(|number| (format!("{{{number}"), inner())).collect();
        maps.call(maps::Keep { map, text: "kept".to_owned() }).id("1").run(&()).await.unwrap();
    }
    let error = failure(maps.call(maps::Keep { map: HashMap::new(), text: "kept".to_owned() }).id("1").run(&()).await);
    assert_eq!(error.kind(), ErrorKind::IdReused);
}

async fn many_concurrently(store: impl Store) {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED).delay(Duration::from_millis(50))).await;
    let card = support::widget(store, upstream.url()).create("c-42", booking::Data::new("m-7")).await.unwrap();
    for id in ["b-1", "b-2", "b-3"] {
        let calls: Vec<_> = (0..16)
            .map(|_| {
                let card = card.clone();
                tokio::spawn(async move { card.call(book()).id(id).run(&()).await })
            })
            .collect();
        for call in calls {
            assert_eq!(call.await.unwrap().unwrap().confirmation, "c-1");
        }
    }
    assert_eq!(upstream.requests().len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_calls_with_one_id_send_one_request() {
    many_concurrently(Memory::new()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_calls_with_one_id_send_one_request_with_a_file() {
    let folder = tempfile::tempdir().unwrap();
    many_concurrently(Sqlite::open(folder.path().join("booking.db")).unwrap()).await;
}

widget_functions! {
    pub(crate) widget ledger {
        config { api: Url }
        data { log: String = "" }

        server fn enter(token: String) -> { seen: String } {
            method: POST,
            url: "{{config.api}}/enter",
            body: json { token: "{{token}}" },
            on_success: set_variables { log: "{{log}}{{seen}};" },
        }
    }
}

/// A caller can be dropped at any moment: the call either never begins, or ends.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_dropped_caller_changes_nothing() {
    const CALLS: u64 = 200;
    let upstream = Upstream::start(|request| {
        let pause =
            u64::from(request.body.iter().fold(7_u8, |hash, byte| hash.wrapping_mul(31).wrapping_add(*byte)) % 4);
        Reply::json(200, &request.text().replace("token", "seen")).delay(Duration::from_millis(pause))
    });
    let upstream = upstream.await;
    let runtime = Runtime::builder().store(Memory::new()).build().unwrap();
    let ledger = runtime.widget(ledger::Config { api: upstream.url() }).unwrap();
    let ledger = ledger.create("l-1", ledger::Data::new()).await.unwrap();

    let mut dropped = 0;
    for number in 0..CALLS {
        let token = format!("t-{number}");
        let call = ledger.call(ledger::Enter { token: token.clone() }).id(token).run(&());
        // Wait 0 to 5 ms, so that some calls have not begun and some have ended.
        let patience = Duration::from_micros(number * 2654435761 % 5000);
        dropped += u64::from(tokio::time::timeout(patience, call).await.is_err());
    }
    assert!(dropped > CALLS / 10, "only {dropped} calls were dropped");
    runtime.idle().await;

    for number in 0..CALLS {
        let token = format!("t-{number}");
        let entered = ledger.call(ledger::Enter { token: token.clone() }).id(token.clone()).run(&()).await.unwrap();
        assert_eq!(entered.seen, token);
    }
    let mut sent: HashMap<String, usize> = HashMap::new();
    for request in upstream.requests() {
        *sent.entry(request.text()).or_default() += 1;
    }
    assert!(sent.len() == 200 && sent.values().all(|times| *times == 1), "sent once: {sent:?}");
    let log = ledger.data().await.unwrap().log;
    let mut entries: Vec<&str> = log.split_terminator(';').collect();
    entries.sort_unstable();
    entries.dedup();
    assert_eq!((entries.len(), log.matches(';').count()), (200, 200), "every follow-up has run once: {log}");
}

async fn deletes_expired_outcome(store: impl Store) {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED)).await;
    let runtime = Runtime::builder().store(store).outcome_retention(Duration::from_millis(50)).build().unwrap();
    let widget = runtime.widget(support::config(upstream.url())).unwrap();
    let card = widget.create("c-42", booking::Data::new("m-7")).await.unwrap();
    card.call(book()).id("b-1").run(&()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    card.call(booking::Choose { place: "Utrecht".to_owned() }).run(&()).await.unwrap();
    let other = booking::BookClass { class_id: 43, note: None };
    card.call(other).id("b-1").run(&()).await.unwrap();
    assert_eq!(upstream.requests().len(), 2);
}

#[tokio::test]
async fn deletes_an_outcome_after_its_retention() {
    deletes_expired_outcome(Memory::new()).await;
}

#[tokio::test]
async fn deletes_an_outcome_after_its_retention_with_a_file() {
    let folder = tempfile::tempdir().unwrap();
    deletes_expired_outcome(Sqlite::open(folder.path().join("booking.db")).unwrap()).await;
}

#[tokio::test]
async fn an_outcome_outlives_its_process() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED)).await;
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..3 {
        let store = Sqlite::open(folder.path().join("booking.db")).unwrap();
        let widget = support::widget(store, upstream.url());
        let card = widget.open_or_create("c-42", || booking::Data::new("m-7")).await.unwrap();
        assert_eq!(card.call(book()).id("b-1").run(&()).await.unwrap().confirmation, "c-1");
    }
    assert_eq!(upstream.requests().len(), 1);
}
