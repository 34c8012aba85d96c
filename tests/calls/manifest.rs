//! The content of the manifest.

use crate::support::{booking, json};

#[test]
fn contains_names_kinds_docs_inputs_and_loading() {
    let manifest = json(serde_json::to_string(&booking::manifest().without_schemas()).unwrap());
    assert_eq!(
        manifest,
        json(
            r#"{
                "widget": "booking",
                "docs": "Class booking inside the studio's chat.",
                "data": ["member_id", "location", "booked", "seats_left", "problem"],
                "functions": [
                    {
                        "name": "book_class", "kind": "server", "docs": "Books one class for the member.",
                        "loading": "container",
                        "inputs": [
                            { "name": "class_id", "type": "integer", "optional": false },
                            { "name": "note", "type": "string", "optional": true }
                        ],
                        "returns": ["confirmation", "seats_left"]
                    },
                    {
                        "name": "pick_seat", "kind": "client", "docs": "Lets the page show its own seat map.",
                        "loading": "self",
                        "inputs": [{ "name": "class_id", "type": "integer", "optional": false }],
                        "returns": ["seat"]
                    },
                    {
                        "name": "highlight", "kind": "client", "docs": "Draws the page's eye to a class.",
                        "loading": "self",
                        "inputs": [{ "name": "class_id", "type": "integer", "optional": false }],
                        "returns": []
                    },
                    {
                        "name": "ask", "kind": "send_message", "loading": "none",
                        "inputs": [{ "name": "topic", "type": "string", "optional": false }],
                        "returns": []
                    },
                    { "name": "map", "kind": "link", "loading": "none", "inputs": [], "returns": [] },
                    { "name": "close", "kind": "dismiss", "loading": "none", "inputs": [], "returns": [] },
                    {
                        "name": "choose", "kind": "set_variables", "loading": "none",
                        "inputs": [{ "name": "place", "type": "string", "optional": false }],
                        "returns": []
                    }
                ]
            }"#
        )
    );
}

#[test]
fn contains_schemas_of_data_inputs_and_return_fields() {
    let manifest = json(serde_json::to_string(&booking::manifest()).unwrap());
    let seats_left = r#"{"type":["integer","null"],"minimum":0,"maximum":4294967295}"#;
    let data = format!(
        r#"{{
            "type": "object",
            "properties": {{
                "member_id": {{ "type": "string" }}, "location": {{ "type": "string" }}, "booked": {{ "type": "boolean" }},
                "seats_left": {seats_left}, "problem": {{ "type": ["string", "null"] }}
            }},
            "required": ["member_id", "location", "booked", "seats_left", "problem"],
            "additionalProperties": false
        }}"#
    );
    assert_eq!(manifest["data_schema"], json(data));
    let book_class = &manifest["functions"][0];
    let inputs = r#"{
        "type": "object",
        "properties": {
            "class_id": { "type": "integer", "minimum": 0, "maximum": 18446744073709551615 },
            "note": { "type": ["string", "null"] }
        },
        "required": ["class_id"],
        "additionalProperties": false
    }"#;
    assert_eq!(book_class["input_schema"], json(inputs));
    let returned = r#"{
        "type": "object",
        "properties": {
            "confirmation": { "type": "string" },
            "seats_left": { "type": "integer", "minimum": 0, "maximum": 4294967295 }
        },
        "required": ["confirmation", "seats_left"],
        "additionalProperties": false
    }"#;
    assert_eq!(book_class["return_schema"], json(returned));
    let nothing = json(r#"{ "type": "object", "properties": {}, "additionalProperties": false }"#);
    assert_eq!(manifest["functions"][5]["input_schema"], nothing);
}

#[test]
fn does_not_contain_the_settings_of_functions() {
    let manifest = serde_json::to_string(&booking::manifest()).unwrap();
    let debug = format!("{:?}", booking::manifest());
    for hidden in [
        "http",
        "classes",
        "bookings",
        "authorization",
        "Bearer",
        "api",
        "POST",
        "source",
        "{{",
        "error.message",
        "booking.confirmation",
        "Could not book",
        "You sit on",
        "Tell me more",
        "Amsterdam",
        "login_token",
        "maps",
    ] {
        assert!(!manifest.contains(hidden) && !debug.contains(hidden), "{hidden} is in {manifest}");
    }
}
