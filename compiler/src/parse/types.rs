//! Parses the types of fields. Rejects types that a field cannot own, before syn parses them.

use proc_macro2::{Ident, Spacing, Span, TokenStream, TokenTree};
use syn::Type;

use super::boundaries::{starts_field, starts_field_at};
use super::cursor::{Cursor, describe};
use crate::errors::{Errors, Place, Report};

/// The maximum size and depth of a type, so that parsing it does not overflow the stack.
const MAX_TOKENS: usize = 400;
const MAX_DEPTH: usize = 24;

const OWNED: &str = "use an owned type, such as `String`";

/// Parses the type of the field `name`.
pub(super) fn parse_type(cursor: &mut Cursor, name: &Ident, errors: &mut Errors) -> Option<Type> {
    let tokens = take_type(cursor);
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        errors.push(cursor.expected(&format!("a type for `{name}`")));
        return None;
    };
    let place = Place::between(first.span(), last.span());
    match read(tokens, place) {
        Ok(ty) => Some(ty),
        Err(report) => {
            errors.push(report);
            None
        }
    }
}

/// Takes the tokens of a type: to the `,` or `=` after it, or to a missing comma.
fn take_type(cursor: &mut Cursor) -> Vec<TokenTree> {
    let mut taken: Vec<TokenTree> = Vec::new();
    let mut angles = 0usize;
    let mut after_dash = false;
    while let Some(tree) = cursor.peek(0) {
        let character = match tree {
            TokenTree::Punct(punct) => Some(punct.as_char()),
            _ => None,
        };
        match character {
            Some(',') if angles == 0 || starts_field_at(cursor, 1) => break,
            Some('=') if angles == 0 => break,
            Some('<') => angles += 1,
            Some('>') if !after_dash => angles = angles.saturating_sub(1),
            _ if angles == 0 && !taken.is_empty() && starts_field(cursor) => break,
            _ => {}
        }
        after_dash = matches!(tree, TokenTree::Punct(p) if p.as_char() == '-' && p.spacing() == Spacing::Joint);
        taken.extend(cursor.next());
    }
    taken
}

fn read(tokens: Vec<TokenTree>, place: Place) -> Result<Type, Report> {
    let stream: TokenStream = tokens.into_iter().collect();
    reject_borrowed(stream.clone(), &place)?;
    let invalid = |_| Report::new(place.clone(), "cannot parse this type").help("write `name: Type`");
    let ty: Type = syn::parse2(stream).map_err(invalid)?;
    reject_unsized(&ty, place)?;
    Ok(ty)
}

/// Rejects references and other types that a field cannot own, at their tokens.
fn reject_borrowed(stream: TokenStream, whole: &Place) -> Result<(), Report> {
    Walk { tokens: 0, depth: 0 }.check(stream, whole)
}

struct Walk {
    tokens: usize,
    /// The number of open brackets and angle brackets.
    depth: usize,
}

impl Walk {
    fn check(&mut self, stream: TokenStream, whole: &Place) -> Result<(), Report> {
        let mut trees = stream.into_iter().peekable();
        while let Some(tree) = trees.next() {
            self.tokens += 1;
            match &tree {
                TokenTree::Punct(punct) => match punct.as_char() {
                    '<' => self.depth += 1,
                    '>' => self.depth = self.depth.saturating_sub(1),
                    '\'' => reject_lifetime(punct.span(), trees.peek())?,
                    _ => reject_punct(punct.as_char(), punct.span())?,
                },
                TokenTree::Ident(ident) => reject_word(ident)?,
                TokenTree::Group(group) => {
                    let outside = self.depth;
                    self.depth += 1;
                    self.check(group.stream(), whole)?;
                    self.depth = outside;
                }
                TokenTree::Literal(_) => {}
            }
            if self.tokens > MAX_TOKENS || self.depth > MAX_DEPTH {
                let report = Report::new(whole.clone(), "this type is too large");
                let report = report.help("define an alias for it: `type Short = …;`");
                return Err(report.note(format!("the limits are {MAX_TOKENS} tokens and {MAX_DEPTH} levels")));
            }
        }
        Ok(())
    }
}

/// An error for a type that a field cannot have. Names it as `a reference`.
fn type_error(place: impl Into<Place>, ty: &str) -> Report {
    Report::new(place, format!("{ty} is not allowed as a field type"))
}

fn reject_punct(character: char, span: Span) -> Result<(), Report> {
    match character {
        '&' => Err(type_error(span, "a reference").help(OWNED)),
        '*' => Err(type_error(span, "a raw pointer").help(OWNED)),
        _ => Ok(()),
    }
}

fn reject_lifetime(span: Span, name: Option<&TokenTree>) -> Result<(), Report> {
    match name {
        Some(TokenTree::Ident(name)) if name == "static" => Ok(()),
        Some(name) => {
            let name = describe(name);
            let message = format!("lifetime `'{}` is not allowed in a field type", name.trim_matches('`'));
            Err(Report::new(span, message).help(OWNED))
        }
        None => Ok(()),
    }
}

fn reject_word(ident: &Ident) -> Result<(), Report> {
    match ident.to_string().as_str() {
        "impl" => Err(type_error(ident, "`impl Trait`").help(OWNED)),
        "fn" => Err(type_error(ident, "a function pointer").help(OWNED)),
        "_" => Err(type_error(ident, "`_`").help("write out the type")),
        _ => Ok(()),
    }
}

/// Rejects types without a size, and the type without a value.
fn reject_unsized(ty: &Type, place: Place) -> Result<(), Report> {
    const UNSIZED: &str = "its size is not known at compile time";
    match ty {
        Type::Group(group) => reject_unsized(&group.elem, place),
        Type::Paren(paren) => reject_unsized(&paren.elem, place),
        Type::TraitObject(_) => {
            let report = type_error(place, "a trait object").note(UNSIZED);
            Err(report.help("use a type of known size, such as `String` or your own `struct`"))
        }
        Type::Slice(_) => Err(type_error(place, "a slice").help("use `Vec<…>`").note(UNSIZED)),
        Type::Path(path) if path.path.is_ident("str") => {
            Err(type_error(place, "`str`").help("use `String`").note(UNSIZED))
        }
        Type::Never(_) => Err(type_error(place, "`!`").note("no value has this type")),
        _ => Ok(()),
    }
}
