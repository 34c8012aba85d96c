use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::adapter::DynWidget;
use crate::declared::{FromFields, WidgetConfig};
use crate::encode;
use crate::engine::{InstanceContext, Shared};
use crate::error::{Error, ErrorKind};
use crate::instance::Instance;
use crate::plan::Plan;
use crate::record::Record;
use crate::store::{CommitStatus, InstanceKey};

/// A declared widget with its config: it creates and opens instances.
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

    /// The name it was declared with.
    pub fn name(&self) -> &str {
        &self.plan.widget.name
    }

    /// Returns the widget without its types, for an adapter that serves it.
    pub fn to_dyn(&self) -> DynWidget {
        DynWidget { shared: Arc::clone(&self.shared), plan: self.plan, config: self.config.clone() }
    }

    /// The instance of that id, without a look into the store: whether there is one tells its
    /// first use.
    pub fn instance(&self, id: impl Into<String>) -> Instance<C> {
        instance(self.target(id.into()))
    }

    /// Creates an instance; `id` names it from now on, for example after its conversation.
    ///
    /// # Errors
    ///
    /// Where there is an instance of that id ([`Error::is_already_exists`]), or the store fails.
    pub async fn create(&self, id: impl Into<String>, data: C::Data) -> Result<Instance<C>, Error> {
        let target = self.target(id.into());
        if insert(&target, &data).await? {
            Ok(instance(target))
        } else {
            Err(Error::already_exists(&target.key.instance))
        }
    }

    /// Opens an instance. Data fields that were declared since it was created have their defaults.
    ///
    /// # Errors
    ///
    /// Where there is no instance of that id ([`Error::is_not_found`]), it lacks a value for a field
    /// without a default (the error names the field), or the store fails.
    pub async fn open(&self, id: impl Into<String>) -> Result<Instance<C>, Error> {
        let target = self.target(id.into());
        let loaded = target.load(None).await.map_err(|error| match error.kind() {
            ErrorKind::NotFound => Error::not_found(&target.key.instance),
            _ => Error::store(error),
        })?;
        match loaded.data {
            Ok(_) => Ok(instance(target)),
            Err(fields) => Err(Error::fields(&target.key.instance, &fields)),
        }
    }

    /// Opens an instance, or creates it with the data that `data` makes.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open), but for a missing instance.
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
            // Somebody else created it meanwhile.
            Err(error) if error.is_already_exists() => self.open(id).await,
            created => created,
        }
    }

    fn target(&self, instance: String) -> InstanceContext {
        let key = InstanceKey { widget: Cow::Borrowed(&self.plan.widget.name), instance };
        InstanceContext {
            shared: Arc::clone(&self.shared),
            plan: self.plan,
            config: self.config.clone(),
            key: Arc::new(key),
        }
    }
}

impl InstanceContext {
    /// Refuses data that cannot be read again: of a type whose `Serialize` and `Deserialize`
    /// disagree, or a number such as `NaN`, which JSON has not.
    pub(crate) fn validate_data(&self, record: &Record) -> Result<(), Error> {
        let data = record.data(self.plan).map_err(|error| Error::internal(&error))?;
        data.map(drop).map_err(|fields| {
            let fields = fields.join("`, `");
            Error::internal(&format!(
                "the value of `{fields}` cannot be kept: what it is written as does not read back"
            ))
        })
    }
}

fn instance<C>(target: InstanceContext) -> Instance<C> {
    Instance { target, widget: PhantomData }
}

/// Writes the first record; `false` where there is one.
async fn insert<D: FromFields>(target: &InstanceContext, data: &D) -> Result<bool, Error> {
    let data = encode::by_name(&target.plan.widget.data, data).map_err(Error::store)?;
    let record = Record::new(&data);
    target.validate_data(&record)?;
    let committed = target.commit(None, record.to_bytes(), None).await.map_err(Error::store)?;
    Ok(committed != CommitStatus::Conflict)
}
