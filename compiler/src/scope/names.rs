use std::collections::HashMap;
use std::collections::hash_map::Entry;

use widget_functions_spec::Kind;

use crate::errors::Place;
use crate::syntax::{Fields, Function, Widget, unraw};

/// The names that a widget declares.
pub(crate) struct WidgetNames {
    pub(crate) config: Names,
    pub(crate) data: Names,
    /// One for each function of the syntax tree.
    pub(crate) functions: Vec<FunctionNames>,
}

/// The names that a function declares.
pub(crate) struct FunctionNames {
    pub(crate) name: Option<String>,
    pub(crate) kind: Option<Kind>,
    pub(crate) inputs: Names,
    pub(crate) returns: Names,
}

/// The names of a list of fields, as templates write them.
pub(crate) struct Names {
    names: Vec<Name>,
    by_name: HashMap<String, usize>,
    /// Whether all names of the declaration could be read.
    pub(crate) complete: bool,
}

/// The name of a field.
pub(crate) struct Name {
    pub(crate) name: String,
    pub(crate) secret: bool,
    /// The place of the declaration.
    pub(crate) place: Place,
}

impl WidgetNames {
    pub(crate) fn of(widget: &Widget) -> WidgetNames {
        WidgetNames {
            config: Names::of(&widget.config, true),
            data: Names::of(&widget.data, true),
            functions: widget.functions.iter().map(FunctionNames::of).collect(),
        }
    }

    pub(crate) fn function(&self, name: &str) -> Option<&FunctionNames> {
        self.functions.iter().find(|function| function.name.as_deref() == Some(name))
    }
}

impl FunctionNames {
    fn of(function: &Function) -> FunctionNames {
        let none = Fields::none();
        let returns = function.returns.as_ref().map_or(&none, |returns| &returns.fields);
        FunctionNames {
            name: function.name.as_ref().map(unraw),
            kind: function.kind,
            inputs: Names::of(&function.inputs, false),
            returns: Names::of(returns, function.kind.is_some_and(Kind::has_secret_returns)),
        }
    }
}

impl Names {
    /// Collects the names of fields; of duplicates, the first. `secrets` is `false` if none of the
    /// fields can be secret.
    fn of(fields: &Fields, secrets: bool) -> Names {
        let mut names = Names { names: Vec::new(), by_name: HashMap::new(), complete: fields.complete };
        for field in &fields.fields {
            let name = unraw(&field.name);
            if let Entry::Vacant(entry) = names.by_name.entry(name.clone()) {
                entry.insert(names.names.len());
                let secret = secrets && field.secret.is_some();
                names.names.push(Name { name, secret, place: (&field.name).into() });
            }
        }
        names
    }

    /// Returns the index of a name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Name> {
        self.names.get(index)
    }

    pub(crate) fn is_secret(&self, index: usize) -> bool {
        self.get(index).is_some_and(|name| name.secret)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Name> {
        self.names.iter()
    }
}
