//! Stores and transports that break in the middle of a call.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use widget_functions::store::{Commit, CommitStatus, InstanceKey, StoreError, StoredIntent, StoredRecord};
use widget_functions::transport::{Request, Response, Transport, TransportError};
use widget_functions::{ErrorKind, Instance, Memory, Runtime, Store, Widget, widget_functions};

use super::support::failure;

widget_functions! {
    pub(crate) widget brief {
        data { done: bool = false, problem: Option<String> }

        server fn work() {
            url: "http://127.0.0.1:9/",
            timeout: 100ms,
            on_success: set_variables { done: true },
            on_failure: set_variables { problem: "{{error.kind}}" },
        }
    }
}

/// Longer than the deadline of such a call.
const DEADLINE: Duration = Duration::from_millis(5_500);

/// A service that counts its requests, and may never answer.
#[derive(Clone, Default)]
struct Service {
    requests: Arc<AtomicUsize>,
    trouble: Trouble,
}

#[derive(Clone, Copy, Default)]
enum Trouble {
    #[default]
    None,
    NeverAnswers,
    Panics,
}

impl Service {
    fn with(trouble: Trouble) -> Service {
        Service { trouble, ..Service::default() }
    }

    fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

impl Transport for Service {
    async fn send(&self, _: Request) -> Result<Response, TransportError> {
        self.requests.fetch_add(1, Ordering::SeqCst);
        match self.trouble {
            Trouble::None => {}
            Trouble::NeverAnswers => tokio::time::sleep(Duration::from_secs(3600)).await,
            Trouble::Panics => panic!("a panic of the test"),
        }
        Ok(Response { status: http::StatusCode::OK, body: "{}".into() })
    }
}

/// A store whose commit number `at`, counted from 0, reports an error.
struct Failing {
    store: Memory,
    at: usize,
    failure: Failure,
    commits: AtomicUsize,
}

/// What happens to a commit that reports an error.
#[derive(Clone, Copy, PartialEq)]
enum Failure {
    /// Nothing is stored.
    Nothing,
    /// The commit is stored, and the next load shows it.
    Stored,
    /// The commit is stored, but the next load fails too.
    StoredUnseen,
}

impl Failing {
    fn commits(&self) -> usize {
        self.commits.load(Ordering::SeqCst)
    }
}

impl Store for Failing {
    async fn load(&self, key: &InstanceKey, call: Option<&str>) -> Result<Option<StoredRecord>, StoreError> {
        if self.failure == Failure::StoredUnseen && self.commits() == self.at + 1 {
            self.commits.fetch_add(1, Ordering::SeqCst);
            return Err(StoreError::new("the network is gone"));
        }
        self.store.load(key, call).await
    }

    async fn commit(&self, key: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
        let fails = self.commits.fetch_add(1, Ordering::SeqCst) == self.at;
        if fails && self.failure == Failure::Nothing {
            return Err(StoreError::new("the disk is full"));
        }
        let status = self.store.commit(key, commit).await?;
        if fails { Err(StoreError::new("the disk is gone")) } else { Ok(status) }
    }

    async fn expired(&self, key: &InstanceKey, now_ms: u64, max: usize) -> Result<Vec<StoredIntent>, StoreError> {
        self.store.expired(key, now_ms, max).await
    }

    async fn delete(&self, key: &InstanceKey) -> Result<bool, StoreError> {
        self.store.delete(key).await
    }

