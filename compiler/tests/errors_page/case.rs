//! A case of `tests/ui`: a declaration, the errors that rustc prints for it, and the fix.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// A case. Lines are counted from 1.
pub(crate) struct Case {
    pub(crate) theme: &'static str,
    pub(crate) name: String,
    pub(crate) lines: Vec<String>,
    /// The lines inside `widget_functions! { … }`.
    pub(crate) declaration: Range<usize>,
    /// The correct line for a line number. Empty if the line is to be removed.
    pub(crate) good: BTreeMap<usize, String>,
    pub(crate) errors: Vec<Error>,
}

/// An error as rustc prints it.
#[derive(Default)]
pub(crate) struct Error {
    pub(crate) message: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// The number of marked columns. Zero if the place has several lines.
    pub(crate) width: usize,
    /// The text after the mark.
    pub(crate) label: String,
    /// Suggestions and facts, in the order of the output.
    pub(crate) help: Vec<String>,
}

impl Case {
    pub(crate) fn read(theme: &'static str, file: &Path) -> Case {
        let source = std::fs::read_to_string(file).expect("a case");
        let printed = std::fs::read_to_string(file.with_extension("stderr")).expect("the output of rustc");
        let errors: Vec<Error> = ("\n".to_owned() + &printed).split("\nerror").skip(1).map(Error::read).collect();
        let lines: Vec<String> = source.lines().map(str::to_owned).collect();
        let first = errors.first().expect("an error").line;
        let good = lines.iter().filter_map(|line| read_good(line, first)).collect();
        let start = lines.iter().position(|line| line == "widget_functions! {").map_or(0, |at| at + 2);
        let length = lines.iter().skip(start).position(|line| line == "}").map_or(0, |length| length + 1);
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        Case { theme, name, lines, declaration: start..start + length, good, errors }
    }

    /// Returns `true` if the case contains a fix. Only such a case is on the page.
    pub(crate) fn is_shown(&self) -> bool {
        !self.good.is_empty()
    }

    /// Returns the declaration with the fix.
    pub(crate) fn good_declaration(&self) -> String {
        let lines = self.declaration.clone().map(|number| match self.good.get(&number) {
            Some(good) => good.as_str(),
            None => self.line(number),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    pub(crate) fn line(&self, number: usize) -> &str {
        self.lines.get(number - 1).map_or("", String::as_str)
    }
}

/// Reads a line of the fix: `// good: …` replaces the line of the first error, `// good 7: …` line 7.
fn read_good(line: &str, first: usize) -> Option<(usize, String)> {
    let (number, good) = line.strip_prefix("// good")?.split_once(':')?;
    let number = number.trim().parse().unwrap_or(first);
    Some((number, good.trim().to_owned()))
}

impl Error {
    /// Parses the output after one `error`, up to the next.
    fn read(printed: &str) -> Error {
        let mut error = Error::default();
        let mut lines = printed.lines();
        let message = lines.next().and_then(|line| line.split_once(": ")).map_or("", |(_, message)| message);
        message.clone_into(&mut error.message);
        let mut places = 0;
        for line in lines {
            let text = line.trim_start().trim_start_matches("= ");
            places += usize::from(text.starts_with("--> "));
            if let Some(place) = text.strip_prefix("--> ").filter(|_| places == 1) {
                let mut numbers = place.rsplit(':').map_while(|number| number.parse().ok());
                error.column = numbers.next().unwrap_or_default();
                error.line = numbers.next().unwrap_or_default();
            }
            if let Some((_, marked)) = line.split_once(" | ").filter(|_| places == 1 && error.width == 0) {
                error.read_mark(marked.trim_start());
            }
            error.read_help(text);
        }
        error
    }

    fn read_mark(&mut self, marked: &str) {
        let label = marked.trim_start_matches('^');
        self.width = marked.len() - label.len();
        if self.width > 0 {
            label.trim().clone_into(&mut self.label);
        }
    }

    /// Adds a help or note, unless rustc itself wrote it or it points at another place in the file.
    fn read_help(&mut self, text: &str) {
        const OF_RUSTC: [&str; 5] =
            ["help: the trait ", "note: this error originates", "help: within ", "note: required", "note: `#["];
        let is_help = text.starts_with("help: ") || text.starts_with("note: ");
        if is_help && !text.contains("$DIR") && !OF_RUSTC.iter().any(|start| text.starts_with(start)) {
            self.help.push(text[6..].to_owned());
        }
    }
}
