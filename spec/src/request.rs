//! What `server` and `client` functions send.

use std::time::Duration;

use crate::{JsonValue, Keyword, PathStep, Template, UrlSpec};

/// The request of a `server` function.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize))]
pub struct ServerSpec {
    /// The HTTP method.
    pub method: Method,
    /// The URL of the request.
    pub url: UrlSpec,
    /// The names and values of the headers.
    #[cfg_attr(feature = "read", serde(default))]
    pub headers: Vec<(String, Template)>,
    /// The pairs that are added to the query of the URL.
    #[cfg_attr(feature = "read", serde(default))]
    pub parameters: Vec<(String, Template)>,
    /// The body of the request.
    #[cfg_attr(feature = "read", serde(default))]
    pub body: Option<BodySpec>,
    /// The declared timeout, in milliseconds.
    #[cfg_attr(feature = "read", serde(default))]
    pub timeout_ms: Option<u64>,
    /// The path of the error text in a response other than 2xx.
    #[cfg_attr(feature = "read", serde(default))]
    pub error_message: Option<Vec<PathStep>>,
}

impl ServerSpec {
    /// Creates a request without headers, parameters, and body.
    pub fn new(method: Method, url: UrlSpec) -> ServerSpec {
        ServerSpec {
            method,
            url,
            headers: Vec::new(),
            parameters: Vec::new(),
            body: None,
            timeout_ms: None,
            error_message: None,
        }
    }
}

/// The method of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "read", derive(serde::Deserialize), serde(rename_all = "UPPERCASE"))]
pub enum Method {
    /// `GET`.
    Get,
    /// `POST`.
    Post,
    /// `PUT`.
    Put,
    /// `PATCH`.
    Patch,
    /// `DELETE`.
    Delete,
}

impl Method {
    /// All methods, in the order of the documentation.
    pub const ALL: [Method; 5] = [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete];

    /// Returns the keyword of the method. Its name is also the name in HTTP.
    pub const fn keyword(self) -> Keyword {
        match self {
            Method::Get => Keyword::new("GET", "Reads a resource. The default. Has no body."),
            Method::Post => Keyword::new("POST", "Creates a resource or runs an action. Can have a body."),
            Method::Put => Keyword::new("PUT", "Replaces a resource. Can have a body."),
            Method::Patch => Keyword::new("PATCH", "Changes a part of a resource. Can have a body."),
            Method::Delete => Keyword::new("DELETE", "Deletes a resource. Has no body."),
        }
    }

    /// Returns `true` if a request of this method can have a body.
    pub const fn allows_body(self) -> bool {
        matches!(self, Method::Post | Method::Put | Method::Patch)
    }

    /// Returns the method of this name.
    pub fn from_name(name: &str) -> Option<Method> {
        Method::ALL.into_iter().find(|method| method.keyword().name == name)
    }
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum BodySpec {
    /// `application/json`.
    Json(JsonValue),
    /// `application/x-www-form-urlencoded`.
    Form(Vec<(String, Template)>),
    /// `text/plain`.
    Text(Template),
}

/// The message of a `client` function to the host page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize), serde(default))]
pub struct ClientSpec {
    /// The names and values of the inputs.
    pub inputs: Vec<(String, JsonValue)>,
    /// How long the call waits for the page's answer, in milliseconds. If absent, it does not wait.
    pub response_timeout_ms: Option<u64>,
}

impl ClientSpec {
    /// Returns how long the call waits for the page's answer, if it waits.
    pub fn response_timeout(&self) -> Option<Duration> {
        self.response_timeout_ms.map(Duration::from_millis)
    }
}

#[cfg(test)]
mod tests {
    use super::Method;

    #[test]
    fn from_name_inverts_keyword() {
        for method in Method::ALL {
            assert_eq!(Method::from_name(method.keyword().name), Some(method));
        }
    }
}
