//! Concurrent calls never lose each other's changes.
#![allow(clippy::unwrap_used, reason = "a missing value is a failed test")]

use widget_functions::{Instance, Memory, Runtime, Sqlite, Store, widget_functions};

const TASKS: usize = 8;
const ROUNDS: u64 = 1_000;

widget_functions! {
    pub(crate) widget counters {
        data {
            log: String = "",
            a: u64 = 0,
            b: u64 = 0,
            c: u64 = 0,
            d: u64 = 0,
            e: u64 = 0,
            f: u64 = 0,
            g: u64 = 0,
            h: u64 = 0,
        }
        set_variables fn set_a(value: u64) { variables: { a: "{{value}}" } }
        set_variables fn set_b(value: u64) { variables: { b: "{{value}}" } }
        set_variables fn set_c(value: u64) { variables: { c: "{{value}}" } }
        set_variables fn set_d(value: u64) { variables: { d: "{{value}}" } }
        set_variables fn set_e(value: u64) { variables: { e: "{{value}}" } }
        set_variables fn set_f(value: u64) { variables: { f: "{{value}}" } }
        set_variables fn set_g(value: u64) { variables: { g: "{{value}}" } }
        set_variables fn set_h(value: u64) { variables: { h: "{{value}}" } }
        set_variables fn append() { variables: { log: "{{log}}x" } }
    }
}

type Card = Instance<counters::Config>;

async fn card(store: impl Store) -> Card {
    let runtime = Runtime::builder().store(store).build().unwrap();
    let widget = runtime.widget(counters::Config {}).unwrap();
    widget.open_or_create("c-1", counters::Data::new).await.unwrap()
}

fn fields(data: &counters::Data) -> [u64; TASKS] {
    [data.a, data.b, data.c, data.d, data.e, data.f, data.g, data.h]
}

/// Each task increments its own field, and checks after every step that no other task has reset it.
async fn count_apart(cards: [Card; TASKS]) {
    let tasks = (0..).zip(cards).map(|(task, card): (usize, _)| {
        tokio::spawn(async move {
            let name = ["a", "b", "c", "d", "e", "f", "g", "h"][task];
            for round in 1..=ROUNDS {
                let call = format!(r#"{{"function":"set_{name}","inputs":{{"value":{round}}}}}"#);
                let reply = card.dispatch(call.as_bytes(), &()).await;
                assert_eq!(String::from_utf8(reply).unwrap(), r#"{"status":"success","data":{}}"#);
                assert_eq!(fields(&card.data().await.unwrap())[task], round, "what is reported is there");
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
}

/// Lets all tasks append to one field.
async fn append_together(cards: [Card; TASKS]) {
    let tasks: Vec<_> = cards
        .into_iter()
        .map(|card| {
            tokio::spawn(async move {
                for _ in 0..ROUNDS {
                    card.call(counters::Append).run(&()).await.unwrap();
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}

/// Returns one handle of the instance per task.
fn handles(card: &Card) -> [Card; TASKS] {
    std::array::from_fn(|_| card.clone())
}

async fn assert_counted(card: &Card) {
    assert_eq!(fields(&card.data().await.unwrap()), [ROUNDS; TASKS]);
}

async fn assert_appended(card: &Card) {
    let log = card.data().await.unwrap().log;
    assert_eq!(log.len() as u64, TASKS as u64 * ROUNDS);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn different_fields_in_memory() {
    let card = card(Memory::new()).await;
    count_apart(handles(&card)).await;
    assert_counted(&card).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_field_in_memory() {
    let card = card(Memory::new()).await;
    append_together(handles(&card)).await;
    assert_appended(&card).await;
}

/// Opens the file separately for half of the tasks, like another process.
async fn file_cards(file: &std::path::Path) -> [Card; TASKS] {
    let here = card(Sqlite::open(file).unwrap()).await;
    let elsewhere = card(Sqlite::open(file).unwrap()).await;
    std::array::from_fn(|task| if task % 2 == 0 { here.clone() } else { elsewhere.clone() })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn different_fields_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let cards = file_cards(&folder.path().join("counters.db")).await;
    let card = cards[0].clone();
    count_apart(cards).await;
    assert_counted(&card).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_field_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let cards = file_cards(&folder.path().join("counters.db")).await;
    let card = cards[0].clone();
    append_together(cards).await;
    assert_appended(&card).await;
}
