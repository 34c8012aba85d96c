//! Compares two declarations: the same tokens and the same comments.

use proc_macro2::{Group, TokenStream, TokenTree};

use super::tokens::{Kind, read};

/// Returns `true` if only whitespace and commas at the ends of lists differ.
pub(super) fn is_same(before: &str, after: &str) -> bool {
    match (content(before), content(after)) {
        (Some(before), Some(after)) => before == after,
        _ => false,
    }
}

/// Returns the tokens and the comments of a text, which must be one group.
fn content(text: &str) -> Option<(Vec<String>, Vec<String>)> {
    let group = only_group(text)?;
    let tokens = read(text, &group);
    let (mut kept, mut comments) = (Vec::new(), Vec::new());
    for (index, token) in tokens.iter().enumerate() {
        comments.extend(token.gap.comments.iter().map(|comment| without_indents(comment.text)));
        let is_last_comma = token.text == "," && tokens.get(index + 1).is_some_and(|next| next.kind == Kind::Close);
        if !is_last_comma {
            kept.push(token.text.to_owned());
        }
    }
    Some((kept, comments))
}

fn only_group(text: &str) -> Option<Group> {
    let mut trees = text.parse::<TokenStream>().ok()?.into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None) if group.span().byte_range() == (0..text.len()) => Some(group),
        _ => None,
    }
}

fn without_indents(comment: &str) -> String {
    let lines: Vec<&str> = comment.lines().map(str::trim).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn ignores_whitespace_and_last_commas() {
        assert!(is_same("{a:u8,/* x */b}", "{\n    a: u8, /* x */\n    b,\n}"));
        assert!(is_same("{ /* x\n   y */ }", "{\n/* x\ny */\n}"));
    }

    #[test]
    fn finds_all_other_differences() {
        for other in
            ["{ a: u8, c }", "{ a: u8 b }", "{ a: u8, b } // x", "{ a: u8, /* x */ b }", "{ a: \"u8\", b }", "{"]
        {
            assert!(!is_same("{ a: u8, b }", other), "{other}");
        }
        assert!(!is_same("{ /// x\na }", "{ /// x \na }"));
    }
}
