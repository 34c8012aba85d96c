//! Tokens: what each name reads.

use std::borrow::Cow;
use std::collections::HashSet;

use proc_macro2::Ident;

use super::names::{Name, Names, RESERVED};
use super::secrets::{Destination, refused_secret};
use crate::errors::{Errors, Place, Report, list};
use crate::kind::Kind;
use crate::literal::Text;
use crate::model::{self, ErrorPart, Source, TokenStep};
use crate::template::{Fallback, Step, Token};

const ERROR_TOKENS: [&str; 3] = ["error", "error.status", "error.kind"];

/// The names that a widget declares.
pub(super) struct WidgetNames {
    pub(super) config: Names,
    pub(super) data: Names,
    pub(super) functions: Vec<FunctionNames>,
}

/// The names that a function declares.
pub(super) struct FunctionNames {
    pub(super) name: Option<String>,
    pub(super) kind: Option<Kind>,
    pub(super) inputs: Names,
    pub(super) returns: Names,
}

impl WidgetNames {
    pub(super) fn function(&self, name: &str) -> Option<&FunctionNames> {
        self.functions.iter().find(|function| function.name.as_deref() == Some(name))
    }
}

/// When a template is rendered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Action,
    OnSuccess,
    OnFailure,
    OnExecute,
}

/// What can be named in a function's templates.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) widget: &'a WidgetNames,
    pub(super) inputs: &'a Names,
    pub(super) returns: &'a Names,
    pub(super) stage: Stage,
}

/// Where a template stands.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) scope: Scope<'a>,
    pub(super) destination: Destination<'a>,
}

/// Finds what a token reads, and whether it may stand where it stands.
pub(super) fn check_token(token: &Token, text: &Text, site: Site<'_>, errors: &mut Errors) -> Option<model::Token> {
    let lookup = Lookup { token, place: text.part(token.range.clone()), site };
    let found = match lookup.find() {
        Ok(found) => found,
        Err(report) => {
            // A name may be among those that could not be read.
            if let Some(report) = report {
                errors.push(report);
            }
            return None;
        }
    };
    if let Some(secret) = found.secret.filter(|_| !site.destination.is_secret()) {
        errors.push(refused_secret(lookup.place, &token.path_text(), secret.place.clone(), site.destination));
        return None;
    }
    let path = check_steps(found.rest, text, errors)?;
    let fallback = token.fallback.as_ref().map(|fallback| match fallback {
        Fallback::Text(text) => model::Fallback::Text(text.clone()),
        Fallback::Number(number) => model::Fallback::Number(number.clone()),
        Fallback::Bool(value) => model::Fallback::Bool(*value),
    });
    Some(model::Token { source: found.source, path, fallback, span: text.span_of(token.range.clone()) })
}

/// What a name stands for, and the steps behind it.
struct Found<'a> {
    source: Source,
    /// Its declaration, where it is secret.
    secret: Option<&'a Name>,
    rest: &'a [Step],
}

/// Why nothing was found; `None` where that is no mistake of this token.
type NotFound = Option<Report>;

struct Lookup<'a> {
    token: &'a Token,
    place: Place,
    site: Site<'a>,
}

