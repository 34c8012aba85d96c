//! Text from others, made fit for an error message.

/// Characters of a name that are shown.
const NAME: usize = 60;
/// Characters of a message that are shown.
const SENTENCE: usize = 200;

/// A name that a caller made up.
pub(crate) fn printable(name: &str) -> String {
    cut(name, NAME)
}

/// A message that an upstream or a page gave; `None` where it says nothing.
pub(crate) fn sentence(text: &str) -> Option<String> {
    let text = cut(text, SENTENCE);
    if text.is_empty() { None } else { Some(text) }
}

/// Without control characters, without spaces at the ends, and no longer than `limit` characters.
fn cut(text: &str, limit: usize) -> String {
    let plain = |character: char| if character.is_control() { ' ' } else { character };
    let start = text.trim_start_matches(|character| plain(character).is_whitespace());
    let mut text: String = start.chars().map(plain).take(limit).collect();
    text.truncate(text.trim_end().len());
    text
}
