//! The one way through the engine, with the layers around it.

use std::pin::Pin;

use tracing::field::Empty;
use tracing::{Instrument as _, Span};

use super::errors::unknown;
use super::running::Running;
use super::{CallRequest, FinishedCall, InstanceContext};
use crate::detach::{DetachOnDrop, contained};
use crate::error::FunctionError;
use crate::host::{Answer, DynHost};
use crate::layer::{CallInfo, CallReport, Next};
use crate::plan::spec::Effect;
use crate::progress::Progress;
use crate::store::InstanceKey;
use crate::ticket::Ticket;

/// What is asked of the engine.
pub(crate) enum Operation {
    /// Runs a call from its start.
    Call(CallRequest),
    /// Ends a call with the answer to its action.
    Complete(Ticket, Answer),
}

impl Operation {
    /// Returns `true` if only the caller's host can perform the action.
    fn needs_host(&self) -> bool {
        matches!(self, Operation::Call(call) if call.function.effect() == Effect::Host)
    }

    fn info(&self, key: &InstanceKey) -> CallInfo {
        let (function, call_id) = match self {
            Operation::Call(call) => (Some(call.function.spec.name.clone()), call.id.clone()),
            Operation::Complete(ticket, _) => (None, Some(ticket.call_id().to_owned())),
        };
        CallInfo { key: key.clone(), function, call_id }
    }

    fn span(&self) -> Span {
        match self {
            Operation::Call(call) => {
                tracing::debug_span!("call", function = call.function.spec.name, id = Empty, outcome = Empty)
            }
            Operation::Complete(ticket, _) => {
                tracing::debug_span!("complete", id = ticket.call_id(), outcome = Empty)
            }
        }
    }
}

/// Who performs the action of a call.
#[derive(Clone, Copy)]
pub(crate) enum Caller<'h> {
    /// The caller itself, later: the call stops before its action.
    Start,
    /// This host.
    Host(&'h dyn DynHost),
    /// This host, and the page if the host does not support the action. The caller runs until the call has ended.
    Page(&'h dyn DynHost),
}

type Performing<'a> = Pin<Box<dyn Future<Output = Result<Progress<FinishedCall>, FunctionError>> + Send + 'a>>;

impl InstanceContext {
    /// Runs an operation through the layers.
    ///
    /// A caller that goes away stops nothing: the work continues in a task. Only an action that needs the caller's host
    /// ends with it; its intent expires.
    pub(crate) async fn execute(
        &self,
        operation: Operation,
        caller: Caller<'_>,
    ) -> Result<Progress<FinishedCall>, FunctionError> {
        let finished = if operation.needs_host() || matches!(caller, Caller::Page(_)) {
            contained(Box::pin(self.observe(operation, caller))).await
        } else {
            let context = self.clone();
            let work = async move { context.observe(operation, Caller::Start).await };
            DetachOnDrop::new(work).map_err(|error| FunctionError::internal(&error))?.await
        };
        // A panic is traced where it is caught.
        finished.unwrap_or_else(|| Err(unknown()))
    }

    /// Counts and traces the operation.
    async fn observe(&self, operation: Operation, caller: Caller<'_>) -> Result<Progress<FinishedCall>, FunctionError> {
        let _running = Running::begin(&self.shared);
        let span = operation.span();
        async {
            let finished = self.pass_layers(operation, caller).await;
            Span::current().record("outcome", outcome_name(&finished));
            finished
        }
        .instrument(span)
        .await
    }

    async fn pass_layers(
        &self,
        operation: Operation,
        caller: Caller<'_>,
    ) -> Result<Progress<FinishedCall>, FunctionError> {
        if self.shared.layers.is_empty() {
            return self.perform(operation, caller).await;
        }
        Box::pin(self.enter_layers(operation, caller)).await
    }

    async fn enter_layers(
        &self,
        operation: Operation,
        caller: Caller<'_>,
    ) -> Result<Progress<FinishedCall>, FunctionError> {
        let info = operation.info(&self.key);
        let mut finished = None;
        let call = Box::pin(async {
            let performed = finished.insert(self.perform(operation, caller).await);
            match performed {
                Ok(Progress::Done(call)) => {
                    Ok(CallReport { error: call.outcome.as_ref().err().cloned(), waiting: false })
                }
                Ok(Progress::Ask { .. }) => Ok(CallReport { error: None, waiting: true }),
                Err(error) => Err(error.clone()),
            }
        });
        Next::new(&self.shared.layers, &info, call).run().await?;
        // A report exists only after the call has run.
        finished.unwrap_or_else(|| Err(FunctionError::internal(&"a layer reported a call that did not run")))
    }

    /// Boxes the future of each operation, so that no call reserves memory for another, and none is copied through the
    /// functions above: inline, the largest stack frame of a debug build has 21.7 KB instead of 4.6 KB.
    fn perform<'a>(&'a self, operation: Operation, caller: Caller<'a>) -> Performing<'a> {
        match operation {
            Operation::Call(call) if call.function.effect() == Effect::Record => Box::pin(self.run_immediate(call)),
            Operation::Call(call) => Box::pin(self.run_effect(call, caller)),
            Operation::Complete(ticket, answer) => Box::pin(self.run_completion(ticket, answer)),
        }
    }
}

fn outcome_name(finished: &Result<Progress<FinishedCall>, FunctionError>) -> &'static str {
    let error = match finished {
        Ok(Progress::Ask { .. }) => return "ask",
        Ok(Progress::Done(finished)) => finished.outcome.as_ref().err(),
        Err(error) => Some(error),
    };
    error.map_or("success", |error| error.kind().as_str())
}
