//! A host that prints the actions of the card.

use serde_json::Value;
use widget_functions::{Answer, ClientCall, Host, HostError, Link, Message};

/// Prints actions, and always picks the same seat.
pub(crate) struct Terminal;

impl Host for Terminal {
    async fn call_client(&self, call: ClientCall) -> Result<Answer, HostError> {
        let inputs: Value = serde_json::from_slice(&call.inputs).map_err(|error| HostError::new(error.to_string()))?;
        println!("  page      {} {inputs}", call.function);
        match call.function.as_str() {
            "pick_seat" => Answer::success(serde_json::json!({ "seat": "12A" })),
            _ => Err(HostError::unsupported()),
        }
    }

    async fn send_message(&self, message: Message) -> Result<(), HostError> {
        println!("  chat      Mia: {}", message.text);
        Ok(())
    }

    async fn open_link(&self, link: Link) -> Result<(), HostError> {
        println!("  new tab   {}", link.url);
        Ok(())
    }
}
