//! Contexts without a prelude, and contexts that redefine all of its names.

use widget_functions::Url;

use super::card;

/// Has no prelude.
pub(crate) mod nothing {
    #![no_implicit_prelude]

    use ::std::option::Option;
    use ::std::string::String;
    use ::std::vec::Vec;

    ::widget_functions::widget_functions! {
        /// All kinds of functions.
        pub(crate) widget bare {
            config { api: ::widget_functions::Url, secret key: String, retries: u8 = 3, label: Option<String> }
            data {
                name: String,
                count: u64 = 0,
                tags: Vec<String> = Vec::new(),
                note: Option<String>,
                secret token: Option<String>,
            }
            server fn fetch(id: u64, note: Option<String>) -> { title: String, secret token: String = "a.b[0]" } {
                method: POST,
                url: "{{config.api}}/{{id}}/{{ inputs.note ?? 'none' }}",
                headers: { "x-key": "{{config.key}}" },
                parameters: { note: "{{inputs.note}}" },
                body: json { id: "{{id}}", list: ["{{name}}", 1, -1.5, true, null, { tags: "{{tags}}" }] },
                on_success: [set_variables { note: "{{title}}", token: "{{response.token}}", count: 1 }, dismiss],
                on_failure: set_variables { note: "{{error}} {{ error.status ?? 0 }}" },
            }
            client fn ask(id: u64) -> { answer: Vec<String> } {
                inputs: { id: "{{id}}" },
                wait_for_response: 5s,
                on_success: set_variables { tags: "{{answer}}" },
            }
            send_message fn say(text: String) { message_template: "{{text}}", hide_message: true }
            link fn open(page: String) { url: "https://example.com/{{page}}?a={{name}}#{{count}}" }
            dismiss fn close();
            set_variables fn set(count: u64, note: Option<String>) {
                variables: { count: "{{inputs.count}}", note: "{{ inputs.note ?? 'x' }}" },
            }
        }
    }
}

/// Redefines the names of the prelude.
pub(crate) mod redefined {
    #![no_implicit_prelude]
    #![allow(
        dead_code,
        non_camel_case_types,
        unused_macros,
        unused_imports,
        reason = "the names must not affect generated code"
    )]

    pub(crate) struct Option;
    pub(crate) struct Result;
    pub(crate) struct Box;
    pub(crate) struct Some;
    pub(crate) struct None;
    pub(crate) struct Ok;
    pub(crate) struct Err;
    pub(crate) struct Secret;
    pub(crate) struct Slot;
    pub(crate) struct Reader;
    pub(crate) struct Entry;
    pub(crate) struct Table;
    pub(crate) struct str_like;
    pub(crate) trait Clone {}
    pub(crate) trait Debug {}
    pub(crate) trait Into {}
    pub(crate) trait From {}
    pub(crate) mod std {}
    pub(crate) mod core {}
    pub(crate) mod alloc {}
    pub(crate) mod widget_functions {}
    macro_rules! vec {
        () => {};
    }
    macro_rules! format {
        () => {};
    }
    pub(crate) use {format, vec};

    ::widget_functions::widget_functions! {
        pub(crate) widget bare {
            config { api: ::widget_functions::Url, label: ::std::option::Option<::std::string::String> }
            data { name: ::std::string::String = "Ada", count: u64 = 1, note: ::std::option::Option<u8> }
            server fn fetch(id: u64, values: u8, slot: u8, data_: u8) -> { title: ::std::string::String } {
                url: "{{config.api}}/{{id}}/{{values}}/{{slot}}/{{data_}}/{{name}}",
                on_success: set_variables { name: "{{title}}", count: 4, note: 5 },
            }
            dismiss fn close();
        }
    }
}

fn api() -> Url {
    Url::parse("http://127.0.0.1:9/").unwrap()
}

#[tokio::test]
async fn a_widget_needs_no_prelude() {
    let config = nothing::bare::Config { api: api(), key: "k-1".into(), retries: 1, label: None };
    let card = card(config, nothing::bare::Data::new("Ada")).await;
    card.call(nothing::bare::Set { count: 7, note: None }).run(&()).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.count, data.note.as_deref()), (7, Some("x")));
}

#[tokio::test]
async fn names_around_a_widget_do_not_affect_it() {
    let config = redefined::bare::Config { api: api(), label: None };
    let card = card(config, redefined::bare::Data::new()).await;
    card.call(redefined::bare::Close).run(&()).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.name.as_str(), data.count, data.note), ("Ada", 1, None));
}
