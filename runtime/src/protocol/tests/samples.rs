//! Samples of every wire type as TypeScript, which `tsc` checks against `web/scripts/protocol.d.ts`.
//!
//! So a change of a Rust type changes the file, and the new file does not compile until the declarations follow.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;

use super::*;

const FILE: &str = "../web/tests/browser/protocol.samples.ts";

const HEAD: &str = r#"// Generated from the Rust types. To rewrite it: UPDATE=1 cargo test -p widget-functions-runtime --lib samples

import type * as protocol from "../../scripts/protocol.js";

"#;

#[test]
fn the_samples_for_typescript_are_those_of_the_types() {
    let mut samples = HEAD.to_owned();
    add(&mut samples, "FunctionCall", &function_calls());
    add(&mut samples, "LinkRequest", &link_requests());
    add(&mut samples, "Completion", &completions());
    add(&mut samples, "PageAnswer", &page_answers());
    add(&mut samples, "CallReply", &call_replies());
    add(&mut samples, "LinkReply", &link_replies());
    add(&mut samples, "HostAction", &actions());
    add(&mut samples, "State", &[state()]);
    add(&mut samples, "Opening", &[Opening { manifest: &manifest().without_schemas(), state: &state() }]);
    add(&mut samples, "Manifest", &[manifest()]);
    add(&mut samples, "ManifestFunction", &manifest().functions);
    add(&mut samples, "ManifestField", &manifest().functions.remove(0).inputs);
    add(&mut samples, "JsonSchema", &schemas());
    add(&mut samples, "JsonType", &json_types());
    add(&mut samples, "ErrorKind", &error_kinds());

    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &samples).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(committed, samples, "run `UPDATE=1 cargo test -p widget-functions-runtime --lib samples`");
}

fn add<T: Serialize>(samples: &mut String, name: &str, values: &[T]) {
    writeln!(samples, "export const {name} = [").unwrap();
    for value in values {
        writeln!(samples, "  {} satisfies protocol.{name},", serde_json::to_string(value).unwrap()).unwrap();
    }
    samples.push_str("];\n\n");
}