    async fn purge(&self, now_ms: u64, max: usize) -> Result<usize, StoreError> {
        self.store.purge(now_ms, max).await
    }
}

fn widget(store: impl Store, service: &Service) -> Widget<brief::Config> {
    let runtime = Runtime::builder().store(store).transport(service.clone()).build().unwrap();
    runtime.widget(brief::Config {}).unwrap()
}

/// A card whose creation is commit 0, the intent of its call 1, and the outcome 2.
async fn card(at: usize, failure: Failure, service: &Service) -> Instance<brief::Config> {
    let store = Failing { store: Memory::new(), at, failure, commits: AtomicUsize::new(0) };
    widget(store, service).create("c-1", brief::Data::new()).await.unwrap()
}

async fn work(card: &Instance<brief::Config>) -> Result<(), ErrorKind> {
    card.call(brief::Work).id("w-1").run(&()).await.map_err(|error| error.kind())
}

#[tokio::test]
async fn sends_nothing_without_an_intent_so_the_call_can_be_repeated() {
    let service = Service::default();
    let card = card(1, Failure::Nothing, &service).await;
    let error = failure(card.call(brief::Work).id("w-1").run(&()).await);
    assert_eq!(error.kind(), ErrorKind::Store);
    assert_eq!(error.message(), "the data of this card cannot be reached right now");
    assert_eq!(service.requests(), 0);
    work(&card).await.unwrap();
    assert_eq!((service.requests(), card.data().await.unwrap().done), (1, true));
}

#[tokio::test]
async fn continues_with_an_intent_that_is_stored_despite_an_error() {
    let service = Service::default();
    let card = card(1, Failure::Stored, &service).await;
    work(&card).await.unwrap();
    assert_eq!((service.requests(), card.data().await.unwrap().done), (1, true));
}

#[tokio::test]
async fn never_acts_on_an_intent_that_may_be_stored() {
    let service = Service::default();
    let card = card(1, Failure::StoredUnseen, &service).await;
    assert_eq!(work(&card).await, Err(ErrorKind::Store));
    assert_unknown(&card, &service, 0).await;
}

#[tokio::test]
async fn an_outcome_that_is_not_stored_is_unknown() {
    let service = Service::default();
    let card = card(2, Failure::Nothing, &service).await;
    assert_eq!(work(&card).await, Err(ErrorKind::Store));
    assert_unknown(&card, &service, 1).await;
}

#[tokio::test]
async fn returns_an_outcome_that_is_stored_despite_an_error() {
    let service = Service::default();
    let card = card(2, Failure::Stored, &service).await;
    work(&card).await.unwrap();
    work(&card).await.unwrap();
    assert_eq!((service.requests(), card.data().await.unwrap().done), (1, true));
}

#[tokio::test]
async fn finds_an_outcome_that_may_be_stored() {
    let service = Service::default();
    let card = card(2, Failure::StoredUnseen, &service).await;
    assert_eq!(work(&card).await, Err(ErrorKind::Store));
    work(&card).await.unwrap();
    assert_eq!((service.requests(), card.data().await.unwrap().done), (1, true));
}

#[tokio::test]
async fn a_task_that_dies_leaves_its_call_unknown() {
    let service = Service::with(Trouble::Panics);
    let card = widget(Memory::new(), &service).create("c-1", brief::Data::new()).await.unwrap();
    assert_eq!(work(&card).await, Err(ErrorKind::OutcomeUnknown));
    assert_unknown(&card, &service, 1).await;
}

/// The same call waits for its deadline, is unknown then, and stays so; no follow-up runs.
async fn assert_unknown(card: &Instance<brief::Config>, service: &Service, requests: usize) {
    assert_eq!(tokio::time::timeout(DEADLINE * 4, work(card)).await.unwrap(), Err(ErrorKind::OutcomeUnknown));
    assert_eq!(work(card).await, Err(ErrorKind::OutcomeUnknown));
    let data = card.data().await.unwrap();
    assert_eq!((service.requests(), data.done, data.problem), (requests, false, None));
}

#[tokio::test]
async fn a_reader_ends_an_expired_call() {
    let service = Service::with(Trouble::Panics);
    let card = widget(Memory::new(), &service).create("c-1", brief::Data::new()).await.unwrap();
    assert_eq!(card.call(brief::Work).run(&()).await.map_err(|error| error.kind()), Err(ErrorKind::OutcomeUnknown));
    tokio::time::sleep(DEADLINE).await;
    let data = card.data().await.unwrap();
    assert_eq!((data.done, data.problem), (false, None));
}

#[tokio::test]
async fn stops_a_transport_that_exceeds_the_timeout() {
    let service = Service::with(Trouble::NeverAnswers);
    let card = widget(Memory::new(), &service).create("c-1", brief::Data::new()).await.unwrap();
    assert_eq!(work(&card).await, Err(ErrorKind::Timeout));
    assert_eq!(card.data().await.unwrap().problem.as_deref(), Some("timeout"));
    assert_eq!(work(&card).await, Err(ErrorKind::Timeout));
    assert_eq!(service.requests(), 1);
}
