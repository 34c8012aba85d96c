//! The page: themes, and in each of them a message after the other.

use std::fmt::Write as _;

use super::case::{Case, Error};

/// A folder of `tests/ui`.
pub(crate) struct Theme {
    pub(crate) folder: &'static str,
    title: &'static str,
}

const fn theme(folder: &'static str, title: &'static str) -> Theme {
    Theme { folder, title }
}

pub(crate) const THEMES: [Theme; 17] = [
    theme("widget", "The widget"),
    theme("function", "Functions"),
    theme("field", "Fields, inputs and return fields"),
    theme("type", "Types"),
    theme("attribute", "Attributes"),
    theme("setting", "Settings"),
    theme("duration", "Durations"),
    theme("url", "URLs"),
    theme("header", "Headers"),
    theme("parameter", "Parameters"),
    theme("body", "Bodies"),
    theme("client", "Messages to the page"),
    theme("path", "Paths into an answer"),
    theme("token", "How a token is written"),
    theme("scope", "What a token can name"),
    theme("follow_up", "Follow-ups and variables"),
    theme("secret", "Secrets"),
];

const HEAD: &str = "\
<!-- Written by `compiler/tests/errors_page.rs` from the cases of `tests/ui`. -->

# Errors

Every message of `widget_functions!`, with a declaration that it refuses and what is right instead. Names in a message
are those of the example.

";

pub(crate) fn write(cases: &[Case]) -> String {
    let mut page = HEAD.to_owned();
    for Theme { title, .. } in &THEMES {
        let _ = writeln!(page, "- [{title}](#{})", anchor(title));
    }
    for Theme { folder, title } in &THEMES {
        let _ = write!(page, "\n## {title}\n");
        for case in cases.iter().filter(|case| case.theme == *folder && case.is_shown()) {
            write_case(&mut page, case);
        }
    }
    page
}

fn anchor(title: &str) -> String {
    let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

fn write_case(page: &mut String, case: &Case) {
    let Some(error) = case.errors.first() else { return };
    let _ = write!(page, "\n### {}\n\n```text\n{}```\n\n", error.message, refused(case, error));
    for help in &error.help {
        let _ = writeln!(page, "- {help}");
    }
    page.push_str(if error.help.is_empty() { "" } else { "\n" });
    match right(case) {
        good if good.is_empty() => page.push_str("Leave it out.\n"),
        good => {
            let _ = write!(page, "```rust\n{good}```\n");
        }
    }
}

/// The lines that are shown, and how far they are indented: the items of the widget, or all of it
/// where the mistake is not in one of them.
fn shown(case: &Case) -> (std::ops::Range<usize>, usize) {
    let all = case.declaration.clone();
    let items = all.start + 1..all.end - 1;
    let marked = || case.good.keys().chain(case.errors.first().map(|error| &error.line));
    if marked().all(|line| items.contains(line)) {
        return (items, 8);
    }
    if marked().all(|line| all.contains(line)) {
        return (all, 4);
    }
    (3..all.end + 1, 0)
}

/// What is refused, with carets under the place.
fn refused(case: &Case, error: &Error) -> String {
    let (lines, indent) = shown(case);
    let mut text = String::new();
    for number in lines {
        let line = case.line(number);
        if line.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{}", line.get(indent..).unwrap_or_default());
        if number == error.line && error.width > 0 {
            let before = " ".repeat(error.column.saturating_sub(1 + indent));
            let mark = format!("{before}{} {}", "^".repeat(error.width), error.label);
            let _ = writeln!(text, "{}", mark.trim_end());
        }
    }
    text
}

/// The lines that are right instead.
fn right(case: &Case) -> String {
    let (_, indent) = shown(case);
    let mut text = String::new();
    for (number, good) in case.good.iter().filter(|(_, good)| !good.is_empty()) {
        let line = case.line(*number);
        let indent = (line.len() - line.trim_start().len()).saturating_sub(indent);
        let _ = writeln!(text, "{}{good}", " ".repeat(indent));
    }
    text
}
