//! Renders URLs part by part, parses the result once, and compares it with the declaration.
//!
//! The comparison holds even if an encoding were wrong: no value can change the scheme, the host, the port, or the
//! number of path segments, nor add a query or a fragment.

use percent_encoding::percent_decode_str;
use url::{Position, Url};

use super::place::Place;
use super::text::{PERCENT, TemplateRenderer};
use crate::error::FunctionError;
use crate::plan::spec::Template;
use crate::plan::{UrlPart, UrlPlan, UrlStart};

/// Renders a URL, and adds `parameters` to its query.
pub(super) fn url(
    spec: &UrlPlan,
    parameters: &[(String, Template)],
    renderer: &TemplateRenderer<'_>,
) -> Result<Url, FunctionError> {
    match &spec.start {
        UrlStart::Opaque(opaque) => opaque_url(opaque, spec, parameters, renderer),
        UrlStart::Origin(origin) => url_on_base(origin, spec, parameters, renderer),
        UrlStart::Base(getter) => renderer.build_on_base(*getter, |base| {
            if base.cannot_be_a_base() || base.query().is_some() || base.fragment().is_some() {
                return Err(Place::Url.rejection("its base has more than a scheme, a host, a port, and a path"));
            }
            url_on_base(base, spec, parameters, renderer)
        }),
    }
}

/// Renders a `mailto:` or `tel:` URL, which has values in its query only.
fn opaque_url(
    opaque: &str,
    spec: &UrlPlan,
    parameters: &[(String, Template)],
    renderer: &TemplateRenderer<'_>,
) -> Result<Url, FunctionError> {
    let mut text = String::from(opaque);
    let suffix = write(&mut text, spec, parameters, renderer)?;
    let url = Url::parse(&text).map_err(|_| not_a_url())?;
    let same = Url::parse(opaque).is_ok_and(|declared| url[..Position::AfterPath] == declared[..Position::AfterPath]);
    if same && suffix.matches(&url) { Ok(url) } else { Err(not_as_declared()) }
}

/// Renders a URL on a base, which provides the scheme, the host, the port, and the start of the path.
fn url_on_base(
    base: &Url,
    spec: &UrlPlan,
    parameters: &[(String, Template)],
    renderer: &TemplateRenderer<'_>,
) -> Result<Url, FunctionError> {
    let path = base.path();
    let mut text = String::with_capacity(128);
    // The declared path starts with a slash, so the base must not end with one.
    text.push_str(if spec.segments == 0 { path } else { path.strip_suffix('/').unwrap_or(path) });
    let slashes = count_slashes(&text) + spec.segments;
    let suffix = write(&mut text, spec, parameters, renderer)?;
    // A relative reference that starts with two slashes would name another host.
    let url = if text.starts_with("//") {
        Url::parse(&format!("{}{text}", &base[..Position::BeforePath]))
    } else {
        base.join(&text)
    };
    let url = url.map_err(|_| not_a_url())?;
    let same = url[..Position::BeforePath] == base[..Position::BeforePath] && count_slashes(url.path()) == slashes;
    if same && suffix.matches(&url) { Ok(url) } else { Err(not_as_declared()) }
}

/// The components after the path that a URL must have.
pub(super) struct Suffix {
    query: bool,
    fragment: bool,
}

impl Suffix {
    fn matches(&self, url: &Url) -> bool {
        url.query().is_some() == self.query && url.fragment().is_some() == self.fragment
    }
}

/// Writes path, query, and fragment.
pub(super) fn write(
    text: &mut String,
    spec: &UrlPlan,
    parameters: &[(String, Template)],
    renderer: &TemplateRenderer<'_>,
) -> Result<Suffix, FunctionError> {
    for part in &spec.parts {
        write_part(text, part, renderer)?;
    }
    text.push_str(&spec.end);
    let query = write_parameters(text, spec.has_query, parameters, renderer)?;
    if let Some(fragment) = &spec.fragment {
        text.push('#');
        renderer.render(text, fragment, PERCENT, Place::Url)?;
    }
    Ok(Suffix { query, fragment: spec.fragment.is_some() })
}

fn write_part(text: &mut String, part: &UrlPart, renderer: &TemplateRenderer<'_>) -> Result<(), FunctionError> {
    text.push_str(&part.before);
    let start = text.len();
    renderer.render(text, &part.template, PERCENT, Place::Url)?;
    match part.segment {
        Some(number) if vanishes(text.get(start..).unwrap_or_default()) => {
            Err(Place::Url.rejection(&format!("path segment {number} would be empty, `.`, or `..`")))
        }
        _ => Ok(()),
    }
}

/// Returns `true` if a URL parser removes the segment, and perhaps the segment before it.
fn vanishes(segment: &str) -> bool {
    // `..` with both characters encoded is the longest such segment.
    let is = |dots: &[u8]| percent_decode_str(segment).eq(dots.iter().copied());
    match segment.as_bytes() {
        [] => true,
        [b'.' | b'%', ..] => segment.len() <= "%2e%2e".len() && (is(b".") || is(b"..")),
        _ => false,
    }
}

/// Adds parameters to the query. Returns `true` if the URL then has a query.
fn write_parameters(
    text: &mut String,
    has_query: bool,
    parameters: &[(String, Template)],
    renderer: &TemplateRenderer<'_>,
) -> Result<bool, FunctionError> {
    let mut separator = if has_query { "&" } else { "?" };
    for (name, value) in parameters {
        let before = text.len();
        renderer.render_pair(text, separator, name, value, Place::Parameter(name))?;
        if text.len() > before {
            separator = "&";
        }
    }
    Ok(separator == "&")
}

fn count_slashes(path: &str) -> usize {
    path.bytes().filter(|byte| *byte == b'/').count()
}

fn not_a_url() -> FunctionError {
    Place::Url.rejection("the result is not a URL")
}

fn not_as_declared() -> FunctionError {
    Place::Url.rejection("the result differs from the declared URL")
}
