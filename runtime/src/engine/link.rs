//! A link, rendered before anybody clicks it.

use url::Url;

use super::finish::require_valid;
use super::records::dismissed;
use super::{InstanceContext, internal};
use crate::action::{Action, HostAction};
use crate::declared::FieldAccess;
use crate::error::{ErrorKind, FunctionError};
use crate::plan::FunctionPlan;
use crate::plan::spec::Kind;
use crate::render;

impl InstanceContext {
    /// Where a link leads, as the data is now. Nothing is called, and nothing changes.
    pub(crate) async fn link(&self, function: &FunctionPlan, inputs: &dyn FieldAccess) -> Result<Url, FunctionError> {
        if function.spec.kind() != Kind::Link {
            let message = format!("the function `{}` is no link", function.wire());
            return Err(FunctionError::new(ErrorKind::Invalid, message));
        }
        let loaded = self.load(None).await?;
        if loaded.record.dismissed {
            return Err(dismissed());
        }
        let data = require_valid(loaded.data)?;
        match render::action(function, self.scope(inputs, &*data), &self.shared.limits)? {
            Some(Action::Host(HostAction::Link(link))) => Ok(link.url),
            _ => Err(internal(&"a link was rendered as something else")),
        }
    }
}
