//! Renders a link before the user clicks it.

use url::Url;

use super::InstanceContext;
use super::errors::dismissed;
use crate::action::Action;
use crate::declared::FieldAccess;
use crate::error::{ErrorKind, FunctionError};
use crate::plan::FunctionPlan;
use crate::plan::spec::Kind;
use crate::protocol::HostAction;
use crate::render;

impl InstanceContext {
    /// Returns the URL that a link has with the present data. Nothing is called, and nothing changes.
    pub(crate) async fn link(&self, function: &FunctionPlan, inputs: &dyn FieldAccess) -> Result<Url, FunctionError> {
        if function.kind() != Kind::Link {
            let message = format!("the function `{}` is not a link", function.wire());
            return Err(FunctionError::new(ErrorKind::Invalid, message));
        }
        let state = self.state().await?;
        if state.dismissed {
            return Err(dismissed());
        }
        match render::action(function, self.scope(inputs, &*state.data), &self.shared.limits)? {
            Some(Action::Host(HostAction::Link(link))) => Ok(link.url),
            _ => Err(FunctionError::internal(&"a link was rendered as something else")),
        }
    }
}
