//! Parses templates: text with `{{tokens}}`. All ranges count the bytes of the text.

mod problem;
mod token;

use std::ops::Range;

use crate::errors::shown;

use problem::Problem;
pub(crate) use token::{Step, Token};

/// A parsed text, without its invalid parts.
#[derive(Default)]
pub(crate) struct Template {
    pub(crate) segments: Vec<Segment>,
    pub(crate) problems: Vec<Problem>,
}

pub(crate) enum Segment {
    /// Literal text.
    Text(Range<usize>),
    /// `{{{{`, which means a literal `{{`.
    Escape(Range<usize>),
    Token(Token),
}

/// Parses a text from left to right.
pub(crate) fn read(text: &str) -> Template {
    let mut reader = Reader { text, at: 0, escaped: false, template: Template::default() };
    while let Some(rest) = text.get(reader.at..).filter(|rest| !rest.is_empty()) {
        match rest.find(['{', '}']) {
            Some(0) => reader.read_braces(rest),
            Some(length) => reader.take_text(length),
            None => reader.take_text(rest.len()),
        }
    }
    reader.template
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Whether the text so far contains an escape.
    escaped: bool,
    template: Template,
}

impl Reader<'_> {
    fn read_braces(&mut self, rest: &str) {
        let opening = run_length(rest, '{');
        match opening {
            0 => self.read_closing_braces(run_length(rest, '}')),
            1 => self.take_text(1),
            2 => self.read_token(),
            4 => {
                let range = self.advance(4);
                self.template.segments.push(Segment::Escape(range));
                self.escaped = true;
            }
            _ => {
                let range = self.advance(opening);
                let problem = Problem::new(range, format!("unexpected run of {opening} opening braces"))
                    .help("put a space between a brace and a token, or between an escape and a token")
                    .note("two braces open a token, four are a literal `{{`");
                self.template.problems.push(problem);
            }
        }
    }

    fn read_closing_braces(&mut self, length: usize) {
        if self.escaped && length >= 4 {
            let range = self.advance(length);
            let message = format!("unexpected `{}` after an escaped `{{{{{{{{`", "}".repeat(length.min(8)));
            let problem = Problem::new(range, message).help("write `{{{{x}}` for a literal `{{x}}`");
            self.template.problems.push(problem);
        } else {
            self.take_text(length);
        }
    }

    fn read_token(&mut self) {
        let open = self.at..self.at + 2;
        match find_end(self.text, open.end) {
            TokenEnd::At(end) => {
                let range = self.advance(end + 2 - open.start);
                match token::read(self.text, open.end..end) {
                    Ok((path, fallback, as_text)) => {
                        self.template.segments.push(Segment::Token(Token { range, path, fallback, as_text }));
                    }
                    Err(problem) => self.template.problems.push(problem),
                }
            }
            TokenEnd::OpenQuote { quote, resume } => {
                let problem = Problem::new(quote..quote + 1, "unclosed quote in a token")
                    .help("close it, or use the other quotes for a text that contains one: `'…'` or `\"…\"`")
                    .note("a quoted text has no escapes");
                self.template.problems.push(problem);
                self.at = resume;
            }
            TokenEnd::Missing { resume } => {
                let rest = self.text.get(open.end..resume).unwrap_or_default();
                let problem = Problem::new(open, "unclosed `{{`").help(how_to_close(rest));
                self.template.problems.push(problem.help("write `{{{{` for a literal `{{`"));
                self.at = resume;
            }
        }
    }

    fn take_text(&mut self, length: usize) {
        let range = self.advance(length);
        match self.template.segments.last_mut() {
            Some(Segment::Text(last)) if last.end == range.start => last.end = range.end,
            _ => self.template.segments.push(Segment::Text(range)),
        }
    }

    fn advance(&mut self, length: usize) -> Range<usize> {
        let start = self.at;
        self.at += length;
        start..self.at
    }
}

/// Suggests the token that was probably meant, from the text after its opening braces.
fn how_to_close(rest: &str) -> String {
    let name: String =
        rest.trim_start().chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.')).collect();
    match name.is_empty() {
        true => "close the token with `}}`".to_owned(),
        false => format!("write `{{{{{}}}}}`", shown(&name)),
    }
}

