//! Finds the declarations in a file.

use proc_macro2::{Delimiter, Group, Punct, TokenStream, TokenTree};
use widget_functions_compiler::{Diagnostic, Errors, analyze, check_syntax, diagnose};

/// A call of `widget_functions!`.
pub struct Declaration {
    /// The tokens of the call, with their brackets.
    pub group: Group,
    /// Whether it, or an item around it, has the attribute `#[rustfmt::skip]`.
    pub is_skipped: bool,
}

impl Declaration {
    /// Returns all errors, with their places in the file.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.with_places(analyze(self.group.stream()).errors)
    }

    /// Returns only the syntax errors, with their places in the file.
    pub fn syntax_diagnostics(&self) -> Vec<Diagnostic> {
        self.with_places(check_syntax(self.group.stream()))
    }

    fn with_places(&self, errors: Errors) -> Vec<Diagnostic> {
        let mut diagnostics = errors.to_diagnostics();
        if self.group.stream().is_empty() {
            // Without tokens, the place is that of the braces.
            let start = self.group.span().start();
            for diagnostic in &mut diagnostics {
                (diagnostic.line, diagnostic.column) = (start.line, start.column + 1);
                diagnostic.range = self.group.span().byte_range();
            }
        }
        diagnostics
    }
}

/// Finds the declarations of a file, in their order. Skips strings, comments, and the arguments of other
/// macros.
///
/// # Errors
///
/// Returns an error if the file has invalid tokens.
pub fn find_declarations(source: &str) -> Result<Vec<Declaration>, Vec<Diagnostic>> {
    let tokens: TokenStream = source.parse().map_err(|_| diagnose(source))?;
    let mut found = Vec::new();
    let mut open = vec![(tokens, false)];
    while let Some((tokens, is_skipped)) = open.pop() {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        search(&trees, is_skipped, &mut found, &mut open);
    }
    found.sort_by_key(|declaration| declaration.group.span_open().byte_range().start);
    Ok(found)
}

/// Searches one level. Adds the groups that may contain more declarations to `open`.
fn search(trees: &[TokenTree], is_skipped: bool, found: &mut Vec<Declaration>, open: &mut Vec<(TokenStream, bool)>) {
    let mut rest = trees;
    let mut skips_item = is_skipped;
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (TokenTree::Ident(name), [TokenTree::Punct(bang), TokenTree::Group(group), after @ ..])
                if is(bang, '!') =>
            {
                if name == "widget_functions" {
                    found.push(Declaration { group: group.clone(), is_skipped: skips_item });
                }
                rest = after;
                skips_item = is_skipped;
            }
            // `macro_rules! name { … }`
            (TokenTree::Ident(_), [TokenTree::Punct(bang), TokenTree::Ident(_), TokenTree::Group(_), after @ ..])
                if is(bang, '!') =>
            {
                rest = after;
                skips_item = is_skipped;
            }
            (TokenTree::Punct(pound), [TokenTree::Group(attribute), after @ ..]) if is(pound, '#') => {
                skips_item |= attribute.stream().to_string() == "rustfmt :: skip";
                rest = after;
            }
            (TokenTree::Punct(end), _) if is(end, ';') => skips_item = is_skipped,
            (TokenTree::Group(group), _) => {
                open.push((group.stream(), skips_item));
                if group.delimiter() == Delimiter::Brace {
                    skips_item = is_skipped;
                }
            }
            _ => {}
        }
    }
}

fn is(punct: &Punct, character: char) -> bool {
    punct.as_char() == character
}

#[cfg(test)]
mod tests {
    use super::find_declarations;

    fn found(source: &str) -> Vec<(String, bool)> {
        let declarations = find_declarations(source).unwrap();
        declarations.iter().map(|found| (found.group.to_string(), found.is_skipped)).collect()
    }

    #[test]
    fn finds_declarations_under_any_path_and_in_modules() {
        let source = "
            widget_functions! { a }
            mod x { fn y() { ::widget_functions::widget_functions! { b } } }
            renamed::widget_functions!(c);";
        let names: Vec<String> = found(source).into_iter().map(|(text, _)| text).collect();
        assert_eq!(names, ["{ a }", "{ b }", "(c)"]);
    }

    #[test]
    fn skips_text_that_only_looks_like_a_declaration() {
        let source = r#"
            // widget_functions! { a }
            /// widget_functions! { a }
            const X: &str = "widget_functions! { a }";
            macro_rules! widget_functions { () => { widget_functions! { a } } }
            quote! { widget_functions! { a } }
            use widget_functions::{widget_functions};"#;
        assert_eq!(found(source), []);
    }

    #[test]
    fn an_attribute_skips_only_its_item() {
        let source = "
            #[rustfmt::skip] widget_functions! { a }
            widget_functions! { b }
            #[rustfmt::skip] mod x { widget_functions! { c } }
            #[rustfmt::skip] use a::b;
            mod y { widget_functions! { d } }";
        let skipped: Vec<bool> = found(source).into_iter().map(|(_, skipped)| skipped).collect();
        assert_eq!(skipped, [true, false, true, false]);
    }

    #[test]
    fn a_file_with_invalid_tokens_has_a_diagnostic() {
        let Err(diagnostics) = find_declarations("fn main() {\n    \"open }\n") else { panic!("it has no tokens") };
        assert_eq!(diagnostics.len(), 1);
    }

    #[test]
    fn the_error_of_an_empty_declaration_is_at_its_braces() {
        let source = "\n  widget_functions! {}";
        let declarations = find_declarations(source).unwrap();
        let diagnostics = declarations[0].diagnostics();
        assert_eq!((diagnostics[0].line, diagnostics[0].column), (2, 21));
        assert_eq!(&source[diagnostics[0].range.clone()], "{}");
    }
}
