//! Valid declarations: every kind with all its settings.
//!
//! They are modules of the test, so that they need no build of their own.

mod client;
mod declaration;
mod dismiss;
mod link;
mod send_message;
mod server;
mod set_variables;
mod templates;

use widget_functions::{Manifest, WidgetConfig};

/// Returns the functions of a widget with their kinds and loading values, as in the manifest.
fn functions<C: WidgetConfig>() -> Vec<String> {
    let manifest = Manifest::of::<C>();
    let functions = manifest.functions.iter();
    functions.map(|function| format!("{} {}, {}", function.kind, function.name, function.loading)).collect()
}
