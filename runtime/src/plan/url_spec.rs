use std::mem;

use serde::Deserialize;
use url::Url;

use super::spec::{Part, Template, has_token};
use crate::escape;

#[cfg(test)]
mod tests;

/// A URL, taken apart.
#[derive(Debug, Deserialize)]
#[serde(from = "Written")]
pub(crate) struct UrlSpec {
    pub(crate) start: UrlStart,
    /// Path, query, and the parameters that are always the same. What stands between two parts with tokens is one piece.
    pub(crate) parts: Vec<UrlPart>,
    /// Behind the last part with tokens.
    pub(crate) end: String,
    /// How many segments the path has.
    pub(crate) segments: usize,
    pub(crate) has_query: bool,
    pub(crate) fragment: Option<Template>,
}

/// A segment of the path or a value of the query.
#[derive(Debug)]
pub(crate) struct UrlPart {
    /// What stands before it.
    pub(crate) before: String,
    pub(crate) template: Template,
    /// Of a segment, which one it is: the first is 1.
    pub(crate) segment: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum UrlStart {
    /// `https://host:port`.
    Origin(Url),
    /// A config value of type `Url`: its getter.
    Base(usize),
    /// `mailto:someone@example.com`, `tel:+31…`.
    Opaque(String),
}

#[derive(Deserialize)]
struct Written {
    start: UrlStart,
    /// The segments between the slashes.
    #[serde(default)]
    path: Vec<Template>,
    /// Names as written; without a value where there is no `=`.
    #[serde(default)]
    query: Vec<(String, Option<Template>)>,
    #[serde(default)]
    fragment: Option<Template>,
}

impl From<Written> for UrlSpec {
    fn from(Written { start, path, query, fragment }: Written) -> Self {
        let (segments, has_query) = (path.len(), !query.is_empty());
        let mut url = UrlSpec { start, parts: Vec::new(), end: String::new(), segments, has_query, fragment };
        for (index, template) in path.into_iter().enumerate() {
            url.end.push('/');
            url.add(template, Some(index + 1));
        }
        for (index, (name, value)) in query.into_iter().enumerate() {
            url.end.push(if index == 0 { '?' } else { '&' });
            url.end.push_str(&name);
            if let Some(template) = value {
                url.end.push('=');
                url.add(template, None);
            }
        }
        url
    }
}

impl UrlSpec {
    /// Takes the parameters before the first one with a token: the same stands in every URL.
    pub(super) fn take_constants(&mut self, parameters: &mut Vec<(String, Template)>) {
        let constants = parameters.iter().take_while(|(_, value)| !has_token(value)).count();
        for (name, value) in parameters.drain(..constants) {
            self.end.push(if self.has_query { '&' } else { '?' });
            self.has_query = true;
            escape::form(&mut self.end, &name);
            self.end.push('=');
            texts(&value).for_each(|text| escape::form(&mut self.end, text));
        }
    }

    fn add(&mut self, template: Template, segment: Option<usize>) {
        if has_token(&template) {
            self.parts.push(UrlPart { before: mem::take(&mut self.end), template, segment });
        } else {
            self.end.extend(texts(&template));
        }
    }
}

fn texts(template: &[Part]) -> impl Iterator<Item = &str> {
    template.iter().filter_map(|part| match part {
        Part::Text(text) => Some(text.as_str()),
        Part::Token(_) => None,
    })
}
