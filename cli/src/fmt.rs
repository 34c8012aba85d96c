//! `cargo widget fmt`

use std::fmt::Write;
use std::path::PathBuf;

use anstyle::{AnsiColor, Style as Colour};
use similar::TextDiff;

use crate::files::{self, Source};
use crate::format::{Formatted, format};
use crate::outcome::Outcome;
use crate::report;
use crate::style::Style;

/// Formats the declarations in these files, or, where there are none, in those of the workspace.
/// With `check`, prints what would change instead.
pub fn fmt(check: bool, files: Vec<PathBuf>) -> Outcome {
    files::for_each(files, |source| fmt_file(source, check))
}

fn fmt_file(source: &Source, check: bool) -> Outcome {
    // Most files have no declarations, and what else is in them is no concern of this command.
    if !source.text.contains("widget_functions") {
        return Outcome::Fine;
    }
    let formatted = match Style::of_file(&source.path) {
        Ok(style) => format(&source.text, &style),
        Err(problem) => return fail(&problem),
    };
    match formatted {
        Ok(formatted) => report_left_alone(source, &formatted).max(put(source, &formatted.text, check)),
        Err(mistakes) => {
            report::diagnostics(source, &mistakes);
            Outcome::Found
        }
    }
}

fn report_left_alone(source: &Source, formatted: &Formatted) -> Outcome {
    report::diagnostics(source, &formatted.mistakes);
    let path = source.path.display();
    if !formatted.mistakes.is_empty() {
        report::note(&format!("declarations with mistakes in their syntax are left alone: {path}"));
    }
    for line in &formatted.unsafe_lines {
        report::error(&format!(
            "{path}:{line}: this declaration is left alone, since formatted it would not be the same; \
             that is a mistake of cargo-widget: please report it"
        ));
    }
    if formatted.mistakes.is_empty() && formatted.unsafe_lines.is_empty() { Outcome::Fine } else { Outcome::Found }
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

/// What would change, as a patch.
fn diff(source: &Source, text: &str) -> String {
    let path = source.path.display().to_string();
    let diff = TextDiff::from_lines(source.text.as_str(), text);
    let mut shown = String::new();
    for line in diff.unified_diff().header(&path, &path).to_string().lines() {
        let color = match line.as_bytes().first() {
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'+') => AnsiColor::Green.on_default(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            _ => Colour::new(),
        };
        // Writing to a `String` cannot fail.
        let _ = writeln!(shown, "{color}{line}{color:#}");
    }
    shown
}
