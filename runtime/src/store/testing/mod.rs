//! The conformance suite for stores.
//!
//! Run it if you implement [`Store`]: it has a case for each rule of the trait, including the interleavings that the
//! runtime depends on. [`store_conformance!`] makes one `#[test]` of each case:
//!
//! ```
//! # extern crate widget_functions_runtime as widget_functions;
//! mod conformance {
//!     use widget_functions::store::{Memory, testing::store_conformance};
//!
//!     store_conformance!(async { Memory::new() });
//! }
//! ```
//!
//! [`conformance`] runs all cases in one test, [`cases`] lists them for another test harness, and each case is a function
//! of this module. A case expects a new, empty store that nothing else uses, and it panics if the store breaks a rule.
//! Cases need a tokio runtime with time; those that run tasks at the same time find more with several threads.
//!
//! New versions of this crate may add cases.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a case that fails panics")]

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use super::Store;

mod changes;
mod commits;
mod concurrency;
mod deletion;
mod fixtures;
mod intents;
mod outcomes;
mod tests_macro;

pub use changes::*;
pub use commits::*;
pub use concurrency::*;
pub use deletion::*;
pub use intents::*;
pub use outcomes::*;

/// Makes one `#[test]` of each case.
///
/// The argument is a future of a new, empty store. Each test awaits it on a tokio runtime of its own, with several threads
/// and all drivers.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::store::{Memory, testing::store_conformance};
///
/// store_conformance!(async { Memory::new() });
/// ```
#[doc(inline)]
pub use crate::__store_conformance as store_conformance;

/// The maximum duration of one case.
const MAX_CASE_DURATION: Duration = Duration::from_secs(120);

type CaseFuture = Pin<Box<dyn Future<Output = ()> + Send>>;

/// One case of the suite, for stores of type `S`. See [`cases`].
pub struct Case<S> {
    name: &'static str,
    run: fn(S) -> CaseFuture,
}

impl<S: Store> Case<S> {
    /// Returns the name of the case, which states a behavior.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Runs the case with a new, empty store.
    ///
    /// # Panics
    ///
    /// Panics if the store does not conform.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future stops the case. Tasks that it has spawned may continue until they end.
    pub async fn run(&self, store: S) {
        (self.run)(store).await;
    }
}

/// Returns all cases, for a test harness that runs them itself.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::store::{Memory, testing};
///
/// # #[tokio::main] async fn main() {
/// for case in testing::cases().iter().filter(|case| case.name().contains("purge")) {
///     case.run(Memory::new()).await;
/// }
/// # }
/// ```
#[must_use]
pub fn cases<S: Store>() -> Vec<Case<S>> {
    crate::__store_cases! { __store_case_list [] }
}

/// Runs all cases, each with a store of its own.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::store::{Memory, testing};
///
/// # #[tokio::main] async fn main() {
/// testing::conformance(async || Memory::new()).await;
/// # }
/// ```
///
/// # Panics
///
/// Panics if a case fails or takes longer than 2 minutes, after all cases have run. The message lists the failed cases.
///
/// # Cancel safety
///
/// Dropping the future runs no further case. The case that is running continues in its task.
pub async fn conformance<S: Store>(make_store: impl AsyncFn() -> S) {
    let (cases, mut failed) = (cases::<S>(), Vec::new());
    for case in &cases {
        let store = make_store().await;
        let mut task = tokio::spawn((case.run)(store));
        match tokio::time::timeout(MAX_CASE_DURATION, &mut task).await {
            Ok(Ok(())) => {}
            // The panic hook has printed the message.
            Ok(Err(_)) => failed.push(case.name.to_owned()),
            Err(_) => {
                task.abort();
                failed.push(format!("{} (timed out)", case.name));
            }
        }
    }
    assert!(failed.is_empty(), "{} of {} cases failed: {}", failed.len(), cases.len(), failed.join(", "));
}

/// Runs the test of one case. Called by [`store_conformance!`].
#[doc(hidden)]
pub fn run_test<S: Store>(make_store: impl Future<Output = S>, run: impl AsyncFnOnce(Arc<S>)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    let finished = runtime.block_on(async {
        let store = Arc::new(make_store.await);
        tokio::time::timeout(MAX_CASE_DURATION, run(store)).await
    });
    assert!(finished.is_ok(), "the case has timed out");
}
