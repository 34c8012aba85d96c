//! A declaration with one token changed, in each way.

use std::ops::Range;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A declaration with one change.
pub(crate) struct Mutation {
    /// What was done: `delete`, `double`, `swap`, `misspell`, `open`, `close`.
    pub(crate) what: &'static str,
    /// Where, in the declaration as it was.
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// To which token.
    pub(crate) token: String,
    /// The token that follows it.
    pub(crate) next: String,
    pub(crate) source: String,
    /// From the token before the change to the second one behind it, in the changed source.
    pub(crate) beside: Range<usize>,
}

/// All mutations of a declaration, in the order of their places.
pub(crate) fn mutations(source: &str) -> Vec<Mutation> {
    let mut tokens = Vec::new();
    collect(source.parse().expect("tokens"), &mut tokens);
    let mut all = Vec::new();
    for index in 0..tokens.len() {
        all.extend(mutate(source, &tokens, index));
    }
    all
}

/// The places of all tokens, brackets included. A doc comment is one token.
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
    changes.push(("misspell", misspelt(token)));
    changes.extend(broken_braces(token));
    let mut all: Vec<Mutation> = Vec::new();
    let mut add = |what, end: usize, text: &str| {
        let changed = format!("{}{text}{}", &source[..range.start], &source[end..]);
        let before = tokens[index.saturating_sub(1)].start;
        let behind = tokens.get(index + 2).map_or(source.len(), |behind| behind.end);
        let beside = before..changed.len() - (source.len() - behind);
        let (line, column) = line_and_column(source, range.start);
        let (token, next) = (token.to_owned(), next_text.to_owned());
        all.push(Mutation { what, line, column, token, next, source: changed, beside });
    };
    for (what, text) in &changes {
        add(*what, range.end, text);
    }
    if let Some(next) = next.filter(|_| token != next_text) {
        add("swap", next.end, &format!(" {next_text} {}{token} ", &source[range.end..next.start]));
    }
    all
}

/// With two letters swapped, or with what does not belong there. In a text with a token it is the
/// token's name.
fn misspelt(token: &str) -> String {
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

/// A text whose first token has one brace too few.
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
