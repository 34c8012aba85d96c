//! One call, from its intent to its outcome.
//!
//! ```text
//! decode -> intent -> render -> perform -> extract -> follow_up -> commit -> outcome
//!  pure      I/O       pure      I/O        pure       pure         I/O
//! ```
//!
//! Nothing here knows a user's type, so none of it is compiled once more per widget or function.

mod begin;
mod complete;
mod finish;
mod link;
mod perform;
mod records;
mod run_immediate;

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

use tokio::sync::Notify;

pub(crate) use self::finish::require_valid;
pub(crate) use self::perform::Running;
use crate::action::HostAction;
use crate::declared::FieldAccess;
use crate::error::{ErrorKind, FunctionError};
use crate::plan::{FunctionPlan, Plan};
use crate::record::{Outcome, Record};
use crate::render::Limits;
use crate::store::{AnyStore, InstanceKey};
use crate::ticket::Ticket;
use crate::transport::DynTransport;

/// What all widgets of a runtime share.
pub(crate) struct Shared {
    pub(crate) store: AnyStore,
    pub(crate) transport: Option<Box<dyn DynTransport>>,
    pub(crate) limits: Limits,
    pub(crate) outcome_retention: Duration,
    /// How many calls run.
    pub(crate) running: AtomicUsize,
    /// Told when none runs any more.
    pub(crate) idle: Notify,
    /// Told whenever a call has ended whose id was chosen.
    pub(crate) ended: Notify,
}

/// One instance of a widget, as the engine sees it.
#[derive(Clone)]
pub(crate) struct InstanceContext {
    pub(crate) shared: Arc<Shared>,
    pub(crate) plan: &'static Plan,
    pub(crate) config: Arc<dyn FieldAccess>,
    pub(crate) key: Arc<InstanceKey>,
}

/// A call that is to begin.
pub(crate) struct CallRequest {
    pub(crate) function: &'static FunctionPlan,
    pub(crate) inputs: Box<dyn FieldAccess>,
    /// Chosen by the caller; a random one where absent.
    pub(crate) id: Option<String>,
}

/// How far a call got.
pub(crate) enum Progress {
    Ended(FinishedCall),
    Asks { ticket: Ticket, action: HostAction },
}

/// The end of a call.
pub(crate) struct FinishedCall {
    pub(crate) outcome: Outcome,
    /// The record that it was committed with; `None` where the call had ended before.
    pub(crate) record: Option<Record>,
}

impl FinishedCall {
    /// The end of a call that had ended before.
    fn before(outcome: Outcome) -> Self {
        FinishedCall { outcome, record: None }
    }
}

/// An internal error: the cause goes to the log, never to the caller.
pub(crate) fn internal(cause: &dyn std::fmt::Display) -> FunctionError {
    tracing::error!(%cause, "a call failed for an internal reason");
    FunctionError::new(ErrorKind::Internal, "something went wrong")
}

/// The store failed, or gave something that cannot be read.
pub(crate) fn store_failed(cause: &dyn std::fmt::Display) -> FunctionError {
    tracing::error!(%cause, "the store failed");
    FunctionError::new(ErrorKind::Store, "the data of this card cannot be reached right now")
}
