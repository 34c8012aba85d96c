// Attributes of items have lines of their own; those of fields where the author breaks the line.
widget_functions! {
    /// Docs of the widget.
      #[widget(rename_all = "camelCase")]   pub(crate)   widget attributes {
        /// Docs of a function,
        ///   in two lines.
        #[cfg(any(test, not(test)))] #[deprecated = "old"] dismiss fn close(#[widget(rename="why")] reason: String);
        data { #[widget(rename = "famName")] last_name: String, plain: u8 }
        config {
            #[widget( rename = "x" )] a: u8, /// Docs of b.
            b: u8,
            #[widget(rename = "y")]
            c: u8,
        }
        dismiss fn leave(
            #[widget(rename = "a")]
            first: String, /** Docs of the second. */ second: String);
        dismiss fn go(#[widget(rename = "a_very_long_name")] first: String, #[widget(rename = "another_long_name")] second: String);
    }
}
