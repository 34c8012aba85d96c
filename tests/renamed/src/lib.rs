//! Declares widgets under another name of the crate `widget-functions`, without imports, and with every lint.
//! Compiling is the test; `tests/run.rs` runs the widgets.
#![no_implicit_prelude]
#![deny(warnings, clippy::all, clippy::pedantic)]
#![warn(
    clippy::missing_docs_in_private_items,
    clippy::missing_inline_in_public_items,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]

use ::std::option::Option;
use ::std::string::String;
use ::std::vec::Vec;

::wf::widget_functions! {
    /// Has all kinds of functions and all forms of settings.
    pub widget everything {
        config {
            api: ::wf::Url,
            secret key: String,
            /// How often.
            retries: u8 = 3,
            label: Option<String>,
        }

        data {
            name: String,
            count: u64 = 0,
            tags: Vec<String> = Vec::new(),
            /// A note.
            note: Option<String>,
            secret token: Option<String>,
        }

        /// Fetches.
        server fn fetch(id: u64, note: Option<String>) -> { title: String, secret token: String = "a.b[0]" } {
            method: POST,
            url: "{{config.api}}/{{id}}/{{ inputs.note ?? 'none' }}",
            headers: { "x-key": "{{config.key}}", "x-version": 3 },
            parameters: { note: "{{inputs.note}}" },
            body: json { id: "{{id}}", list: ["{{name}}", 1, -1.5, true, null, { tags: "{{tags}}" }] },
            error_message: "error.message",
            timeout: 500ms,
            loading: container,
            on_success: [set_variables { note: "{{title}}", token: "{{response.token}}", count: 1 }, dismiss],
            on_failure: set_variables { note: "{{error}} {{ error.status ?? 0 }} {{error.kind}}" },
        }

        server fn form(id: u64) { method: PUT, url: "https://example.com/", body: form { id: "{{id}}", fixed: true } }

        client fn ask(id: u64) -> { answer: Vec<String> } {
            inputs: { id: "{{id}}", "a b": null },
            wait_for_response: 5s,
            on_success: set_variables { tags: "{{answer}}" },
        }

        send_message fn say(text: String) {
            message_template: "{{text}} {{{{literal}}",
            hide_message: true,
            on_execute: dismiss,
        }

        link fn open(page: String) { url: "https://example.com/{{page}}?a={{name}}#{{count}}" }

        dismiss fn close() { on_execute: set_variables { note: "closed" } }

        set_variables fn set(count: u64, note: Option<String>) {
            variables: { count: "{{inputs.count}}", note: "{{ inputs.note ?? 'x' }}" },
        }

        #[deprecated = "use `set`"]
        set_variables fn old() { variables: { count: 0 } }

        #[cfg(not(unix))]
        dismiss fn elsewhere();
    }
}

::wf::widget_functions! {
    /// Private and unused.
    widget private {
        config { api: ::wf::Url, unused: String }
        data { unused: String, also_unused: u8 = 1 }
        server fn fetch(unused: u8) -> { unused_too: String } { url: "{{config.api}}/" }
        dismiss fn close();
    }
}

::wf::widget_functions! {
    /// Empty.
    pub widget empty {}
}

/// Declares a widget for its user, like a crate that builds on this one.
#[macro_export]
macro_rules! counter {
    ($name:ident, $field:ident) => {
        $crate::door::widget_functions! {
            /// A counter.
            pub widget $name {
                data { $field: u64 = 0 }
                set_variables fn set(value: u64) { variables: { $field: "{{value}}" } }
            }
        }
    };
}

#[doc(hidden)]
pub use ::wf as door;
