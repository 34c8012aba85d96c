//! Properties of all declarations in this repository, unchanged and with other whitespace and more comments
//! between their tokens.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a missing value is a failed test")]

use std::path::{Path, PathBuf};

use cargo_widget::{Declaration, Style, find_declarations, format};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Possible gaps between two tokens. `#` becomes a number that identifies the comment.
const GAPS: [&str; 12] = [
    "",
    " ",
    "   ",
    "\n",
    "\n\n\n",
    "\t",
    " // #\n",
    "\n// #\n",
    " /* # */ ",
    "\n    /* # */ /* # */\n",
    " /* #\n  over /* # */ lines */ ",
    "\n\n\n     // #   \n\n\n",
];

#[test]
fn declarations_of_the_repository_keep_their_meaning() {
    for declaration in declarations() {
        assert_kept(&declaration);
    }
}

/// `cargo xtask soak format` runs 1,000 rounds.
#[test]
fn declarations_with_other_gaps_keep_their_meaning() {
    let rounds = std::env::var("ROUNDS").map_or(3, |rounds| rounds.parse().unwrap());
    let mut random = Random(1);
    for declaration in declarations() {
        for _ in 0..rounds {
            assert_kept(&with_other_gaps(&declaration, &mut random));
        }
    }
}

/// Formats a declaration and compares: tokens, comments, and errors are the same, and formatting it again
/// changes nothing.
#[track_caller]
fn assert_kept(before: &str) {
    proc_macro2::extra::invalidate_current_thread_spans();
    let formatted = format(before, &Style::default()).unwrap();
    let after = formatted.text;
    assert!(formatted.errors.is_empty() && formatted.unsafe_lines.is_empty(), "{before}\nbecomes\n{after}");
    assert_eq!(format(&after, &Style::default()).unwrap().text, after, "a second time, of\n{before}");
    assert_eq!(errors(&after), errors(before), "{before}\nbecomes\n{after}");
    assert_eq!(comment_numbers(&after), comment_numbers(before), "{before}\nbecomes\n{after}");
    for line in after.lines().filter(|line| !line.contains(['"', '\\'])) {
        assert_eq!(line.trim_end(), line, "no space at the end of a line, in\n{after}");
    }
}

/// Returns the errors, in the order of their places.
fn errors(source: &str) -> Vec<(String, Vec<String>)> {
    let declarations = find_declarations(source).unwrap();
    let diagnostics = declarations.iter().flat_map(|declaration| declaration.diagnostics());
    let advice = diagnostics.map(|diagnostic| {
        let notes = diagnostic.notes.into_iter().map(|note| note.message);
        (diagnostic.message, diagnostic.help.into_iter().chain(notes).collect())
    });
    advice.collect()
}

fn comment_numbers(source: &str) -> Vec<&str> {
    source.split('№').skip(1).map(|rest| rest.split([' ', '\n']).next().unwrap_or_default()).collect()
}

fn with_other_gaps(source: &str, random: &mut Random) -> String {
    let mut tokens = Vec::new();
    flatten(source.parse().unwrap(), &mut tokens);
    let mut other = String::new();
    let mut end = 0;
    let mut follows_docs = false;
    for (start, token_end) in tokens {
        let gap = &source[end..start];
        let token = &source[start..token_end];
        let is_free =
            !gap.is_empty() || other.ends_with(['{', '(', '[', ',']) || token.starts_with(['}', ')', ']', ',']);
        if is_free && other.contains('{') && random.below(3) == 0 {
            let mut new = GAPS[random.below(GAPS.len())].to_owned();
            if new.is_empty() && !gap.is_empty() {
                " ".clone_into(&mut new);
            }
            if follows_docs || gap.contains("//") {
                new.insert_str(0, gap);
            }
            while new.contains('#') {
                new = new.replacen('#', &format!("№{}", random.next()), 1);
            }
            other.push_str(&new);
        } else {
            other.push_str(gap);
        }
        other.push_str(token);
        follows_docs = token.starts_with("///");
        end = token_end;
    }
    other + &source[end..]
}

/// Collects the places of all tokens. A doc comment is several tokens with one place.
fn flatten(stream: TokenStream, tokens: &mut Vec<(usize, usize)>) {
    for tree in stream {
        let range = tree.span().byte_range();
        if tokens.last().is_some_and(|(_, end)| range.start < *end) {
            continue;
        }
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = (group.span_open().byte_range(), group.span_close().byte_range());
                tokens.push((open.start, open.end));
                flatten(group.stream(), tokens);
                tokens.push((close.start, close.end));
            }
            _ => tokens.push((range.start, range.end)),
        }
    }
}

/// Pseudo-random numbers, the same in each run (a linear congruential generator).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end
    }
}

/// Returns all declarations of the repository that the formatter accepts.
fn declarations() -> Vec<String> {
    let mut found = Vec::new();
    for path in rust_files() {
        let source = std::fs::read_to_string(&path).unwrap();
        let declarations = find_declarations(&source).unwrap_or_default();
        let is_formatted =
            |found: &&Declaration| found.group.delimiter() == Delimiter::Brace && found.syntax_diagnostics().is_empty();
        for declaration in declarations.iter().filter(is_formatted) {
            let range = declaration.group.span().byte_range();
            found.push(format!("widget_functions! {}", &source[range]));
        }
    }
    assert!(found.len() > 400, "{}", found.len());
    found
}

fn rust_files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    let mut folders = ["benches", "cli", "examples", "tests", "web"].map(|name| root.join(name)).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("node_modules") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
