//! A call that began under another declaration ends as changed.

use widget_functions::{ErrorKind, Memory, Runtime, WidgetConfig};

use super::*;

mod before {
    widget_functions::widget_functions! {
        pub(crate) widget form {
            data { answer: String = "", problem: Option<String> }
            client fn ask(question: String) -> { answer: String } {
                inputs: { question: "{{question}}" },
                wait_for_response: true,
                on_success: set_variables { answer: "{{response.answer}}" },
                on_failure: set_variables { problem: "{{error}}" },
            }
            client fn keep(question: String) -> { answer: String } {
                wait_for_response: true,
                on_success: set_variables { answer: "{{response.answer}}" },
            }
            client fn drop_me() -> { answer: String } { wait_for_response: true }
        }
    }
}

/// `ask` has another template, `drop_me` is removed, and `keep` has only moved.
mod after {
    widget_functions::widget_functions! {
        pub(crate) widget form {
            data { answer: String = "", problem: Option<String> }
            client fn keep(question: String) -> { answer: String } {
                wait_for_response: true,
                on_success: set_variables { answer: "{{response.answer}}" },
            }
            client fn ask(question: String) -> { answer: String } {
                inputs: { question: "{{question}}" },
                wait_for_response: true,
                on_success: set_variables { answer: "It is {{response.answer}}" },
                on_failure: set_variables { problem: "{{error}}" },
            }
        }
    }
}

const ANSWER: &str = r#"{"status":"success","data":{"answer":"42"}}"#;

async fn form<C: WidgetConfig>(store: &Memory, config: C, data: C::Data) -> Instance<C> {
    let runtime = Runtime::builder().store(store.clone()).build().unwrap();
    runtime.widget(config).unwrap().open_or_create("f-1", || data).await.unwrap()
}

async fn forms() -> (Instance<before::form::Config>, Instance<after::form::Config>) {
    let store = Memory::new();
    let before = form(&store, before::form::Config {}, before::form::Data::new()).await;
    (before, form(&store, after::form::Config {}, after::form::Data::new()).await)
}

#[tokio::test]
async fn a_changed_function_ends_its_calls() {
    let (before, after) = forms().await;
    let (ticket, _) = asked(before.call(before::form::Ask { question: "?".to_owned() }).start().await);
    for _ in 0..2 {
        let error = failure(after.complete(ticket.clone(), Answer::json(ANSWER)).await);
        assert_eq!(error.kind(), ErrorKind::Changed);
        assert_eq!(error.message(), "this was changed in the meantime, please try again");
    }
    let data = after.data().await.unwrap();
    assert_eq!((data.answer.as_str(), data.problem), ("", None), "no follow-up runs");
}

#[tokio::test]
async fn a_removed_function_ends_its_calls() {
    let (before, after) = forms().await;
    let (ticket, _) = asked(before.call(before::form::DropMe).start().await);
    let error = failure(after.complete(ticket.clone(), Answer::json(ANSWER)).await);
    assert_eq!(error.kind(), ErrorKind::Changed);
    let error = failure(before.complete(ticket, Answer::json(ANSWER)).await);
    assert_eq!(error.kind(), ErrorKind::Changed, "the outcome stays");
}

#[tokio::test]
async fn changes_of_other_functions_do_not_end_a_call() {
    let (before, after) = forms().await;
    let (ticket, _) = asked(before.call(before::form::Keep { question: "?".to_owned() }).start().await);
    after.complete(ticket, Answer::json(ANSWER)).await.unwrap();
    assert_eq!(after.data().await.unwrap().answer, "42");
}
