use std::mem;

use url::Url;
use widget_functions_spec::{self as spec, Part, Template, UrlSpec, has_token};

use crate::escape;

#[cfg(test)]
mod tests;

/// A URL, prepared for rendering: the text between two parts with tokens is one piece.
#[derive(Debug)]
pub(crate) struct UrlPlan {
    pub(crate) start: UrlStart,
    /// The parts of path and query that contain tokens.
    pub(crate) parts: Vec<UrlPart>,
    /// The text after the last part with tokens.
    pub(crate) end: String,
    /// The number of segments in the path.
    pub(crate) segments: usize,
    pub(crate) has_query: bool,
    pub(crate) fragment: Option<Template>,
}

/// A segment of the path, or a value of the query.
#[derive(Debug)]
pub(crate) struct UrlPart {
    /// The text before the part.
    pub(crate) before: String,
    pub(crate) template: Template,
    /// The number of a segment, counted from 1.
    pub(crate) segment: Option<usize>,
}

#[derive(Debug)]
pub(crate) enum UrlStart {
    /// `https://host:port`.
    Origin(Url),
    /// A config value of type `Url`, by its getter.
    Base(usize),
    /// `mailto:someone@example.com`, `tel:+31…`.
    Opaque(String),
}

impl UrlPlan {
    /// Prepares a URL. Fails if its origin is invalid.
    pub(crate) fn of(spec: &UrlSpec) -> Result<UrlPlan, String> {
        let start = match &spec.start {
            spec::UrlStart::Origin(origin) => {
                UrlStart::Origin(Url::parse(origin).map_err(|error| format!("`{origin}`: {error}"))?)
            }
            spec::UrlStart::Base(getter) => UrlStart::Base(*getter),
            spec::UrlStart::Opaque(opaque) => UrlStart::Opaque(opaque.clone()),
        };
        let mut plan = UrlPlan {
            start,
            parts: Vec::new(),
            end: String::new(),
            segments: spec.path.len(),
            has_query: !spec.query.is_empty(),
            fragment: spec.fragment.clone(),
        };
        for (index, template) in spec.path.iter().enumerate() {
            plan.end.push('/');
            plan.add(template, Some(index + 1));
        }
        for (index, (name, value)) in spec.query.iter().enumerate() {
            plan.end.push(if index == 0 { '?' } else { '&' });
            plan.end.push_str(name);
            if let Some(template) = value {
                plan.end.push('=');
                plan.add(template, None);
            }
        }
        Ok(plan)
    }

    /// Adds the parameters before the first one with a token, which are the same in every URL. Returns
    /// the rest.
    pub(super) fn add_constants<'p>(&mut self, parameters: &'p [(String, Template)]) -> &'p [(String, Template)] {
        let constants = parameters.iter().take_while(|(_, value)| !has_token(value)).count();
        let (constants, rest) = parameters.split_at(constants);
        for (name, value) in constants {
            self.end.push(if self.has_query { '&' } else { '?' });
            self.has_query = true;
            escape::form(&mut self.end, name);
            self.end.push('=');
            texts(value).for_each(|text| escape::form(&mut self.end, text));
        }
        rest
    }

    fn add(&mut self, template: &Template, segment: Option<usize>) {
        if has_token(template) {
            self.parts.push(UrlPart { before: mem::take(&mut self.end), template: template.clone(), segment });
        } else {
            self.end.extend(texts(template));
        }
    }
}

fn texts(template: &[Part]) -> impl Iterator<Item = &str> {
    template.iter().filter_map(|part| match part {
        Part::Text(text) => Some(text.as_str()),
        Part::Token(_) => None,
    })
}
