//! The declaration: what the card can do.

use widget_functions::widget_functions;

widget_functions! {
    /// Asks a member how the last class was.
    pub(crate) widget feedback {
        data {
            member: String,
            stars: Option<u8>,
        }

        /// Keeps how many stars were clicked.
        set_variables fn rate(stars: u8) { variables: { stars: "{{inputs.stars}}" } }

        /// Sends the feedback, and is done.
        send_message fn send(text: String) {
            message_template: "{{ stars ?? 'no' }} of 5 stars: {{text}}",
            loading: self,
            on_execute: dismiss,
        }

        /// Closes the card without an answer.
        dismiss fn close();
    }
}
