//! A value's own code can panic. The outcome of the call is unknown then.

use std::fmt;

use serde::{Deserialize, Serialize};
use widget_functions::{ErrorKind, Runtime, Url, widget_functions};

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Buggy;

impl fmt::Display for Buggy {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("a bug")
    }
}

widget_functions! {
    widget buggy {
        config { api: Url }
        data {}
        server fn send(value: super::Buggy) { method: POST, url: "{{config.api}}/{{value}}" }
    }
}

#[tokio::test]
async fn a_value_that_panics_leaves_the_call_unknown() {
    let config = buggy::Config { api: Url::parse("http://127.0.0.1:9/").unwrap() };
    let widget = Runtime::builder().build().unwrap().widget(config).unwrap();
    let card = widget.create("c-1", buggy::Data::new()).await.unwrap();
    let error = card.call(buggy::Send { value: Buggy }).run(&()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);

    let call = r#"{"function":"send","inputs":{"value":null}}"#;
    let reply: serde_json::Value =
        serde_json::from_slice(&card.to_dyn().call(call, ()).await.unwrap().to_json()).unwrap();
    assert_eq!((&reply["status"], &reply["kind"]), (&"error".into(), &"unknown".into()), "{reply}");
    assert_eq!(reply["state"]["dismissed"], false);
}
