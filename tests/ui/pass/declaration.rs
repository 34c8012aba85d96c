//! Sections in any place, attributes, names, and a widget without functions.

use widget_functions::widget_functions;

use super::functions;

widget_functions! {
    widget nothing {}
}

widget_functions! {
    /// Docs of the widget.
    #[widget(rename_all = "camelCase")]
    pub(super) widget shop {
        /// Docs of a function.
        dismiss fn close_card();

        data {
            /// Docs of a field.
            first_name: String,
            #[widget(rename = "famName")]
            last_name: String = String::from("x"),
            r#type: Option<u8>,
            ordered: bool = Vec::<(u8, u8)>::new().is_empty(),
        }

        #[widget(rename = "shut")]
        #[deprecated = "use `close_card`"]
        dismiss fn close(#[widget(rename = "why")] reason: String);

        #[cfg(any())]
        dismiss fn absent(of: NoSuchType);

        config { retries: u8 = 3, label: Option<String> }
    }
}

#[test]
fn accepts_a_widget_without_functions() {
    assert!(functions::<nothing::Config>().is_empty());
}

#[test]
fn renames_wire_names() {
    assert_eq!(functions::<shop::Config>(), ["dismiss closeCard, none", "dismiss shut, none"]);
    let manifest = shop::manifest();
    assert_eq!(manifest.data, ["firstName", "famName", "type", "ordered"]);
    assert_eq!((manifest.docs.as_str(), manifest.functions[1].inputs[0].name.as_str()), ("Docs of the widget.", "why"));
}
