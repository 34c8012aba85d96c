use std::fmt;
use std::marker::PhantomData;

use crate::adapter::{self, DynInstance};
use crate::call::Call;
use crate::declared::{Function, WidgetConfig};
use crate::encode;
use crate::engine::{Attempt, Caller, Change, InstanceContext, Operation, Start, random_run};
use crate::error::{Error, ErrorKind, FunctionError};
use crate::host::{Answer, DynHost, Host};
use crate::progress::Progress;
use crate::record::{Data, Record};
use crate::ticket::Ticket;

/// A handle to one widget in one conversation.
///
/// A handle is cheap to clone. It holds no data: the store keeps the record of the instance.
pub struct Instance<C> {
    pub(crate) context: InstanceContext,
    pub(crate) widget: PhantomData<fn() -> C>,
}

impl<C> Clone for Instance<C> {
    fn clone(&self) -> Self {
        Instance { context: self.context.clone(), widget: PhantomData }
    }
}

impl<C> fmt::Debug for Instance<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Instance").field(&self.context.key.instance).finish()
    }
}

impl<C: WidgetConfig> Instance<C> {
    pub(crate) fn new(context: InstanceContext) -> Self {
        Instance { context, widget: PhantomData }
    }

    /// Returns the id that the instance was created with.
    pub fn id(&self) -> &str {
        &self.context.key.instance
    }

    /// Returns the name of its widget.
    pub fn widget_name(&self) -> &str {
        &self.context.key.widget
    }

    /// Returns a call of a function with these inputs. It does nothing until it is run or started.
    pub fn call<F: Function<Config = C>>(&self, inputs: F) -> Call<'_, F> {
        Call::new(&self.context, inputs)
    }

    /// Runs a call that came over a wire, and answers in kind.
    ///
    /// The call is `{"id":"…","function":"book_class","inputs":{"class_id":42}}`, where `id` and
    /// `inputs` may be absent; the answer is `{"status":"success","data":{…}}` or
    /// `{"status":"error","error":"…","kind":"…"}`. Secret return fields stay here.
    pub async fn dispatch(&self, call: &[u8], host: &impl Host) -> Vec<u8> {
        let host: &dyn DynHost = host;
        adapter::dispatch(&self.context, call, host).await.to_json()
    }

    /// Returns the instance without its types: its calls, completions, links and state as JSON.
    ///
    /// An adapter uses it, and an application whose page runs the actions that its host does not support.
    pub fn to_dyn(&self) -> DynInstance {
        DynInstance { context: self.context.clone() }
    }

    /// Ends a call with the answer to its page action.
    ///
    /// A second answer to a ticket changes nothing, and returns what the first one led to.
    ///
    /// # Errors
    ///
    /// Returns the error that the call ends in, or [`ErrorKind::NotFound`] if no call has that ticket.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future does not cancel the completion.
    pub async fn complete(&self, ticket: Ticket, answer: Answer) -> Result<(), FunctionError> {
        match self.context.execute(Operation::Complete(ticket, answer), Caller::Start).await? {
            Progress::Done(finished) => finished.outcome.map(drop),
            Progress::Ask { .. } => Err(FunctionError::internal(&"a completed call asked for another action")),
        }
    }

    /// Returns the current data.
    ///
    /// # Errors
    ///
    /// Returns an error if the instance does not exist ([`Error::is_not_found`]), if it lacks a value for a field without
    /// a default (the error names the field), or if the store fails.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future has no effect.
    pub async fn data(&self) -> Result<C::Data, Error> {
        let snapshot = self.context.load(None).await.map_err(|error| self.failed(error))?;
        self.typed(snapshot.data)
    }

    /// Changes the data. If other changes are committed at the same time, `change` runs again on their result, so no
    /// change is lost.
    ///
    /// # Examples
    ///
    /// ```
    /// # use widget_functions_runtime::{Error, Instance, WidgetConfig};
    /// # trait Data { fn set_booked(&mut self); }
    /// # async fn example<C: WidgetConfig<Data: Data>>(card: Instance<C>) -> Result<(), Error> {
    /// card.update(|data| data.set_booked()).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the data cannot be loaded (see [`data`](Self::data)), if a value cannot be stored as JSON, or
    /// if the store fails.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, the change may or may not be stored.
    pub async fn update<T>(&self, mut change: impl FnMut(&mut C::Data) -> T) -> Result<T, Error> {
        let run = random_run().map_err(Error::store)?;
        let updated = self.context.transact(Start::Settled(None), run, |snapshot| {
            Ok(match self.changed(snapshot.record, snapshot.data, &mut change) {
                Ok((record, value)) => Attempt::Commit(Change { record: Some(record), ..Change::default() }, Ok(value)),
                Err(error) => Attempt::Return(Err(error)),
            })
        });
        updated.await.map_err(|error| self.failed(error))?.0
    }

    /// Returns `true` if the instance was dismissed. It stays dismissed.
    ///
    /// # Errors
    ///
    /// Returns an error if the instance does not exist, or if the store fails.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future has no effect.
    pub async fn is_dismissed(&self) -> Result<bool, Error> {
        let snapshot = self.context.load(None).await.map_err(|error| self.failed(error))?;
        Ok(snapshot.record.dismissed)
    }

    fn changed<T>(
        &self,
        mut record: Record,
        data: Data,
        change: impl FnOnce(&mut C::Data) -> T,
    ) -> Result<(Record, T), Error> {
        let mut data = self.typed(data)?;
        let value = change(&mut data);
        let changes = encode::by_name(&self.context.plan.widget.data, &data).map_err(Error::store)?;
        record.set(changes.into_iter().collect()).map_err(|error| Error::internal(&error))?;
        self.context.validate_data(&record)?;
        Ok((record, value))
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
