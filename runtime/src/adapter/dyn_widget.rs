use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::DynInstance;
use crate::declared::FieldAccess;
use crate::engine::{InstanceContext, Shared};
use crate::plan::Plan;
use crate::protocol::Manifest;
use crate::store::InstanceKey;

/// A [`Widget`](crate::Widget) without its types.
///
/// [`Widget::to_dyn`](crate::Widget::to_dyn) makes it. It is cheap to clone. Only the application, which knows the type of
/// the data, can create instances.
///
/// # Examples
///
/// An adapter holds the widgets that it serves by their names:
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use std::collections::HashMap;
/// use widget_functions::adapter::DynWidget;
/// use widget_functions::{Widget, WidgetConfig};
///
/// #[derive(Default)]
/// struct Adapter {
///     widgets: HashMap<String, DynWidget>,
/// }
///
/// impl Adapter {
///     fn serve<C: WidgetConfig>(&mut self, widget: &Widget<C>) {
///         self.widgets.insert(widget.name().to_owned(), widget.to_dyn());
///     }
/// }
/// ```
#[derive(Clone)]
pub struct DynWidget {
    pub(crate) shared: Arc<Shared>,
    pub(crate) plan: &'static Plan,
    pub(crate) config: Arc<dyn FieldAccess>,
}

impl fmt::Debug for DynWidget {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("DynWidget").field("name", &self.name()).finish_non_exhaustive()
    }
}

impl DynWidget {
    /// Returns the name of the widget.
    pub fn name(&self) -> &str {
        &self.plan.widget.name
    }

    /// Returns the manifest of the widget, with its schemas. It is built on each call; keep it.
    pub fn manifest(&self) -> Manifest {
        Manifest::of_plan(self.plan)
    }

    /// Returns a handle to an instance without loading it. If the instance does not exist, each operation on it fails with
    /// [`ErrorKind::NotFound`](crate::ErrorKind::NotFound).
    pub fn instance(&self, id: impl Into<String>) -> DynInstance {
        let key = InstanceKey { widget: Cow::Borrowed(&self.plan.widget.name), instance: id.into() };
        DynInstance {
            context: InstanceContext {
                shared: Arc::clone(&self.shared),
                plan: self.plan,
                config: Arc::clone(&self.config),
                key: Arc::new(key),
            },
        }
    }
}
