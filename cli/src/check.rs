//! `cargo widget check`

use std::path::PathBuf;

use crate::declarations::find_declarations;
use crate::files;
use crate::outcome::Outcome;
use crate::report;
use crate::source::Source;

/// Prints all errors in the declarations of these files, or of the workspace if the list is empty.
pub fn check(files: Vec<PathBuf>) -> Outcome {
    let mut counts = Counts::default();
    let outcome = files::for_each(files, |source| check_file(source, &mut counts));
    report::summary(&counts.to_string());
    outcome
}

fn check_file(source: &Source, counts: &mut Counts) -> Outcome {
    let errors = match find_declarations(&source.text) {
        Ok(declarations) => {
            counts.declarations += declarations.len();
            declarations.iter().flat_map(|declaration| declaration.diagnostics()).collect()
        }
        Err(errors) => errors,
    };
    report::diagnostics(source, &errors);
    counts.files += 1;
    counts.errors += errors.len();
    if errors.is_empty() { Outcome::Fine } else { Outcome::Found }
}

#[derive(Default)]
struct Counts {
    files: usize,
    declarations: usize,
    errors: usize,
}

impl std::fmt::Display for Counts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count = |number: usize, what: &str| match number {
            0 => format!("no {what}s"),
            1 => format!("1 {what}"),
            _ => format!("{number} {what}s"),
        };
        let [errors, declarations, files] =
            [(self.errors, "error"), (self.declarations, "declaration"), (self.files, "file")]
                .map(|(number, what)| count(number, what));
        write!(formatter, "{errors} in {declarations} of {files}")
    }
}
