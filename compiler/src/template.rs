//! Text with `{{tokens}}`, taken apart. All ranges count in the bytes of the text.

mod token;

use std::ops::Range;

use crate::errors::shown;

pub(crate) use token::{Step, Token};

/// A text, as far as it could be read.
#[derive(Default)]
pub(crate) struct Template {
    pub(crate) segments: Vec<Segment>,
    pub(crate) problems: Vec<Problem>,
}

pub(crate) enum Segment {
    /// Text that stands for itself.
    Text(Range<usize>),
    /// `{{{{`, which stands for `{{`.
    Escape(Range<usize>),
    Token(Token),
}

/// What is wrong in a text.
pub(crate) struct Problem {
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: Vec<String>,
}

impl Problem {
    fn new(range: Range<usize>, message: impl Into<String>, help: &str) -> Problem {
        Problem { range, message: message.into(), help: vec![help.to_owned()] }
    }
}

/// What an escaped `{{` is, in the words of a message.
const LITERAL_BRACES: &str = "a literal `{{x}}` is written `{{{{x}}`";

/// Takes a text apart, from left to right.
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
    /// Whether an escape was read.
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
                let message = format!("{opening} opening braces in a row");
                let help = "two open a token, four are a literal `{{`; \
                            put a space between a brace and a token, or between an escape and a token";
                self.template.problems.push(Problem::new(range, message, help));
            }
        }
    }

    fn read_closing_braces(&mut self, length: usize) {
        if self.escaped && length >= 4 {
            let range = self.advance(length);
            let message = format!("`{}` after an escaped `{{{{{{{{`", "}".repeat(length.min(8)));
            self.template.problems.push(Problem::new(range, message, LITERAL_BRACES));
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
                let message = "unclosed quote in a token";
                let help = "a quoted text has no escapes; put it between the other quotes, `'…'` or `\"…\"`";
                self.template.problems.push(Problem::new(quote..quote + 1, message, help));
                self.at = resume;
            }
            TokenEnd::Missing { resume } => {
                let behind = self.text.get(open.end..resume).unwrap_or_default();
                let mut problem = Problem::new(open, "unclosed `{{`", &how_to_close(behind));
                problem.help.push("a literal `{{` is written `{{{{`".to_owned());
                self.template.problems.push(problem);
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

/// The token that was probably meant by what stands behind its opening braces.
fn how_to_close(behind: &str) -> String {
    let name: String =
        behind.trim_start().chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.')).collect();
    match name.is_empty() {
        true => "a token ends with `}}`".to_owned(),
        false => format!("write `{{{{{}}}}}`", shown(&name)),
    }
}

/// How the search for a token's `}}` ended.
enum TokenEnd {
    At(usize),
    /// A quote is not closed, though braces follow; reading goes on behind them.
    OpenQuote {
        quote: usize,
        resume: usize,
    },
    /// There is none before the next token.
    Missing {
        resume: usize,
    },
}

/// Looks for the first `}}` outside quotes.
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
        let behind = rest.get(1..).unwrap_or_default();
        match quote.map(|quote| behind.find(quote)) {
            None => at += 1,
            Some(Some(length)) => at += length + 2,
            Some(None) => {
                return match behind.find("}}") {
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
#[allow(clippy::panic, reason = "a value that is not there is a failed test")]
mod tests {
    use widget_functions_spec::Fallback;

    use super::{Segment, Step, read};

    /// A template in short: text, `E` for an escape, `[token]`, and `!range` for problems.
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
    fn two_braces_open_a_token() {
        assert_eq!(outline("a {{b}} c{{ d.e[0].f }}"), "a [b] c[d.e[0].f]");
        assert_eq!(outline("{{a}}{{b}}"), "[a][b]");
    }

    #[test]
    fn single_braces_and_closing_braces_are_text() {
        assert_eq!(outline("{ a } }} }}} {{b}}}}"), "{ a } }} }}} [b]}}");
    }

    #[test]
    fn four_braces_are_an_escape() {
        assert_eq!(outline("{{{{x}} {{y}}"), "Ex}} [y]");
        assert_eq!(outline("{{{{x}}}}"), "Ex!5..9");
    }

    #[test]
    fn other_runs_are_refused() {
        assert_eq!(outline("a{{{b}}}"), "ab}}}!1..4");
        assert_eq!(outline("{{{{{b"), "b!0..5");
        assert_eq!(outline("{{{{{{b}}"), "b}}!0..6");
    }

    #[test]
    fn a_quote_hides_braces() {
        assert_eq!(outline("{{ a ?? '}}' }}b"), "[a]b");
        assert_eq!(outline("{{ a ?? 'it' }}'{{b}}"), "[a]'[b]");
        assert_eq!(outline("{{ a ?? 'b }} c"), " c!8..9");
    }

    #[test]
    fn an_unclosed_token_hides_no_other() {
        assert_eq!(outline("x {{a and {{b}}"), "x [b]!2..4");
        assert_eq!(outline("x {{a"), "x !2..4");
        assert_eq!(outline("x {{a 'b"), "x !2..4");
    }

    #[test]
    fn fallback_and_filter_are_read() {
        let template = read("{{ a[12].b ?? -1.5e3 | text }}");
        let Some(Segment::Token(token)) = template.segments.first() else { panic!("no token") };
        assert!(matches!(token.path.get(1), Some(Step::Index(12))));
        assert!(matches!(&token.fallback, Some(Fallback::Number(number)) if number == "-1.5e3"));
        assert!(token.as_text);
    }
}
