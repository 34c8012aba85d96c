//! The types of fields. What cannot be owned is refused here, before its syntax is read.

use proc_macro2::{Ident, Spacing, Span, TokenStream, TokenTree};
use syn::Type;

use super::cursor::{Cursor, describe};
use super::fields::{starts_field, starts_field_at};
use crate::errors::{Errors, Place, Report};

/// Bounds on a type, so that reading it does not run out of stack.
const MOST_TOKENS: usize = 400;
const DEEPEST: usize = 24;

/// Reads the type of the field `name`.
pub(super) fn parse_type(cursor: &mut Cursor, name: &Ident, errors: &mut Errors) -> Option<Type> {
    let tokens = take_type(cursor);
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        errors.push(cursor.expected(&format!("the type of `{name}`")));
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

/// Takes tokens up to the `,` or `=` behind a type, or to where a comma is missing.
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
    refuse_borrowed(stream.clone(), &place)?;
    let unreadable = |_| Report::new(place.clone(), "cannot read this type").help("a field is written `name: Type`");
    let ty: Type = syn::parse2(stream).map_err(unreadable)?;
    refuse_unsized(&ty, place)?;
    Ok(ty)
}

/// Refuses references and whatever else a stored value cannot be, at its very token.
fn refuse_borrowed(stream: TokenStream, whole: &Place) -> Result<(), Report> {
    Walk { tokens: 0, depth: 0 }.refuse(stream, whole)
}

struct Walk {
    tokens: usize,
    /// How many brackets and angles are open.
    depth: usize,
}

impl Walk {
    fn refuse(&mut self, stream: TokenStream, whole: &Place) -> Result<(), Report> {
        let mut trees = stream.into_iter().peekable();
        while let Some(tree) = trees.next() {
            self.tokens += 1;
            match &tree {
                TokenTree::Punct(punct) => match punct.as_char() {
                    '<' => self.depth += 1,
                    '>' => self.depth = self.depth.saturating_sub(1),
                    '\'' => refuse_lifetime(punct.span(), trees.peek())?,
                    _ => refuse_punct(punct.as_char(), punct.span())?,
                },
                TokenTree::Ident(ident) => refuse_word(ident)?,
                TokenTree::Group(group) => {
                    let outside = self.depth;
                    self.depth += 1;
                    self.refuse(group.stream(), whole)?;
                    self.depth = outside;
                }
                TokenTree::Literal(_) => {}
            }
            if self.tokens > MOST_TOKENS || self.depth > DEEPEST {
                let report = Report::new(whole.clone(), "this type is too long");
                return Err(report.help("give it a name: `type Short = …;`"));
            }
        }
        Ok(())
    }
}

fn refuse_punct(character: char, span: Span) -> Result<(), Report> {
    match character {
        '&' => Err(Report::new(span, "a reference cannot be stored").help("use an owned type, such as `String`")),
        '*' => Err(Report::new(span, "a raw pointer cannot be stored").help("use an owned type")),
        _ => Ok(()),
    }
}

fn refuse_lifetime(span: Span, name: Option<&TokenTree>) -> Result<(), Report> {
    match name {
        Some(TokenTree::Ident(name)) if name == "static" => Ok(()),
        Some(name) => {
            let name = describe(name);
            let message = format!("a stored type has no lifetimes, found `'{}`", name.trim_matches('`'));
            Err(Report::new(span, message).help("use an owned type"))
        }
        None => Ok(()),
    }
}

fn refuse_word(ident: &Ident) -> Result<(), Report> {
    let message = match ident.to_string().as_str() {
        "impl" => "`impl Trait` cannot be stored",
        "fn" => "a function pointer cannot be stored",
        "_" => "the type must be written out",
        _ => return Ok(()),
    };
    Err(Report::new(ident, message).help("use an owned type, such as `String`"))
}

/// Refuses types that have no size, and the type of no value.
fn refuse_unsized(ty: &Type, place: Place) -> Result<(), Report> {
    match ty {
        Type::Group(group) => refuse_unsized(&group.elem, place),
        Type::Paren(paren) => refuse_unsized(&paren.elem, place),
        Type::TraitObject(_) => Err(Report::new(place, "a trait object has no size of its own")
            .help("use a type of known size, such as `String` or your own `struct`")),
        Type::Slice(_) => Err(Report::new(place, "a slice has no size of its own").help("use `Vec<…>`")),
        Type::Path(path) if path.path.is_ident("str") => {
            Err(Report::new(place, "`str` has no size of its own").help("use `String`"))
        }
        Type::Never(_) => Err(Report::new(place, "a field of type `!` can have no value")),
        _ => Ok(()),
    }
}
