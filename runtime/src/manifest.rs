use serde::Serialize;

use crate::declared::{JsonType, WidgetConfig};
use crate::plan::spec::FieldSpec;
use crate::plan::{FunctionPlan, Plan};

/// What a page may know of a widget: names, kinds, docs, inputs and loading. No URL, header, body,
/// template or config value is in it. Serialise it with `serde`.
#[derive(Clone, Debug, Serialize)]
pub struct Manifest {
    /// The widget's name.
    pub widget: String,
    /// Its docs.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// The names of the data fields that a page sees.
    pub data: Vec<String>,
    /// Its functions, in the order of the declaration.
    pub functions: Vec<ManifestFunction>,
}

/// A function, as a page may know it.
#[derive(Clone, Debug, Serialize)]
pub struct ManifestFunction {
    /// Its name on the wire.
    pub name: String,
    /// `server`, `client`, `send_message`, `link`, `dismiss` or `set_variables`.
    pub kind: &'static str,
    /// Its docs.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// What the page shows while it runs: `none`, `self` or `container`.
    pub loading: &'static str,
    /// What it takes.
    pub inputs: Vec<ManifestField>,
    /// The names of the return fields that a page sees.
    pub returns: Vec<String>,
}

/// An input, as a page may know it.
#[derive(Clone, Debug, Serialize)]
pub struct ManifestField {
    /// Its name on the wire.
    pub name: String,
    /// Its docs.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// The JSON type it is read from.
    #[serde(rename = "type")]
    pub kind: JsonType,
    /// Whether it may be left out.
    pub optional: bool,
}

impl Manifest {
    /// The manifest of the widget with this config.
    pub fn of<C: WidgetConfig>() -> Self {
        match Plan::of(C::table()) {
            Ok(plan) => Manifest::of_plan(plan),
            Err(cause) => {
                tracing::error!(%cause, "a widget has no manifest");
                Manifest { widget: String::new(), docs: String::new(), data: Vec::new(), functions: Vec::new() }
            }
        }
    }

    pub(crate) fn of_plan(plan: &Plan) -> Self {
        Manifest {
            widget: plan.widget.name.clone(),
            docs: plan.widget.docs.clone(),
            data: visible(&plan.widget.data),
            functions: plan.functions.iter().map(function).collect(),
        }
    }
}

fn function(function: &FunctionPlan) -> ManifestFunction {
    let inputs = function.spec.inputs.iter().zip(function.input_hints());
    ManifestFunction {
        name: function.wire().to_owned(),
        kind: function.spec.kind().keyword(),
        docs: function.spec.docs.clone(),
        loading: function.spec.loading.keyword().name,
        inputs: inputs
            .map(|(field, hint)| ManifestField {
                name: field.wire().to_owned(),
                docs: field.docs.clone(),
                kind: hint.kind,
                optional: hint.optional,
            })
            .collect(),
        returns: visible(&function.spec.returns),
    }
}

fn visible(fields: &[FieldSpec]) -> Vec<String> {
    fields.iter().filter(|field| !field.secret).map(|field| field.wire().to_owned()).collect()
}
