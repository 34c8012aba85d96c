use serde::Serialize;

use crate::declared::{InputSchema, JsonProperty, JsonSchema, JsonType, WidgetConfig, read_schemas};
use crate::plan::spec::FieldSpec;
use crate::plan::{FunctionPlan, Plan};

/// What a page may know of a widget: names, kinds, docs, schemas and loading.
///
/// It contains no URL, header, body, template, config value or secret field.
///
/// # Examples
///
/// The generated module of a widget has a function `manifest()`. It lists the functions that a model or a page can call:
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::protocol::{Manifest, ManifestFunction};
///
/// fn tools(manifest: &Manifest) -> serde_json::Result<Vec<serde_json::Value>> {
///     let tool = |function: &ManifestFunction| {
///         let schema = serde_json::to_value(&function.input_schema)?;
///         Ok(serde_json::json!({ "name": function.name, "description": function.docs, "inputSchema": schema }))
///     };
///     manifest.functions.iter().map(tool).collect()
/// }
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Manifest {
    /// The name of the widget.
    pub widget: String,
    /// The docs of the widget.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// The wire names of the data fields that are not secret.
    pub data: Vec<String>,
    /// The schema of these data fields: the member `data` of the [`State`](super::State).
    #[serde(skip_serializing_if = "JsonSchema::is_any")]
    pub data_schema: JsonSchema,
    /// The functions, in the order of their declaration.
    pub functions: Vec<ManifestFunction>,
}

/// What a page may know of a function.
#[derive(Clone, Debug, Serialize)]
pub struct ManifestFunction {
    /// The wire name.
    pub name: String,
    /// `server`, `client`, `send_message`, `link`, `dismiss` or `set_variables`.
    pub kind: &'static str,
    /// The docs.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// What the page shows while the function runs: `none`, `self` or `container`.
    pub loading: &'static str,
    /// The inputs, in the order of their declaration.
    pub inputs: Vec<ManifestField>,
    /// The schema of the inputs: the member `inputs` of a [`FunctionCall`](super::FunctionCall).
    #[serde(skip_serializing_if = "JsonSchema::is_any")]
    pub input_schema: JsonSchema,
    /// The wire names of the return fields that are not secret.
    pub returns: Vec<String>,
    /// The schema of these return fields: the member `data` of a [`CallStatus::Success`](super::CallStatus::Success).
    #[serde(skip_serializing_if = "JsonSchema::is_any")]
    pub return_schema: JsonSchema,
}

/// What a page may know of an input.
#[derive(Clone, Debug, Serialize)]
pub struct ManifestField {
    /// The wire name.
    pub name: String,
    /// The docs.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// The JSON type it is read from.
    #[serde(rename = "type")]
    pub json_type: JsonType,
    /// Whether it may be left out.
    pub optional: bool,
}

impl Manifest {
    /// Returns the manifest of the widget with this config.
    pub fn of<C: WidgetConfig>() -> Self {
        match Plan::of(C::table()) {
            Ok(plan) => Manifest::of_plan(plan),
            Err(cause) => {
                tracing::error!(%cause, "failed to read the table of a widget");
                Manifest {
                    widget: String::new(),
                    docs: String::new(),
                    data: Vec::new(),
                    data_schema: JsonSchema::Any,
                    functions: Vec::new(),
                }
            }
        }
    }

    pub(crate) fn of_plan(plan: &Plan) -> Self {
        Manifest {
            widget: plan.widget.name.clone(),
            docs: plan.widget.docs.clone(),
            data: public(&plan.widget.data),
            data_schema: written_schema(&plan.widget.data, read_schemas(plan.data)),
            functions: plan.functions.iter().map(function).collect(),
        }
    }

    /// Returns the manifest without its schemas, which the page script does not use: several times smaller.
    ///
    /// Each schema becomes [`JsonSchema::Any`], which `Serialize` leaves out.
    #[must_use]
    pub fn without_schemas(mut self) -> Self {
        self.data_schema = JsonSchema::Any;
        for function in &mut self.functions {
            function.input_schema = JsonSchema::Any;
            function.return_schema = JsonSchema::Any;
        }
        self
    }
}

fn function(function: &FunctionPlan) -> ManifestFunction {
    let FunctionPlan { spec, .. } = function;
    let schemas = read_schemas(function.inputs);
    let inputs = spec.inputs.iter().zip(&schemas).map(|(field, schema)| {
        let InputSchema { json_type, optional } = InputSchema::of(schema);
        ManifestField { name: field.wire().to_owned(), docs: field.docs.clone(), json_type, optional }
    });
    ManifestFunction {
        name: function.wire().to_owned(),
        kind: spec.kind().keyword(),
        docs: spec.docs.clone(),
        loading: spec.loading.keyword().name,
        inputs: inputs.collect(),
        input_schema: read_schema(&spec.inputs, schemas),
        returns: public(&spec.returns),
        return_schema: written_schema(&spec.returns, read_schemas(function.returned)),
    }
}

fn public(fields: &[FieldSpec]) -> Vec<String> {
    fields.iter().filter(|field| !field.secret).map(|field| field.wire().to_owned()).collect()
}

/// The schema of an object that a caller sends: optional fields may be missing.
fn read_schema(fields: &[FieldSpec], schemas: Vec<JsonSchema>) -> JsonSchema {
    object(fields, schemas, |schema| !InputSchema::of(schema).optional)
}

/// The schema of an object that the runtime writes: all fields are there.
fn written_schema(fields: &[FieldSpec], schemas: Vec<JsonSchema>) -> JsonSchema {
    object(fields, schemas, |_| true)
}

fn object(fields: &[FieldSpec], schemas: Vec<JsonSchema>, is_required: fn(&JsonSchema) -> bool) -> JsonSchema {
    let fields = fields.iter().zip(schemas).filter(|(field, _)| !field.secret);
    let properties = fields.map(|(field, schema)| JsonProperty {
        name: field.wire().to_owned(),
        docs: field.docs.clone(),
        required: is_required(&schema),
        schema,
    });
    JsonSchema::Object(properties.collect())
}
