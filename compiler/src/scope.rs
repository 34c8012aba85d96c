//! The meaning of names in templates. The checks and the editor both ask [`Scope::resolve`]: the
//! checks turn a failure into a message, the editor turns a success into a place.

mod names;

use std::ops::Range;

use widget_functions_spec::{ErrorPart, Qualifier};

use crate::keywords;
use crate::model::Source;
use crate::template::Step;
pub(crate) use names::{FunctionNames, Name, Names, WidgetNames};

/// The names that qualify tokens, so that no field can have them.
pub(crate) const RESERVED: [&str; 5] = keywords::names(&keywords::QUALIFIERS);

/// The time at which a template is rendered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Action,
    OnSuccess,
    OnFailure,
    OnExecute,
}

impl Stage {
    /// Returns the stage in which the templates of a setting are rendered.
    pub(crate) fn of_setting(name: &str) -> Stage {
        match name {
            "on_success" => Stage::OnSuccess,
            "on_failure" => Stage::OnFailure,
            "on_execute" => Stage::OnExecute,
            _ => Stage::Action,
        }
    }

    /// Returns `true` if values of this qualifier exist at this stage.
    pub(crate) fn has(self, qualifier: Qualifier) -> bool {
        match qualifier {
            Qualifier::Inputs | Qualifier::Data | Qualifier::Config => true,
            Qualifier::Response => self == Stage::OnSuccess,
            Qualifier::Error => self == Stage::OnFailure,
        }
    }
}

/// The names that a template of a function can use.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) widget: &'a WidgetNames,
    pub(crate) inputs: &'a Names,
    pub(crate) returns: &'a Names,
    pub(crate) stage: Stage,
}

/// The fields of a qualifier.
#[derive(Clone, Copy)]
pub(crate) struct List<'a> {
    pub(crate) qualifier: Qualifier,
    pub(crate) names: &'a Names,
    source: fn(usize) -> Source,
}

impl List<'_> {
    fn find<'p>(self, name: &str, range: &Range<usize>, rest: &'p [Step]) -> Option<Resolved<'p>> {
        let source = (self.source)(self.names.find(name)?);
        Some(Resolved { source, name: range.clone(), rest })
    }
}

/// A path whose first name is found.
pub(crate) struct Resolved<'p> {
    pub(crate) source: Source,
    /// The range of the field's name in the text; empty for a part of the error.
    pub(crate) name: Range<usize>,
    /// The steps after the field's name.
    pub(crate) rest: &'p [Step],
}

