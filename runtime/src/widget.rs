use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::adapter::DynWidget;
use crate::declared::WidgetConfig;
use crate::engine::{InstanceContext, Shared};
use crate::error::Error;
use crate::instance::Instance;
use crate::plan::Plan;
use crate::store::InstanceKey;

/// A declared widget with its config. It creates and opens instances.
///
/// A widget is cheap to clone.
pub struct Widget<C> {
    shared: Arc<Shared>,
    plan: &'static Plan,
    config: Arc<C>,
}

impl<C> Clone for Widget<C> {
    fn clone(&self) -> Self {
        Widget { shared: Arc::clone(&self.shared), plan: self.plan, config: Arc::clone(&self.config) }
    }
}

impl<C> fmt::Debug for Widget<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Widget").field("name", &self.plan.widget.name).finish_non_exhaustive()
    }
}

impl<C: WidgetConfig> Widget<C> {
    pub(crate) fn new(shared: Arc<Shared>, plan: &'static Plan, config: Arc<C>) -> Self {
        Widget { shared, plan, config }
    }

    /// Returns the declared name.
    pub fn name(&self) -> &str {
        &self.plan.widget.name
    }

    /// Returns the widget without its types, for an adapter that serves it.
    pub fn to_dyn(&self) -> DynWidget {
        DynWidget { shared: Arc::clone(&self.shared), plan: self.plan, config: self.config.clone() }
    }

    /// Returns a handle to an instance without loading it. If the instance does not exist, the first operation on it
    /// fails.
    pub fn instance(&self, id: impl Into<String>) -> Instance<C> {
        Instance::new(self.context(id.into()))
    }

    /// Creates an instance with this id, for example the id of its conversation.
    ///
    /// # Errors
    ///
    /// Returns an error if the instance already exists ([`Error::is_already_exists`]), a value cannot be stored as JSON,
    /// or the store fails.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, the instance may or may not exist.
    pub async fn create(&self, id: impl Into<String>, data: C::Data) -> Result<Instance<C>, Error> {
        let context = self.context(id.into());
        if context.create(&data).await? {
            Ok(Instance::new(context))
        } else {
            Err(Error::already_exists(&context.key.instance))
        }
    }

    /// Opens an instance. Data fields that were declared after it was created have their defaults.
    ///
    /// # Errors
    ///
    /// Returns an error if the instance does not exist ([`Error::is_not_found`]), if it lacks a value for a field without
    /// a default (the error names the field), or if the store fails.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future has no effect.
    pub async fn open(&self, id: impl Into<String>) -> Result<Instance<C>, Error> {
        let instance = self.instance(id);
        instance.data().await?;
        Ok(instance)
    }

    /// Opens an instance, or creates it with the data that `data` returns.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`open`](Self::open) and [`create`](Self::create), except for an instance that does not
    /// exist.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, the instance may or may not exist.
    pub async fn open_or_create(
        &self,
        id: impl Into<String>,
        data: impl FnOnce() -> C::Data,
    ) -> Result<Instance<C>, Error> {
        let id = id.into();
        match self.open(id.clone()).await {
            Err(error) if error.is_not_found() => {}
            opened => return opened,
        }
        match self.create(id.clone(), data()).await {
            // Another call has created it meanwhile.
            Err(error) if error.is_already_exists() => self.open(id).await,
            created => created,
        }
    }

    fn context(&self, instance: String) -> InstanceContext {
        let key = InstanceKey { widget: Cow::Borrowed(&self.plan.widget.name), instance };
        InstanceContext {
            shared: Arc::clone(&self.shared),
            plan: self.plan,
            config: self.config.clone(),
            key: Arc::new(key),
        }
    }
}
