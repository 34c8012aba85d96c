use crate::protocol::HostAction;
use crate::ticket::Ticket;

/// How far a call got.
#[derive(Debug)]
pub enum Progress<T> {
    /// The call has ended.
    Done(T),
    /// The call waits for the answer to an action. [`Instance::complete`](crate::Instance::complete) ends it.
    Ask {
        /// Names the call.
        ticket: Ticket,
        /// The action to perform.
        action: HostAction,
    },
}

impl<T> Progress<T> {
    /// Converts the result of a call that has ended.
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Progress<U> {
        match self {
            Progress::Done(done) => Progress::Done(convert(done)),
            Progress::Ask { ticket, action } => Progress::Ask { ticket, action },
        }
    }
}
