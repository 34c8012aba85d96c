//! Single steps of a call, for the benchmarks of this repository. Requires the feature `bench`.
//!
//! The public API runs whole calls only; the rows `rendering`, `decoding`, and `answers` compare single steps with other
//! libraries. This module is not covered by semantic versioning.

use bytes::Bytes;
use http::StatusCode;

use crate::declared::{Function, WidgetConfig};
use crate::instance::Instance;
use crate::plan::{FunctionPlan, Plan};
use crate::render;
use crate::scope::Scope;
use crate::transport::Response;
use crate::{adapter, extract};

/// Decodes a call by name. Returns `true` if it is valid.
pub fn decode<C>(card: &Instance<C>, call: &[u8]) -> bool {
    adapter::is_call(&card.context, call)
}

/// Looks up a function by its wire name. Returns `true` if it exists.
pub fn find<C>(card: &Instance<C>, name: &str) -> bool {
    card.context.plan.function_on_wire(name.as_bytes()).is_some()
}

/// Reads the return fields from the body of a response.
pub fn extract<F: Function>(body: Bytes) -> Option<F::Returned> {
    let response = Response { status: StatusCode::OK, body };
    let values = extract::returned(function::<F>()?, &response).ok()?;
    values.into_any().downcast().ok().map(|values| *values)
}

/// Renders the templates of one function repeatedly.
pub struct Renderer<'a> {
    function: &'static FunctionPlan,
    scope: Scope<'a>,
}

impl<'a> Renderer<'a> {
    /// Creates a renderer. Returns `None` if the widget does not declare the function.
    pub fn new<F: Function>(
        config: &'a F::Config,
        data: &'a <F::Config as WidgetConfig>::Data,
        inputs: &'a F,
    ) -> Option<Self> {
        let scope = Scope { inputs, data, config, response: None, error: None };
        Some(Renderer { function: function::<F>()?, scope })
    }

    /// Appends the body of a `server` function, its URL after the origin if it has no body, or the text
    /// of a message. Returns `true` if all values could be rendered.
    pub fn render(&mut self, out: &mut String) -> bool {
        render::sample_text(self.function, self.scope, out).is_ok()
    }
}

fn function<F: Function>() -> Option<&'static FunctionPlan> {
    Plan::of(F::Config::table()).ok()?.function(F::NAME)
}
