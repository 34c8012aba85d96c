//! Calls that wait for the page: they begin in one step, and end later, possibly in another process.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a missing value is a failed test")]

#[path = "two_phase/answers.rs"]
mod answers;
#[path = "two_phase/changed.rs"]
mod changed;
#[path = "two_phase/dismissed.rs"]
mod dismissed;
#[path = "two_phase/elsewhere.rs"]
mod elsewhere;
#[path = "two_phase/expiry.rs"]
mod expiry;
#[path = "two_phase/forged.rs"]
mod forged;
mod support;
#[path = "../runtime/tests/support/upstream.rs"]
mod upstream;

use support::{booking, failure};
use widget_functions::{Answer, FunctionError, HostAction, Instance, Progress, Ticket};

/// A page's answer to `pick_seat`.
const PICKED: &str = r#"{"status":"success","data":{"seat":"12A"}}"#;

/// Returns the action of a call.
#[track_caller]
fn asked<R>(step: Result<Progress<Result<R, FunctionError>>, FunctionError>) -> (Ticket, HostAction) {
    match step {
        Ok(Progress::Ask { ticket, action }) => (ticket, action),
        Ok(Progress::Done(_)) => panic!("the call has ended"),
        Err(error) => panic!("the call was refused: {error}"),
    }
}

/// Returns the outcome of a call that needs no page.
#[track_caller]
fn done<R>(step: Result<Progress<Result<R, FunctionError>>, FunctionError>) -> Result<R, FunctionError> {
    match step {
        Ok(Progress::Done(outcome)) => outcome,
        Ok(Progress::Ask { action, .. }) => panic!("the call asks for {action:?}"),
        Err(error) => panic!("the call was refused: {error}"),
    }
}

/// Starts `pick_seat` with this id.
async fn start(card: &Instance<booking::Config>, id: &str) -> Ticket {
    let (ticket, _) = asked(card.call(booking::PickSeat { class_id: 42 }).id(id).start().await);
    assert_eq!(ticket.call_id(), id);
    ticket
}

async fn problem(card: &Instance<booking::Config>) -> Option<String> {
    card.data().await.unwrap().problem
}
