//! The settings of a function: known, unique, and complete.

use std::collections::HashMap;

use widget_functions_spec::Kind;

use crate::errors::{Errors, Report, list, nearest, shown};
use crate::syntax::{Function, Key, Value};

/// The settings of one function by name.
pub(super) struct Settings<'a> {
    /// `None` for a setting that was meant by a misspelled name.
    values: HashMap<&'static str, Option<(&'a Key, &'a Value)>>,
    /// Whether all settings of the declaration could be read.
    pub(super) complete: bool,
}

impl<'a> Settings<'a> {
    /// Returns the value of a setting, unless it is absent or invalid.
    pub(super) fn value(&self, name: &str) -> Option<&'a Value> {
        let (_, value) = (*self.values.get(name)?)?;
        if matches!(value, Value::Broken) { None } else { Some(value) }
    }

    /// Returns the name of a setting as it is written.
    pub(super) fn key(&self, name: &str) -> Option<&'a Key> {
        let (key, _) = (*self.values.get(name)?)?;
        Some(key)
    }

    /// Returns `true` if a setting is present, even if its value is invalid.
    pub(super) fn is_present(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }
}

/// Finds the settings of a function of this kind.
pub(super) fn check_settings<'a>(function: &'a Function, kind: Kind, errors: &mut Errors) -> Settings<'a> {
    let mut settings = Settings { values: HashMap::new(), complete: function.settings.complete };
    let mut meant = Vec::new();
    for entry in &function.settings.entries {
        let name = entry.key.name();
        match known(kind, &name) {
            Some(_) if settings.is_present(&name) => {
                let report = Report::new(entry.key.place(), format!("duplicate setting `{name}`"));
                errors.push(match settings.key(&name) {
                    Some(first) => report.note_at(first.place(), "first defined"),
                    None => report,
                });
            }
            Some(known) => {
                reject_quotes(&entry.key, errors);
                settings.values.insert(known, Some((&entry.key, &entry.value)));
            }
            None => meant.extend(reject_unknown(kind, &entry.key, &name, errors)),
        }
    }
    for name in meant {
        settings.values.entry(name).or_insert(None);
    }
    if settings.complete {
        reject_missing(function, kind, &settings, errors);
    }
    settings
}

fn names_of(kind: Kind) -> Vec<&'static str> {
    let settings = kind.settings().iter().map(|setting| setting.name);
    settings.chain(kind.slots().iter().map(|slot| slot.name)).collect()
}

fn known(kind: Kind, name: &str) -> Option<&'static str> {
    names_of(kind).into_iter().find(|known| *known == name)
}

fn reject_quotes(key: &Key, errors: &mut Errors) {
    if let Key::Text(text) = key {
        let report = Report::new(text.span(), format!("unexpected quotes around `{}`", text.value()));
        errors.push(report.help(format!("write `{}: …`", text.value())));
    }
}

/// Reports a setting that the kind does not have, and returns the one that was probably meant.
fn reject_unknown(kind: Kind, key: &Key, name: &str, errors: &mut Errors) -> Option<&'static str> {
    let keyword = kind.keyword();
    let is_slot = Kind::ALL.iter().flat_map(|kind| kind.slots()).any(|slot| slot.name == name);
    if is_slot {
        let slots: Vec<&str> = kind.slots().iter().map(|slot| slot.name).collect();
        let report = Report::new(key.place(), format!("`{name}` is not allowed in `{keyword}` functions"));
        errors.push(report.note(format!("slots of `{keyword}` functions: {}", list(&slots))));
        return None;
    }
    let names = names_of(kind);
    let message = match Kind::ALL.iter().any(|other| known(*other, name).is_some()) {
        true => format!("`{name}` is not allowed in `{keyword}` functions"),
        false => format!("unknown setting `{}`", shown(name)),
    };
    let report = Report::new(key.place(), message);
    let (report, meant) = match also_called(kind, name) {
        Some(meant) => (report.help(format!("use `{meant}`")), Some(meant)),
        None => (report, nearest(name, &names).and_then(|meant| known(kind, meant))),
    };
    errors.push(report.possible(name, &format!("settings of `{keyword}` functions"), &names));
    meant
}

/// Returns the setting that other tools call by this name.
fn also_called(kind: Kind, name: &str) -> Option<&'static str> {
    const ALSO: [(&str, &[&str]); 9] = [
        ("url", &["uri", "href", "endpoint", "address"]),
        ("method", &["verb"]),
        ("parameters", &["params", "query", "queryParams", "search"]),
        ("body", &["data", "json", "form", "payload"]),
        ("message_template", &["message", "text", "template", "content"]),
        ("inputs", &["args", "arguments", "params", "payload", "data"]),
        ("wait_for_response", &["wait", "timeout", "await"]),
        ("variables", &["set", "values", "data"]),
        ("on_execute", &["then", "after", "success", "on_done", "on_complete"]),
    ];
    let mut known_here = ALSO.iter().filter(|(setting, _)| known(kind, setting).is_some());
    known_here.find(|(_, also)| also.contains(&name)).map(|(setting, _)| *setting)
}

fn reject_missing(function: &Function, kind: Kind, settings: &Settings<'_>, errors: &mut Errors) {
    let Some(name) = &function.name else { return };
    let missing = kind.settings().iter().filter(|setting| setting.required && !settings.is_present(setting.name));
    for setting in missing {
        let report = Report::new(name, format!("missing setting `{}`", setting.name));
        errors.push(report.help(format!("add `{}: {}`", setting.name, setting.example)));
    }
}
