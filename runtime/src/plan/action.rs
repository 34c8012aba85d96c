//! The work of a function, prepared for rendering.

use std::time::Duration;

use http::{HeaderName, Method};
use widget_functions_spec::{ActionSpec, BodySpec, ClientSpec, FollowUpSpec, ServerSpec, Template};

use super::json::JsonPlan;
use super::url::UrlPlan;

/// The work of a function.
pub(crate) enum ActionPlan {
    Request(Box<RequestPlan>),
    Client(ClientPlan),
    Message {
        text: Template,
        hidden: bool,
    },
    Link(UrlPlan),
    /// The function only changes the record.
    Record(FollowUpPlan),
}

/// The request of a `server` function.
pub(crate) struct RequestPlan {
    pub(crate) method: Method,
    pub(crate) url: UrlPlan,
    pub(crate) headers: Vec<(HeaderName, Template)>,
    /// The parameters that are not part of the URL.
    pub(crate) parameters: Vec<(String, Template)>,
    pub(crate) body: Option<BodyPlan>,
}

pub(crate) enum BodyPlan {
    Json(JsonPlan),
    Form(Vec<(String, Template)>),
    Text(Template),
}

/// The message of a `client` function.
pub(crate) struct ClientPlan {
    pub(crate) inputs: Vec<(String, JsonPlan)>,
    pub(crate) response_timeout: Option<Duration>,
}

/// A change of the record.
#[derive(Default)]
pub(crate) struct FollowUpPlan {
    pub(crate) set: Vec<(String, JsonPlan)>,
    pub(crate) dismiss: bool,
}

impl ActionPlan {
    /// Prepares an action. Fails if a method, a header, or an origin is invalid.
    pub(super) fn of(spec: &ActionSpec) -> Result<ActionPlan, String> {
        Ok(match spec {
            ActionSpec::Server(server) => ActionPlan::Request(Box::new(RequestPlan::of(server)?)),
            ActionSpec::Client(client) => ActionPlan::Client(ClientPlan::of(client)),
            ActionSpec::SendMessage { message, hidden } => {
                ActionPlan::Message { text: message.clone(), hidden: *hidden }
            }
            ActionSpec::Link(url) => ActionPlan::Link(UrlPlan::of(url)?),
            ActionSpec::Dismiss => ActionPlan::Record(FollowUpPlan { set: Vec::new(), dismiss: true }),
            ActionSpec::SetVariables(set) => {
                ActionPlan::Record(FollowUpPlan { set: JsonPlan::of_all(set), dismiss: false })
            }
        })
    }
}

impl RequestPlan {
    fn of(spec: &ServerSpec) -> Result<RequestPlan, String> {
        let method = spec.method.keyword().name;
        let mut url = UrlPlan::of(&spec.url)?;
        let parameters = url.add_constants(&spec.parameters).to_vec();
        let headers = spec.headers.iter().map(|(name, value)| {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|error| format!("header `{name}`: {error}"))?;
            Ok((name, value.clone()))
        });
        Ok(RequestPlan {
            method: Method::from_bytes(method.as_bytes()).map_err(|error| format!("method `{method}`: {error}"))?,
            url,
            headers: headers.collect::<Result<_, String>>()?,
            parameters,
            body: spec.body.as_ref().map(BodyPlan::of),
        })
    }
}

impl BodyPlan {
    fn of(spec: &BodySpec) -> BodyPlan {
        match spec {
            BodySpec::Json(value) => BodyPlan::Json(JsonPlan::of(value)),
            BodySpec::Form(fields) => BodyPlan::Form(fields.clone()),
            BodySpec::Text(text) => BodyPlan::Text(text.clone()),
        }
    }
}

impl ClientPlan {
    fn of(spec: &ClientSpec) -> ClientPlan {
        ClientPlan { inputs: JsonPlan::of_all(&spec.inputs), response_timeout: spec.response_timeout() }
    }
}

impl FollowUpPlan {
    pub(super) fn of(spec: &FollowUpSpec) -> FollowUpPlan {
        FollowUpPlan { set: JsonPlan::of_all(&spec.set), dismiss: spec.dismiss }
    }
}
