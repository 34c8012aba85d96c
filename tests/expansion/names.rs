//! Raw identifiers, keywords as keys, and names of any case.
#![allow(non_snake_case, reason = "the test declares these names")]

use widget_functions::widget_functions;

use super::card;

widget_functions! {
    pub(crate) widget r#match {
        config { r#type: String, r#fn: u8 = 1 }
        data {
            r#type: String = "t",
            r#in: Option<u32>,
            self_: u8 = 0,
            camelCase: u8 = 1,
            SHOUT: u8 = 2,
            f0: u8 = 3,
            values: u8 = 4,
            slot: u8 = 5,
            element: Vec<u8> = vec![6],
        }
        set_variables fn r#move(r#in: u32, r#type: String) {
            variables: { r#in: "{{inputs.in}}", type: "{{inputs.type}} {{config.type}} {{data.type}}" },
        }
        set_variables fn mixedCase(HTTPCode: u8) {
            variables: { camelCase: "{{HTTPCode}}", SHOUT: "{{ element[0] ?? 9 }}", values: "{{slot}}" },
        }
        client fn r#loop() { inputs: { type: "{{type}}", fn: 1, "with space": "{{values}}", match: null } }
        server fn manifest(reader: u8, env: u8) -> { r#ref: String, f1: u8 } {
            url: "https://example.com/{{reader}}/{{env}}",
        }
        dismiss fn dismiss();
        set_variables fn set_variables() { variables: { f0: 7 } }
        link fn link() { url: "https://example.com/" }
        send_message fn widget() { message_template: "w" }
        client fn client() {}
        server fn server() { url: "https://example.com/" }
    }
}

#[tokio::test]
async fn raw_identifiers_lose_their_prefix() {
    let card = card(r#match::Config { r#type: "c".to_owned(), r#fn: 1 }, r#match::Data::new()).await;
    card.call(r#match::Move { r#in: 7, r#type: "i".to_owned() }).run(&()).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.r#in, data.r#type.as_str()), (Some(7), "i c t"));
    let reply = card.dispatch(br#"{"function":"move","inputs":{"in":8,"type":"j"}}"#, &()).await;
    assert_eq!(String::from_utf8(reply).unwrap(), r#"{"status":"success","data":{}}"#);
    assert_eq!(card.data().await.unwrap().r#in, Some(8));
}

#[tokio::test]
async fn keeps_the_case_of_names() {
    let card = card(r#match::Config { r#type: "c".to_owned(), r#fn: 1 }, r#match::Data::new()).await;
    card.call(r#match::MixedCase { HTTPCode: 200 }).run(&()).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.camelCase, data.SHOUT, data.values), (200, 6, 5));
}

#[test]
fn the_manifest_has_plain_names() {
    let manifest = r#match::manifest();
    assert_eq!(manifest.widget, "match");
    let names: Vec<String> = manifest.functions.into_iter().map(|function| function.name).collect();
    let expected =
        ["move", "mixedCase", "loop", "manifest", "dismiss", "set_variables", "link", "widget", "client", "server"];
    assert_eq!(names, expected);
}

/// The user's constants and statics with possible names of generated locals.
mod lower_case {
    #![allow(non_upper_case_globals, non_camel_case_types, dead_code, reason = "the test declares these names")]

    use widget_functions::widget_functions;

    pub(super) static slot: u8 = 1;
    pub(super) static f0: u8 = 1;
    pub(super) const values: u8 = 1;
    pub(super) const constant: u8 = 1;
    pub(super) const inner: u8 = 1;
    pub(super) struct element;
    pub(super) struct part;
    pub(super) struct reader;
    pub(super) struct env;

    widget_functions! {
        pub(crate) widget lower {
            config { key: u8 = 1 }
            data { seats: u8 = slot, place: String = "" }
            set_variables fn choose(id: Option<u8>, names: Vec<Option<String>>) {
                variables: { seats: "{{ id ?? 200 }}", place: "to {{names[0]}}" },
            }
        }
    }
}

#[test]
fn names_of_the_user_do_not_affect_generated_code() {
    assert_eq!(lower_case::lower::Data::new().seats, 1);
}
