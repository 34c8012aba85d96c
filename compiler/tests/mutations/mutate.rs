//! Creates the mutations of a declaration: each changes one token.

use std::ops::Range;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A declaration with one change.
pub(crate) struct Mutation {
    /// The change: `delete`, `double`, `swap`, `misspell`, `open`, or `close`.
    pub(crate) what: &'static str,
    /// The line in the original declaration.
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// The changed token.
    pub(crate) token: String,
    /// The token after it.
    pub(crate) next: String,
    pub(crate) source: String,
    /// From the token before the change to the second token after it, in the changed source.
    pub(crate) nearby: Range<usize>,
}

/// Returns all mutations of a declaration, ordered by place.
pub(crate) fn mutations(source: &str) -> Vec<Mutation> {
    let mut tokens = Vec::new();
    collect(source.parse().expect("tokens"), &mut tokens);
    let mut all = Vec::new();
    for index in 0..tokens.len() {
        all.extend(mutate(source, &tokens, index));
    }
    all
}

/// Collects the places of all tokens, including brackets. A doc comment is one token.
fn collect(stream: TokenStream, tokens: &mut Vec<Range<usize>>) {
    for tree in stream {
        match &tree {
            TokenTree::Group(group) if group.delimiter() != Delimiter::None => {
                push(group.span_open().byte_range(), tokens);
                collect(group.stream(), tokens);
                push(group.span_close().byte_range(), tokens);
            }
            other => push(other.span().byte_range(), tokens),
        }
    }
}

fn push(range: Range<usize>, tokens: &mut Vec<Range<usize>>) {
    if tokens.last().is_none_or(|last| last.end <= range.start) {
        tokens.push(range);
    }
}

fn mutate(source: &str, tokens: &[Range<usize>], index: usize) -> Vec<Mutation> {
    let range = &tokens[index];
    let token = &source[range.clone()];
    let next = tokens.get(index + 1);
    let next_text = next.map_or("", |next| &source[next.clone()]);
    let mut changes = vec![("delete", String::new()), ("double", format!("{token} {token}"))];
    changes.push(("misspell", misspelled(token)));
    changes.extend(broken_braces(token));
    let mut all: Vec<Mutation> = Vec::new();
    let mut add = |what, end: usize, text: &str| {
        let changed = format!("{}{text}{}", &source[..range.start], &source[end..]);
        let before = tokens[index.saturating_sub(1)].start;
        let after = tokens.get(index + 2).map_or(source.len(), |after| after.end);
        let nearby = before..changed.len() - (source.len() - after);
        let (line, column) = line_and_column(source, range.start);
        let (token, next) = (token.to_owned(), next_text.to_owned());
        all.push(Mutation { what, line, column, token, next, source: changed, nearby });
    };
    for (what, text) in &changes {
        add(*what, range.end, text);
    }
    if let Some(next) = next.filter(|_| token != next_text) {
        add("swap", next.end, &format!(" {next_text} {}{token} ", &source[range.end..next.start]));
    }
    all
}

/// Swaps two letters of a token, or inserts an unexpected character. In a text with a token, changes
/// the name of that token.
fn misspelled(token: &str) -> String {
    let first = token.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        return format!("{token}q");
    }
    if first != '"' && !first.is_alphabetic() {
        return "?".to_owned();
    }
    let start = token.find("{{").unwrap_or_default();
    let mut characters: Vec<char> = token[start..].chars().collect();
    let pair = characters.windows(2).position(|two| two[0] != two[1] && two.iter().all(|c| c.is_alphabetic()));
    match pair {
        Some(at) => characters.swap(at, at + 1),
        None => characters.insert(characters.len().min(1), 'q'),
    }
    token[..start].chars().chain(characters).collect()
}

/// Removes one brace of the first token in a text.
fn broken_braces(token: &str) -> Vec<(&'static str, String)> {
    let braces = [("open", "{{"), ("close", "}}")];
    let in_text = braces.into_iter().filter(|(_, two)| token.starts_with('"') && token.contains(two));
    in_text.map(|(what, two)| (what, token.replacen(two, &two[1..], 1))).collect()
}

fn line_and_column(source: &str, at: usize) -> (usize, usize) {
    let before = &source[..at];
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count());
    (before.matches('\n').count() + 1, column + 1)
}
