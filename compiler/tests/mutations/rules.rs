//! Which mutations leave a declaration good, or are more than one mistake, or a mistake elsewhere,
//! and why.

use widget_functions_compiler::Diagnostic;

use super::mutate::Mutation;

/// Types are left to rustc.
const TYPES: [&str; 5] = ["Url", "String", "Option", "u32", "u64"];

/// Names to which nothing in the declaration refers.
const FREE_NAMES: [&str; 12] =
    ["card", "book", "authorization", "note", "tags", "pick", "seat", "place", "ask", "map", "move_to", "close"];

/// Why the declaration is still good.
pub(crate) fn why_fine(mutation: &Mutation) -> Option<&'static str> {
    let Mutation { what, token, next, .. } = mutation;
    let token = token.as_str();
    match *what {
        "delete" | "double" if token.starts_with("///") => Some("docs may be there or not"),
        "delete" if token == "pub" => Some("a widget may be private"),
        "delete" if token == "secret" => Some("a value may be public"),
        "delete" if token == "," && next == "}" => Some("a comma at the end may be there or not"),
        "swap" if token == "}" && next == "," => Some("a comma at the end may be there or not"),
        "delete" if ["-", "null", "dismiss"].contains(&token) => Some("an item of a list, or its sign"),
        "delete" | "misspell" if TYPES.contains(&token) => Some("types are left to rustc"),
        "double" if token == "\"Amsterdam\"" => Some("a default may be any expression; it is left to rustc"),
        "misspell" if FREE_NAMES.contains(&token) => Some("a name may be any"),
        "misspell" if token.starts_with('"') => Some("a text may be any"),
        "open" => Some("single braces are text, but in URLs"),
        _ => None,
    }
}

/// Why there is more than one mistake.
pub(crate) fn why_several(mistakes: &[Diagnostic], mutation: &Mutation) -> Option<&'static str> {
    if mistakes.iter().all(|mistake| is_use(mistake, &mutation.token)) {
        return Some("each use of a name is wrong that is declared otherwise");
    }
    match (mutation.what, mistakes.len()) {
        ("swap", 2) => Some("two tokens stand wrong"),
        ("swap", _) if is_bracket(&mutation.token) || is_bracket(&mutation.next) => {
            Some("the brackets hold something else")
        }
        ("swap", 3) if mutation.token == ":" => Some("two tokens stand wrong, and the name is used"),
        _ => None,
    }
}

/// Why the one mistake is not at the token.
pub(crate) fn why_elsewhere(mistake: &Diagnostic, mutation: &Mutation) -> Option<&'static str> {
    if is_use(mistake, &mutation.token) {
        return Some("the use of a name is wrong that is declared otherwise");
    }
    (mistake.message == "cannot parse Rust tokens").then_some("brackets are missed where the tokens end")
}

fn is_use(mistake: &Diagnostic, name: &str) -> bool {
    let unknown = ["unknown token", "unknown variable"].iter().any(|start| mistake.message.starts_with(start));
    unknown && mistake.message.contains(name)
}

fn is_bracket(token: &str) -> bool {
    matches!(token, "(" | ")" | "{" | "}" | "[" | "]")
}
