//! Serves widgets over standard input: each line has a widget, an instance, a verb, and JSON.
//!
//! ```text
//! $ cargo run --example line_adapter
//! poll conversation-1 call {"function":"count","inputs":{"tea":1,"coffee":0}}
//! {"status":"success","data":{},"state":{"data":{"tea":1,"coffee":0},"dismissed":false}}
//! ```
//!
//! A program that can write to standard input can use every instance. An adapter for a network first authorizes the
//! caller, for example with the access tokens of `widget_functions::access`.

use std::collections::HashMap;
use std::error::Error;
use std::io::{Write as _, stdin, stdout};

use widget_functions::adapter::DynWidget;
use widget_functions::protocol::Opening;
use widget_functions::{ErrorKind, FunctionError, Runtime, Widget, WidgetConfig, widget_functions};

widget_functions! {
    /// Tea or coffee?
    pub widget poll {
        data { tea: u32 = 0, coffee: u32 = 0 }

        set_variables fn count(tea: u32, coffee: u32) {
            variables: { tea: "{{inputs.tea}}", coffee: "{{inputs.coffee}}" },
        }

        /// Announces the result in the conversation.
        send_message fn announce() { message_template: "{{tea}} for tea, {{coffee}} for coffee" }

        link fn recipe(drink: String) { url: "https://recipes.example/{{drink}}", on_execute: dismiss }
    }
}

/// The served widgets by name, without their types.
#[derive(Default)]
struct Adapter {
    widgets: HashMap<String, DynWidget>,
}

impl Adapter {
    fn serve<C: WidgetConfig>(&mut self, widget: &Widget<C>) {
        self.widgets.insert(widget.name().to_owned(), widget.to_dyn());
    }

    /// Returns the reply to a line, as one line of JSON.
    async fn reply(&self, line: &str) -> Result<Vec<u8>, FunctionError> {
        let unknown = || FunctionError::new(ErrorKind::Invalid, "expected `widget instance verb json`");
        let mut words = line.trim().splitn(4, ' ');
        let mut word = || words.next().ok_or_else(unknown);
        let widget = self.widgets.get(word()?).ok_or_else(unknown)?;
        let instance = widget.instance(word()?);
        let (verb, json) = (word()?, word().unwrap_or_default().to_owned());
        match verb {
            "state" => {
                let (manifest, state) = (widget.manifest().without_schemas(), instance.state().await?);
                Ok(Opening { manifest: &manifest, state: &state }.to_json())
            }
            // The host `()` supports no action, so the reply asks the caller to perform it and to `complete` the call.
            "call" => Ok(instance.call(json, ()).await?.to_json()),
            "complete" => Ok(instance.complete(json).await?.to_json()),
            "link" => Ok(instance.link(json).await?.to_json()),
            _ => Err(unknown()),
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let widget = Runtime::builder().build()?.widget(poll::Config {})?;
    widget.create("conversation-1", poll::Data::new()).await?;
    let mut adapter = Adapter::default();
    adapter.serve(&widget);
    for line in stdin().lines() {
        let reply = adapter.reply(&line?).await.unwrap_or_else(|error| format!("error: {error}").into_bytes());
        stdout().write_all(&[&*reply, b"\n"].concat())?;
    }
    Ok(())
}
