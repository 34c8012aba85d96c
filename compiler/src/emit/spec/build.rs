//! Builds the parts of a function's spec from the model.

use widget_functions_spec as spec;
use widget_functions_spec::{FieldSpec, FollowUpSpec, JsonValue, PathStep, Qualifier, UrlSpec};

use crate::emit::getters::{Getters, Use};
use crate::model::{
    Assignment, Constant, Field, FollowUp, Interface, Part, ReturnField, Source, Template, Token, Url, UrlStart, Value,
};
use crate::syntax::unraw;

/// The getters that the tokens of a function can use.
pub(in crate::emit) struct Tables<'t, 'a> {
    pub(in crate::emit) inputs: &'t mut Getters<'a>,
    pub(in crate::emit) returned: &'t mut Getters<'a>,
    pub(in crate::emit) data: &'t mut Getters<'a>,
    pub(in crate::emit) config: &'t mut Getters<'a>,
}

pub(super) fn field(field: &Field) -> FieldSpec {
    let name = unraw(&field.name);
    FieldSpec {
        wire: Some(field.wire.clone()).filter(|wire| *wire != name),
        name,
        docs: field.attrs.text.clone(),
        secret: field.secret,
        path: None,
    }
}

pub(super) fn return_field(field: &ReturnField) -> FieldSpec {
    let name = unraw(&field.name);
    FieldSpec {
        wire: Some(field.wire.clone()).filter(|wire| *wire != name),
        docs: field.attrs.text.clone(),
        secret: field.secret,
        path: Some(field.path.clone()).filter(|path| *path != [PathStep::Key(name.clone())]),
        name,
    }
}

/// Builds what contains tokens, and adds the getters that they need to the tables.
pub(super) struct Builder<'b, 't, 'a> {
    pub(super) interface: &'b Interface,
    pub(super) tables: &'b mut Tables<'t, 'a>,
}

impl Builder<'_, '_, '_> {
    pub(super) fn url(&mut self, url: &Url) -> UrlSpec {
        let start = match &url.start {
            UrlStart::Origin(origin) => spec::UrlStart::Origin(origin.clone()),
            UrlStart::Opaque(opaque) => spec::UrlStart::Opaque(opaque.clone()),
            UrlStart::Base(token) => spec::UrlStart::Base(self.getter(token, Use::Base)),
        };
        UrlSpec {
            start,
            path: url.path.iter().map(|segment| self.template_for(segment, Use::Segment)).collect(),
            query: url
                .query
                .iter()
                .map(|(name, value)| (name.clone(), value.as_ref().map(|value| self.template(value))))
                .collect(),
            fragment: url.fragment.as_ref().map(|fragment| self.template(fragment)),
        }
    }

    pub(super) fn follow_up(&mut self, follow_up: &FollowUp) -> FollowUpSpec {
        FollowUpSpec { set: self.assignments(&follow_up.set), dismiss: follow_up.dismiss }
    }

    pub(super) fn assignments(&mut self, set: &[Assignment]) -> Vec<(String, JsonValue)> {
        let interface = self.interface;
        let set = set.iter().filter_map(|assignment| {
            let name = unraw(&interface.data.get(assignment.field)?.name);
            Some((name, self.value(&assignment.value)))
        });
        set.collect()
    }

    pub(super) fn values(&mut self, values: &[(String, Value)]) -> Vec<(String, JsonValue)> {
        values.iter().map(|(name, value)| (name.clone(), self.value(value))).collect()
    }

    pub(super) fn value(&mut self, value: &Value) -> JsonValue {
        match value {
            Value::Null => JsonValue::Null,
            Value::Constant(Constant::Bool(value, _)) => JsonValue::Bool(*value),
            Value::Constant(Constant::Number { negative, literal }) => {
                JsonValue::Number(json_number(*negative, literal.to_string()))
            }
            Value::Text(template) => JsonValue::Text(self.template(template)),
            Value::Whole(token) => JsonValue::Whole(self.token(token, Use::Whole)),
            Value::Array(items) => JsonValue::Array(items.iter().map(|item| self.value(item)).collect()),
            Value::Object(members) => JsonValue::Object(self.values(members)),
        }
    }

    pub(super) fn templates(&mut self, templates: &[(String, Template)]) -> Vec<(String, spec::Template)> {
        templates.iter().map(|(name, template)| (name.clone(), self.template(template))).collect()
    }

    pub(super) fn template(&mut self, template: &Template) -> spec::Template {
        self.template_for(template, Use::Text)
    }

    fn template_for(&mut self, template: &Template, wanted: Use) -> spec::Template {
        let parts = template.parts.iter().map(|part| match part {
            Part::Text(text) => spec::Part::Text(text.clone()),
            Part::Token(token) => spec::Part::Token(self.token(token, wanted)),
        });
        parts.collect()
    }

    fn token(&mut self, token: &Token, wanted: Use) -> spec::Token {
        let wanted = match (wanted, &token.fallback) {
            (Use::Text | Use::Segment, Some(_)) => Use::InnerText,
            (Use::Whole, Some(_)) => Use::InnerWhole,
            (wanted, _) => wanted,
        };
        let qualifier = match token.source {
            Source::Input(_) => Qualifier::Inputs,
            Source::Data(_) => Qualifier::Data,
            Source::Response(_) => Qualifier::Response,
            Source::Config(_) => Qualifier::Config,
            Source::Error(_) => Qualifier::Error,
        };
        spec::Token { qualifier, getter: self.getter(token, wanted), fallback: token.fallback.clone() }
    }

    fn getter(&mut self, token: &Token, wanted: Use) -> usize {
        match token.source {
            Source::Input(field) => self.tables.inputs.index(field, token, wanted),
            Source::Data(field) => self.tables.data.index(field, token, wanted),
            Source::Response(field) => self.tables.returned.index(field, token, wanted),
            Source::Config(field) => self.tables.config.index(field, token, wanted),
            Source::Error(part) => part.getter(matches!(wanted, Use::Whole | Use::InnerWhole)),
        }
    }
}

/// Converts a number to JSON syntax: Rust also allows `1_000` and `1.`.
fn json_number(negative: bool, written: String) -> String {
    let sign = if negative { "-" } else { "" };
    let zero = if written.ends_with('.') { "0" } else { "" };
    format!("{sign}{}{zero}", written.replace('_', ""))
}
