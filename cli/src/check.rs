//! `cargo widget check`

use std::path::PathBuf;

use crate::declarations::find_declarations;
use crate::files::{self, Source};
use crate::outcome::Outcome;
use crate::report;

/// Shows all mistakes of the declarations in these files, or, where there are none, in those of the
/// workspace.
pub fn check(files: Vec<PathBuf>) -> Outcome {
    let mut counts = Counts::default();
    let outcome = files::for_each(files, |source| check_file(source, &mut counts));
    report::summary(&counts.to_string());
    outcome
}

fn check_file(source: &Source, counts: &mut Counts) -> Outcome {
    let mistakes = match find_declarations(&source.text) {
        Ok(declarations) => {
            counts.declarations += declarations.len();
            declarations.iter().flat_map(|declaration| declaration.diagnostics()).collect()
        }
        Err(mistakes) => mistakes,
    };
    report::diagnostics(source, &mistakes);
    counts.files += 1;
    counts.mistakes += mistakes.len();
    if mistakes.is_empty() { Outcome::Fine } else { Outcome::Found }
}

#[derive(Default)]
struct Counts {
    files: usize,
    declarations: usize,
    mistakes: usize,
}

impl std::fmt::Display for Counts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count = |number: usize, what: &str| match number {
            0 => format!("no {what}s"),
            1 => format!("1 {what}"),
            _ => format!("{number} {what}s"),
        };
        let [mistakes, declarations, files] =
            [(self.mistakes, "mistake"), (self.declarations, "declaration"), (self.files, "file")]
                .map(|(number, what)| count(number, what));
        write!(formatter, "{mistakes} in {declarations} of {files}")
    }
}
