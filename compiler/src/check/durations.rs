//! Durations: `500ms`, `10s`.

use proc_macro2::{Literal, Span};

use super::constants::place_of;
use crate::errors::{Errors, Place, Report};
use crate::syntax::Value;

/// Milliseconds; nothing may take longer.
const LONGEST: u64 = 60_000;
const FORM: &str = "a duration is written `500ms` or `10s`, and is 60s at most";

/// The milliseconds of a duration.
pub(super) fn check_duration(value: &Value, errors: &mut Errors) -> Option<u64> {
    let report = match value {
        Value::Literal { minus, literal } => match read(*minus, literal) {
            Ok(milliseconds) => return Some(milliseconds),
            Err(report) => report,
        },
        Value::Text(text) if read_digits(text.value()).is_some() => {
            let report = Report::new(text.span(), "a duration stands without quotes");
            report.help(format!("write `{}`", text.value()))
        }
        other => Report::new(other.span(), format!("expected a duration, found {}", other.described())).help(FORM),
    };
    errors.push(report);
    None
}

/// How long an answer is waited for, in milliseconds; `Some(None)`: not at all.
pub(super) fn check_wait(value: &Value, errors: &mut Errors) -> Option<Option<u64>> {
    match value {
        Value::Word(word) if word == "true" => Some(Some(LONGEST)),
        Value::Word(word) if word == "false" => Some(None),
        Value::Literal { .. } => check_duration(value, errors).map(Some),
        Value::Text(text) if read_digits(text.value()).is_some() => check_duration(value, errors).map(Some),
        Value::Text(text) if matches!(text.value(), "true" | "false") => {
            let report = Report::new(text.span(), format!("`{}` stands without quotes", text.value()));
            errors.push(report.help(format!("write `wait_for_response: {}`", text.value())));
            None
        }
        other => {
            let message = format!("expected `true`, `false` or a duration, found {}", other.described());
            errors.push(Report::new(other.span(), message).help(FORM));
            None
        }
    }
}

fn read(minus: Option<Span>, literal: &Literal) -> Result<u64, Report> {
    let written = literal.to_string();
    let place = place_of(minus, literal);
    if minus.is_some() || written.starts_with('-') {
        return Err(Report::new(place, "a duration is not negative").help(FORM));
    }
    let (number, unit) = match read_digits(&written) {
        Some(parts) => parts,
        None => return Err(Report::new(place, format!("`{written}` is no duration")).help(FORM)),
    };
    let factor = match unit {
        "ms" => 1,
        "s" => 1_000,
        _ => return Err(refused_unit(place, &written, number, unit)),
    };
    match number.checked_mul(factor) {
        Some(0) => Err(Report::new(place, format!("`{written}` is no time at all")).help(FORM)),
        Some(milliseconds) if milliseconds <= LONGEST => Ok(milliseconds),
        _ => Err(Report::new(place, format!("`{written}` is over 60 s")).help("nothing may take longer than `60s`")),
    }
}

fn refused_unit(place: Place, written: &str, number: u64, unit: &str) -> Report {
    match unit {
        "" => Report::new(place, format!("the duration `{written}` has no unit"))
            .help(format!("write `{number}s` for seconds or `{number}ms` for milliseconds")),
        "m" | "min" if number == 1 => {
            Report::new(place, format!("unknown unit `{unit}` of a duration")).help("write `60s`")
        }
        "m" | "min" | "h" | "d" => Report::new(place, format!("unknown unit `{unit}` of a duration"))
            .help("there are seconds and milliseconds: nothing may take longer than `60s`"),
        _ => Report::new(place, format!("unknown unit `{unit}` of a duration")).help(FORM),
    }
}

/// The number and the unit of what starts with a digit and holds no fraction.
fn read_digits(written: &str) -> Option<(u64, &str)> {
    let end = written.find(|c: char| !c.is_ascii_digit() && c != '_').unwrap_or(written.len());
    let (digits, unit) = written.split_at_checked(end)?;
    let digits = digits.replace('_', "");
    if digits.is_empty() || unit.starts_with('.') {
        return None;
    }
    Some((digits.parse().unwrap_or(u64::MAX), unit))
}
