//! The destinations of values, and whether secrets are allowed there.

use crate::errors::{Place, Report};

/// The destination of a token's value.
#[derive(Clone, Copy)]
pub(super) enum Destination<'a> {
    /// The settings of a `server` function.
    Server,
    Message,
    Link,
    ClientInput(&'a str),
    Variable {
        name: &'a str,
        secret: bool,
    },
}

impl Destination<'_> {
    /// Returns `true` if secrets are allowed.
    pub(super) fn is_secret(self) -> bool {
        match self {
            Destination::Server => true,
            Destination::Variable { secret, .. } => secret,
            Destination::Message | Destination::Link | Destination::ClientInput(_) => false,
        }
    }

    fn described(self) -> String {
        match self {
            Destination::Server => "the request".to_owned(),
            Destination::Message => "the message".to_owned(),
            Destination::Link => "the link".to_owned(),
            Destination::ClientInput(name) => format!("the client input `{name}`"),
            Destination::Variable { name, .. } => format!("the variable `{name}`"),
        }
    }

    /// The reason why the destination is public.
    fn reason(self) -> &'static str {
        match self {
            Destination::Server => "the service receives the request",
            Destination::Message => "the conversation shows messages to the end user",
            Destination::Link => "the end user's browser opens and shows the link",
            Destination::ClientInput(_) => "the page around the iframe receives client inputs",
            Destination::Variable { .. } => "the page sees every data field that is not `secret`",
        }
    }
}

/// Describes a secret that would become public.
pub(super) fn secret_error(place: Place, name: &str, declared: Place, to: Destination<'_>) -> Report {
    let message = format!("secret `{name}` would leak into {}", to.described());
    let report = Report::new(place, message).note_at(declared, "declared as secret").note(to.reason());
    let report = match to {
        Destination::Variable { name, .. } => report.help(format!("declare the data field as `secret {name}: …`")),
        _ => report,
    };
    report.note("secrets are only allowed in the settings of `server` functions and in `secret` data fields")
}
