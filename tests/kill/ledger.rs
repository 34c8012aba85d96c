//! The calls of the processes. Two places record every effect.

use std::path::Path;

use widget_functions::{FunctionError, Instance, Runtime, Sqlite, Url, Widget, widget_functions};

widget_functions! {
    pub(crate) widget ledger {
        config { api: Url }

        data {
            left: String = "",
            right: String = "",
            failed: String = "",
            failed_too: String = "",
            done: Option<String>,
        }

        server fn enter(token: String) -> { seen: String } {
            method: POST,
            url: "{{config.api}}/enter",
            headers: { "x-call": "{{token}}" },
            timeout: 1s,
            on_success: set_variables { left: "{{left}}{{seen}};", right: "{{right}}{{seen}};" },
            on_failure: set_variables { failed: "{{failed}}{{token}};", failed_too: "{{failed_too}}{{token}};" },
        }

        server fn finish(token: String) -> { seen: String } {
            method: POST,
            url: "{{config.api}}/finish",
            headers: { "x-call": "{{token}}" },
            timeout: 1s,
            on_success: [set_variables { done: "{{seen}}" }, dismiss],
            on_failure: set_variables { failed: "{{failed}}{{token}};", failed_too: "{{failed_too}}{{token}};" },
        }

        set_variables fn note(token: String) {
            variables: { left: "{{left}}{{token}};", right: "{{right}}{{token}};" },
        }
    }
}

pub(crate) type Ledger = Instance<ledger::Config>;

/// What a call does, which the last letter of its id determines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Enter,
    Finish,
    Note,
}

pub(crate) const KINDS: [(char, Kind); 3] = [('e', Kind::Enter), ('f', Kind::Finish), ('n', Kind::Note)];

pub(crate) fn kind(id: &str) -> Kind {
    KINDS.iter().find(|(letter, _)| id.ends_with(*letter)).unwrap().1
}

/// Returns the instance of a call. Ten rounds share one; a call that dismisses has its own.
pub(crate) fn instance(id: &str) -> String {
    let round: u32 = id.split('-').next().unwrap().parse().unwrap();
    match kind(id) {
        Kind::Finish => format!("once-{id}"),
        Kind::Enter | Kind::Note => format!("ledger-{}", round / 10),
    }
}

pub(crate) fn widget(file: &Path, api: Url) -> Widget<ledger::Config> {
    let runtime = Runtime::builder().store(Sqlite::open(file).unwrap()).build().unwrap();
    runtime.widget(ledger::Config { api }).unwrap()
}

pub(crate) async fn open(widget: &Widget<ledger::Config>, id: &str) -> Ledger {
    widget.open_or_create(instance(id), ledger::Data::new).await.unwrap()
}

/// Makes the call with this id. Returns `success` or the kind of its error.
pub(crate) async fn call(widget: &Widget<ledger::Config>, id: &str) -> &'static str {
    let ledger = open(widget, id).await;
    let token = id.to_owned();
    let outcome: Result<(), FunctionError> = match kind(id) {
        Kind::Enter => ledger.call(ledger::Enter { token }).id(id).run(&()).await.map(drop),
        Kind::Finish => ledger.call(ledger::Finish { token }).id(id).run(&()).await.map(drop),
        Kind::Note => ledger.call(ledger::Note { token }).id(id).run(&()).await,
    };
    match outcome {
        Ok(()) => "success",
        Err(error) => error.kind().as_str(),
    }
}
