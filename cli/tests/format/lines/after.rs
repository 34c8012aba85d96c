// What fits goes onto one line, where the author did not break behind the brace.
widget_functions! {
    pub widget booking {
        config { api: Url, secret api_key: String }
        data {
            member_id: String,
        }
        dismiss fn close();
        dismiss fn leave(reason: String) {
            loading: self,
            on_execute: set_variables { reason: "{{inputs.reason}}" },
        }
        link fn map() {
            url: "https://example.com/",
        }
        link fn broken_in_the_middle() { url: "https://example.com/", loading: container }
        server fn nested() {
            url: "https://example.com/",
            method: POST,
            body: json { list: [1, -2.5, true, null, [], {}, { a: "b" }] },
        }
        server fn too_long() {
            url: "https://example.com/",
            method: POST,
            body: json { first: "the first", second: "the second" },
        }
        server fn lists() {
            url: "https://example.com/",
            headers: {},
            on_success: [set_variables { member_id: "{{inputs.member_id}} is a member" }, dismiss],
        }
        client fn empty() {}
        client fn also_empty() {}
    }
}

widget_functions! { widget nothing {} }
