//! Every token of a good declaration deleted, doubled, swapped with the next and misspelt: each time
//! one mistake, at that token. `table.txt` has them all; after a change of messages write it anew
//! with `UPDATE=1 cargo test -p widget-functions-compiler --test mutations`, and read it.

#![allow(clippy::expect_used, reason = "a file that is not there is a failed test")]

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
fn the_declaration_is_good() {
    assert_eq!(diagnose(CARD), []);
}

#[test]
fn each_mutation_is_one_mistake_at_its_token() {
    let mut broken = Vec::new();
    for mutation in mutations(CARD) {
        let mistakes = diagnose(&mutation.source);
        let refused = match mistakes.as_slice() {
            [] => rules::why_fine(&mutation).is_none(),
            [only] => !is_near(only, &mutation) && rules::why_elsewhere(only, &mutation).is_none(),
            several => rules::why_several(several, &mutation).is_none(),
        };
        if refused {
            broken.push(row(&mutation, &mistakes));
        }
    }
    assert!(broken.is_empty(), "no rule lists these:\n{}", broken.concat());
}

/// Whether a mistake touches the mutated tokens or one beside them.
fn is_near(mistake: &Diagnostic, mutation: &Mutation) -> bool {
    mistake.range.start <= mutation.beside.end && mistake.range.end >= mutation.beside.start
}

#[test]
fn the_table_is_true() {
    let table: String = mutations(CARD).iter().map(|mutation| row(mutation, &diagnose(&mutation.source))).collect();
    if std::env::var_os("UPDATE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mutations/table.txt");
        return std::fs::write(path, table).expect("the table is written");
    }
    assert!(table.lines().count() > 800, "{}", table.lines().count());
    let changed = table.lines().zip(TABLE.lines()).find(|(now, before)| now != before);
    assert_eq!(changed, None, "what is now, and what was before");
    assert_eq!(table.lines().count(), TABLE.lines().count());
}

/// A line of the table: the mutation, then the mistakes.
fn row(mutation: &Mutation, mistakes: &[Diagnostic]) -> String {
    let Mutation { line, column, what, token, .. } = mutation;
    let mut row = format!("{line}:{column} {what} {token}");
    for (index, mistake) in mistakes.iter().enumerate() {
        let separator = if index == 0 { " => " } else { " | " };
        let _ = write!(row, "{separator}{}:{} {}", mistake.line, mistake.column, mistake.message);
    }
    row + "\n"
}
