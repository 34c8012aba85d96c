//! `dismiss`: with and without settings.

use widget_functions::widget_functions;

use super::functions;

widget_functions! {
    pub(crate) widget card {
        data { reason: Option<String> }

        dismiss fn close();
        dismiss fn leave(reason: String) { loading: self, on_execute: set_variables { reason: "{{inputs.reason}}" } }
        dismiss fn empty() {}
    }
}

#[test]
fn runtime_reads_every_dismissal() {
    assert_eq!(functions::<card::Config>(), ["dismiss close, none", "dismiss leave, self", "dismiss empty, none"]);
}
