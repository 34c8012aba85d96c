//! Checks durations: `500ms`, `10s`.

use proc_macro2::{Literal, Span};

use super::constants::place_of;
use crate::errors::{Errors, Place, Report};
use crate::syntax::Value;

/// The longest duration, in milliseconds.
const MAX_MS: u64 = 60_000;
const FORM: &str = "write a duration such as `500ms` or `10s`";
const MAX: &str = "the maximum is `60s`";

/// Checks a duration, and returns its milliseconds.
pub(super) fn check_duration(value: &Value, errors: &mut Errors) -> Option<u64> {
    let report = match value {
        Value::Literal { minus, literal } => match read(*minus, literal) {
            Ok(milliseconds) => return Some(milliseconds),
            Err(report) => report,
        },
        Value::Text(text) if read_digits(text.value()).is_some() => {
            let report = Report::new(text.span(), format!("unexpected quotes around `{}`", text.value()));
            report.help(format!("write `{}`", text.value()))
        }
        other => {
            let report = Report::new(other.span(), format!("expected a duration, found {}", other.described()));
            report.help(FORM).note(MAX)
        }
    };
    errors.push(report);
    None
}

/// Checks how long a function waits for an answer, and returns it in milliseconds. `Some(None)` means
/// not at all.
pub(super) fn check_wait(value: &Value, errors: &mut Errors) -> Option<Option<u64>> {
    match value {
        Value::Word(word) if word == "true" => Some(Some(MAX_MS)),
        Value::Word(word) if word == "false" => Some(None),
        Value::Literal { .. } => check_duration(value, errors).map(Some),
        Value::Text(text) if read_digits(text.value()).is_some() => check_duration(value, errors).map(Some),
        Value::Text(text) if matches!(text.value(), "true" | "false") => {
            let report = Report::new(text.span(), format!("unexpected quotes around `{}`", text.value()));
            errors.push(report.help(format!("write `wait_for_response: {}`", text.value())));
            None
        }
        other => {
            let message = format!("expected `true`, `false`, or a duration, found {}", other.described());
            errors.push(Report::new(other.span(), message).help(FORM).note(MAX));
            None
        }
    }
}

fn read(minus: Option<Span>, literal: &Literal) -> Result<u64, Report> {
    let written = literal.to_string();
    let place = place_of(minus, literal);
    if minus.is_some() || written.starts_with('-') {
        return Err(not_positive(place));
    }
    let (number, unit) = match read_digits(&written) {
        Some(parts) => parts,
        None => return Err(Report::new(place, format!("invalid duration `{written}`")).help(FORM).note(MAX)),
    };
    let factor = match unit {
        "ms" => 1,
        "s" => 1_000,
        _ => return Err(unit_error(place, &written, number, unit)),
    };
    match number.checked_mul(factor) {
        Some(0) => Err(not_positive(place)),
        Some(milliseconds) if milliseconds <= MAX_MS => Ok(milliseconds),
        _ => Err(Report::new(place, format!("duration `{written}` is too long")).note(MAX)),
    }
}

fn not_positive(place: Place) -> Report {
    Report::new(place, "duration must be positive").help(FORM)
}

fn unit_error(place: Place, written: &str, number: u64, unit: &str) -> Report {
    if unit.is_empty() {
        return Report::new(place, format!("missing unit in duration `{written}`"))
            .help(format!("write `{number}s` for seconds or `{number}ms` for milliseconds"));
    }
    let report = Report::new(place, format!("unknown duration unit `{unit}`"));
    let report = match unit {
        "m" | "min" if number == 1 => report.help("write `60s`"),
        _ => report.note("available units: `ms`, `s`"),
    };
    report.note(MAX)
}

/// Splits a literal that starts with a digit into its number and unit. Returns `None` for a fraction.
fn read_digits(written: &str) -> Option<(u64, &str)> {
    let end = written.find(|c: char| !c.is_ascii_digit() && c != '_').unwrap_or(written.len());
    let (digits, unit) = written.split_at_checked(end)?;
    let digits = digits.replace('_', "");
    if digits.is_empty() || unit.starts_with('.') {
        return None;
    }
    Some((digits.parse().unwrap_or(u64::MAX), unit))
}
