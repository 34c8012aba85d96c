//! Checks the syntax and builds the model.
//!
//! Each rule is a function that reports its errors, and returns `None` for a part that it cannot build.

mod attributes;
mod body;
mod client_inputs;
mod constants;
mod durations;
mod fields;
mod follow_ups;
mod functions;
mod headers;
mod json;
mod keyword_values;
mod names;
mod pairs;
mod paths;
mod secrets;
mod server;
mod settings;
mod structs;
mod templates;
mod tokens;
mod url;
mod wire;

use std::collections::HashMap;

use proc_macro2::{Ident, Span};

use crate::errors::{Errors, Report};
use crate::model::{self, Interface, Program};
use crate::syntax::{Fields, Widget, unraw};
use attributes::{AttributeTarget, check_attributes};
use fields::{Role, check_fields};
use functions::{check_program, check_signatures};
use names::check_name;

/// Checks a declaration.
///
/// Returns the interface if the widget has a name, and the program if the declaration has no errors.
pub(crate) fn check(widget: &Widget, errors: &mut Errors) -> (Option<Interface>, Option<Program>) {
    let attributes = check_attributes(&widget.attributes, AttributeTarget::Widget, errors);
    let case = attributes.rename_all;
    let name = widget.name.as_ref().filter(|name| check_name(name, "widget", errors));

    let mut config = check_fields(&widget.config, Role::Config, None, errors);
    reject_shared_variables(&config, errors);
    let mut data = check_fields(&widget.data, Role::Data, case, errors);
    let signatures = check_signatures(&widget.functions, case, errors);
    let functions = structs::check_structs(&mut config, &mut data, signatures, errors);
    let program = check_program(widget, errors);

    let Some(name) = name.cloned() else { return (None, None) };
    let (config_span, data_span) = (span_of(&widget.config, &name), span_of(&widget.data, &name));
    let (attrs, vis) = (attributes.attrs, widget.vis.clone());
    let interface = Interface { attrs, vis, name, config, config_span, data, data_span, functions };
    (Some(interface), program.filter(|_| errors.is_empty()))
}

fn span_of(section: &Fields, widget: &Ident) -> Span {
    section.section.unwrap_or_else(|| widget.span())
}

/// Rejects two config values for which `Config::from_env` would read the same environment variable.
fn reject_shared_variables(config: &[model::Field], errors: &mut Errors) {
    let mut seen: HashMap<String, &Ident> = HashMap::new();
    for field in config {
        let name = unraw(&field.name);
        if let Some(first) = seen.insert(name.to_uppercase(), &field.name) {
            let message = format!("config values `{}` and `{name}` share an environment variable", unraw(first));
            let report = Report::new(&field.name, message).note_at(first, "first defined");
            errors.push(report.help("rename one of them"));
        }
    }
}
