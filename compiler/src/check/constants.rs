//! Checks numbers and booleans.

use proc_macro2::{Ident, Literal, Span};

use crate::errors::{Errors, Place, Report, shown};
use crate::model::Constant;

const SUFFIXES: [&str; 14] =
    ["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "f32", "f64"];

/// Checks a number, and writes it in decimal digits and without a suffix. Its place determines its type.
pub(super) fn check_number(negative: bool, literal: &Literal, errors: &mut Errors) -> Option<Constant> {
    let written = literal.to_string();
    let (negative, unsigned) = match written.strip_prefix('-') {
        Some(unsigned) => (!negative, unsigned),
        None => (negative, written.as_str()),
    };
    let Some(decimal) = decimal(unsigned) else {
        errors.push(number_error(&written, literal.span()));
        return None;
    };
    let mut number: Literal = decimal.parse().unwrap_or_else(|_| literal.clone());
    number.set_span(literal.span());
    Some(Constant::Number { negative, literal: number })
}

fn number_error(written: &str, span: Span) -> Report {
    if !written.starts_with(|first: char| first.is_ascii_digit()) {
        let report = Report::new(span, format!("invalid value `{}`", shown(written)));
        return report.help("write text in double quotes: `\"…\"`");
    }
    let report = Report::new(span, format!("invalid number `{}`", shown(written)));
    if written.ends_with('s') {
        return report.note("durations are only allowed in `timeout` and `wait_for_response`");
    }
    report.help("write text in double quotes, and numbers without a unit")
}

/// Returns the boolean for `true` or `false`.
pub(super) fn check_bool(word: &Ident) -> Option<Constant> {
    let written = word.to_string();
    written.parse().ok().map(|value| Constant::Bool(value, word.span()))
}

/// Writes a constant as text.
pub(super) fn text_of(constant: &Constant) -> String {
    match constant {
        Constant::Bool(value, _) => value.to_string(),
        Constant::Number { negative, literal } => format!("{}{literal}", if *negative { "-" } else { "" }),
    }
}

/// Returns the place of a literal with its sign.
pub(super) fn place_of(minus: Option<Span>, literal: &Literal) -> Place {
    Place::between(minus.unwrap_or_else(|| literal.span()), literal.span())
}

/// Writes a Rust number in the syntax that it shares with JSON. Returns `None` if it is not finite.
fn decimal(written: &str) -> Option<String> {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = written.strip_prefix(prefix) {
            let digits = digits.replace('_', "");
            let digits = strip_suffix(&digits, if radix == 16 { "iu" } else { "iuf" });
            return u128::from_str_radix(digits, radix).ok().map(|number| number.to_string());
        }
    }
    let plain = written.replace('_', "");
    let number = strip_suffix(&plain, "iuf").trim_start_matches('0');
    let mut decimal =
        if number.starts_with(|first: char| first.is_ascii_digit()) { number.to_owned() } else { format!("0{number}") };
    if decimal.ends_with('.') {
        decimal.push('0');
    }
    let is_number =
        decimal.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    (is_number && decimal.parse().is_ok_and(f64::is_finite)).then_some(decimal)
}

/// Removes the type suffix of a number, if it starts with one of these letters.
fn strip_suffix<'a>(number: &'a str, starts: &str) -> &'a str {
    let known = SUFFIXES.iter().filter(|suffix| suffix.starts_with(|first| starts.contains(first)));
    known.filter_map(|suffix| number.strip_suffix(suffix)).min_by_key(|rest| rest.len()).unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn writes_numbers_as_in_json() {
        let cases = [
            ("0", "0"),
            ("007", "7"),
            ("1_000", "1000"),
            ("0xff", "255"),
            ("0xf8u8", "248"),
            ("0b101", "5"),
            ("0o17i64", "15"),
            ("5u8", "5"),
            ("128u128", "128"),
            ("1.", "1.0"),
            ("0.50", "0.50"),
            ("1.5f32", "1.5"),
            ("2e3", "2e3"),
            ("2E+3_f64", "2E+3"),
        ];
        for (written, expected) in cases {
            assert_eq!(decimal(written).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn rejects_units_and_infinite_numbers() {
        for written in ["10s", "5ms", "1e999", "0xfg", "'a'", "b\"a\""] {
            assert_eq!(decimal(written), None, "{written}");
        }
    }
}