/// The reason why a path has no meaning.
pub(crate) enum Unresolved<'p> {
    /// The name may be one of those that could not be read.
    Incomplete,
    /// The qualifier has no values at this stage.
    WrongStage(Qualifier),
    /// A qualifier without the name of a field.
    LoneQualifier(Qualifier),
    /// No field of this name after a qualifier.
    UnknownField(Qualifier, &'p str),
    /// No part of this name after `error`.
    UnknownErrorPart,
    /// Several fields of this name.
    Ambiguous(&'p str, Vec<(Qualifier, Resolved<'p>)>),
    /// A config value without its qualifier.
    MissingConfig(&'p str),
    /// A return field outside of `on_success`.
    ResponseTooEarly(&'p str),
    /// No field of this name.
    Unknown(&'p str),
}

impl<'a> Scope<'a> {
    pub(crate) fn of(widget: &'a WidgetNames, function: &'a FunctionNames, stage: Stage) -> Scope<'a> {
        Scope { widget, inputs: &function.inputs, returns: &function.returns, stage }
    }

    /// Finds the field or the part of the error that a token's path reads.
    pub(crate) fn resolve<'p>(&self, path: &'p [Step]) -> Result<Resolved<'p>, Unresolved<'p>> {
        let Some((Step::Field { name, range }, rest)) = path.split_first() else { return Err(Unresolved::Incomplete) };
        match Qualifier::from_name(name) {
            Some(qualifier) if !self.stage.has(qualifier) => Err(Unresolved::WrongStage(qualifier)),
            Some(Qualifier::Error) => resolve_error(rest),
            Some(qualifier) => self.resolve_qualified(qualifier, rest),
            None => self.resolve_unqualified(name, range, rest),
        }
    }

    fn resolve_qualified<'p>(&self, qualifier: Qualifier, path: &'p [Step]) -> Result<Resolved<'p>, Unresolved<'p>> {
        let Some((Step::Field { name, range }, rest)) = path.split_first() else {
            return Err(Unresolved::LoneQualifier(qualifier));
        };
        let Some(list) = self.list(qualifier) else { return Err(Unresolved::UnknownErrorPart) };
        match list.find(name, range, rest) {
            Some(found) => Ok(found),
            None if list.names.complete => Err(Unresolved::UnknownField(qualifier, name)),
            None => Err(Unresolved::Incomplete),
        }
    }

    fn resolve_unqualified<'p>(
        &self,
        name: &'p str,
        range: &Range<usize>,
        rest: &'p [Step],
    ) -> Result<Resolved<'p>, Unresolved<'p>> {
        let find = |list: List<'a>| Some((list.qualifier, list.find(name, range, rest)?));
        let mut hits: Vec<_> = self.unqualified().filter_map(find).collect();
        match hits.pop() {
            Some((_, only)) if hits.is_empty() => Ok(only),
            Some(last) => {
                hits.push(last);
                Err(Unresolved::Ambiguous(name, hits))
            }
            None if self.widget.config.find(name).is_some() => Err(Unresolved::MissingConfig(name)),
            None if self.returns.find(name).is_some() => Err(Unresolved::ResponseTooEarly(name)),
            None if self.unqualified().any(|list| !list.names.complete) => Err(Unresolved::Incomplete),
            None => Err(Unresolved::Unknown(name)),
        }
    }

    /// Returns the lists whose names need no qualifier at this stage.
    pub(crate) fn unqualified(self) -> impl Iterator<Item = List<'a>> {
        let qualifiers = [Qualifier::Inputs, Qualifier::Data, Qualifier::Response].into_iter();
        qualifiers.filter(move |qualifier| self.stage.has(*qualifier)).filter_map(move |qualifier| self.list(qualifier))
    }

    /// Returns the list of a qualifier. `error` has parts instead of fields.
    pub(crate) fn list(self, qualifier: Qualifier) -> Option<List<'a>> {
        let (names, source): (&Names, fn(usize) -> Source) = match qualifier {
            Qualifier::Inputs => (self.inputs, Source::Input),
            Qualifier::Data => (&self.widget.data, Source::Data),
            Qualifier::Response => (self.returns, Source::Response),
            Qualifier::Config => (&self.widget.config, Source::Config),
            Qualifier::Error => return None,
        };
        Some(List { qualifier, names, source })
    }

    /// Returns the declaration of a resolved field.
    pub(crate) fn declaration(&self, source: Source) -> Option<&'a Name> {
        match source {
            Source::Input(index) => self.inputs.get(index),
            Source::Data(index) => self.widget.data.get(index),
            Source::Response(index) => self.returns.get(index),
            Source::Config(index) => self.widget.config.get(index),
            Source::Error(_) => None,
        }
    }
}

/// Resolves the steps after `error`.
fn resolve_error(path: &[Step]) -> Result<Resolved<'_>, Unresolved<'_>> {
    let part = match path {
        [] => Some(ErrorPart::Message),
        [Step::Field { name, .. }] => error_part(name),
        _ => None,
    };
    let part = part.ok_or(Unresolved::UnknownErrorPart)?;
    Ok(Resolved { source: Source::Error(part), name: 0..0, rest: &[] })
}

/// Returns the part of the error that a name after `error` reads.
pub(crate) fn error_part(name: &str) -> Option<ErrorPart> {
    match name {
        "status" => Some(ErrorPart::Status),
        "kind" => Some(ErrorPart::Kind),
        _ => None,
    }
}
