//! `cargo widget fmt`

use std::fmt::Write;
use std::path::PathBuf;

use anstyle::{AnsiColor, Style as Color};
use similar::TextDiff;

use crate::files;
use crate::format::{Formatted, format};
use crate::outcome::Outcome;
use crate::report;
use crate::source::Source;
use crate::style::Style;

/// Formats the declarations in these files, or in the workspace if the list is empty. With `check`,
/// prints the changes as a patch instead.
pub fn fmt(check: bool, files: Vec<PathBuf>) -> Outcome {
    files::for_each(files, |source| fmt_file(source, check))
}

fn fmt_file(source: &Source, check: bool) -> Outcome {
    // Most files have no declarations. Skip them early, so that errors in other code are not reported.
    if !source.text.contains("widget_functions") {
        return Outcome::Fine;
    }
    let formatted = match Style::of_file(&source.path) {
        Ok(style) => format(&source.text, &style),
        Err(problem) => return fail(&problem),
    };
    match formatted {
        Ok(formatted) => report_unchanged(source, &formatted).max(put(source, &formatted.text, check)),
        Err(errors) => {
            report::diagnostics(source, &errors);
            Outcome::Found
        }
    }
}

fn report_unchanged(source: &Source, formatted: &Formatted) -> Outcome {
    report::diagnostics(source, &formatted.errors);
    let path = source.path.display();
    if !formatted.errors.is_empty() {
        report::note(&format!("declarations with syntax errors stay unchanged: {path}"));
    }
    for line in &formatted.unsafe_lines {
        report::error(&format!(
            "{path}:{line}: cannot format this declaration without changing it; this is a bug of cargo-widget"
        ));
    }
    if formatted.errors.is_empty() && formatted.unsafe_lines.is_empty() { Outcome::Fine } else { Outcome::Found }
}

fn put(source: &Source, text: &str, check: bool) -> Outcome {
    if source.text == text {
        return Outcome::Fine;
    }
    if check {
        report::show(&diff(source, text));
        return Outcome::Found;
    }
    match std::fs::write(&source.path, text) {
        Ok(()) => Outcome::Fine,
        Err(error) => fail(&format!("cannot write `{}`: {error}", source.path.display())),
    }
}

fn fail(problem: &str) -> Outcome {
    report::error(problem);
    Outcome::Failed
}

/// Returns the changes as a patch.
fn diff(source: &Source, text: &str) -> String {
    let path = source.path.display().to_string();
    let diff = TextDiff::from_lines(source.text.as_str(), text);
    let mut shown = String::new();
    for line in diff.unified_diff().header(&path, &path).to_string().lines() {
        let color = match line.as_bytes().first() {
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'+') => AnsiColor::Green.on_default(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            _ => Color::new(),
        };
        // Writing to a `String` cannot fail.
        let _ = writeln!(shown, "{color}{line}{color:#}");
    }
    shown
}
