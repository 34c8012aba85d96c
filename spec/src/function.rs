use std::time::Duration;

use crate::{ActionSpec, Effect, FieldSpec, JsonValue, Kind, Loading, PathStep};

/// A function of a widget.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize))]
pub struct FunctionSpec {
    /// The declared name.
    pub name: String,
    /// The wire name, if it differs from the declared name.
    #[cfg_attr(feature = "read", serde(default))]
    pub wire: Option<String>,
    /// The text of the doc comments.
    #[cfg_attr(feature = "read", serde(default))]
    pub docs: String,
    /// The loading indicator.
    pub loading: Loading,
    /// The inputs.
    #[cfg_attr(feature = "read", serde(default))]
    pub inputs: Vec<FieldSpec>,
    /// The return fields.
    #[cfg_attr(feature = "read", serde(default))]
    pub returns: Vec<FieldSpec>,
    /// What the function does.
    pub action: ActionSpec,
    /// The follow-up after success, of kinds with an outcome to react to.
    #[cfg_attr(feature = "read", serde(default))]
    pub on_success: FollowUpSpec,
    /// The follow-up after an error.
    #[cfg_attr(feature = "read", serde(default))]
    pub on_failure: FollowUpSpec,
    /// The follow-up after success, of all other kinds.
    #[cfg_attr(feature = "read", serde(default))]
    pub on_execute: FollowUpSpec,
}

impl FunctionSpec {
    /// Creates a function without inputs, return fields, and follow-ups.
    pub fn new(name: impl Into<String>, action: ActionSpec) -> FunctionSpec {
        FunctionSpec {
            name: name.into(),
            wire: None,
            docs: String::new(),
            loading: action.kind().loading(),
            inputs: Vec::new(),
            returns: Vec::new(),
            action,
            on_success: FollowUpSpec::default(),
            on_failure: FollowUpSpec::default(),
            on_execute: FollowUpSpec::default(),
        }
    }

    /// Returns the wire name.
    pub fn wire(&self) -> &str {
        self.wire.as_deref().unwrap_or(&self.name)
    }

    /// Returns the kind.
    pub fn kind(&self) -> Kind {
        self.action.kind()
    }

    /// Returns the effect of the kind.
    pub fn effect(&self) -> Effect {
        self.kind().effect()
    }

    /// Returns the declared timeout of the function's own work.
    pub fn timeout(&self) -> Option<Duration> {
        self.action.timeout()
    }

    /// Returns how long a call waits for the page's answer, if it waits.
    pub fn response_timeout(&self) -> Option<Duration> {
        self.action.response_timeout()
    }

    /// Returns the path of the error text in a response other than 2xx.
    pub fn error_message(&self) -> Option<&[PathStep]> {
        self.action.error_message()
    }

    /// Returns `true` if a follow-up sets variables, and so reads the values of the call.
    pub fn sets_variables(&self) -> bool {
        [&self.on_success, &self.on_failure, &self.on_execute].iter().any(|follow_up| !follow_up.set.is_empty())
    }
}

/// A change of the record: after a function, or by one that does nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize), serde(default))]
pub struct FollowUpSpec {
    /// The data fields that are set, and their values.
    pub set: Vec<(String, JsonValue)>,
    /// Whether the widget is dismissed.
    pub dismiss: bool,
}
