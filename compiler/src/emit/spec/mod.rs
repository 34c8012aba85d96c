//! The meaning of a declaration: the model becomes the types of `widget_functions_spec`, and those
//! become the JSON that the runtime reads.

mod action;
mod build;
mod json;
#[cfg(test)]
mod tests;
mod write;

use widget_functions_spec::{FunctionSpec, WidgetSpec};

use super::getters::Getters;
use crate::model::{Body, Interface, Signature};
use crate::syntax::unraw;
pub(super) use build::Tables;
use build::{Builder, field, return_field};
use json::{Object, string};
use write::{fields, follow_up};

/// Builds the spec of the widget.
pub(super) fn widget(interface: &Interface, config: &Getters<'_>) -> WidgetSpec {
    let bases = config.bases().into_iter().filter_map(|(field, getter)| {
        let name = unraw(&interface.config.get(field)?.name);
        Some((name, getter))
    });
    WidgetSpec {
        name: unraw(&interface.name),
        docs: interface.attrs.text.clone(),
        data: interface.data.iter().map(field).collect(),
        bases: bases.collect(),
    }
}

/// Builds the spec of a function, and adds the getters that its tokens need to the tables.
pub(super) fn function(
    interface: &Interface,
    signature: &Signature,
    body: &Body,
    tables: &mut Tables<'_, '_>,
) -> FunctionSpec {
    let mut builder = Builder { interface, tables };
    let name = unraw(&signature.name);
    FunctionSpec {
        wire: Some(signature.wire.clone()).filter(|wire| *wire != name),
        name,
        docs: signature.attrs.text.clone(),
        loading: body.loading,
        inputs: signature.inputs.iter().map(field).collect(),
        returns: signature.returns.iter().map(return_field).collect(),
        action: action::build(&mut builder, &body.action),
        on_success: builder.follow_up(&body.on_success),
        on_failure: builder.follow_up(&body.on_failure),
        on_execute: builder.follow_up(&body.on_execute),
    }
}

/// Writes a widget's spec as JSON.
pub(super) fn widget_json(spec: &WidgetSpec) -> String {
    let bases: Vec<String> = spec.bases.iter().map(|(name, getter)| format!("[{},{getter}]", string(name))).collect();
    let mut json = Object::new();
    json.put("name", string(&spec.name));
    json.put_text("docs", &spec.docs);
    json.put_list("data", &fields(&spec.data));
    json.put_list("bases", &bases);
    json.finish()
}

/// Writes a function's spec as JSON.
pub(super) fn function_json(spec: &FunctionSpec) -> String {
    let mut json = Object::new();
    json.put("name", string(&spec.name));
    json.put_some("wire", spec.wire.as_deref().map(string));
    json.put_text("docs", &spec.docs);
    json.put("loading", string(spec.loading.keyword().name));
    json.put_list("inputs", &fields(&spec.inputs));
    json.put_list("returns", &fields(&spec.returns));
    json.put("action", action::write(&spec.action));
    json.put_some("on_success", follow_up(&spec.on_success));
    json.put_some("on_failure", follow_up(&spec.on_failure));
    json.put_some("on_execute", follow_up(&spec.on_execute));
    json.finish()
}
