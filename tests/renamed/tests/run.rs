//! Runs the widgets that are declared under another name of the crate.
#![allow(clippy::unwrap_used, reason = "a missing value is a failed test")]

use renamed::{counter, everything};
use wf::{Answer, ClientCall, Host, HostError, Memory, Runtime, Url};

counter!(visitors, total);

/// A page with two answers.
struct Page;

impl Host for Page {
    async fn call_client(&self, _: ClientCall) -> Result<Answer, HostError> {
        Answer::success(std::collections::BTreeMap::from([("answer", ["a", "b"])]))
    }
}

#[tokio::test]
async fn a_widget_works_under_another_name() {
    let api = Url::parse("http://127.0.0.1:9/").unwrap();
    let config = everything::Config { api, key: "k-1".into(), retries: 1, label: None };
    let runtime = Runtime::builder().store(Memory::new()).build().unwrap();
    let card = runtime.widget(config).unwrap().create("c-1", everything::Data::new("Ada")).await.unwrap();
    let asked = card.call(everything::Ask { id: 7 }).run(&Page).await.unwrap();
    assert_eq!(asked.answer, ["a", "b"]);
    card.call(everything::Close).run(&Page).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.tags, data.note.as_deref()), (vec!["a".to_owned(), "b".to_owned()], Some("closed")));
}

#[tokio::test]
async fn a_macro_of_another_crate_can_declare_a_widget() {
    let runtime = Runtime::builder().store(Memory::new()).build().unwrap();
    let card = runtime.widget(visitors::Config {}).unwrap().create("c-1", visitors::Data::new()).await.unwrap();
    card.call(visitors::Set { value: 7 }).run(&()).await.unwrap();
    assert_eq!(card.data().await.unwrap().total, 7);
}
