use std::fmt;

use crate::action::HostAction;
use crate::declared::{FromFields, Function};
use crate::decode;
use crate::engine::{self, InstanceContext, Progress, internal};
use crate::error::FunctionError;
use crate::host::{DynHost, Host};
use crate::plan::FunctionPlan;
use crate::record::{Outcome, ReturnFields};
use crate::ticket::Ticket;

/// A typed call, not yet run.
///
/// Once it is run it comes to its end, even where its future is dropped: a server call then goes on in a task. A future
/// that is kept but not polled holds its call up, as everywhere.
#[must_use = "a call does nothing until it is run or started"]
pub struct Call<'a, F> {
    target: &'a InstanceContext,
    inputs: F,
    id: Option<String>,
}

/// How far [`Call::start`] got.
#[derive(Debug)]
pub enum Step<R> {
    /// The call has ended.
    Done(Result<R, FunctionError>),
    /// The call waits for the place where the widget lives.
    /// [`Instance::complete`](crate::Instance::complete) ends it.
    Ask {
        /// Names the call.
        ticket: Ticket,
        /// What is to be done.
        action: HostAction,
    },
}

impl<F: fmt::Debug> fmt::Debug for Call<'_, F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Call").field("inputs", &self.inputs).field("id", &self.id).finish_non_exhaustive()
    }
}

impl<'a, F: Function> Call<'a, F> {
    pub(crate) fn new(target: &'a InstanceContext, inputs: F) -> Self {
        Call { target, inputs, id: None }
    }

    /// Names the call, so that it has its effect at most once: 1 to 128 visible ASCII characters.
    ///
    /// The same id with the same inputs gives the outcome of the first time, and runs nothing; with
    /// other inputs it is refused. Without an id, every call is a new one.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Runs the call to its end; `host` does what the page has to do.
    ///
    /// # Errors
    ///
    /// The call was refused, or its outcome is an error; [`FunctionError::kind`] tells which.
    pub async fn run(self, host: &impl Host) -> Result<F::Returned, FunctionError> {
        let function = self.function()?;
        let call = engine::CallRequest { function, inputs: Box::new(self.inputs), id: self.id };
        let host: &dyn DynHost = host;
        returned::<F>(function, self.target.run(call, host).await?)
    }

    /// Runs the call until it needs the place where the widget lives.
    ///
    /// # Errors
    ///
    /// The call was refused.
    pub async fn start(self) -> Result<Step<F::Returned>, FunctionError> {
        let function = self.function()?;
        let call = engine::CallRequest { function, inputs: Box::new(self.inputs), id: self.id };
        Ok(match self.target.start(call).await? {
            Progress::Ended(ending) => Step::Done(returned::<F>(function, ending.outcome)),
            Progress::Asks { ticket, action } => Step::Ask { ticket, action },
        })
    }

    fn function(&self) -> Result<&'static FunctionPlan, FunctionError> {
        let function = self.target.plan.function(F::NAME);
        function.ok_or_else(|| internal(&format_args!("the table lacks the function `{}`", F::NAME)))
    }
}

fn returned<F: Function>(function: &FunctionPlan, outcome: Outcome) -> Result<F::Returned, FunctionError> {
    match outcome? {
        ReturnFields::Kept(json) => decode::returned(&function.spec.returns, &json, F::Returned::read),
        ReturnFields::Live(values) => match values.into_any().downcast() {
            Ok(values) => Ok(*values),
            Err(_) => Err(internal(&format_args!("`{}` returned what another function returns", F::NAME))),
        },
    }
}
