//! Mutations of a valid declaration: deletes, doubles, misspells, and swaps each token, and expects one
//! error at that token.
//!
//! `table.txt` lists all mutations with their errors. To update it, run
//! `UPDATE=1 cargo test -p widget-functions-compiler --test mutations`, and review the changes.

#![allow(clippy::expect_used, reason = "a missing file fails the test")]

#[path = "mutations/mutate.rs"]
mod mutate;
#[path = "mutations/rules.rs"]
mod rules;

use std::fmt::Write as _;

use mutate::{Mutation, mutations};
use widget_functions_compiler::{Diagnostic, diagnose};

const CARD: &str = include_str!("mutations/card.txt");
const TABLE: &str = include_str!("mutations/table.txt");

#[test]
fn accepts_the_original_declaration() {
    assert_eq!(diagnose(CARD), []);
}

#[test]
fn reports_each_mutation_once_at_its_token() {
    let mut broken = Vec::new();
    for mutation in mutations(CARD) {
        let errors = diagnose(&mutation.source);
        let is_unexpected = match errors.as_slice() {
            [] => rules::why_valid(&mutation).is_none(),
            [only] => !is_near(only, &mutation) && rules::why_elsewhere(only, &mutation).is_none(),
            several => rules::why_several(several, &mutation).is_none(),
        };
        if is_unexpected {
            broken.push(row(&mutation, &errors));
        }
    }
    assert!(broken.is_empty(), "no rule explains these:\n{}", broken.concat());
}

/// Returns `true` if an error touches the mutated tokens or a token next to them.
fn is_near(error: &Diagnostic, mutation: &Mutation) -> bool {
    error.range.start <= mutation.nearby.end && error.range.end >= mutation.nearby.start
}

#[test]
fn table_is_up_to_date() {
    let table: String = mutations(CARD).iter().map(|mutation| row(mutation, &diagnose(&mutation.source))).collect();
    if std::env::var_os("UPDATE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mutations/table.txt");
        return std::fs::write(path, table).expect("a writable table");
    }
    assert!(table.lines().count() > 800, "{}", table.lines().count());
    let changed = table.lines().zip(TABLE.lines()).find(|(now, before)| now != before);
    assert_eq!(changed, None, "the new row, and the row of the table");
    assert_eq!(table.lines().count(), TABLE.lines().count());
}

/// Writes a row of the table: the mutation, then its errors.
fn row(mutation: &Mutation, errors: &[Diagnostic]) -> String {
    let Mutation { line, column, what, token, .. } = mutation;
    let mut row = format!("{line}:{column} {what} {token}");
    for (index, error) in errors.iter().enumerate() {
        let separator = if index == 0 { " => " } else { " | " };
        let _ = write!(row, "{separator}{}:{} {}", error.line, error.column, error.message);
    }
    row + "\n"
}
