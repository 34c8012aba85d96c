//! The tokens of templates: resolved by the scope, checked against their destination.

use std::borrow::Cow;
use std::collections::HashSet;

use proc_macro2::Ident;
use widget_functions_spec::Qualifier;

use super::secrets::{Destination, secret_error};
use crate::errors::{Errors, Place, Report, list, shown};
use crate::keywords;
use crate::literal::Text;
use crate::model::{self, TokenStep};
use crate::scope::{List, Name, Names, Resolved, Scope, Unresolved};
use crate::template::{Step, Token};

/// The surroundings of a template.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) scope: Scope<'a>,
    pub(super) destination: Destination<'a>,
}

/// Resolves a token, and checks that its value is allowed at this site.
pub(super) fn check_token(token: &Token, text: &Text, site: Site<'_>, errors: &mut Errors) -> Option<model::Token> {
    let place = text.part(token.range.clone());
    let Resolved { source, rest, .. } = match site.scope.resolve(&token.path) {
        Ok(resolved) => resolved,
        Err(reason) => {
            let explanation = Explanation { path: token.path_text(), place, site };
            if let Some(report) = explanation.of(&reason) {
                errors.push(report);
            }
            return None;
        }
    };
    let declaration = site.scope.declaration(source);
    if let Some(secret) = declaration.filter(|name| name.secret && !site.destination.is_secret()) {
        errors.push(secret_error(place, &token.path_text(), secret.place.clone(), site.destination));
        return None;
    }
    let path = check_steps(rest, text, errors)?;
    Some(model::Token { source, path, fallback: token.fallback.clone(), span: text.span_of(token.range.clone()) })
}

/// Explains why a token has no meaning.
struct Explanation<'a> {
    path: String,
    place: Place,
    site: Site<'a>,
}

impl<'a> Explanation<'a> {
    /// Returns `None` if the token may be valid, because a name could not be read.
    fn of(&self, reason: &Unresolved<'_>) -> Option<Report> {
        let scope = self.site.scope;
        Some(match reason {
            Unresolved::Incomplete => return None,
            Unresolved::WrongStage(Qualifier::Error) => {
                self.only_in("on_failure").note("`error` is the error that the function ended with")
            }
            Unresolved::WrongStage(_) => self.only_in("on_success").note("`response` contains the return fields"),
            Unresolved::LoneQualifier(qualifier) => {
                let name = qualifier.keyword().name;
                let report = self.report(format!("missing field name after `{name}`"));
                let report = report.help(format!("write `{{{{{name}.name}}}}`"));
                with_list(report, &self.available_after(scope.list(*qualifier)))
            }
            Unresolved::UnknownField(qualifier, name) => {
                let written = format!("{}.{name}", qualifier.keyword().name);
                self.unknown(&written, &self.available_after(scope.list(*qualifier)))
            }
            Unresolved::UnknownErrorPart => self.unknown(&self.path, &error_tokens()),
            Unresolved::Ambiguous(name, hits) => {
                let forms = hits.iter().map(|(qualifier, _)| format!("{{{{{}.{name}}}}}", qualifier.keyword().name));
                let report = self.report(format!("ambiguous token `{{{{{name}}}}}`"));
                report.help(format!("write one of {}", list(&forms.collect::<Vec<_>>())))
            }
            Unresolved::MissingConfig(name) => {
                let report = self.report(format!("missing qualifier of the config value `{name}`"));
                report.help(format!("write `{{{{config.{name}}}}}`"))
            }
            Unresolved::ResponseTooEarly(name) => {
                let report = self.only_in("on_success");
                report.note(format!("`{name}` is a return field, which exists only after the response"))
            }
            Unresolved::Unknown(name) => self.unknown_name(name),
        })
    }

