//! Parses the content of a token: `path ?? fallback | filter`.

use std::ops::Range;

use widget_functions_spec::Fallback;

use super::problem::Problem;
use crate::errors::{list, nearest, shown};

/// One `{{token}}`.
pub(crate) struct Token {
    /// Its place, including the braces.
    pub(crate) range: Range<usize>,
    /// At least one name.
    pub(crate) path: Vec<Step>,
    pub(crate) fallback: Option<Fallback>,
    /// Whether it ends in `| text`.
    pub(crate) as_text: bool,
}

/// A step of a path.
pub(crate) enum Step {
    Field { name: String, range: Range<usize> },
    Index(usize),
}

impl Token {
    /// Returns the path as in the source.
    pub(crate) fn path_text(&self) -> String {
        let mut text = String::new();
        for step in &self.path {
            match step {
                Step::Field { name, .. } if text.is_empty() => text.push_str(name),
                Step::Field { name, .. } => text.push_str(&format!(".{name}")),
                Step::Index(index) => text.push_str(&format!("[{index}]")),
            }
        }
        text
    }
}

const FILTERS: [&str; 1] = ["text"];
const FORM: &str = "write `{{name}}`, `{{name ?? 'fallback'}}`, or `{{name | text}}`";
const PATHS: &str = "write a path such as `teacher.name` or `slots[0].id`";
const FALLBACKS: &str = "write a quoted text, a number, `true`, or `false`: `?? 'nothing'`, `?? 0`";

type Content = (Vec<Step>, Option<Fallback>, bool);

/// Parses the part of a text between the braces of a token.
pub(super) fn read(text: &str, range: Range<usize>) -> Result<Content, Problem> {
    let mut reader = Reader { text, at: range.start, end: range.end };
    reader.skip_spaces();
    if reader.rest().is_empty() {
        let braces = range.start.saturating_sub(2)..range.end + 2;
        return Err(Problem::new(braces, "empty token").help(FORM));
    }
    let path = reader.read_path()?;
    reader.skip_spaces();
    let fallback = if reader.eat("??") { Some(reader.read_fallback()?) } else { None };
    reader.skip_spaces();
    let as_text = reader.eat("|");
    if as_text {
        reader.read_filter()?;
        reader.skip_spaces();
    }
    match reader.rest().chars().next() {
        None => Ok((path, fallback, as_text)),
        Some('?') if as_text => {
            Err(reader.unexpected("write the fallback before the filter: `{{name ?? 'fallback' | text}}`"))
        }
        Some('#') => Err(reader.unexpected("write the name without `r#`")),
        Some('(') => Err(reader.unexpected(FORM).note("a token names a value and cannot call a function")),
        Some('.' | '[') => Err(reader.unexpected(PATHS)),
        Some(_) => Err(reader.unexpected(FORM)),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    fn skip_spaces(&mut self) {
        self.at = self.end - self.rest().trim_start().len();
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let found = self.rest().starts_with(wanted);
        if found {
            self.at += wanted.len();
        }
        found
    }

    /// Takes the characters that pass, and returns them with their place.
    fn take(&mut self, passes: impl Fn(char) -> bool) -> (&'a str, Range<usize>) {
        let rest = self.rest();
        let length = rest.find(|c| !passes(c)).unwrap_or(rest.len());
        let start = self.at;
        self.at += length;
        (rest.get(..length).unwrap_or_default(), start..self.at)
    }

    fn unexpected(&self, help: &str) -> Problem {
        match self.rest().chars().next() {
            Some(found) => {
                let range = self.at..self.at + found.len_utf8();
                Problem::new(range, format!("unexpected `{}` in a token", shown(found.encode_utf8(&mut [0; 4]))))
            }
            None => Problem::new(self.at..self.at, "unexpected end of a token"),
        }
        .help(help)
    }

    fn read_path(&mut self) -> Result<Vec<Step>, Problem> {
        let mut path = vec![self.read_name()?];
        loop {
            if self.eat(".") {
                path.push(self.read_member()?);
            } else if self.eat("[") {
                path.push(self.read_index()?);
            } else {
                return Ok(path);
            }
        }
    }

    fn read_name(&mut self) -> Result<Step, Problem> {
        if self.rest().starts_with(|c: char| c.is_alphabetic() || c == '_') {
            let (name, range) = self.take(|c| c.is_alphanumeric() || c == '_');
            return Ok(Step::Field { name: name.to_owned(), range });
        }
        Err(self.unexpected(PATHS))
    }

    /// Parses a name, or the number of a tuple field.
    fn read_member(&mut self) -> Result<Step, Problem> {
        if !self.rest().starts_with(|c: char| c.is_ascii_digit()) {
            return self.read_name();
        }
        let (digits, range) = self.take(|c| c.is_ascii_digit());
        match digits.parse::<u32>() {
            Ok(index) => Ok(Step::Field { name: index.to_string(), range }),
            Err(_) => {
                let problem = Problem::new(range, format!("invalid field number `{}`", shown(digits)));
                Err(problem.note("the number is too large"))
            }
        }
    }

    fn read_index(&mut self) -> Result<Step, Problem> {
        const HELP: &str = "write an index, counted from 0: `slots[0]`";
        let (digits, range) = self.take(|c| c.is_ascii_digit());
        if digits.is_empty() {
            return Err(self.unexpected(HELP));
        }
        let index = digits.parse().map_err(|_| {
            Problem::new(range, format!("invalid index `{}`", shown(digits))).note("the number is too large")
        })?;
        if self.eat("]") { Ok(Step::Index(index)) } else { Err(self.unexpected(HELP)) }
    }

    fn read_fallback(&mut self) -> Result<Fallback, Problem> {
        self.skip_spaces();
        for quote in ['\'', '"'] {
            if let Some(quoted) = self.rest().strip_prefix(quote) {
                let length = quoted.find(quote).unwrap_or(quoted.len());
                self.at = (self.at + length + 2).min(self.end);
                return Ok(Fallback::Text(quoted.get(..length).unwrap_or_default().to_owned()));
            }
        }
        let (word, range) = self.take(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '+'));
        match word {
            "true" => Ok(Fallback::Bool(true)),
            "false" => Ok(Fallback::Bool(false)),
            "" => Err(self.unexpected(FALLBACKS)),
            _ if is_json_number(word) => Ok(Fallback::Number(word.to_owned())),
            _ => Err(Problem::new(range, format!("invalid fallback `{}`", shown(word))).help(FALLBACKS)),
        }
    }

    fn read_filter(&mut self) -> Result<(), Problem> {
        self.skip_spaces();
        let (name, range) = self.take(|c| c.is_alphanumeric() || c == '_');
        if FILTERS.contains(&name) {
            return Ok(());
        }
        let available = format!("available filters: {}", list(&FILTERS));
        if name.is_empty() {
            return Err(self.unexpected(FORM).note(available));
        }
        let problem = Problem::new(range, format!("unknown filter `{}`", shown(name)));
        let problem = match nearest(name, &FILTERS) {
            Some(filter) => problem.help(format!("did you mean `{filter}`?")),
            None => problem,
        };
        Err(problem.note(available))
    }
}

/// Returns `true` if a word is a number in JSON.
fn is_json_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
        && word.parse().is_ok_and(f64::is_finite)
}
