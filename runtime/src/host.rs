//! The application's side of the actions that need a page or a conversation.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use serde::Serialize;

use crate::protocol::{ClientCall, HostAction, Link, Message};

/// Performs the actions of a widget where it lives: in the page around the iframe, in a chat, or in a test.
///
/// A method that is not implemented returns [`HostError::unsupported`], which ends the call with an error of the kind
/// [`Unsupported`](crate::ErrorKind::Unsupported). `server`, `dismiss`, and `set_variables` functions need no host:
/// pass `()`.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::{Host, HostError, Message};
///
/// struct Console;
///
/// impl Host for Console {
///     async fn send_message(&self, message: Message) -> Result<(), HostError> {
///         println!("you: {}", message.text);
///         Ok(())
///     }
/// }
/// ```
pub trait Host: Send + Sync {
    /// Passes a message to the page.
    ///
    /// If [`response_timeout`](ClientCall::response_timeout) is set, return the page's answer: it ends the call.
    /// Otherwise, return [`Answer::taken`] as soon as the message is posted.
    ///
    /// # Errors
    ///
    /// Returns an error if the message cannot be posted. It is the outcome of the call.
    ///
    /// # Cancel safety
    ///
    /// The runtime drops the future when the response timeout expires.
    fn call_client(&self, call: ClientCall) -> impl Future<Output = Result<Answer, HostError>> + Send {
        let _ = call;
        async { Err(HostError::unsupported()) }
    }

    /// Adds a message to the conversation.
    ///
    /// # Errors
    ///
    /// Returns an error if the message was not added. It is the outcome of the call.
    ///
    /// # Cancel safety
    ///
    /// The runtime drops the future if the host does not finish in time.
    fn send_message(&self, message: Message) -> impl Future<Output = Result<(), HostError>> + Send {
        let _ = message;
        async { Err(HostError::unsupported()) }
    }

    /// Opens a link in a new tab.
    ///
    /// # Errors
    ///
    /// Returns an error if the link was not opened. It is the outcome of the call.
    ///
    /// # Cancel safety
    ///
    /// The runtime drops the future if the host does not finish in time.
    fn open_link(&self, link: Link) -> impl Future<Output = Result<(), HostError>> + Send {
        let _ = link;
        async { Err(HostError::unsupported()) }
    }
}

/// A host without a page, which supports no action.
impl Host for () {}

/// A shared host.
impl<H: Host> Host for Arc<H> {
    fn call_client(&self, call: ClientCall) -> impl Future<Output = Result<Answer, HostError>> + Send {
        H::call_client(self, call)
    }

    fn send_message(&self, message: Message) -> impl Future<Output = Result<(), HostError>> + Send {
        H::send_message(self, message)
    }

    fn open_link(&self, link: Link) -> impl Future<Output = Result<(), HostError>> + Send {
        H::open_link(self, link)
    }
}

/// The result of a host action.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use serde::Serialize;
/// use widget_functions::{Answer, HostError};
///
/// #[derive(Serialize)]
/// struct Picked {
///     seat: String,
/// }
///
/// // The return fields of `client fn pick_seat() -> { seat: String }`.
/// fn picked(seat: &str) -> Result<Answer, HostError> {
///     Answer::success(Picked { seat: seat.to_owned() })
/// }
/// # assert!(picked("12A").is_ok());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Answer(pub(crate) Answered);

#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Answered {
    Taken,
    Json(Bytes),
    Failed(HostError),
}

impl Answer {
    /// Creates the answer of an action without return fields.
    pub fn taken() -> Self {
        Answer(Answered::Taken)
    }

    /// Creates an answer from a page's JSON: `{"status":"success","data":{…}}` or `{"status":"error","error":"…"}`.
    ///
    /// The runtime validates it like every input from a page.
    pub fn json(answer: impl Into<Bytes>) -> Self {
        Answer(Answered::Json(answer.into()))
    }

    /// Creates the answer of a success with these return fields.
    ///
    /// # Errors
    ///
    /// Returns an error if `data` cannot be serialized.
    pub fn success(data: impl Serialize) -> Result<Self, HostError> {
        #[derive(Serialize)]
        struct Success<T> {
            status: &'static str,
            data: T,
        }
        match serde_json::to_vec(&Success { status: "success", data }) {
            Ok(json) => Ok(Answer::json(json)),
            Err(_) => Err(HostError::new("the answer cannot be serialized")),
        }
    }

    /// Creates the answer of a failure, with a message for end users.
    pub fn error(message: impl Into<String>) -> Self {
        Answer(Answered::Failed(HostError::new(message)))
    }

    pub(crate) fn is_unsupported(&self) -> bool {
        matches!(&self.0, Answered::Failed(error) if error.unsupported)
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Answered::Taken => formatter.write_str("Answer::taken()"),
            Answered::Json(json) => write!(formatter, "Answer::json({})", String::from_utf8_lossy(json)),
            Answered::Failed(error) => write!(formatter, "Answer::error({:?})", error.message),
        }
    }
}

/// The reason that a [`Host`] did not perform an action.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::HostError;
///
/// let error = HostError::new("The conversation is closed.");
/// assert_eq!(error.to_string(), "The conversation is closed.");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostError {
    pub(crate) message: String,
    pub(crate) unsupported: bool,
}

impl HostError {
    /// Creates an error with a message for end users.
    pub fn new(message: impl Into<String>) -> Self {
        HostError { message: message.into(), unsupported: false }
    }

    /// Creates the error of a host that does not support the action.
    pub fn unsupported() -> Self {
        HostError { message: "this is not supported here".to_owned(), unsupported: true }
    }
}

impl fmt::Display for HostError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for HostError {}

/// A [`Host`] without its type.
pub(crate) trait DynHost: Send + Sync {
    fn act(&self, action: HostAction) -> Pin<Box<dyn Future<Output = Answer> + Send + '_>>;
}

impl<H: Host> DynHost for H {
    fn act(&self, action: HostAction) -> Pin<Box<dyn Future<Output = Answer> + Send + '_>> {
        Box::pin(async move {
            let answer = match action {
                HostAction::Client(call) => self.call_client(call).await,
                HostAction::Message(message) => self.send_message(message).await.map(|()| Answer::taken()),
                HostAction::Link(link) => self.open_link(link).await.map(|()| Answer::taken()),
            };
            answer.unwrap_or_else(|error| Answer(Answered::Failed(error)))
        })
    }
}