fn function_calls() -> [FunctionCall; 2] {
    let function = "book".to_owned();
    [
        FunctionCall { id: Some("c-1".to_owned()), function: function.clone(), inputs: Some(raw(r#"{"id":1}"#)) },
        FunctionCall { id: None, function, inputs: None },
    ]
}

fn link_requests() -> [LinkRequest; 2] {
    let function = "map".to_owned();
    [
        LinkRequest { function: function.clone(), inputs: Some(raw(r#"{"zoom":9}"#)) },
        LinkRequest { function, inputs: None },
    ]
}

fn page_answers() -> [PageAnswer; 3] {
    [
        PageAnswer::Taken,
        PageAnswer::Success { data: raw(r#"{"seat":"1A"}"#) },
        PageAnswer::Error { message: "no seat".to_owned() },
    ]
    .map(|answer| match answer {
        // A new variant needs a sample.
        PageAnswer::Taken | PageAnswer::Success { .. } | PageAnswer::Error { .. } => answer,
    })
}

fn completions() -> [Completion; 3] {
    page_answers().map(|answer| Completion { ticket: Ticket::new("c-1"), answer })
}

fn actions() -> [HostAction; 4] {
    let call = |response_timeout| {
        let (function, inputs) = ("pick".to_owned(), Bytes::from_static(br#"{"class":42}"#));
        HostAction::Client(ClientCall { function, inputs, response_timeout })
    };
    [
        call(Some(Duration::from_secs(60))),
        call(None),
        HostAction::Message(Message { text: "Hello".to_owned(), hidden: false }),
        HostAction::Link(Link { url: Url::parse("https://maps.example/").unwrap() }),
    ]
    .map(|action| match action {
        // A new variant needs a sample.
        HostAction::Client(_) | HostAction::Message(_) | HostAction::Link(_) => action,
    })
}

fn call_replies() -> Vec<CallReply> {
    let error = FunctionError::new(ErrorKind::Timeout, "there was no answer in time");
    let asks = actions().map(|action| CallStatus::Ask { ticket: Ticket::new("c-1"), action });
    let ends = [CallStatus::Success { data: raw("{}") }, CallStatus::Error(error)];
    let statuses = ends.into_iter().chain(asks).map(|status| match status {
        // A new variant needs a sample.
        CallStatus::Success { .. } | CallStatus::Error(_) | CallStatus::Ask { .. } => status,
    });
    statuses.flat_map(|status| [Some(state()), None].map(|state| CallReply { status: status.clone(), state })).collect()
}

fn link_replies() -> [LinkReply; 2] {
    [
        LinkReply::Success { url: Url::parse("https://maps.example/").unwrap() },
        LinkReply::Error(FunctionError::new(ErrorKind::Dismissed, "this card is closed")),
    ]
    .map(|reply| match reply {
        // A new variant needs a sample.
        LinkReply::Success { .. } | LinkReply::Error(_) => reply,
    })
}

fn state() -> State {
    State { data: raw(r#"{"location":"Amsterdam"}"#), dismissed: false }
}

fn manifest() -> Manifest {
    let docs = || "What it does.".to_owned();
    let property = |name: &str, required| JsonProperty {
        name: name.to_owned(),
        docs: docs(),
        schema: JsonSchema::String,
        required,
    };
    let inputs = json_types().map(|json_type| ManifestField {
        name: "input".to_owned(),
        docs: if json_type == JsonType::Any { String::new() } else { docs() },
        json_type,
        optional: json_type == JsonType::String,
    });
    let kinds = ["server", "client", "send_message", "link", "dismiss", "set_variables"];
    let functions = kinds.iter().zip(["none", "self", "container"].iter().cycle()).map(|(kind, loading)| {
        let returns = if *kind == "server" { vec!["seat".to_owned()] } else { Vec::new() };
        ManifestFunction {
            name: (*kind).to_owned(),
            kind,
            docs: if returns.is_empty() { String::new() } else { docs() },
            loading,
            inputs: inputs.to_vec(),
            input_schema: JsonSchema::Object(vec![property("note", false)]),
            return_schema: JsonSchema::Object(returns.iter().map(|name| property(name, true)).collect()),
            returns,
        }
    });
    Manifest {
        widget: "booking".to_owned(),
        docs: docs(),
        data: vec!["location".to_owned()],
        data_schema: JsonSchema::Object(vec![property("location", true)]),
        functions: functions.collect(),
    }
}

fn schemas() -> [JsonSchema; 14] {
    let list = || JsonSchema::List(Box::new(JsonSchema::Boolean));
    let property = JsonProperty { name: "list".to_owned(), docs: "A list.".to_owned(), schema: list(), required: true };
    [
        JsonSchema::Any,
        JsonSchema::Custom(JsonType::Object),
        JsonSchema::Boolean,
        JsonSchema::Integer { minimum: Some(0), maximum: Some(255) },
        JsonSchema::Number,
        JsonSchema::String,
        JsonSchema::Char,
        JsonSchema::Url,
        list(),
        JsonSchema::Array(Box::new(JsonSchema::Number), 2),
        JsonSchema::Tuple(vec![JsonSchema::Number, JsonSchema::Any]),
        JsonSchema::Map(Box::new(JsonSchema::Any)),
        JsonSchema::Object(vec![property]),
        JsonSchema::Nullable(Box::new(list())),
    ]
    .map(|schema| match schema {
        // A new variant needs a sample.
        JsonSchema::Any
        | JsonSchema::Custom(_)
        | JsonSchema::Boolean
        | JsonSchema::Integer { .. }
        | JsonSchema::Number
        | JsonSchema::String
        | JsonSchema::Char
        | JsonSchema::Url
        | JsonSchema::List(_)
        | JsonSchema::Array(..)
        | JsonSchema::Tuple(_)
        | JsonSchema::Map(_)
        | JsonSchema::Object(_)
        | JsonSchema::Nullable(_) => schema,
    })
}

fn json_types() -> [JsonType; 7] {
    use JsonType::{Any, Array, Boolean, Integer, Number, Object, String};
    [String, Integer, Number, Boolean, Array, Object, Any].map(|json_type| match json_type {
        // A new variant needs a sample.
        String | Integer | Number | Boolean | Array | Object | Any => json_type,
    })
}

fn error_kinds() -> [ErrorKind; 17] {
    use ErrorKind::*;
    let kinds = [
        Invalid,
        UnknownFunction,
        NotFound,
        Dismissed,
        IdReused,
        Render,
        Timeout,
        Connection,
        Tls,
        Status,
        Response,
        Host,
        Unsupported,
        Changed,
        OutcomeUnknown,
        Store,
        Internal,
    ];
    kinds.map(|kind| match kind {
        // A new variant needs a sample.
        Invalid | UnknownFunction | NotFound | Dismissed | IdReused | Render | Timeout | Connection | Tls | Status
        | Response | Host | Unsupported | Changed | OutcomeUnknown | Store | Internal => kind,
    })
}
