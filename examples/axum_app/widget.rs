//! The declaration of the card.

use widget_functions::widget_functions;

widget_functions! {
    /// Asks a member how the last class was.
    pub(crate) widget feedback {
        data {
            member: String,
            stars: Option<u8>,
        }

        /// Stores the number of stars.
        set_variables fn rate(stars: u8) { variables: { stars: "{{inputs.stars}}" } }

        /// Sends the feedback and closes the card.
        send_message fn send(text: String) {
            message_template: "{{ stars ?? 'no' }} of 5 stars: {{text}}",
            loading: self,
            on_execute: dismiss,
        }

        /// Closes the card without feedback.
        dismiss fn close();
    }
}
