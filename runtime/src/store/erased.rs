//! A store whose type is not known any more.

use std::any::Any;
use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use super::{Commit, Committed, Key, Memory, Store, StoreError, Stored};

/// Any store. The one in memory waits for nothing, so a call with it boxes no future.
pub(crate) enum AnyStore {
    Memory(Memory),
    Other(Box<dyn DynStore>),
}

impl AnyStore {
    pub(crate) fn of(store: impl Store) -> Self {
        match (&store as &dyn Any).downcast_ref::<Memory>() {
            Some(memory) => AnyStore::Memory(memory.clone()),
            None => AnyStore::Other(Box::new(store)),
        }
    }

    /// [`Store::load`].
    pub(crate) fn load<'a>(&'a self, key: &'a Key, call: Option<&'a str>) -> Said<'a, Option<Stored>> {
        match self {
            AnyStore::Memory(memory) => Said::AtOnce(ready(Ok(memory.load_now(key, call)))),
            AnyStore::Other(store) => Said::Later(store.load_boxed(key, call)),
        }
    }

    /// [`Store::commit`].
    pub(crate) fn commit<'a>(&'a self, key: &'a Key, commit: Commit) -> Said<'a, Committed> {
        match self {
            AnyStore::Memory(memory) => Said::AtOnce(ready(Ok(memory.commit_now(key, commit)))),
            AnyStore::Other(store) => Said::Later(store.commit_boxed(key, commit)),
        }
    }
}

/// What a store says.
pub(crate) enum Said<'a, T> {
    AtOnce(Ready<Result<T, StoreError>>),
    Later(Boxed<'a, T>),
}

impl<T> Future for Said<'_, T> {
    type Output = Result<T, StoreError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut *self {
            Said::AtOnce(said) => Pin::new(said).poll(context),
            Said::Later(said) => said.as_mut().poll(context),
        }
    }
}

type Boxed<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A [`Store`] behind a pointer. The futures are boxed here and nowhere else.
pub(crate) trait DynStore: Send + Sync {
    /// [`Store::load`] under a name of its own, so that a call is never ambiguous.
    fn load_boxed<'a>(&'a self, key: &'a Key, call: Option<&'a str>) -> Boxed<'a, Option<Stored>>;

    /// [`Store::commit`] under a name of its own, so that a call is never ambiguous.
    fn commit_boxed<'a>(&'a self, key: &'a Key, commit: Commit) -> Boxed<'a, Committed>;
}

impl<S: Store> DynStore for S {
    fn load_boxed<'a>(&'a self, key: &'a Key, call: Option<&'a str>) -> Boxed<'a, Option<Stored>> {
        Box::pin(self.load(key, call))
    }

    fn commit_boxed<'a>(&'a self, key: &'a Key, commit: Commit) -> Boxed<'a, Committed> {
        Box::pin(self.commit(key, commit))
    }
}
