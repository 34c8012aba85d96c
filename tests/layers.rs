//! The application's own layers around every call.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a missing value is a failed test")]

use std::sync::{Arc, Mutex};

use widget_functions::{
    Answer, CallInfo, CallReport, ErrorKind, FunctionError, Layer, Memory, Next, Progress, Runtime, widget_functions,
};

widget_functions! {
    widget counter {
        data { count: u32 = 0 }
        set_variables fn set(to: u32) { variables: { count: "{{to}}" } }
        client fn ask() -> { count: u32 } {
            wait_for_response: true,
            on_success: set_variables { count: "{{response.count}}" },
        }
    }
}

/// Records every call, and rejects the call ids that begin with `bad`.
#[derive(Clone)]
struct Log(&'static str, Arc<Mutex<Vec<String>>>);

impl Log {
    fn push(&self, line: &str) {
        self.1.lock().unwrap().push(format!("{} {line}", self.0));
    }
}

impl Layer for Log {
    async fn call(&self, call: &CallInfo, next: Next<'_>) -> Result<CallReport, FunctionError> {
        assert_eq!((call.widget_name(), call.instance_id()), ("counter", "c-1"));
        let id = call.call_id().unwrap_or("-");
        self.push(&format!("{} {id}", call.function().unwrap_or("complete")));
        if id.starts_with("bad") {
            return Err(FunctionError::new(ErrorKind::Invalid, "not now"));
        }
        let report = next.run().await;
        self.push(match &report {
            Ok(report) if report.is_waiting() => "waits",
            Ok(report) if report.error().is_some() => "failed",
            Ok(_) => "succeeded",
            Err(_) => "rejected",
        });
        report
    }
}

#[tokio::test]
async fn layers_see_every_entry_in_their_order() {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let runtime = Runtime::builder().layer(Log("outer", lines.clone())).layer(Log("inner", lines.clone()));
    let widget = runtime.build().unwrap().widget(counter::Config {}).unwrap();
    let card = widget.create("c-1", counter::Data::new()).await.unwrap();
    let take = || std::mem::take(&mut *lines.lock().unwrap());

    card.call(counter::Set { to: 1 }).run(&()).await.unwrap();
    assert_eq!(take(), ["outer set -", "inner set -", "inner succeeded", "outer succeeded"]);

    card.dispatch(br#"{"id":"d-1","function":"set","inputs":{"to":2}}"#, &()).await;
    assert_eq!(take(), ["outer set d-1", "inner set d-1", "inner succeeded", "outer succeeded"]);

    let Progress::Ask { ticket, .. } = card.call(counter::Ask {}).id("a-1").start().await.unwrap() else {
        panic!("a client call asks the page")
    };
    assert_eq!(take(), ["outer ask a-1", "inner ask a-1", "inner waits", "outer waits"]);
    card.complete(ticket, Answer::error("no seat")).await.unwrap_err();
    assert_eq!(take(), ["outer complete a-1", "inner complete a-1", "inner failed", "outer failed"]);
}

#[tokio::test]
async fn a_rejected_call_leaves_no_trace() {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let store = Memory::new();
    let runtime = Runtime::builder().store(store.clone()).layer(Log("only", lines.clone())).build().unwrap();
    let card = runtime.widget(counter::Config {}).unwrap().create("c-1", counter::Data::new()).await.unwrap();
    let error = card.call(counter::Set { to: 1 }).id("bad-1").run(&()).await.unwrap_err();
    assert_eq!((error.kind(), error.message()), (ErrorKind::Invalid, "not now"));
    assert_eq!(card.data().await.unwrap().count, 0);
    assert_eq!(*lines.lock().unwrap(), ["only set bad-1"]);
    // Without the layer, the id is still free for a call with other inputs.
    let runtime = Runtime::builder().store(store).build().unwrap();
    let card = runtime.widget(counter::Config {}).unwrap().instance("c-1");
    card.call(counter::Set { to: 2 }).id("bad-1").run(&()).await.unwrap();
    assert_eq!(card.data().await.unwrap().count, 2);
}