    fn unknown_name(&self, name: &str) -> Report {
        let report = self.unknown(name, &self.available());
        match self.declared_elsewhere(name) {
            Some((function, noun, name)) => report
                .note_at(
                    name.place.clone(),
                    format!("`{}` is {noun} of the function `{function}`, declared", name.name),
                )
                .note("a function only reads its own inputs and return fields; share values in `data`"),
            None => report,
        }
    }

    /// Finds an input or return field of this name in another function.
    fn declared_elsewhere(&self, name: &str) -> Option<(&'a str, &'static str, &'a Name)> {
        self.site.scope.widget.functions.iter().find_map(|function| {
            let find = |names: &'a Names| names.find(name).and_then(|index| names.get(index));
            let input = find(&function.inputs).map(|name| ("an input", name));
            let (noun, name) = input.or_else(|| Some(("a return field", find(&function.returns)?)))?;
            Some((function.name.as_deref()?, noun, name))
        })
    }

    /// Returns all tokens that are allowed here, as they are written.
    fn available(&self) -> Vec<Cow<'a, str>> {
        let scope = self.site.scope;
        let mut seen = HashSet::new();
        let mut available: Vec<Cow<'a, str>> = Vec::new();
        for list in scope.unqualified() {
            let names = self.allowed(list.names).filter(|name| seen.insert(*name));
            available.extend(names.map(Cow::Borrowed));
        }
        available.extend(self.available_after(scope.list(Qualifier::Config)));
        if scope.stage.has(Qualifier::Error) {
            available.extend(error_tokens().map(Cow::Owned));
        }
        available
    }

    fn available_after(&self, list: Option<List<'a>>) -> Vec<Cow<'a, str>> {
        let Some(List { qualifier, names, .. }) = list else { return Vec::new() };
        self.allowed(names).map(|name| format!("{}.{name}", qualifier.keyword().name).into()).collect()
    }

    /// Returns the names whose values are allowed at this site.
    fn allowed(&self, names: &'a Names) -> impl Iterator<Item = &'a str> {
        let secrets = self.site.destination.is_secret();
        names.iter().filter(move |name| !name.secret || secrets).map(|name| name.name.as_str())
    }

    fn only_in(&self, slot: &str) -> Report {
        self.report(format!("`{{{{{}}}}}` is only available in `{slot}`", self.path))
    }

    fn unknown(&self, wrong: &str, available: &[impl AsRef<str>]) -> Report {
        let report = self.report(format!("unknown token `{{{{{}}}}}`", self.path));
        let report = report.possible(wrong, "available tokens", available);
        if available.is_empty() { report.note("no tokens are available here") } else { report }
    }

    fn report(&self, message: String) -> Report {
        Report::new(self.place.clone(), message)
    }
}

fn with_list(report: Report, available: &[Cow<'_, str>]) -> Report {
    if available.is_empty() { report } else { report.note(format!("available tokens: {}", list(available))) }
}

/// Returns `error` and its parts, as tokens name them.
fn error_tokens() -> [String; 3] {
    let [status, kind] = keywords::ERROR_PARTS.map(|part| format!("error.{}", part.name));
    ["error".to_owned(), status, kind]
}

/// Checks the steps after a field's name, as far as Rust names are valid.
fn check_steps(steps: &[Step], text: &Text, errors: &mut Errors) -> Option<Vec<TokenStep>> {
    let mut checked = Vec::with_capacity(steps.len());
    for step in steps {
        match step {
            Step::Index(index) => checked.push(TokenStep::Index(*index)),
            Step::Field { name, .. } if is_member(name) => checked.push(TokenStep::Field(name.clone())),
            Step::Field { name, range } => {
                let report = Report::new(text.part(range.clone()), format!("invalid field name `{}`", shown(name)));
                errors.push(report.note("a path is written `teacher.name` or `slots[0].id`"));
                return None;
            }
        }
    }
    Some(checked)
}

fn is_member(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit())
        || syn::parse_str::<Ident>(name).is_ok()
        || syn::parse_str::<Ident>(&format!("r#{name}")).is_ok()
}
