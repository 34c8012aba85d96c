use std::fmt;

use crate::declared::{FromFields, Function};
use crate::decode;
use crate::engine::{CallRequest, Caller, FinishedCall, InstanceContext, Operation};
use crate::error::FunctionError;
use crate::host::{DynHost, Host};
use crate::progress::Progress;
use crate::record::ReturnFields;

/// A call that has not started yet.
///
/// # Examples
///
/// ```
/// # use widget_functions_runtime::{Call, Function, FunctionError};
/// # async fn example<F: Function>(call: Call<'_, F>) -> Result<F::Returned, FunctionError> {
/// call.id("click-1").run(&()).await
/// # }
/// ```
#[must_use = "a call does nothing until it is run or started"]
pub struct Call<'a, F> {
    context: &'a InstanceContext,
    inputs: F,
    id: Option<String>,
}

impl<F: fmt::Debug> fmt::Debug for Call<'_, F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Call").field("inputs", &self.inputs).field("id", &self.id).finish_non_exhaustive()
    }
}

impl<'a, F: Function> Call<'a, F> {
    pub(crate) fn new(context: &'a InstanceContext, inputs: F) -> Self {
        Call { context, inputs, id: None }
    }

    /// Sets the id of the call, 1 to 128 visible ASCII characters, so that it takes effect at most once.
    ///
    /// A later call with the same id and inputs returns the stored outcome and runs nothing; with other inputs, it is
    /// rejected. Without an id, every call is new.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Runs the call to completion and performs its page actions through `host`.
    ///
    /// # Errors
    ///
    /// Returns an error if the call is rejected or its outcome is an error. See [`FunctionError::kind`].
    ///
    /// # Cancel safety
    ///
    /// Dropping the future does not cancel a call that has started, unless it waits for `host`: then it expires.
    pub async fn run(self, host: &impl Host) -> Result<F::Returned, FunctionError> {
        let context = self.context;
        let host: &dyn DynHost = host;
        match context.execute(self.operation()?, Caller::Host(host)).await? {
            Progress::Done(finished) => returned::<F>(finished),
            Progress::Ask { .. } => Err(FunctionError::internal(&"a host left an action to its caller")),
        }
    }

    /// Runs the call until it needs a page action.
    ///
    /// # Errors
    ///
    /// Returns an error if the call is rejected.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future does not cancel a call that has started.
    pub async fn start(self) -> Result<Progress<Result<F::Returned, FunctionError>>, FunctionError> {
        let context = self.context;
        Ok(context.execute(self.operation()?, Caller::Start).await?.map(returned::<F>))
    }

    fn operation(self) -> Result<Operation, FunctionError> {
        let Some(function) = self.context.plan.function(F::NAME) else {
            return Err(FunctionError::internal(&format_args!("the table lacks the function `{}`", F::NAME)));
        };
        Ok(Operation::Call(CallRequest { function, inputs: Box::new(self.inputs), id: self.id }))
    }
}

fn returned<F: Function>(finished: FinishedCall) -> Result<F::Returned, FunctionError> {
    let function = finished.function.ok_or_else(FunctionError::changed)?;
    match finished.outcome? {
        ReturnFields::Stored(json) => decode::returned(&function.spec.returns, &json, F::Returned::read),
        ReturnFields::Live(values) => match values.into_any().downcast() {
            Ok(values) => Ok(*values),
            Err(_) => {
                Err(FunctionError::internal(&format_args!("`{}` returned what another function returns", F::NAME)))
            }
        },
    }
}
