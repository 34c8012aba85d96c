//! What stands between intent and outcome: render the action, and hand it over.

use std::error::Error;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use tracing::field::Empty;
use tracing::{Instrument as _, Span};

use super::begin::BeginResult;
use super::finish::EffectResult;
use super::records::{timed_out, unknown};
use super::run_immediate::is_immediate;
use super::{CallRequest, FinishedCall, InstanceContext, Progress, Shared, internal};
use crate::action::{Action, HostAction};
use crate::detach::{DetachOnDrop, contained};
use crate::error::FunctionError;
use crate::host::{Answer, DynHost};
use crate::plan::FunctionPlan;
use crate::plan::spec::Effect;
use crate::record::Outcome;
use crate::ticket::Ticket;
use crate::transport::{Request, Response, Sending, TransportError, TransportErrorKind};
use crate::{extract, render};

impl InstanceContext {
    /// Runs a call as far as it goes without the place where the widget lives. A server call comes to
    /// its end though the caller goes away.
    pub(crate) async fn start(&self, call: CallRequest) -> Result<Progress, FunctionError> {
        if call.function.spec.effect() != Effect::Request {
            return self.start_here(call).await;
        }
        let target = self.clone();
        let advanced = DetachOnDrop::new(async move {
            let _running = Running::begin(&target.shared);
            let span = span(&call);
            target.advance(call).instrument(span).await
        });
        // That it panicked is logged already.
        advanced.map_err(|error| internal(&error))?.await.unwrap_or_else(|| Err(unknown()))
    }

    /// The same for a caller that does not go away.
    ///
    /// What a kind needs is boxed here, so that no call makes room for another kind.
    async fn start_here(&self, call: CallRequest) -> Result<Progress, FunctionError> {
        let span = span(&call);
        if is_immediate(call.function) {
            Box::pin(self.run_immediate(call).instrument(span)).await.map(Progress::Ended)
        } else {
            contained(Box::pin(self.advance(call).instrument(span))).await.unwrap_or_else(|| Err(unknown()))
        }
    }

    /// Runs a call to its end.
    pub(crate) async fn run(&self, call: CallRequest, host: &dyn DynHost) -> Result<Outcome, FunctionError> {
        match self.start(call).await? {
            Progress::Ended(ending) => Ok(ending.outcome),
            Progress::Asks { ticket, action } => Ok(self.answered(&ticket, act(action, host).await).await?.outcome),
        }
    }

    /// Runs a call to its end, but for an action that `host` does not support: that stays asked for. The
    /// caller must not go away.
    pub(crate) async fn run_or_ask(&self, call: CallRequest, host: &dyn DynHost) -> Result<Progress, FunctionError> {
        match self.start_here(call).await? {
            Progress::Asks { ticket, action } => Box::pin(self.act_or_ask(ticket, action, host)).await,
            ended => Ok(ended),
        }
    }

    async fn act_or_ask(
        &self,
        ticket: Ticket,
        action: HostAction,
        host: &dyn DynHost,
    ) -> Result<Progress, FunctionError> {
        match act(action.clone(), host).await {
            Some(answer) if answer.is_unsupported() => Ok(Progress::Asks { ticket, action }),
            answer => self.answered(&ticket, answer).await.map(Progress::Ended),
        }
    }

    async fn answered(&self, ticket: &Ticket, answer: Option<Answer>) -> Result<FinishedCall, FunctionError> {
        match answer {
            Some(answer) => Ok(Box::pin(self.complete(ticket, answer)).await?.ending),
            None => Box::pin(self.end(ticket.call_id(), |_| Err(timed_out()))).await,
        }
    }

    async fn advance(&self, call: CallRequest) -> Result<Progress, FunctionError> {
        let mut intent = match self.begin(call).await? {
            BeginResult::Ended(outcome) => return Ok(Progress::Ended(FinishedCall::before(outcome))),
            BeginResult::Intent(intent) => intent,
        };
        let scope = self.scope(&*intent.inputs, &*intent.data);
        let sending = match render::action(intent.function, scope, &self.shared.limits) {
            Ok(Some(Action::Host(action))) => {
                return Ok(Progress::Asks { ticket: Ticket::new(intent.pending.id), action });
            }
            Ok(Some(Action::Request(request))) => self.send(request),
            Ok(None) => Err(internal(&"a function without an action has an intent")),
            Err(error) => Err(error),
        };
        intent.release_unused();
        let performed = match sending {
            Ok(sending) => returned(intent.function, sending).await,
            Err(error) => Err(error),
        };
        let ending = self.end_intent(intent, performed).await?;
        let outcome = ending.outcome.as_ref().map_or_else(|error| error.kind().as_str(), |_| "success");
        Span::current().record("outcome", outcome);
        Ok(Progress::Ended(ending))
    }

    fn send(&self, request: Request) -> Result<Sending<'_>, FunctionError> {
        let Some(transport) = &self.shared.transport else {
            return Err(internal(&"the runtime has no transport: give it one with `Runtime::builder().transport(…)`"));
        };
        // One that keeps the time itself is first.
        let limit = request.timeout + Duration::from_millis(100);
        let sending = transport.send_boxed(request);
        Ok(if transport.enforces_timeout() { sending } else { Box::pin(within(limit, sending)) })
    }
}

/// Made where the call goes on, since each move to there would take it along.
fn span(call: &CallRequest) -> Span {
    tracing::debug_span!("call", function = call.function.spec.name, id = Empty, outcome = Empty)
}

/// The return fields that an upstream answers with.
async fn returned(function: &FunctionPlan, sending: Sending<'_>) -> EffectResult {
    let start = Instant::now();
    match sending.await {
        Ok(response) => {
            tracing::debug!(status = response.status.as_u16(), elapsed = ?start.elapsed(), "the service answered");
            extract::returned(function, &response)
        }
        Err(error) => {
            tracing::warn!(error = &error as &dyn Error, elapsed = ?start.elapsed(), "the request failed");
            Err(extract::failed(&error))
        }
    }
}

async fn within(limit: Duration, sending: Sending<'_>) -> Result<Response, TransportError> {
    tokio::time::timeout(limit, sending).await.unwrap_or_else(|_| Err(TransportError::new(TransportErrorKind::Timeout)))
}

/// The host's answer; `None` where it is not there in time.
async fn act(action: HostAction, host: &dyn DynHost) -> Option<Answer> {
    let wait = match &action {
        HostAction::Client(call) => call.response_timeout,
        _ => None,
    };
    match wait {
        None => Some(host.act(action).await),
        Some(wait) => tokio::time::timeout(wait, host.act(action)).await.ok(),
    }
}

/// Counts a call while it runs.
pub(crate) struct Running<'a>(&'a Shared);

impl<'a> Running<'a> {
    pub(crate) fn begin(shared: &'a Shared) -> Self {
        shared.running.fetch_add(1, Ordering::AcqRel);
        Running(shared)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        if self.0.running.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.0.idle.notify_waiters();
        }
    }
}
