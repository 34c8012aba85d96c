use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use serde::Serialize;

use crate::protocol::{ClientCall, HostAction, Link, Message};

/// The place where a widget lives: the page around the iframe, a chat, a test.
///
/// A method that is not implemented answers "unsupported", which is an error outcome of the call.
///
/// ```
/// use widget_functions_runtime::{Host, HostError, Message};
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
    /// Hands a message to the page. Where `call.response_timeout` is set, its answer ends the call; otherwise
    /// `Answer::taken()` says that the message was posted.
    fn call_client(&self, call: ClientCall) -> impl Future<Output = Result<Answer, HostError>> + Send {
        let _ = call;
        async { Err(HostError::unsupported()) }
    }

    /// Puts a message into the conversation.
    fn send_message(&self, message: Message) -> impl Future<Output = Result<(), HostError>> + Send {
        let _ = message;
        async { Err(HostError::unsupported()) }
    }

    /// Opens a link in a new tab.
    fn open_link(&self, link: Link) -> impl Future<Output = Result<(), HostError>> + Send {
        let _ = link;
        async { Err(HostError::unsupported()) }
    }
}

/// A host without a page: `server`, `dismiss` and `set_variables` functions need none.
impl Host for () {}

/// A host that several have a part in.
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

/// What came of an action of the [`Host`].
#[derive(Clone, PartialEq, Eq)]
pub struct Answer(pub(crate) Answered);

#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Answered {
    Taken,
    Json(Bytes),
    Failed(HostError),
}

impl Answer {
    /// The action was done; there is nothing to report.
    pub fn taken() -> Self {
        Answer(Answered::Taken)
    }

    /// The page's own words: `{"status":"success","data":{…}}` or `{"status":"error","error":"…"}`.
    /// They are checked like every input from a page.
    pub fn json(answer: impl Into<Bytes>) -> Self {
        Answer(Answered::Json(answer.into()))
    }

    /// A success with these return fields.
    ///
    /// # Errors
    ///
    /// Where `data` cannot be serialized.
    pub fn success(data: impl Serialize) -> Result<Self, HostError> {
        #[derive(Serialize)]
        struct Success<T> {
            status: &'static str,
            data: T,
        }
        match serde_json::to_vec(&Success { status: "success", data }) {
            Ok(json) => Ok(Answer::json(json)),
            Err(_) => Err(HostError::new("the answer is no JSON")),
        }
    }

    /// An error, in words for end users.
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

/// Why a [`Host`] did not do an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostError {
    pub(crate) message: String,
    pub(crate) unsupported: bool,
}

impl HostError {
    /// An error, in words for end users.
    pub fn new(message: impl Into<String>) -> Self {
        HostError { message: message.into(), unsupported: false }
    }

    /// The host has no way to do this.
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

/// A [`Host`] with its futures boxed.
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
