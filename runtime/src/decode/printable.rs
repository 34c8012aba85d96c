//! Makes foreign text fit for an error message.

/// The maximum length of a name in characters.
const MAX_NAME: usize = 60;
/// The maximum length of a message in characters.
const MAX_SENTENCE: usize = 200;

/// Returns a name that a caller made up, printable and cut.
pub(crate) fn printable(name: &str) -> String {
    cut(name, MAX_NAME)
}

/// Returns a message from a service or a page, printable and cut. Returns `None` if nothing remains.
pub(crate) fn sentence(text: &str) -> Option<String> {
    let text = cut(text, MAX_SENTENCE);
    if text.is_empty() { None } else { Some(text) }
}

/// Replaces control characters by spaces, trims the text, and cuts it to `limit` characters.
fn cut(text: &str, limit: usize) -> String {
    let plain = |character: char| if character.is_control() { ' ' } else { character };
    let start = text.trim_start_matches(|character| plain(character).is_whitespace());
    let mut text: String = start.chars().map(plain).take(limit).collect();
    text.truncate(text.trim_end().len());
    text
}
