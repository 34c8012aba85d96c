//! `server`: every setting, every body type, every place of a token.

use widget_functions::{Url, widget_functions};

use super::functions;

widget_functions! {
    pub(crate) widget booking {
        config { api: Url, secret internal: Url, secret key: String, label: Option<String> }
        data { member: String, seats: Option<u32>, problem: Option<String>, secret token: Option<String> }

        server fn bare() { url: "https://api.example.com" }

        server fn all(class_id: u64, note: Option<String>, secret_note: String)
            -> { id: String, seats: u32 = "booking.seats[0].left", secret token: String = "[0].token" }
        {
            method: POST,
            url: "{{config.api}}/classes/{{class_id}}/{{ note ?? 'none' }}/a{{member}}b?plain&x={{note}}&y=1",
            headers: {
                "authorization": "Bearer {{config.key}}",
                accept: "application/json",
                "x-number": 5,
                "x-flag": true,
                "content-type": "application/vnd.booking+json",
            },
            parameters: { place: "{{note}}", "page size": 10, token: "{{token}}" },
            body: json {
                id: "{{class_id}}",
                "text": "{{ class_id | text }}",
                nested: { list: [1, -2.5, 0xff, true, null, "a {{note}}", [], {}] },
                type: "chat",
            },
            timeout: 500ms,
            error_message: "error.message",
            loading: container,
            on_success: [set_variables { seats: "{{response.seats}}", token: "{{response.token}}" }, dismiss],
            on_failure: set_variables { problem: "{{error}} ({{error.kind}}, {{ error.status ?? 0 }})" },
        }

        server fn list(ids: Vec<u64>) { method: PUT, url: "{{config.internal}}", body: json ["{{ids}}", "x"] }
        server fn form(a: Option<u8>) {
            method: PATCH,
            url: "http://127.0.0.1:8080/a/",
            body: form { a: "{{a}}", b: 1 },
        }
        server fn text(a: String) {
            method: POST,
            url: "http://[::1]/?a={{a}}",
            body: text "{{a}} and {{config.label}}",
        }
        server fn remove(id: u64) { method: DELETE, url: "{{config.api}}?id={{id}}", timeout: 60s, loading: none }
        server fn get() { method: GET, url: "{{config.api}}", headers: {}, on_success: dismiss, on_failure: [dismiss] }
    }
}

#[test]
fn runtime_reads_every_server_function() {
    assert_eq!(
        functions::<booking::Config>(),
        [
            "server bare, self",
            "server all, container",
            "server list, self",
            "server form, self",
            "server text, self",
            "server remove, none",
            "server get, self",
        ]
    );
}
