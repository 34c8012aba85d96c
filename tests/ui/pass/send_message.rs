//! `send_message`: visible and hidden messages.

use widget_functions::widget_functions;

use super::functions;

widget_functions! {
    pub(crate) widget questions {
        config { label: String }
        data { place: String = "Amsterdam", asked: u32 = 0 }

        send_message fn ask(topic: String) {
            message_template: "Tell me about {{topic}} in {{place}} at {{config.label}}.",
        }
        send_message fn hidden() { message_template: "seen", hide_message: true, loading: self, on_execute: dismiss }
        send_message fn shown() { message_template: 42, hide_message: false, on_execute: set_variables { asked: 1 } }
    }
}

#[test]
fn runtime_reads_every_message() {
    assert_eq!(
        functions::<questions::Config>(),
        ["send_message ask, none", "send_message hidden, self", "send_message shown, none"]
    );
}
