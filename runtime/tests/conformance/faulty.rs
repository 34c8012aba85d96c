//! Stores that break one rule each. The suite finds every fault.

use std::collections::BTreeMap;
use std::sync::Mutex;

use tokio::sync::Notify;
use tokio::task::yield_now;
use widget_functions::store::testing;
use widget_functions::store::{
    Commit, CommitStatus, InstanceKey, RunId, Store, StoreError, StoredIntent, StoredOutcome, StoredRecord,
};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    None,
    StartsAtVersionOne,
    KeepsVersionWithoutRecord,
    ClearsMissingRecord,
    IgnoresVersion,
    StoresOutcomesOfConflicts,
    ComparesBeforeLocking,
    LoadsInTwoSteps,
    LosesRunIdOfRecord,
    LosesRunIdOfIntent,
    KeepsFirstIntent,
    EndsOneCallOnly,
    KeepsFirstOutcome,
    SortsExpiredByCall,
    ExpiresAfterDeadline,
    ExpiresWithoutMaximum,
    PurgesAtExpiry,
    PurgesWithoutMaximum,
    KeepsOutcomesOfDeleted,
    KeepsIntentsOfDeleted,
    MissesDeletions,
    SubscribesAfterComparing,
    WakesOneWaiter,
}

/// The fault and the case that finds it.
const FAULTS: [(Fault, &str); 22] = [
    (Fault::StartsAtVersionOne, "late_commit_misses_the_successor_of_a_deleted_instance"),
    (Fault::KeepsVersionWithoutRecord, "late_begin_conflicts_after_the_call_has_ended"),
    (Fault::ClearsMissingRecord, "commit_without_record_keeps_the_record"),
    (Fault::IgnoresVersion, "wrong_versions_conflict"),
    (Fault::StoresOutcomesOfConflicts, "conflict_changes_nothing"),
    (Fault::ComparesBeforeLocking, "one_of_concurrent_commits_wins"),
    (Fault::LoadsInTwoSteps, "load_is_one_moment"),
    (Fault::LosesRunIdOfRecord, "every_commit_raises_the_version"),
    (Fault::LosesRunIdOfIntent, "returns_the_intent_until_the_call_ends"),
    (Fault::KeepsFirstIntent, "begin_replaces_the_intent_of_the_same_call"),
    (Fault::EndsOneCallOnly, "commit_applies_all_of_its_parts"),
    (Fault::KeepsFirstOutcome, "replaces_an_outcome_of_the_same_call"),
    (Fault::SortsExpiredByCall, "expired_returns_the_earliest_first"),
    (Fault::ExpiresAfterDeadline, "expired_returns_the_earliest_first"),
    (Fault::ExpiresWithoutMaximum, "expired_respects_the_maximum"),
    (Fault::PurgesAtExpiry, "purge_keeps_outcomes_that_have_not_expired"),
    (Fault::PurgesWithoutMaximum, "purge_respects_the_maximum"),
    (Fault::KeepsOutcomesOfDeleted, "delete_removes_intents_and_outcomes"),
    (Fault::KeepsIntentsOfDeleted, "delete_removes_intents_and_outcomes"),
    (Fault::MissesDeletions, "changed_returns_after_a_deletion"),
    (Fault::SubscribesAfterComparing, "changed_misses_no_commit"),
    (Fault::WakesOneWaiter, "changed_wakes_all_waiters"),
];

#[tokio::test]
async fn a_store_without_fault_conforms() {
    testing::conformance(async || Faulty::new(Fault::None)).await;
}

#[tokio::test]
async fn finds_each_fault() {
    let mut missed = Vec::new();
    for (fault, name) in FAULTS {
        let cases = testing::cases::<Faulty>();
        let case = cases.into_iter().find(|case| case.name() == name).unwrap();
        if tokio::spawn(async move { case.run(Faulty::new(fault)).await }).await.is_ok() {
            missed.push(fault);
        }
    }
    assert_eq!(missed, []);
}

struct Faulty {
    fault: Fault,
    tables: Mutex<Tables>,
    changed: Notify,
}

#[derive(Default)]
struct Tables {
    records: BTreeMap<InstanceKey, (u64, RunId, Vec<u8>)>,
    intents: BTreeMap<(InstanceKey, String), StoredIntent>,
    outcomes: BTreeMap<(InstanceKey, String), StoredOutcome>,
}

impl Faulty {
    fn new(fault: Fault) -> Self {
        Faulty { fault, tables: Mutex::default(), changed: Notify::new() }
    }

    fn has(&self, fault: Fault) -> bool {
        self.fault == fault
    }

    fn version(&self, key: &InstanceKey) -> Option<u64> {
        self.tables.lock().unwrap().records.get(key).map(|(version, ..)| *version)
    }

    fn wake(&self) {
        if self.has(Fault::WakesOneWaiter) { self.changed.notify_one() } else { self.changed.notify_waiters() }
    }

