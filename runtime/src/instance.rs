use std::fmt;
use std::marker::PhantomData;

use crate::adapter::{self, DynInstance};
use crate::call::Call;
use crate::declared::{Function, WidgetConfig};
use crate::encode;
use crate::engine::InstanceContext;
use crate::error::{Error, ErrorKind, FunctionError};
use crate::host::{Answer, DynHost, Host};
use crate::record::Data;
use crate::store::CommitStatus;
use crate::ticket::Ticket;

/// One widget in one conversation, with its data.
///
/// It is cheap to clone, and holds nothing but its name: what is known of it lies in the store.
pub struct Instance<C> {
    pub(crate) target: InstanceContext,
    pub(crate) widget: PhantomData<fn() -> C>,
}

impl<C> Clone for Instance<C> {
    fn clone(&self) -> Self {
        Instance { target: self.target.clone(), widget: PhantomData }
    }
}

impl<C> fmt::Debug for Instance<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Instance").field(&self.target.key.instance).finish()
    }
}

impl<C: WidgetConfig> Instance<C> {
    /// The id it was created with.
    pub fn id(&self) -> &str {
        &self.target.key.instance
    }

    /// The name of its widget.
    pub fn widget_name(&self) -> &str {
        &self.target.key.widget
    }

    /// A call of a function, with its inputs. Nothing happens before it is run.
    pub fn call<F: Function<Config = C>>(&self, inputs: F) -> Call<'_, F> {
        Call::new(&self.target, inputs)
    }

    /// Runs a call that came over a wire, and answers in kind.
    ///
    /// The call is `{"id":"…","function":"book_class","inputs":{"class_id":42}}`, where `id` and
    /// `inputs` may be absent; the answer is `{"status":"success","data":{…}}` or
    /// `{"status":"error","error":"…","kind":"…"}`. Secret return fields stay here.
    pub async fn dispatch(&self, call: &[u8], host: &impl Host) -> Vec<u8> {
        let host: &dyn DynHost = host;
        adapter::dispatch(&self.target, call, host).await.to_json()
    }

    /// Returns the instance without its types: its calls, completions, links and state as JSON.
    ///
    /// An adapter uses it, and an application whose page runs the actions that its host does not support.
    pub fn to_dyn(&self) -> DynInstance {
        DynInstance { context: self.target.clone() }
    }

    /// Ends a call that asked for an action of the page, with the page's answer.
    ///
    /// The second answer to a ticket changes nothing, and gets what the first one led to.
    ///
    /// # Errors
    ///
    /// The outcome of the call, or [`ErrorKind::NotFound`] where no call has that ticket.
    pub async fn complete(&self, ticket: Ticket, answer: Answer) -> Result<(), FunctionError> {
        self.target.complete(&ticket, answer).await?.ending.outcome.map(drop)
    }

    /// The data, as it is now.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn data(&self) -> Result<C::Data, Error> {
        let loaded = self.target.load(None).await.map_err(|error| self.failed(error))?;
        self.typed(loaded.data)
    }

    /// Changes the data. Where somebody else changes it at the same time, `change` is run again on
    /// what they made of it: no work is lost.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn update<T>(&self, mut change: impl FnMut(&mut C::Data) -> T) -> Result<T, Error> {
        let target = &self.target;
        loop {
            let loaded = target.load(None).await.map_err(|error| self.failed(error))?;
            let mut record = loaded.record;
            let mut data = self.typed(loaded.data)?;
            let changed = change(&mut data);
            let changes = encode::by_name(&target.plan.widget.data, &data).map_err(Error::store)?;
            record.set(changes.into_iter().collect()).map_err(|error| Error::internal(&error))?;
            target.validate_data(&record)?;
            let committed = target.commit(Some(loaded.version), record.to_bytes(), None).await.map_err(Error::store)?;
            if committed != CommitStatus::Conflict {
                return Ok(changed);
            }
        }
    }

    /// Whether it was dismissed: it stays closed.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn is_dismissed(&self) -> Result<bool, Error> {
        let loaded = self.target.load(None).await.map_err(|error| self.failed(error))?;
        Ok(loaded.record.dismissed)
    }

    fn typed(&self, data: Data) -> Result<C::Data, Error> {
        let data = data.map_err(|fields| Error::fields(self.id(), &fields))?;
        match data.into_any().downcast() {
            Ok(data) => Ok(*data),
            Err(_) => Err(Error::internal("the table reads the data of another widget")),
        }
    }

    fn failed(&self, error: FunctionError) -> Error {
        match error.kind() {
            ErrorKind::NotFound => Error::not_found(self.id()),
            _ => Error::store(error),
        }
    }
}
