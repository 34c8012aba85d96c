//! The content of the manifest.

use crate::support::{booking, json};

#[test]
fn contains_names_kinds_docs_inputs_and_loading() {
    let manifest = json(serde_json::to_string(&booking::manifest()).unwrap());
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
        assert!(!manifest.contains(hidden) && !debug.contains(hidden), "{hidden} stands in {manifest}");
    }
}
