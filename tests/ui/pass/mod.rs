//! Declarations that are fine: every kind with all that it takes. They are modules of the test, so
//! that they need no build of their own.

mod client;
mod declaration;
mod dismiss;
mod link;
mod send_message;
mod server;
mod set_variables;
mod templates;

use widget_functions::{Manifest, WidgetConfig};

/// The functions of a widget, each with its kind and loading, as the runtime has read them.
fn functions<C: WidgetConfig>() -> Vec<String> {
    let manifest = Manifest::of::<C>();
    let functions = manifest.functions.iter();
    functions.map(|function| format!("{} {}, {}", function.kind, function.name, function.loading)).collect()
}
