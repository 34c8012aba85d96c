//! The errors that the engine itself reports, in the user's terms.

use crate::error::{ErrorKind, FunctionError};
use crate::store::StoreError;

/// The outcome of a call whose process died.
pub(super) fn unknown() -> FunctionError {
    FunctionError::new(ErrorKind::OutcomeUnknown, "it is not known whether this took effect")
}

/// The outcome of an action without an answer.
pub(super) fn timed_out() -> FunctionError {
    FunctionError::new(ErrorKind::Timeout, "there was no answer in time")
}

pub(super) fn no_such_card() -> FunctionError {
    FunctionError::new(ErrorKind::NotFound, "there is no such card")
}

pub(super) fn no_such_call() -> FunctionError {
    FunctionError::new(ErrorKind::NotFound, "there is no such call")
}

pub(super) fn id_reused() -> FunctionError {
    FunctionError::new(ErrorKind::IdReused, "the id of this call was used before, for another call")
}

pub(super) fn dismissed() -> FunctionError {
    FunctionError::new(ErrorKind::Dismissed, "this card is closed")
}

/// Traces the error with its causes and its help.
pub(super) fn store_failed(error: &StoreError) -> FunctionError {
    FunctionError::store_failed(&format_args!("{error:?}"))
}