/// The result of the search for a token's `}}`.
enum TokenEnd {
    At(usize),
    /// A quote is not closed, but braces follow. The parser continues after them.
    OpenQuote {
        quote: usize,
        resume: usize,
    },
    /// The text has none before the next token.
    Missing {
        resume: usize,
    },
}

/// Finds the first `}}` outside of quotes.
fn find_end(text: &str, start: usize) -> TokenEnd {
    let mut at = start;
    while let Some(rest) = text.get(at..) {
        let Some(found) = rest.find(['\'', '"', '{', '}']) else { break };
        let rest = rest.get(found..).unwrap_or_default();
        at += found;
        if rest.starts_with("}}") {
            return TokenEnd::At(at);
        }
        if rest.starts_with("{{") {
            return TokenEnd::Missing { resume: at };
        }
        let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'));
        let quoted = rest.get(1..).unwrap_or_default();
        match quote.map(|quote| quoted.find(quote)) {
            None => at += 1,
            Some(Some(length)) => at += length + 2,
            Some(None) => {
                return match quoted.find("}}") {
                    Some(braces) => TokenEnd::OpenQuote { quote: at, resume: at + 1 + braces + 2 },
                    None => break,
                };
            }
        }
    }
    TokenEnd::Missing { resume: text.len() }
}

fn run_length(text: &str, brace: char) -> usize {
    text.len() - text.trim_start_matches(brace).len()
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a missing value fails the test")]
mod tests {
    use widget_functions_spec::Fallback;

    use super::{Segment, Step, read};

    /// Writes a template in a short form: text, `E` for an escape, `[token]`, and `!range` for a problem.
    fn outline(text: &str) -> String {
        let template = read(text);
        let mut outline = String::new();
        for segment in &template.segments {
            match segment {
                Segment::Text(range) => outline.push_str(&text[range.clone()]),
                Segment::Escape(_) => outline.push('E'),
                Segment::Token(token) => outline.push_str(&format!("[{}]", token.path_text())),
            }
        }
        for problem in &template.problems {
            outline.push_str(&format!("!{}..{}", problem.range.start, problem.range.end));
        }
        outline
    }

    #[test]
    fn opens_a_token_with_two_braces() {
        assert_eq!(outline("a {{b}} c{{ d.e[0].f }}"), "a [b] c[d.e[0].f]");
        assert_eq!(outline("{{a}}{{b}}"), "[a][b]");
    }

    #[test]
    fn reads_single_and_closing_braces_as_text() {
        assert_eq!(outline("{ a } }} }}} {{b}}}}"), "{ a } }} }}} [b]}}");
    }

    #[test]
    fn reads_four_braces_as_an_escape() {
        assert_eq!(outline("{{{{x}} {{y}}"), "Ex}} [y]");
        assert_eq!(outline("{{{{x}}}}"), "Ex!5..9");
    }

    #[test]
    fn rejects_other_runs_of_braces() {
        assert_eq!(outline("a{{{b}}}"), "ab}}}!1..4");
        assert_eq!(outline("{{{{{b"), "b!0..5");
        assert_eq!(outline("{{{{{{b}}"), "b}}!0..6");
    }

    #[test]
    fn ignores_braces_in_quotes() {
        assert_eq!(outline("{{ a ?? '}}' }}b"), "[a]b");
        assert_eq!(outline("{{ a ?? 'it' }}'{{b}}"), "[a]'[b]");
        assert_eq!(outline("{{ a ?? 'b }} c"), " c!8..9");
    }

    #[test]
    fn reads_the_token_after_an_unclosed_one() {
        assert_eq!(outline("x {{a and {{b}}"), "x [b]!2..4");
        assert_eq!(outline("x {{a"), "x !2..4");
        assert_eq!(outline("x {{a 'b"), "x !2..4");
    }

    #[test]
    fn reads_the_fallback_and_the_filter() {
        let template = read("{{ a[12].b ?? -1.5e3 | text }}");
        let Some(Segment::Token(token)) = template.segments.first() else { panic!("no token") };
        assert!(matches!(token.path.get(1), Some(Step::Index(12))));
        assert!(matches!(&token.fallback, Some(Fallback::Number(number)) if number == "-1.5e3"));
        assert!(token.as_text);
    }
}
