//! Stores and transports that break in the middle of a call.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use widget_functions::store::{Commit, Committed, Key, StoreError, Stored};
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

/// Longer than such a call may take, before it is taken for lost.
const DEADLINE: Duration = Duration::from_millis(5_500);

/// A service that counts its requests, and perhaps never answers.
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

/// A store whose commit number `at`, counted from 0, reports an error; perhaps it is kept all the same.
struct Failing {
    store: Memory,
    at: usize,
    kept: bool,
    commits: AtomicUsize,
}

impl Store for Failing {
    async fn load(&self, key: &Key, call: Option<&str>) -> Result<Option<Stored>, StoreError> {
        self.store.load(key, call).await
    }

    async fn commit(&self, key: &Key, commit: Commit) -> Result<Committed, StoreError> {
        let fails = self.commits.fetch_add(1, Ordering::SeqCst) == self.at;
        if fails && !self.kept {
            return Err(StoreError::new("the disk is full"));
        }
        let committed = self.store.commit(key, commit).await?;
        if fails { Err(StoreError::new("the disk is gone")) } else { Ok(committed) }
    }
}

fn widget(store: impl Store, service: &Service) -> Widget<brief::Config> {
    let runtime = Runtime::builder().store(store).transport(service.clone()).build().unwrap();
    runtime.widget(brief::Config {}).unwrap()
}

/// A card whose creation is commit 0, the intent of its call 1, and the outcome 2.
async fn card(at: usize, kept: bool, service: &Service) -> Instance<brief::Config> {
    let store = Failing { store: Memory::new(), at, kept, commits: AtomicUsize::new(0) };
    widget(store, service).create("c-1", brief::Data::new()).await.unwrap()
}

async fn work(card: &Instance<brief::Config>) -> Result<(), ErrorKind> {
    card.call(brief::Work).id("w-1").run(&()).await.map_err(|error| error.kind())
}

#[tokio::test]
async fn without_an_intent_nothing_is_sent_and_the_call_can_be_made_again() {
    let service = Service::default();
    let card = card(1, false, &service).await;
    let error = failure(card.call(brief::Work).id("w-1").run(&()).await);
    assert_eq!(error.kind(), ErrorKind::Store);
    assert_eq!(error.message(), "the data of this card cannot be reached right now");
    assert_eq!(service.requests(), 0);
    work(&card).await.unwrap();
    assert_eq!((service.requests(), card.data().await.unwrap().done), (1, true));
}

#[tokio::test]
async fn an_intent_that_may_be_kept_is_never_acted_on() {
    let service = Service::default();
    let card = card(1, true, &service).await;
    assert_eq!(work(&card).await, Err(ErrorKind::Store));
    assert_unknown(&card, &service, 0).await;
}

#[tokio::test]
async fn an_outcome_that_is_not_kept_is_unknown() {
    let service = Service::default();
    let card = card(2, false, &service).await;
    assert_eq!(work(&card).await, Err(ErrorKind::Store));
    assert_unknown(&card, &service, 1).await;
}

#[tokio::test]
async fn an_outcome_that_is_kept_all_the_same_is_found() {
    let service = Service::default();
    let card = card(2, true, &service).await;
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
async fn a_reader_settles_what_nobody_finished() {
    let service = Service::with(Trouble::Panics);
    let card = widget(Memory::new(), &service).create("c-1", brief::Data::new()).await.unwrap();
    assert_eq!(card.call(brief::Work).run(&()).await.map_err(|error| error.kind()), Err(ErrorKind::OutcomeUnknown));
    tokio::time::sleep(DEADLINE).await;
    let data = card.data().await.unwrap();
    assert_eq!((data.done, data.problem), (false, None));
}

#[tokio::test]
async fn a_transport_that_does_not_keep_to_the_time_is_stopped() {
    let service = Service::with(Trouble::NeverAnswers);
    let card = widget(Memory::new(), &service).create("c-1", brief::Data::new()).await.unwrap();
    assert_eq!(work(&card).await, Err(ErrorKind::Timeout));
    assert_eq!(card.data().await.unwrap().problem.as_deref(), Some("timeout"));
    assert_eq!(work(&card).await, Err(ErrorKind::Timeout));
    assert_eq!(service.requests(), 1);
}
