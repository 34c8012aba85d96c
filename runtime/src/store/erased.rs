//! A store whose type is erased.

use std::any::Any;
use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use super::{Commit, CommitStatus, InstanceKey, Memory, Store, StoreError, StoredIntent, StoredRecord};

/// Any store. `Memory` never waits, so its hot methods need no boxed future.
pub(crate) enum AnyStore {
    Memory(Memory),
    Other(Box<dyn DynStore>),
}

impl AnyStore {
    pub(crate) fn new(store: impl Store) -> Self {
        match (&store as &dyn Any).downcast_ref::<Memory>() {
            Some(memory) => AnyStore::Memory(memory.clone()),
            None => AnyStore::Other(Box::new(store)),
        }
    }

    /// Calls [`Store::load`].
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

    /// Calls [`Store::commit`].
    pub(crate) fn commit<'a>(&'a self, key: &'a InstanceKey, commit: Commit) -> StoreFuture<'a, CommitStatus> {
        match self {
            AnyStore::Memory(memory) => StoreFuture::Ready(ready(Ok(memory.commit_now(key, commit)))),
            AnyStore::Other(store) => StoreFuture::Boxed(store.commit_boxed(key, commit)),
        }
    }

    /// Calls [`Store::expired`].
    pub(crate) fn expired<'a>(
        &'a self,
        key: &'a InstanceKey,
        now_ms: u64,
        max: usize,
    ) -> BoxFuture<'a, Vec<StoredIntent>> {
        self.erased().expired_boxed(key, now_ms, max)
    }

    /// Calls [`Store::purge`].
    pub(crate) fn purge(&self, now_ms: u64, max: usize) -> BoxFuture<'_, usize> {
        self.erased().purge_boxed(now_ms, max)
    }

    /// Calls [`Store::changed`].
    pub(crate) fn changed<'a>(&'a self, key: &'a InstanceKey, seen: u64) -> BoxFuture<'a, ()> {
        self.erased().changed_boxed(key, seen)
    }

    fn erased(&self) -> &dyn DynStore {
        match self {
            AnyStore::Memory(memory) => memory,
            AnyStore::Other(store) => &**store,
        }
    }
}

/// The future of a hot method.
pub(crate) enum StoreFuture<'a, T> {
    Ready(Ready<Result<T, StoreError>>),
    Boxed(BoxFuture<'a, T>),
}

impl<T> Future for StoreFuture<'_, T> {
    type Output = Result<T, StoreError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut *self {
            StoreFuture::Ready(future) => Pin::new(future).poll(context),
            StoreFuture::Boxed(future) => future.as_mut().poll(context),
        }
    }
}

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A [`Store`] whose futures are boxed. The methods have names of their own, so that a call is never ambiguous.
pub(crate) trait DynStore: Send + Sync {
    fn load_boxed<'a>(&'a self, key: &'a InstanceKey, call: Option<&'a str>) -> BoxFuture<'a, Option<StoredRecord>>;

    fn commit_boxed<'a>(&'a self, key: &'a InstanceKey, commit: Commit) -> BoxFuture<'a, CommitStatus>;

    fn expired_boxed<'a>(&'a self, key: &'a InstanceKey, now_ms: u64, max: usize) -> BoxFuture<'a, Vec<StoredIntent>>;

    fn purge_boxed(&self, now_ms: u64, max: usize) -> BoxFuture<'_, usize>;

    fn changed_boxed<'a>(&'a self, key: &'a InstanceKey, seen: u64) -> BoxFuture<'a, ()>;
}

impl<S: Store> DynStore for S {
    fn load_boxed<'a>(&'a self, key: &'a InstanceKey, call: Option<&'a str>) -> BoxFuture<'a, Option<StoredRecord>> {
        Box::pin(self.load(key, call))
    }

    fn commit_boxed<'a>(&'a self, key: &'a InstanceKey, commit: Commit) -> BoxFuture<'a, CommitStatus> {
        Box::pin(self.commit(key, commit))
    }

    fn expired_boxed<'a>(&'a self, key: &'a InstanceKey, now_ms: u64, max: usize) -> BoxFuture<'a, Vec<StoredIntent>> {
        Box::pin(self.expired(key, now_ms, max))
    }

    fn purge_boxed(&self, now_ms: u64, max: usize) -> BoxFuture<'_, usize> {
        Box::pin(self.purge(now_ms, max))
    }

    fn changed_boxed<'a>(&'a self, key: &'a InstanceKey, seen: u64) -> BoxFuture<'a, ()> {
        Box::pin(self.changed(key, seen))
    }
}
