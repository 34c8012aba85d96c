//! Checks follow-ups: `dismiss`, `set_variables { … }`, or both.

use widget_functions_spec::Kind;

use super::json::check_single;
use super::names::Seen;
use super::pairs::{check_key, entries_of};
use super::secrets::Destination;
use super::tokens::Site;
use crate::errors::{Errors, Report, nearest, shown};
use crate::keywords;
use crate::model::{Assignment, FollowUp};
use crate::scope::Scope;
use crate::syntax::{Entry, Value};

const POSSIBLE: [&str; 2] = keywords::names(&keywords::FOLLOW_UPS);
const FORMS: &str = "a follow-up is `dismiss`, `set_variables { … }`, or both: `[set_variables { … }, dismiss]`";

/// Checks the follow-up of a slot. An absent slot has an empty follow-up.
pub(super) fn check_follow_up(value: Option<&Value>, scope: Scope<'_>, errors: &mut Errors) -> Option<FollowUp> {
    let mut slot = Slot { scope, follow_up: FollowUp::default(), seen: Seen::default(), intact: true };
    match value {
        None => {}
        Some(Value::List(span, items)) if items.is_empty() => {
            errors.push(Report::new(*span, "empty follow-up").help("remove the slot, or write `dismiss`"));
            slot.intact = false;
        }
        Some(Value::List(_, items)) => items.iter().for_each(|item| slot.check_step(item, errors)),
        Some(step) => slot.check_step(step, errors),
    }
    slot.intact.then_some(slot.follow_up)
}

struct Slot<'a> {
    scope: Scope<'a>,
    follow_up: FollowUp,
    /// The steps so far.
    seen: Seen,
    intact: bool,
}

impl Slot<'_> {
    fn check_step(&mut self, value: &Value, errors: &mut Errors) {
        match value {
            Value::Broken => self.intact = false,
            Value::Word(word) if word == "dismiss" => {
                self.check_once("dismiss", value, errors);
                self.follow_up.dismiss = true;
            }
            Value::Tagged(tag, content) if tag == "set_variables" && matches!(**content, Value::Object(..)) => {
                self.check_once("set_variables", value, errors);
                match check_variables(content, "set_variables", self.scope, errors) {
                    Some(set) => self.follow_up.set.extend(set),
                    None => self.intact = false,
                }
            }
            other => {
                errors.push(self.invalid_step(other));
                self.intact = false;
            }
        }
    }

    fn check_once(&mut self, step: &'static str, value: &Value, errors: &mut Errors) {
        if let Some(first) = self.seen.insert(step, value.span()) {
            let report = Report::new(value.span(), format!("duplicate follow-up `{step}`"));
            errors.push(report.note_at(first, "first used").help("remove one of the two"));
            self.intact = false;
        }
    }

    fn invalid_step(&self, value: &Value) -> Report {
        let name = match value {
            Value::Word(word) | Value::Tagged(word, _) | Value::Rust(word, _) => word.to_string(),
            Value::Object(span, _) => {
                let report = Report::new(*span, "missing follow-up name");
                return report.help("write `set_variables { … }`").note(FORMS);
            }
            Value::Text(text) if text.value() == "dismiss" => {
                return Report::new(text.span(), "unexpected quotes around `dismiss`").help("write `dismiss`");
            }
            other => {
                let message = format!("expected a follow-up, found {}", other.described());
                return Report::new(other.span(), message).note(FORMS);
            }
        };
        if POSSIBLE.contains(&name.as_str()) {
            let form = if name == "dismiss" { "dismiss" } else { "set_variables { … }" };
            let report = Report::new(value.span(), format!("invalid follow-up {}", value.described()));
            return report.help(format!("write `{form}`"));
        }
        if let Some(function) = self.scope.widget.function(&name) {
            let report = Report::new(value.span(), format!("function `{name}` is not allowed in a follow-up"));
            let report = match function.kind {
                Some(Kind::Dismiss) => report.help("write `dismiss`"),
                Some(Kind::SetVariables) => {
                    report.help("write `set_variables { … }` with the variables of the function")
                }
                _ => report,
            };
            return report.note(FORMS);
        }
        let report = Report::new(value.span(), format!("unknown follow-up `{name}`"));
        match nearest(&name, &POSSIBLE) {
            Some(near) => report.help(format!("did you mean `{near}`?")),
            None => report,
        }
        .note(FORMS)
    }
}

/// Checks the variables after `setting`.
pub(super) fn check_variables(
    value: &Value,
    setting: &str,
    scope: Scope<'_>,
    errors: &mut Errors,
) -> Option<Vec<Assignment>> {
    let entries = entries_of(value, setting, errors)?;
    if entries.entries.is_empty() && entries.complete {
        let report = Report::new(value.span(), format!("empty `{setting}`"));
        errors.push(report.help("write `{ name: \"{{value}}\" }`"));
        return None;
    }
    let mut seen = Seen::default();
    let assignments: Vec<_> =
        entries.entries.iter().map(|entry| check_assignment(entry, &mut seen, scope, errors)).collect();
    assignments.into_iter().collect()
}

fn check_assignment(entry: &Entry, seen: &mut Seen, scope: Scope<'_>, errors: &mut Errors) -> Option<Assignment> {
    let written = entry.key.name();
    let field =
        check_key(&entry.key, "variable", seen, errors).and_then(|name| find_variable(&name, entry, scope, errors));
    // An unknown variable may be meant to be secret: do not report secrets in its value.
    let secret = field.is_none_or(|index| scope.widget.data.is_secret(index));
    let site = Site { scope, destination: Destination::Variable { name: &written, secret } };
    let value = check_single(&entry.value, "variable", site, errors)?;
    Some(Assignment { field: field?, value, span: entry.value.span() })
}

fn find_variable(name: &str, entry: &Entry, scope: Scope<'_>, errors: &mut Errors) -> Option<usize> {
    let data = &scope.widget.data;
    let field = data.find(name);
    if field.is_none() && data.complete {
        let names: Vec<&str> = data.iter().map(|name| name.name.as_str()).collect();
        let report = Report::new(entry.key.place(), format!("unknown variable `{}`", shown(name)));
        let report = report.possible(name, "available variables", &names);
        errors.push(match names.is_empty() {
            true => report.note("a variable is a data field, and the widget declares none"),
            false => report,
        });
    }
    field
}
