//! The next access to an instance ends its expired calls.

use std::time::Duration;

use widget_functions::{ClientCall, ErrorKind, Host, HostError, Memory, Runtime, widget_functions};

use super::*;

widget_functions! {
    pub(crate) widget quick {
        data { said: Option<String>, failed: Option<String> }

        client fn ask() -> { said: String } {
            wait_for_response: 100ms,
            on_success: set_variables { said: "{{response.said}}" },
            on_failure: [set_variables { failed: "{{error.kind}}: {{error}}" }, dismiss],
        }

        set_variables fn say(text: String) { variables: { said: "{{text}}" } }
    }
}

const SAID: &str = r#"{"status":"success","data":{"said":"late"}}"#;

async fn quick() -> Instance<quick::Config> {
    let runtime = Runtime::builder().store(Memory::new()).build().unwrap();
    runtime.widget(quick::Config {}).unwrap().create("q-1", quick::Data::new()).await.unwrap()
}

/// Returns an instance with an expired call that waits for an answer.
async fn expired() -> (Instance<quick::Config>, Ticket) {
    let card = quick().await;
    let (ticket, _) = asked(card.call(quick::Ask).id("a-1").start().await);
    tokio::time::sleep(Duration::from_millis(150)).await;
    (card, ticket)
}

/// Asserts that the call has ended with a timeout.
async fn assert_settled(card: &Instance<quick::Config>) {
    let data = card.data().await.unwrap();
    assert_eq!((data.said, data.failed.as_deref()), (None, Some("timeout: there was no answer in time")));
    assert!(card.is_dismissed().await.unwrap());
    let error = failure(done(card.call(quick::Ask).id("a-1").start().await));
    assert!(error.is_timeout());
}

#[tokio::test]
async fn reading_the_data_ends_it() {
    let (card, _) = expired().await;
    assert_settled(&card).await;
}

#[tokio::test]
async fn reading_the_dismissal_ends_it() {
    let (card, _) = expired().await;
    assert!(card.is_dismissed().await.unwrap());
    assert_settled(&card).await;
}

#[tokio::test]
async fn an_update_ends_it_first() {
    let (card, _) = expired().await;
    let failed = card.update(|data| data.failed.clone()).await.unwrap();
    assert_eq!(failed.as_deref(), Some("timeout: there was no answer in time"));
}

#[tokio::test]
async fn another_call_ends_it_first() {
    let (card, _) = expired().await;
    let error = failure(card.call(quick::Say { text: "x".to_owned() }).run(&()).await);
    assert_eq!(error.kind(), ErrorKind::Dismissed);
    assert_settled(&card).await;
}

#[tokio::test]
async fn a_late_answer_is_dropped() {
    let (card, ticket) = expired().await;
    let error = failure(card.complete(ticket, Answer::json(SAID)).await);
    assert!(error.is_timeout());
    assert_settled(&card).await;
}

#[tokio::test]
async fn the_same_call_waits_until_the_deadline() {
    let card = quick().await;
    asked(card.call(quick::Ask).id("a-1").start().await);
    let error = failure(done(card.call(quick::Ask).id("a-1").start().await));
    assert!(error.is_timeout());
    assert_settled(&card).await;
}

#[tokio::test]
async fn many_readers_end_it_once() {
    let (card, _) = expired().await;
    let tasks: Vec<_> = (0..16)
        .map(|_| {
            let card = card.clone();
            tokio::spawn(async move { card.data().await.unwrap().failed })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap().as_deref(), Some("timeout: there was no answer in time"));
    }
    assert_settled(&card).await;
}

#[tokio::test]
async fn does_not_wait_for_a_slow_page() {
    struct Slow;
    impl Host for Slow {
        async fn call_client(&self, _: ClientCall) -> Result<Answer, HostError> {
            tokio::time::sleep(Duration::from_secs(3600)).await;
            Ok(Answer::json(SAID))
        }
    }
    let card = quick().await;
    let error = failure(card.call(quick::Ask).id("a-1").run(&Slow).await);
    assert!(error.is_timeout());
    assert_settled(&card).await;
}
