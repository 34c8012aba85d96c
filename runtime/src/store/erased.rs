//! A store whose type is not known any more.

use std::any::Any;
use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use super::{Commit, CommitStatus, InstanceKey, Memory, Store, StoreError, StoredRecord};

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
    pub(crate) fn load<'a>(
        &'a self,
        key: &'a InstanceKey,
        call: Option<&'a str>,
    ) -> StoreFuture<'a, Option<StoredRecord>> {
        match self {
            AnyStore::Memory(memory) => StoreFuture::Ready(ready(Ok(memory.load_now(key, call)))),
            AnyStore::Other(store) => StoreFuture::Boxed(store.load_boxed(key, call)),
        }
    }

    /// [`Store::commit`].
    pub(crate) fn commit<'a>(&'a self, key: &'a InstanceKey, commit: Commit) -> StoreFuture<'a, CommitStatus> {
        match self {
            AnyStore::Memory(memory) => StoreFuture::Ready(ready(Ok(memory.commit_now(key, commit)))),
            AnyStore::Other(store) => StoreFuture::Boxed(store.commit_boxed(key, commit)),
        }
    }
}

/// What a store says.
pub(crate) enum StoreFuture<'a, T> {
    Ready(Ready<Result<T, StoreError>>),
    Boxed(Boxed<'a, T>),
}

impl<T> Future for StoreFuture<'_, T> {
    type Output = Result<T, StoreError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut *self {
            StoreFuture::Ready(said) => Pin::new(said).poll(context),
            StoreFuture::Boxed(said) => said.as_mut().poll(context),
        }
    }
}

type Boxed<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A [`Store`] behind a pointer. The futures are boxed here and nowhere else.
pub(crate) trait DynStore: Send + Sync {
    /// [`Store::load`] under a name of its own, so that a call is never ambiguous.
    fn load_boxed<'a>(&'a self, key: &'a InstanceKey, call: Option<&'a str>) -> Boxed<'a, Option<StoredRecord>>;

    /// [`Store::commit`] under a name of its own, so that a call is never ambiguous.
    fn commit_boxed<'a>(&'a self, key: &'a InstanceKey, commit: Commit) -> Boxed<'a, CommitStatus>;
}

impl<S: Store> DynStore for S {
    fn load_boxed<'a>(&'a self, key: &'a InstanceKey, call: Option<&'a str>) -> Boxed<'a, Option<StoredRecord>> {
        Box::pin(self.load(key, call))
    }

    fn commit_boxed<'a>(&'a self, key: &'a InstanceKey, commit: Commit) -> Boxed<'a, CommitStatus> {
        Box::pin(self.commit(key, commit))
    }
}
