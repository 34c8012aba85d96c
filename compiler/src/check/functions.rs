//! Functions: their signatures and bodies.

use super::attributes::{AttributeTarget, check_attributes};
use super::client_inputs::check_client_inputs;
use super::durations::check_wait;
use super::fields::{Role, check_fields, check_returns};
use super::follow_ups::{check_follow_up, check_variables};
use super::keyword_values::{check_loading, check_switch};
use super::names::{Seen, check_name};
use super::secrets::Destination;
use super::server::check_server;
use super::settings::{Settings, check_settings};
use super::structs::name_structs;
use super::templates::check_text;
use super::tokens::Site;
use super::url::check_link_url;
use super::wire::{Case, WireNames};
use crate::errors::{Errors, Report, list};
use crate::model::{Action, Body, Client, Kind, Program, Signature};
use crate::scope::{FunctionNames, Scope, Stage, WidgetNames};
use crate::syntax::{Function, Widget, unraw};

/// Checks the functions, and returns the signatures of those with a valid head.
pub(super) fn check_signatures(functions: &[Function], case: Option<Case>, errors: &mut Errors) -> Vec<Signature> {
    let mut seen = Seen::default();
    let mut wire = WireNames::new(case);
    let mut signatures = Vec::with_capacity(functions.len());
    for function in functions {
        signatures.extend(check_signature(function, case, &mut seen, &mut wire, errors));
    }
    signatures
}

fn check_signature(
    function: &Function,
    case: Option<Case>,
    seen: &mut Seen,
    wire: &mut WireNames,
    errors: &mut Errors,
) -> Option<Signature> {
    let attributes = check_attributes(&function.attributes, AttributeTarget::Function, errors);
    // An unknown kind is reported already. Its types do not depend on it.
    let kind = function.kind.unwrap_or(Kind::Server);
    let inputs = check_fields(&function.inputs, Role::Input, case, errors);
    let returns = match &function.returns {
        Some(returns) => check_returns(&returns.fields, kind, case, errors),
        None => Vec::new(),
    };
    reject_returns(function, errors);

    let name = function.name.as_ref().filter(|name| check_name(name, "function", errors))?;
    if let Some(first) = seen.insert(unraw(name), name) {
        let report = Report::new(name, format!("duplicate function `{}`", unraw(name))).note_at(first, "first defined");
        errors.push(match attributes.attrs.cfg.is_empty() {
            true => report,
            false => report
                .help("rename one of them")
                .note("the `cfg` attribute does not distinguish functions of the same name"),
        });
        return None;
    }
    let wire = wire.check(name, attributes.rename.as_ref(), errors)?;
    let (inputs_name, returned_name) = name_structs(name, errors)?;
    let (attrs, name) = (attributes.attrs, name.clone());
    Some(Signature { attrs, kind, name, wire, inputs_name, returned_name, inputs, returns })
}

/// Rejects return fields of kinds without a response.
fn reject_returns(function: &Function, errors: &mut Errors) {
    let (Some(kind), Some(returns)) = (function.kind, &function.returns) else { return };
    if !kind.has_returns() {
        let with: Vec<&str> = Kind::ALL.into_iter().filter(|kind| kind.has_returns()).map(Kind::keyword).collect();
        let message = format!("return fields are not allowed in `{}` functions", kind.keyword());
        errors.push(
            Report::new(returns.place.clone(), message).note(format!("kinds with return fields: {}", list(&with))),
        );
    }
}

/// Checks what the functions do. The result is complete only if nothing was reported.
pub(super) fn check_program(widget: &Widget, errors: &mut Errors) -> Option<Program> {
    let names = WidgetNames::of(widget);
    let functions = widget.functions.iter().zip(&names.functions);
    let bodies: Vec<Option<Body>> =
        functions.map(|(function, own)| check_body(function, own, &names, errors)).collect();
    let functions: Option<Vec<Body>> = bodies.into_iter().collect();
    Some(Program { functions: functions? })
}

fn check_body(function: &Function, own: &FunctionNames, widget: &WidgetNames, errors: &mut Errors) -> Option<Body> {
    let kind = function.kind?;
    let settings = check_settings(function, kind, errors);

    let action = check_action(function, kind, &settings, Scope::of(widget, own, Stage::Action), errors);
    let loading = check_loading(&settings, kind, errors);
    let mut follow_up = |slot| {
        let scope = Scope::of(widget, own, Stage::of_setting(slot));
        check_follow_up(settings.value(slot), scope, errors)
    };
    let on_success = follow_up("on_success");
    let on_failure = follow_up("on_failure");
    let on_execute = follow_up("on_execute");
    Some(Body {
        action: action?,
        loading: loading?,
        on_success: on_success?,
        on_failure: on_failure?,
        on_execute: on_execute?,
    })
}

fn check_action(
    function: &Function,
    kind: Kind,
    settings: &Settings<'_>,
    scope: Scope<'_>,
    errors: &mut Errors,
) -> Option<Action> {
    match kind {
        Kind::Server => check_server(settings, scope, errors).map(Action::Server),
        Kind::Client => check_client(function, settings, scope, errors).map(Action::Client),
        Kind::SendMessage => check_message(settings, scope, errors),
        Kind::Link => {
            let url = check_link_url(settings.value("url")?, scope, errors)?;
            Some(Action::Link { url })
        }
        Kind::Dismiss => Some(Action::Dismiss),
        Kind::SetVariables => {
            let value = settings.value("variables")?;
            check_variables(value, "variables", scope, errors).map(Action::SetVariables)
        }
    }
}

fn check_message(settings: &Settings<'_>, scope: Scope<'_>, errors: &mut Errors) -> Option<Action> {
    let site = Site { scope, destination: Destination::Message };
    let message = settings.value("message_template").and_then(|value| check_text(value, site, errors));
    let hidden = check_switch(settings, "hide_message", errors);
    Some(Action::SendMessage { message: message?, hidden: hidden? })
}

fn check_client(function: &Function, settings: &Settings<'_>, scope: Scope<'_>, errors: &mut Errors) -> Option<Client> {
    let inputs = match settings.value("inputs") {
        Some(value) => check_client_inputs(value, scope, errors),
        None => Some(Vec::new()),
    };
    let wait_ms = match settings.value("wait_for_response") {
        Some(value) => check_wait(value, errors),
        None => Some(None),
    };
    let is_known = settings.value("wait_for_response").is_some() || !settings.is_present("wait_for_response");
    if wait_ms == Some(None) && is_known {
        reject_unawaited(function, errors);
    }
    Some(Client { inputs: inputs?, wait_ms: wait_ms? })
}

/// Rejects the return fields of a function that does not wait for an answer.
fn reject_unawaited(function: &Function, errors: &mut Errors) {
    let Some(returns) = &function.returns else { return };
    if !returns.fields.fields.is_empty() && function.settings.complete {
        let report = Report::new(returns.place.clone(), "return fields are not allowed without `wait_for_response`");
        errors.push(report.help("add `wait_for_response: true`, or a time limit such as `wait_for_response: 10s`"));
    }
}
