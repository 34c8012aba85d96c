//! Runs one call, from its intent to its outcome.
//!
//! ```text
//! decode -> intent -> render -> perform -> extract -> follow_up -> commit -> outcome
//!  pure      I/O       pure      I/O        pure       pure         I/O
//! ```
//!
//! Every call enters through [`InstanceContext::execute`]. Nothing here is generic over a user's type, so the engine is
//! compiled once.

mod admission;
mod begin;
mod commit;
mod complete;
mod data;
mod effect;
mod errors;
mod execute;
mod finish;
mod follow_up;
mod immediate;
mod intent;
mod link;
mod running;
mod settle;
mod snapshot;

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

use tokio::sync::Notify;

pub(crate) use self::commit::{Attempt, Change, Start, random_run};
pub(crate) use self::execute::{Caller, Operation};
use crate::declared::FieldAccess;
use crate::layer::DynLayer;
use crate::plan::{FunctionPlan, Plan};
use crate::record::Outcome;
use crate::render::Limits;
use crate::scope::Scope;
use crate::store::{AnyStore, InstanceKey};
use crate::transport::DynTransport;

/// What all widgets of a runtime share.
pub(crate) struct Shared {
    pub(crate) store: AnyStore,
    pub(crate) transport: Option<Box<dyn DynTransport>>,
    pub(crate) layers: Vec<Box<dyn DynLayer>>,
    pub(crate) limits: Limits,
    pub(crate) outcome_retention: Duration,
    /// The number of calls that run.
    pub(crate) running: AtomicUsize,
    /// Notified when `running` becomes 0.
    pub(crate) idle: Notify,
    /// The number of outcomes that were committed, which determines when expired ones are purged.
    pub(crate) outcomes: AtomicUsize,
}

/// One instance of a widget.
#[derive(Clone)]
pub(crate) struct InstanceContext {
    pub(crate) shared: Arc<Shared>,
    pub(crate) plan: &'static Plan,
    pub(crate) config: Arc<dyn FieldAccess>,
    pub(crate) key: Arc<InstanceKey>,
}

impl InstanceContext {
    fn scope<'a>(&'a self, inputs: &'a dyn FieldAccess, data: &'a dyn FieldAccess) -> Scope<'a> {
        Scope { inputs, data, config: &*self.config, response: None, error: None }
    }
}

/// A call that has not begun.
pub(crate) struct CallRequest {
    pub(crate) function: &'static FunctionPlan,
    pub(crate) inputs: Box<dyn FieldAccess>,
    /// Chosen by the caller. If absent, the runtime chooses a random one.
    pub(crate) id: Option<String>,
}

/// A call that has ended.
pub(crate) struct FinishedCall {
    /// The function; `None` if it is no longer declared.
    pub(crate) function: Option<&'static FunctionPlan>,
    pub(crate) outcome: Outcome,
    /// The state that the outcome was committed with; `None` if the call had ended before.
    pub(crate) state: Option<InstanceState>,
}

/// The state of an instance at one version.
pub(crate) struct InstanceState {
    pub(crate) dismissed: bool,
    pub(crate) data: Box<dyn FieldAccess>,
}