impl<'a> Lookup<'a> {
    fn find(&self) -> Result<Found<'a>, NotFound> {
        let (first, rest) = match self.token.path.split_first() {
            Some((Step::Field { name, .. }, rest)) => (name.as_str(), rest),
            _ => return Err(None),
        };
        match first {
            "error" => self.find_error(rest),
            _ if RESERVED.contains(&first) => self.find_qualified(first, rest),
            _ => self.find_unqualified(first, rest),
        }
    }

    /// `config.x`, `inputs.x`, `data.x`, `response.x`.
    fn find_qualified(&self, qualifier: &str, rest: &'a [Step]) -> Result<Found<'a>, NotFound> {
        let scope = self.site.scope;
        if qualifier == "response" && scope.stage != Stage::OnSuccess {
            let message = format!("`{{{{{}}}}}` can stand in `on_success` only", self.token.path_text());
            return Err(Some(self.report(message).help("`response` is the answer of the function")));
        }
        let names = match qualifier {
            "config" => &scope.widget.config,
            "inputs" => scope.inputs,
            "data" => &scope.widget.data,
            _ => scope.returns,
        };
        let possible = self.possible_of(qualifier, names);
        let Some((Step::Field { name, .. }, rest)) = rest.split_first() else {
            let message = format!("`{{{{{qualifier}}}}}` is no value of its own");
            let report = self.report(message).help(format!("name one of its fields: `{{{{{qualifier}.name}}}}`"));
            return Err(Some(with_list(report, &possible)));
        };
        match names.find(name) {
            Some(index) => Ok(found(qualifier, names, index, rest)),
            None if names.complete => Err(Some(self.unknown(&format!("{qualifier}.{name}"), &possible))),
            None => Err(None),
        }
    }

    fn find_unqualified(&self, name: &str, rest: &'a [Step]) -> Result<Found<'a>, NotFound> {
        let reachable = self.reachable();
        let hits: Vec<_> =
            reachable.iter().filter_map(|(qualifier, names)| Some((*qualifier, *names, names.find(name)?))).collect();
        match hits.as_slice() {
            [(qualifier, names, index)] => Ok(found(qualifier, names, *index, rest)),
            [] => Err(self.not_found(name, &reachable)),
            several => {
                let forms: Vec<String> =
                    several.iter().map(|(qualifier, ..)| format!("{{{{{qualifier}.{name}}}}}")).collect();
                let report = self.report(format!("`{{{{{name}}}}}` is ambiguous"));
                Err(Some(report.help(format!("write one of {}", list(&forms)))))
            }
        }
    }

    /// The names that need no qualifier here.
    fn reachable(&self) -> Vec<(&'static str, &'a Names)> {
        let scope = self.site.scope;
        let mut reachable = vec![("inputs", scope.inputs), ("data", &scope.widget.data)];
        if scope.stage == Stage::OnSuccess {
            reachable.push(("response", scope.returns));
        }
        reachable
    }

    fn not_found(&self, name: &str, reachable: &[(&str, &Names)]) -> NotFound {
        let scope = self.site.scope;
        if scope.widget.config.find(name).is_some() {
            let report = self.report(format!("the config value `{name}` is named with `config.`"));
            return Some(report.help(format!("write `{{{{config.{name}}}}}`")));
        }
        if scope.returns.find(name).is_some() {
            let message = format!("the return field `{name}` can stand in `on_success` only");
            return Some(self.report(message).help("return fields are the answer of the function"));
        }
        if !reachable.iter().all(|(_, names)| names.complete) {
            return None;
        }
        let report = self.unknown(name, &self.possible());
        Some(match self.declared_elsewhere(name) {
            Some((function, what, name)) => report
                .note_at(
                    name.place.clone(),
                    format!("`{}` is {what} of the function `{function}`, declared", name.name),
                )
                .help("a function sees its own inputs and return fields only; what several share is kept in `data`"),
            None => report,
        })
    }

    /// The input or return field of another function that has this name.
    fn declared_elsewhere(&self, name: &str) -> Option<(&'a str, &'static str, &'a Name)> {
        self.site.scope.widget.functions.iter().find_map(|function| {
            let find = |names: &'a Names| names.find(name).and_then(|index| names.get(index));
            let input = find(&function.inputs).map(|name| ("an input", name));
            let (what, name) = input.or_else(|| Some(("a return field", find(&function.returns)?)))?;
            Some((function.name.as_deref()?, what, name))
        })
    }

    /// `error`, `error.status`, `error.kind`.
    fn find_error(&self, rest: &'a [Step]) -> Result<Found<'a>, NotFound> {
        if self.site.scope.stage != Stage::OnFailure {
            let message = format!("`{{{{{}}}}}` can stand in `on_failure` only", self.token.path_text());
            return Err(Some(self.report(message).help("elsewhere there is no error to tell of")));
        }
        let part = match rest {
            [] => ErrorPart::Message,
            [Step::Field { name, .. }] if name == "status" => ErrorPart::Status,
            [Step::Field { name, .. }] if name == "kind" => ErrorPart::Kind,
            _ => {
                let possible = ERROR_TOKENS.map(Cow::Borrowed);
                return Err(Some(self.unknown(&self.token.path_text(), &possible)));
            }
        };
        Ok(Found { source: Source::Error(part), secret: None, rest: &[] })
    }

    /// All that can stand here, as it would be written.
    fn possible(&self) -> Vec<Cow<'a, str>> {
        let mut seen = HashSet::new();
        let mut possible: Vec<Cow<'a, str>> = Vec::new();
        for (_, names) in self.reachable() {
            let names = self.allowed(names).filter(|name| seen.insert(*name));
            possible.extend(names.map(Cow::Borrowed));
        }
        possible.extend(self.possible_of("config", &self.site.scope.widget.config));
        if self.site.scope.stage == Stage::OnFailure {
            possible.extend(ERROR_TOKENS.map(Cow::Borrowed));
        }
        possible
    }

    fn possible_of(&self, qualifier: &str, names: &'a Names) -> Vec<Cow<'a, str>> {
        self.allowed(names).map(|name| format!("{qualifier}.{name}").into()).collect()
    }

    /// The names whose values may go where the token stands.
    fn allowed(&self, names: &'a Names) -> impl Iterator<Item = &'a str> {
        let secrets = self.site.destination.is_secret();
        names.iter().filter(move |name| !name.secret || secrets).map(|name| name.name.as_str())
    }

    fn unknown(&self, wrong: &str, possible: &[Cow<'_, str>]) -> Report {
        let message = format!("unknown token `{{{{{}}}}}`", self.token.path_text());
        let report = self.report(message).possible(wrong, "tokens that can stand here", possible);
        if possible.is_empty() { report.help("no token can stand here: nothing is declared") } else { report }
    }

    fn report(&self, message: String) -> Report {
        Report::new(self.place.clone(), message)
    }
}

fn with_list(report: Report, possible: &[Cow<'_, str>]) -> Report {
    if possible.is_empty() { report } else { report.help(format!("tokens that can stand here: {}", list(possible))) }
}

fn found<'a>(qualifier: &str, names: &'a Names, index: usize, rest: &'a [Step]) -> Found<'a> {
    let source = match qualifier {
        "config" => Source::Config(index),
        "inputs" => Source::Input(index),
        "data" => Source::Data(index),
        _ => Source::Response(index),
    };
    let secret = names.get(index).filter(|name| name.secret);
    Found { source, secret, rest }
}

/// The steps behind a field's name, as far as they can be those of a Rust type.
fn check_steps(steps: &[Step], text: &Text, errors: &mut Errors) -> Option<Vec<TokenStep>> {
    let mut checked = Vec::with_capacity(steps.len());
    for step in steps {
        match step {
            Step::Index(index) => checked.push(TokenStep::Index(*index)),
            Step::Field { name, .. } if is_member(name) => checked.push(TokenStep::Field(name.clone())),
            Step::Field { name, range } => {
                let report = Report::new(text.part(range.clone()), format!("`{name}` is no name of a field"));
                errors.push(report.help("a path is written `teacher.name` or `slots[0].id`"));
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
