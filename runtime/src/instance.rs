use std::fmt;
use std::marker::PhantomData;

use crate::call::Call;
use crate::declared::{Fields, Function, WidgetConfig};
use crate::encode;
use crate::engine::Target;
use crate::error::{Error, ErrorKind, FunctionError};
use crate::host::{Answer, Host};
use crate::store::Committed;
use crate::ticket::Ticket;
use crate::wire;

/// One widget in one conversation, with its data.
///
/// It is cheap to clone, and holds nothing but its name: what is known of it lies in the store.
pub struct Instance<C> {
    pub(crate) target: Target,
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
        wire::dispatch(&self.target, call, host).await
    }

    /// Ends a call that asked for an action of the page, with the page's answer.
    ///
    /// The second answer to a ticket changes nothing, and gets what the first one led to.
    ///
    /// # Errors
    ///
    /// The outcome of the call, or [`ErrorKind::NotFound`] where no call has that ticket.
    pub async fn complete(&self, ticket: Ticket, answer: Answer) -> Result<(), FunctionError> {
        self.target.complete(&ticket, answer).await?.map(drop)
    }

    /// The data, as it is now.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn data(&self) -> Result<C::Data, Error> {
        let loaded = self.target.load(None).await.map_err(|error| self.failed(error))?;
        loaded.record.read_data(self.target.plan, C::Data::read).map_err(|fields| Error::fields(self.id(), &fields))
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
            let read = record.read_data(target.plan, C::Data::read);
            let mut data = read.map_err(|fields| Error::fields(self.id(), &fields))?;
            let changed = change(&mut data);
            let json = encode::fields(&target.plan.widget.data, &data, encode::Which::Stored).map_err(Error::store)?;
            record.set_data(&encode::members(&json).map_err(Error::store)?).map_err(|error| Error::internal(&error))?;
            if target.commit(Some(loaded.version), &record, None).await.map_err(Error::store)? != Committed::Conflict {
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

    fn failed(&self, error: FunctionError) -> Error {
        match error.kind() {
            ErrorKind::NotFound => Error::missing(self.id()),
            _ => Error::store(error),
        }
    }
}
