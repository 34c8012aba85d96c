//! Performs the effect of a call: sends its request, or hands its action to the host.

use std::error::Error;
use std::time::{Duration, Instant};

use super::begin::BeginResult;
use super::errors::timed_out;
use super::follow_up::{EffectResult, invalid_data};
use super::intent::Intent;
use super::{CallRequest, Caller, FinishedCall, InstanceContext};
use crate::action::Action;
use crate::error::FunctionError;
use crate::host::{Answer, DynHost};
use crate::plan::FunctionPlan;
use crate::progress::Progress;
use crate::protocol::HostAction;
use crate::ticket::Ticket;
use crate::transport::{Request, Response, Sending, TransportError, TransportErrorKind};
use crate::{extract, render};

/// How much longer the engine waits than a transport that may enforce the timeout itself.
const TRANSPORT_GRACE: Duration = Duration::from_millis(100);

impl InstanceContext {
    /// Runs a call that has an effect outside of the record.
    pub(super) async fn run_effect(
        &self,
        call: CallRequest,
        caller: Caller<'_>,
    ) -> Result<Progress<FinishedCall>, FunctionError> {
        let function = call.function;
        let intent = match self.begin(call).await? {
            BeginResult::Ended(outcome) => {
                return Ok(Progress::Done(FinishedCall { function: Some(function), outcome, state: None }));
            }
            BeginResult::Intent(intent) => intent,
        };
        match self.render(&intent) {
            Ok(Action::Request(request)) => self.request(intent, request).await.map(Progress::Done),
            Ok(Action::Host(action)) => {
                let ticket = Ticket::new(intent.id);
                Box::pin(self.ask(ticket, action, caller)).await
            }
            Err(error) => self.end_intent(intent, Err(error)).await.map(Progress::Done),
        }
    }

    fn render(&self, intent: &Intent) -> Result<Action, FunctionError> {
        let data = intent.snapshot.data.as_deref().map_err(|fields| invalid_data(fields))?;
        let action = render::action(intent.function, self.scope(&*intent.inputs, data), &self.shared.limits)?;
        action.ok_or_else(|| FunctionError::internal(&"a function without an action has an intent"))
    }

    async fn request(&self, mut intent: Intent, request: Request) -> Result<FinishedCall, FunctionError> {
        intent.release_unused();
        let result = match self.send(request) {
            Ok(sending) => receive(intent.function, sending).await,
            Err(error) => Err(error),
        };
        self.end_intent(intent, result).await
    }

    fn send(&self, request: Request) -> Result<Sending<'_>, FunctionError> {
        let Some(transport) = &self.shared.transport else {
            let cause = "the runtime has no transport: give it one with `Runtime::builder().transport(…)`";
            return Err(FunctionError::internal(&cause));
        };
        let limit = request.timeout + TRANSPORT_GRACE;
        let sending = transport.send_boxed(request);
        Ok(if transport.enforces_timeout() { sending } else { Box::pin(within(limit, sending)) })
    }

    /// Hands an action to the host of the caller, or returns it.
    async fn ask(
        &self,
        ticket: Ticket,
        action: HostAction,
        caller: Caller<'_>,
    ) -> Result<Progress<FinishedCall>, FunctionError> {
        let answer = match caller {
            Caller::Start => return Ok(Progress::Ask { ticket, action }),
            Caller::Host(host) => act(action, host).await,
            Caller::Page(host) => match act(action.clone(), host).await {
                Some(answer) if answer.is_unsupported() => return Ok(Progress::Ask { ticket, action }),
                answer => answer,
            },
        };
        let finished = match answer {
            Some(answer) => self.complete(&ticket, answer).await,
            None => self.end_call(ticket.call_id(), |_| Err(timed_out())).await,
        };
        finished.map(Progress::Done)
    }
}

/// Returns the return fields of the service's response.
async fn receive(function: &FunctionPlan, sending: Sending<'_>) -> EffectResult {
    let start = Instant::now();
    let response = sending.await;
    let elapsed_ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    match response {
        Ok(response) => {
            tracing::debug!(status = response.status.as_u16(), elapsed_ms, "received a response");
            extract::returned(function, &response)
        }
        Err(error) => {
            tracing::warn!(error = &error as &dyn Error, elapsed_ms, "the request failed");
            Err(extract::failed(&error))
        }
    }
}

async fn within(limit: Duration, sending: Sending<'_>) -> Result<Response, TransportError> {
    tokio::time::timeout(limit, sending).await.unwrap_or_else(|_| Err(TransportError::new(TransportErrorKind::Timeout)))
}

/// Returns the host's answer; `None` if it does not answer in time.
async fn act(action: HostAction, host: &dyn DynHost) -> Option<Answer> {
    let timeout = match &action {
        HostAction::Client(call) => call.response_timeout,
        _ => None,
    };
    match timeout {
        None => Some(host.act(action).await),
        Some(timeout) => tokio::time::timeout(timeout, host.act(action)).await.ok(),
    }
}
