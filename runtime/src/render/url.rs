//! URLs: rendered part by part, parsed once, and compared with what was declared.

use percent_encoding::percent_decode_str;
use url::{Position, Url};

use super::place::Place;
use super::text::{PERCENT, Tokens};
use crate::error::{ErrorKind, FunctionError};
use crate::plan::spec::Template;
use crate::plan::{UrlPart, UrlPlan, UrlStart};

/// Renders a URL; `parameters` are added to its query.
pub(super) fn url(
    spec: &UrlPlan,
    parameters: &[(String, Template)],
    tokens: &Tokens<'_>,
) -> Result<Url, FunctionError> {
    match &spec.start {
        UrlStart::Opaque(opaque) => opaque_url(opaque, spec, parameters, tokens),
        UrlStart::Origin(origin) => built_on(origin, spec, parameters, tokens),
        UrlStart::Base(getter) => tokens.base(*getter, |base| {
            if base.cannot_be_a_base() || base.query().is_some() || base.fragment().is_some() {
                return Err(refused("its base has more than a scheme, a host, a port and a path"));
            }
            built_on(base, spec, parameters, tokens)
        }),
    }
}

/// `mailto:`, `tel:`: values stand behind the `?` only.
fn opaque_url(
    opaque: &str,
    spec: &UrlPlan,
    parameters: &[(String, Template)],
    tokens: &Tokens<'_>,
) -> Result<Url, FunctionError> {
    let mut text = String::from(opaque);
    let rest = write(&mut text, spec, parameters, tokens)?;
    let url = Url::parse(&text).map_err(|_| refused("it would be no URL"))?;
    let same = Url::parse(opaque).is_ok_and(|declared| url[..Position::AfterPath] == declared[..Position::AfterPath]);
    if same && rest.is_in(&url) { Ok(url) } else { Err(changed()) }
}

/// A URL on a base, whose scheme, host and port no value can change. The base brings a path, and
/// loses the slash at its end if another one follows.
fn built_on(
    base: &Url,
    spec: &UrlPlan,
    parameters: &[(String, Template)],
    tokens: &Tokens<'_>,
) -> Result<Url, FunctionError> {
    let path = base.path();
    let mut text = String::with_capacity(128);
    text.push_str(if spec.segments == 0 { path } else { path.strip_suffix('/').unwrap_or(path) });
    let declared = slashes(&text) + spec.segments;
    let rest = write(&mut text, spec, parameters, tokens)?;
    // Two slashes at the start of a reference would start a host.
    let url = if text.starts_with("//") {
        Url::parse(&format!("{}{text}", &base[..Position::BeforePath]))
    } else {
        base.join(&text)
    };
    let url = url.map_err(|_| refused("it would be no URL"))?;
    let same = url[..Position::BeforePath] == base[..Position::BeforePath] && slashes(url.path()) == declared;
    if same && rest.is_in(&url) { Ok(url) } else { Err(changed()) }
}

/// What stands behind the path.
pub(super) struct Rest {
    query: bool,
    fragment: bool,
}

impl Rest {
    fn is_in(&self, url: &Url) -> bool {
        url.query().is_some() == self.query && url.fragment().is_some() == self.fragment
    }
}

/// Writes path, query and fragment.
pub(super) fn write(
    text: &mut String,
    spec: &UrlPlan,
    parameters: &[(String, Template)],
    tokens: &Tokens<'_>,
) -> Result<Rest, FunctionError> {
    for part in &spec.parts {
        write_part(text, part, tokens)?;
    }
    text.push_str(&spec.end);
    let query = write_parameters(text, spec.has_query, parameters, tokens)?;
    if let Some(fragment) = &spec.fragment {
        text.push('#');
        tokens.fill(text, fragment, PERCENT, Place::Url)?;
    }
    Ok(Rest { query, fragment: spec.fragment.is_some() })
}

fn write_part(text: &mut String, part: &UrlPart, tokens: &Tokens<'_>) -> Result<(), FunctionError> {
    text.push_str(&part.before);
    let start = text.len();
    tokens.fill(text, &part.template, PERCENT, Place::Url)?;
    match part.segment {
        Some(number) if vanishes(text.get(start..).unwrap_or_default()) => {
            Err(refused(&format!("part {number} of its path would be empty, `.` or `..`")))
        }
        _ => Ok(()),
    }
}

/// Whether a URL parser takes the segment away, and perhaps the one before it.
fn vanishes(segment: &str) -> bool {
    // `..` is the longest of them where every character is encoded.
    let is = |dots: &[u8]| percent_decode_str(segment).eq(dots.iter().copied());
    match segment.as_bytes() {
        [] => true,
        [b'.' | b'%', ..] => segment.len() <= "%2e%2e".len() && (is(b".") || is(b"..")),
        _ => false,
    }
}

/// Adds to the query; whether there is one then.
fn write_parameters(
    text: &mut String,
    has_query: bool,
    parameters: &[(String, Template)],
    tokens: &Tokens<'_>,
) -> Result<bool, FunctionError> {
    let mut separator = if has_query { "&" } else { "?" };
    for (name, value) in parameters {
        let before = text.len();
        tokens.fill_pair(text, separator, name, value, Place::Parameter(name))?;
        if text.len() > before {
            separator = "&";
        }
    }
    Ok(separator == "&")
}

fn slashes(path: &str) -> usize {
    path.bytes().filter(|byte| *byte == b'/').count()
}

fn changed() -> FunctionError {
    refused("it would differ from what is declared")
}

fn refused(why: &str) -> FunctionError {
    FunctionError::new(ErrorKind::Render, format!("{} cannot be made from these values: {why}", Place::Url))
}
