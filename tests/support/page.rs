use std::sync::Mutex;

use serde_json::Value;
use widget_functions::{Answer, ClientCall, Host, HostAction, HostError, Link, Message};

/// The page around the widget. It records its actions, and always gives the same answer.
pub(crate) struct Page {
    answer: Result<Answer, HostError>,
    actions: Mutex<Vec<HostAction>>,
}

impl Page {
    /// Creates a page that acknowledges every action.
    pub(crate) fn new() -> Page {
        Page::answering(Ok(Answer::taken()))
    }

    /// Creates a page that answers with this JSON.
    pub(crate) fn saying(answer: &'static str) -> Page {
        Page::answering(Ok(Answer::json(answer)))
    }

    /// Creates a page that fails with this message.
    pub(crate) fn failing(message: &str) -> Page {
        Page::answering(Err(HostError::new(message)))
    }

    fn answering(answer: Result<Answer, HostError>) -> Page {
        Page { answer, actions: Mutex::default() }
    }

    /// Returns all actions.
    pub(crate) fn actions(&self) -> Vec<HostAction> {
        self.actions.lock().unwrap().clone()
    }

    /// Returns the only action.
    pub(crate) fn action(&self) -> HostAction {
        let [action] = &self.actions()[..] else {
            panic!("the page was asked for {:?}", self.actions());
        };
        action.clone()
    }

    fn note(&self, action: HostAction) -> Result<Answer, HostError> {
        self.actions.lock().unwrap().push(action);
        self.answer.clone()
    }
}

impl Host for Page {
    async fn call_client(&self, call: ClientCall) -> Result<Answer, HostError> {
        self.note(HostAction::Client(call))
    }

    async fn send_message(&self, message: Message) -> Result<(), HostError> {
        self.note(HostAction::Message(message)).map(drop)
    }

    async fn open_link(&self, link: Link) -> Result<(), HostError> {
        self.note(HostAction::Link(link)).map(drop)
    }
}

/// Parses JSON, for comparisons.
#[track_caller]
pub(crate) fn json(text: impl AsRef<[u8]>) -> Value {
    serde_json::from_slice(text.as_ref()).unwrap()
}
