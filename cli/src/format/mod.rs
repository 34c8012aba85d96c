//! Formats declarations. It changes only whitespace, commas at the ends of lists, and the order of comments
//! and such commas. It checks this before it returns a text.

mod comments;
mod function;
mod layout;
mod list;
mod printer;
mod same;
mod tokens;

use proc_macro2::Delimiter;
use widget_functions_compiler::Diagnostic;

use crate::declarations::{Declaration, find_declarations};
use crate::style::Style;
use list::List;
use printer::Printer;

/// A file with its declarations formatted.
#[derive(Debug)]
pub struct Formatted {
    /// The whole text of the file.
    pub text: String,
    /// The syntax errors. Declarations with syntax errors stay unchanged.
    pub errors: Vec<Diagnostic>,
    /// The lines (counted from 1) of declarations that stay unchanged because their formatted text would
    /// be another declaration. This is a bug of the formatter.
    pub unsafe_lines: Vec<usize>,
}

/// Formats the declarations of a file.
///
/// Code outside their braces stays unchanged. So do declarations with syntax errors, in `(…)` or `[…]`, or with
/// the attribute `#[rustfmt::skip]`.
///
/// # Examples
///
/// ```
/// let source = "widget_functions!{widget card{data{seats:u8=3,}dismiss fn close( );}}";
/// let formatted = cargo_widget::format(source, &cargo_widget::Style::default()).unwrap();
/// assert_eq!(
///     formatted.text,
///     "widget_functions!{ widget card { data { seats: u8 = 3 } dismiss fn close(); } }"
/// );
/// ```
///
/// # Errors
///
/// Returns an error if the file has invalid tokens.
pub fn format(source: &str, style: &Style) -> Result<Formatted, Vec<Diagnostic>> {
    let mut formatted = Formatted { text: String::new(), errors: Vec::new(), unsafe_lines: Vec::new() };
    let mut copied = 0;
    for declaration in find_declarations(source)? {
        if declaration.is_skipped || declaration.group.delimiter() != Delimiter::Brace {
            continue;
        }
        let errors = declaration.syntax_diagnostics();
        if !errors.is_empty() {
            formatted.errors.extend(errors);
            continue;
        }
        let range = declaration.group.span().byte_range();
        formatted.text.push_str(source.get(copied..range.start).unwrap_or_default());
        let text = format_declaration(source, &declaration, style);
        copied = range.start;
        if same::is_same(source.get(range.clone()).unwrap_or_default(), &text) {
            formatted.text.push_str(&text);
            copied = range.end;
        } else {
            formatted.unsafe_lines.push(declaration.group.span().start().line);
        }
    }
    formatted.text.push_str(source.get(copied..).unwrap_or_default());
    Ok(formatted)
}

fn format_declaration(source: &str, declaration: &Declaration, style: &Style) -> String {
    let tokens = tokens::read(source, &declaration.group);
    let start = tokens.first().map_or(0, |token| token.start);
    let line = source.get(..start).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let mut printer = Printer::new(source, &tokens, style, line);
    printer.list(List::Widget, 0);
    printer.into_text()
}
