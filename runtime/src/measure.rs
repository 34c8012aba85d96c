//! Single steps of a call, for the benchmarks. No part of the public API.

use bytes::Bytes;
use http::StatusCode;

use crate::declared::{Function, WidgetConfig};
use crate::extract;
use crate::instance::Instance;
use crate::plan::{FunctionPlan, Plan};
use crate::render::{self, Tokens};
use crate::scope::Scope;
use crate::transport::Response;
use crate::wire;

/// Decodes a call by name; whether it is one.
pub fn decode<C>(card: &Instance<C>, call: &[u8]) -> bool {
    wire::is_call(&card.context, call)
}

/// Whether there is a function of that name.
pub fn find<C>(card: &Instance<C>, name: &str) -> bool {
    card.context.plan.function_on_wire(name.as_bytes()).is_some()
}

/// The return fields in a service's answer.
pub fn extract<F: Function>(body: Bytes) -> Option<F::Returned> {
    let response = Response { status: StatusCode::OK, body };
    let values = extract::returned(function::<F>()?, &response).ok()?;
    values.into_any().downcast().ok().map(|values| *values)
}

/// Renders the templates of one function, as often as wanted.
pub struct Renderer<'a> {
    function: &'static FunctionPlan,
    tokens: Tokens<'a>,
}

impl<'a> Renderer<'a> {
    /// `None` where the table lacks the function.
    pub fn new<F: Function>(
        config: &'a F::Config,
        data: &'a <F::Config as WidgetConfig>::Data,
        inputs: &'a F,
    ) -> Option<Self> {
        let scope = Scope { inputs, data, config, response: None, error: None };
        Some(Renderer { function: function::<F>()?, tokens: Tokens::new(scope) })
    }

    /// Appends the body of a server function, or without one its URL behind the origin, or the text of
    /// a message; whether the values could be written.
    pub fn render(&mut self, out: &mut String) -> bool {
        render::sample_text(self.function, &self.tokens, out).is_ok()
    }
}

fn function<F: Function>() -> Option<&'static FunctionPlan> {
    Plan::of(F::Config::table()).ok()?.function(F::NAME)
}
