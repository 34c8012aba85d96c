// One blank line stays, more become one, and none stands at an edge.
widget_functions! {
    widget spaced {
        config { api: Url }
        data {
            a: u8,

            b: u8,
            // comment

            c: u8,

            // last comment
        }
        // before

        /// Docs.

        dismiss fn close();
        link fn open() {
            url: "https://example.com/",

            loading: self,
        }
    }
}
