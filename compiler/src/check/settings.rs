//! The settings of a function: known, there once, and none missing.

use std::collections::HashMap;

use crate::errors::{Errors, Report, list, nearest, shown};
use crate::kind::Kind;
use crate::syntax::{Function, Key, Value};

/// The settings of one function by name.
pub(super) struct Settings<'a> {
    /// `None` for a setting that is there, but of which nothing more is known.
    values: HashMap<&'static str, Option<(&'a Key, &'a Value)>>,
    /// Whether these are all that were written.
    pub(super) complete: bool,
}

impl<'a> Settings<'a> {
    /// The value of a setting, unless it is absent or broken.
    pub(super) fn value(&self, name: &str) -> Option<&'a Value> {
        let (_, value) = (*self.values.get(name)?)?;
        if matches!(value, Value::Broken) { None } else { Some(value) }
    }

    /// The name of a setting, as it stands in the declaration.
    pub(super) fn key(&self, name: &str) -> Option<&'a Key> {
        let (key, _) = (*self.values.get(name)?)?;
        Some(key)
    }

    /// Whether a setting is there, broken or not.
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
                    Some(first) => report.note_at(first.place(), "the first is"),
                    None => report,
                });
            }
            Some(known) => {
                refuse_quotes(&entry.key, errors);
                settings.values.insert(known, Some((&entry.key, &entry.value)));
            }
            None => meant.extend(refuse_unknown(kind, &entry.key, &name, errors)),
        }
    }
    for name in meant {
        settings.values.entry(name).or_insert(None);
    }
    if settings.complete {
        refuse_missing(function, kind, &settings, errors);
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

fn refuse_quotes(key: &Key, errors: &mut Errors) {
    if let Key::Text(text) = key {
        let report = Report::new(text.span(), "a setting's name stands without quotes");
        errors.push(report.help(format!("write `{}: …`", text.value())));
    }
}

/// Reports a setting that the kind does not have; gives the one that was probably meant.
fn refuse_unknown(kind: Kind, key: &Key, name: &str, errors: &mut Errors) -> Option<&'static str> {
    let keyword = kind.keyword();
    let is_slot = Kind::ALL.iter().flat_map(|kind| kind.slots()).any(|slot| slot.name == name);
    if is_slot {
        let slots: Vec<&str> = kind.slots().iter().map(|slot| slot.name).collect();
        let report = Report::new(key.place(), format!("`{keyword}` functions have no `{name}`"));
        errors.push(report.help(format!("`{keyword}` functions have {}", list(&slots))));
        return None;
    }
    let names = names_of(kind);
    let message = match Kind::ALL.iter().any(|other| known(*other, name).is_some()) {
        true => format!("`{keyword}` functions have no setting `{name}`"),
        false => format!("unknown setting `{}`", shown(name)),
    };
    let report = Report::new(key.place(), message);
    let (report, meant) = match also_called(kind, name) {
        Some(meant) => (report.help(format!("it is called `{meant}` here")), Some(meant)),
        None => (report, nearest(name, &names).and_then(|meant| known(kind, meant))),
    };
    errors.push(report.possible(name, &format!("settings of `{keyword}`"), &names));
    meant
}

/// The setting that other tools call so.
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

fn refuse_missing(function: &Function, kind: Kind, settings: &Settings<'_>, errors: &mut Errors) {
    let Some(name) = &function.name else { return };
    let missing = kind.settings().iter().filter(|setting| setting.required && !settings.is_present(setting.name));
    for setting in missing {
        let report = Report::new(name, format!("missing setting `{}`", setting.name));
        errors.push(report.help(format!("add `{}: {}`", setting.name, setting.example)));
    }
}
