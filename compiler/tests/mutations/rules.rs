//! Explains the mutations that cause no error, several errors, or an error elsewhere.

use widget_functions_compiler::Diagnostic;

use super::mutate::Mutation;

/// The types. Only rustc checks them.
const TYPES: [&str; 5] = ["Url", "String", "Option", "u32", "u64"];

/// The names that nothing in the declaration refers to.
const FREE_NAMES: [&str; 12] =
    ["card", "book", "authorization", "note", "tags", "pick", "seat", "place", "ask", "map", "move_to", "close"];

/// Returns why the declaration is still valid.
pub(crate) fn why_valid(mutation: &Mutation) -> Option<&'static str> {
    let Mutation { what, token, next, .. } = mutation;
    let token = token.as_str();
    match *what {
        "delete" | "double" if token.starts_with("///") => Some("docs are optional"),
        "delete" if token == "pub" => Some("a widget can be private"),
        "delete" if token == "secret" => Some("a value can be public"),
        "delete" if token == "," && next == "}" => Some("a trailing comma is optional"),
        "swap" if token == "}" && next == "," => Some("a trailing comma is optional"),
        "delete" if ["-", "null", "dismiss"].contains(&token) => Some("an item of a list, or its sign"),
        "delete" | "misspell" if TYPES.contains(&token) => Some("rustc checks types"),
        "double" if token == "\"Amsterdam\"" => Some("a default can be any expression, which rustc checks"),
        "misspell" if FREE_NAMES.contains(&token) => Some("any name is valid"),
        "misspell" if token.starts_with('"') => Some("any text is valid"),
        "open" => Some("single braces are text outside of URLs"),
        _ => None,
    }
}

/// Returns why the declaration has several errors.
pub(crate) fn why_several(errors: &[Diagnostic], mutation: &Mutation) -> Option<&'static str> {
    if errors.iter().all(|error| is_use(error, &mutation.token)) {
        return Some("each use of the changed name is an error");
    }
    match (mutation.what, errors.len()) {
        ("swap", 2) => Some("two tokens are misplaced"),
        ("swap", _) if is_bracket(&mutation.token) || is_bracket(&mutation.next) => {
            Some("the brackets have another content")
        }
        ("swap", 3) if mutation.token == ":" => Some("two tokens are misplaced, and the name is used"),
        _ => None,
    }
}

/// Returns why the error is not at the token.
pub(crate) fn why_elsewhere(error: &Diagnostic, mutation: &Mutation) -> Option<&'static str> {
    if is_use(error, &mutation.token) {
        return Some("the use of the changed name is an error");
    }
    (error.message == "invalid Rust tokens").then_some("an unclosed bracket is an error at the end of the tokens")
}

fn is_use(error: &Diagnostic, name: &str) -> bool {
    let unknown = ["unknown token", "unknown variable"].iter().any(|start| error.message.starts_with(start));
    unknown && error.message.contains(name)
}

fn is_bracket(token: &str) -> bool {
    matches!(token, "(" | ")" | "{" | "}" | "[" | "]")
}