    fn apply(&self, key: &InstanceKey, commit: Commit, version: u64) {
        let mut tables = self.tables.lock().unwrap();
        let before = tables.records.get(key).map(|(_, _, record)| record.clone()).unwrap_or_default();
        let kept = if self.has(Fault::ClearsMissingRecord) { Vec::new() } else { before };
        let run = if self.has(Fault::LosesRunIdOfRecord) { RunId::default() } else { commit.run };
        tables.records.insert(key.clone(), (version, run, commit.record.map_or(kept, Into::into)));
        let ends = if self.has(Fault::EndsOneCallOnly) { 1 } else { usize::MAX };
        for call in commit.end.into_iter().take(ends) {
            tables.intents.remove(&(key.clone(), call));
        }
        if let Some(mut intent) = commit.begin {
            let id = (key.clone(), intent.call.clone());
            if self.has(Fault::LosesRunIdOfIntent) {
                intent.run = RunId::default();
            }
            if !(self.has(Fault::KeepsFirstIntent) && tables.intents.contains_key(&id)) {
                tables.intents.insert(id, intent);
            }
        }
        tables.store(key, commit.outcomes, self.has(Fault::KeepsFirstOutcome));
    }
}

impl Tables {
    fn store(&mut self, key: &InstanceKey, outcomes: Vec<StoredOutcome>, keep_first: bool) {
        for outcome in outcomes {
            let id = (key.clone(), outcome.call.clone());
            if !(keep_first && self.outcomes.contains_key(&id)) {
                self.outcomes.insert(id, outcome);
            }
        }
    }

    fn intents_of(&self, key: &InstanceKey) -> impl Iterator<Item = &StoredIntent> {
        self.intents.iter().filter(move |((owner, _), _)| owner == key).map(|(_, intent)| intent)
    }
}

impl Store for Faulty {
    async fn load(&self, key: &InstanceKey, call: Option<&str>) -> Result<Option<StoredRecord>, StoreError> {
        let record = self.tables.lock().unwrap().records.get(key).cloned();
        if self.has(Fault::LoadsInTwoSteps) {
            yield_now().await;
        }
        let Some((version, run, record)) = record else { return Ok(None) };
        let tables = self.tables.lock().unwrap();
        let id = (key.clone(), call.unwrap_or_default().to_owned());
        Ok(Some(StoredRecord {
            version,
            run,
            record: record.into(),
            outcome: call.and_then(|_| tables.outcomes.get(&id)).map(|outcome| outcome.outcome.clone()),
            intent: call.and_then(|_| tables.intents.get(&id)).cloned(),
            pending: tables.intents_of(key).count(),
            earliest_deadline_ms: tables.intents_of(key).map(|intent| intent.deadline_ms).min(),
        }))
    }

    async fn commit(&self, key: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
        let ignores = self.has(Fault::IgnoresVersion) && commit.expected_version.is_some();
        if self.version(key) != commit.expected_version && !ignores {
            if self.has(Fault::StoresOutcomesOfConflicts) {
                self.tables.lock().unwrap().store(key, commit.outcomes, false);
            }
            return Ok(CommitStatus::Conflict);
        }
        if self.has(Fault::ComparesBeforeLocking) {
            yield_now().await;
        }
        let version = match commit.expected_version {
            None if self.has(Fault::StartsAtVersionOne) => 1,
            Some(version) if self.has(Fault::KeepsVersionWithoutRecord) && commit.record.is_none() => version,
            _ => commit.next_version(),
        };
        self.apply(key, commit, version);
        self.wake();
        Ok(CommitStatus::Committed { version })
    }

    async fn expired(&self, key: &InstanceKey, now_ms: u64, max: usize) -> Result<Vec<StoredIntent>, StoreError> {
        let now_ms = if self.has(Fault::ExpiresAfterDeadline) { now_ms.saturating_sub(1) } else { now_ms };
        let tables = self.tables.lock().unwrap();
        let mut expired: Vec<_> =
            tables.intents_of(key).filter(|intent| intent.deadline_ms <= now_ms).cloned().collect();
        if !self.has(Fault::SortsExpiredByCall) {
            expired.sort_by_key(|intent| intent.deadline_ms);
        }
        if !self.has(Fault::ExpiresWithoutMaximum) {
            expired.truncate(max);
        }
        Ok(expired)
    }

    async fn delete(&self, key: &InstanceKey) -> Result<bool, StoreError> {
        let mut tables = self.tables.lock().unwrap();
        if !self.has(Fault::KeepsIntentsOfDeleted) {
            tables.intents.retain(|(owner, _), _| owner != key);
        }
        if !self.has(Fault::KeepsOutcomesOfDeleted) {
            tables.outcomes.retain(|(owner, _), _| owner != key);
        }
        if !self.has(Fault::MissesDeletions) {
            self.wake();
        }
        Ok(tables.records.remove(key).is_some())
    }

    async fn purge(&self, now_ms: u64, max: usize) -> Result<usize, StoreError> {
        let now_ms = if self.has(Fault::PurgesAtExpiry) { now_ms.saturating_add(1) } else { now_ms };
        let max = if self.has(Fault::PurgesWithoutMaximum) { usize::MAX } else { max };
        let mut tables = self.tables.lock().unwrap();
        let expired = tables.outcomes.iter().filter(|(_, outcome)| outcome.expires_at_ms < now_ms);
        let expired: Vec<_> = expired.map(|(id, _)| id.clone()).take(max).collect();
        for id in &expired {
            tables.outcomes.remove(id);
        }
        Ok(expired.len())
    }

    async fn changed(&self, key: &InstanceKey, seen: u64) -> Result<(), StoreError> {
        if self.has(Fault::SubscribesAfterComparing) {
            if self.version(key) == Some(seen) {
                yield_now().await;
                self.changed.notified().await;
            }
            return Ok(());
        }
        let changed = self.changed.notified();
        if self.version(key) == Some(seen) {
            changed.await;
        }
        Ok(())
    }
}
