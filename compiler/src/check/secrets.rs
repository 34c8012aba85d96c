//! Secrets: where a value goes, and whether a secret may go there.

use crate::errors::{Place, Report};

/// Where the value of a token goes.
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
    /// Whether secrets may go there.
    pub(super) fn is_secret(self) -> bool {
        match self {
            Destination::Server => true,
            Destination::Variable { secret, .. } => secret,
            Destination::Message | Destination::Link | Destination::ClientInput(_) => false,
        }
    }

    fn described(self) -> String {
        match self {
            Destination::Server => "a request".to_owned(),
            Destination::Message => "the message".to_owned(),
            Destination::Link => "the link".to_owned(),
            Destination::ClientInput(name) => format!("the client input `{name}`"),
            Destination::Variable { name, .. } => format!("the variable `{name}`"),
        }
    }

    /// Why what goes there is public.
    fn reason(self) -> &'static str {
        match self {
            Destination::Server => "the upstream service reads it",
            Destination::Message => "the conversation shows it to the end user",
            Destination::Link => "the end user's browser opens and shows it",
            Destination::ClientInput(_) => "the page around the iframe receives it",
            Destination::Variable { .. } => "the page sees every data field that is not `secret`",
        }
    }
}

/// A secret that would become public.
pub(super) fn refused_secret(place: Place, name: &str, declared: Place, to: Destination<'_>) -> Report {
    let message = format!("the secret `{name}` would go into {}, which is public: {}", to.described(), to.reason());
    let report = Report::new(place, message).note_at(declared, "declared as secret");
    let report = match to {
        Destination::Variable { name, .. } => report.help(format!("declare the data field as `secret {name}: …`")),
        _ => report,
    };
    report.help("secrets stand in the settings of `server` functions and in `secret` data fields only")
}
