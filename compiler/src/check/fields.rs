//! Checks the fields of config, data, inputs, and return fields.

use proc_macro2::{Ident, Literal, TokenTree};
use syn::LitStr;
use widget_functions_spec::Kind;

use super::attributes::{AttributeTarget, check_attributes};
use super::constants::check_number;
use super::names::{Seen, check_name, reject_reserved};
use super::paths::check_path;
use super::wire::{Case, WireNames};
use crate::errors::{Errors, Place, Report};
use crate::literal::Text;
use crate::model::{self, Attrs, Constant, DefaultValue, PathStep, ReturnField};
use crate::parse::describe;
use crate::syntax::{self, Fields, unraw};

/// The list that a field belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Config,
    Data,
    Input,
    Return,
}

impl Role {
    fn named(self) -> &'static str {
        match self {
            Role::Config => "config value",
            Role::Data => "data field",
            Role::Input => "input",
            Role::Return => "return field",
        }
    }

    fn target(self) -> AttributeTarget {
        if self == Role::Config { AttributeTarget::Config } else { AttributeTarget::Field }
    }
}

/// Checks the fields of config, data, or inputs. Returns the fields with a valid name and type.
pub(super) fn check_fields(fields: &Fields, role: Role, case: Option<Case>, errors: &mut Errors) -> Vec<model::Field> {
    let mut heads = Heads::new(role, case);
    let mut checked = Vec::new();
    for field in &fields.fields {
        let head = heads.check(field, errors);
        let default = check_default(field, role, errors);
        let secret = check_input_secret(field, role, errors);
        let (Some((attrs, wire)), Some(ty)) = (head, field.ty.clone()) else { continue };
        checked.push(model::Field { attrs, secret, name: field.name.clone(), wire, ty, default });
    }
    checked
}

/// Checks the return fields of a function of this kind.
pub(super) fn check_returns(fields: &Fields, kind: Kind, case: Option<Case>, errors: &mut Errors) -> Vec<ReturnField> {
    let mut heads = Heads::new(Role::Return, case);
    let mut checked = Vec::new();
    for field in &fields.fields {
        let head = heads.check(field, errors);
        let path = check_return_path(field, errors);
        let secret = check_return_secret(field, kind, errors);
        let (Some((attrs, wire)), Some(ty)) = (head, field.ty.clone()) else { continue };
        checked.push(ReturnField { attrs, secret, name: field.name.clone(), wire, ty, path });
    }
    checked
}

/// Checks the attributes and names of one list of fields.
struct Heads {
    role: Role,
    seen: Seen,
    wire: WireNames,
}

impl Heads {
    fn new(role: Role, case: Option<Case>) -> Heads {
        Heads { role, seen: Seen::default(), wire: WireNames::new(case) }
    }

    /// Returns the attributes and the wire name of a field, or `None` if the field is invalid.
    fn check(&mut self, field: &syntax::Field, errors: &mut Errors) -> Option<(Attrs, String)> {
        let what = self.role.named();
        let checked = check_attributes(&field.attributes, self.role.target(), errors);
        if !check_name(&field.name, what, errors) {
            return None;
        }
        reject_reserved(&field.name, what, errors);
        let name = unraw(&field.name);
        if let Some(first) = self.seen.insert(name.clone(), &field.name) {
            let report = Report::new(&field.name, format!("duplicate {what} `{name}`"));
            errors.push(report.note_at(first, "first defined"));
            return None;
        }
        let wire = self.wire.check(&field.name, checked.rename.as_ref(), errors).unwrap_or(name);
        Some((checked.attrs, wire))
    }
}

fn check_input_secret(field: &syntax::Field, role: Role, errors: &mut Errors) -> bool {
    match &field.secret {
        Some(secret) if role == Role::Input => {
            let name = unraw(&field.name);
            let report = Report::new(secret, format!("input `{name}` cannot be secret")).help("remove `secret`");
            errors.push(report.note("inputs come from a page, where the end user can read them"));
            false
        }
        secret => secret.is_some(),
    }
}

fn check_return_secret(field: &syntax::Field, kind: Kind, errors: &mut Errors) -> bool {
    match &field.secret {
        Some(secret) if kind.has_returns() && !kind.has_secret_returns() => {
            let name = unraw(&field.name);
            let report = Report::new(secret, format!("return field `{name}` cannot be secret")).help("remove `secret`");
            errors.push(
                report.note("the answer of a `client` function comes from a page, where the end user can read it"),
            );
            false
        }
        secret => secret.is_some(),
    }
}

fn check_default(field: &syntax::Field, role: Role, errors: &mut Errors) -> Option<DefaultValue> {
    let default = field.default.as_ref()?;
    if role == Role::Input {
        let name = unraw(&field.name);
        let report = Report::new(default.equals, "a default is not allowed on an input")
            .help(format!("declare it as `{name}: Option<…>`, with a fallback in tokens: `{{{{{name} ?? 'none'}}}}`"));
        errors.push(report);
        return None;
    }
    Some(match default.tokens.as_slice() {
        [] => DefaultValue::Broken,
        [TokenTree::Literal(literal)] => check_literal_default(false, literal, errors),
        [TokenTree::Punct(minus), TokenTree::Literal(literal)] if minus.as_char() == '-' => {
            check_literal_default(true, literal, errors)
        }
        [TokenTree::Ident(word)] if is_bool(word) => DefaultValue::Literal(Constant::Bool(word == "true", word.span())),
        tokens => DefaultValue::Expression(tokens.iter().cloned().collect()),
    })
}

fn check_literal_default(negative: bool, literal: &Literal, errors: &mut Errors) -> DefaultValue {
    if let Some(text) = Text::read(literal).filter(|_| !negative) {
        return DefaultValue::Text(LitStr::new(text.value(), text.span()));
    }
    let written = literal.to_string();
    if written.starts_with(|first: char| first.is_ascii_digit() || first == '-') {
        return check_number(negative, literal, errors).map_or(DefaultValue::Broken, DefaultValue::Literal);
    }
    let minus = negative.then(|| TokenTree::Punct(proc_macro2::Punct::new('-', proc_macro2::Spacing::Alone)));
    DefaultValue::Expression(minus.into_iter().chain([literal.clone().into()]).collect())
}

fn is_bool(word: &Ident) -> bool {
    word == "true" || word == "false"
}

/// Returns the path of a return field in the response. Defaults to its own name.
fn check_return_path(field: &syntax::Field, errors: &mut Errors) -> Vec<PathStep> {
    let own_name = || vec![PathStep::Key(unraw(&field.name))];
    let Some(default) = field.default.as_ref().filter(|default| !default.tokens.is_empty()) else {
        return own_name();
    };
    let text = match default.tokens.as_slice() {
        [TokenTree::Literal(literal)] => Text::read(literal),
        _ => None,
    };
    match text {
        Some(text) => check_path(&text, errors).unwrap_or_else(own_name),
        None => {
            let place = default.tokens.first().map_or_else(|| default.equals.into(), Place::from);
            let found = default.tokens.first().map(describe).unwrap_or_default();
            let report = Report::new(place, format!("expected a path in quotes, found {found}"));
            errors.push(report.help("write `seats: u32 = \"booking.seats\"`"));
            own_name()
        }
    }
}
