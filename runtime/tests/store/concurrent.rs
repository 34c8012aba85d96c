//! Many tasks change one record, many times.

use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;

use super::*;

const TASKS: usize = 8;
const ROUNDS: usize = 1000;

for_every_store! { "multi_thread":
    concurrent_changes_lose_nothing
    one_of_concurrent_creations_wins
}

/// A counter of all tasks, one of each task, and a text that grows.
#[derive(Default, Deserialize, Serialize)]
struct Record {
    total: usize,
    of_task: [usize; TASKS],
    log: String,
}

impl Record {
    fn add(&mut self, task: usize) {
        self.total += 1;
        self.of_task[task] += 1;
        self.log.push(letter(task));
    }
}

fn letter(task: usize) -> char {
    char::from(b'a' + u8::try_from(task).unwrap())
}

async fn concurrent_changes_lose_nothing(store: impl Store + Clone) {
    commit(&store, &key("a"), change(None, serde_json::to_vec(&Record::default()).unwrap())).await;
    let mut tasks = JoinSet::new();
    for task in 0..TASKS {
        let store = store.clone();
        tasks.spawn(async move {
            for round in 0..ROUNDS {
                add(&store, task, round).await;
            }
        });
    }
    tasks.join_all().await;

    let (version, record) = load(&store, &key("a")).await;
    let record: Record = serde_json::from_slice(&record).unwrap();
    assert_eq!(version, (TASKS * ROUNDS + 1) as u64);
    assert_eq!(record.total, TASKS * ROUNDS);
    assert_eq!(record.of_task, [ROUNDS; TASKS]);
    for task in 0..TASKS {
        assert_eq!(record.log.matches(letter(task)).count(), ROUNDS);
        for round in 0..ROUNDS {
            assert!(load_outcome(&store, &key("a"), &format!("{task}-{round}")).await.is_some(), "{task}-{round}");
        }
    }
}

/// Loads, changes, and commits the record, and starts over on a conflict.
async fn add(store: &impl Store, task: usize, round: usize) {
    let call = format!("{task}-{round}");
    loop {
        let (version, record) = load(store, &key("a")).await;
        let mut record: Record = serde_json::from_slice(&record).unwrap();
        record.add(task);
        let commit = change(Some(version), serde_json::to_vec(&record).unwrap());
        let commit = Commit { outcomes: vec![outcome(&call, "added", FAR_MS)], ..commit };
        if store.commit(&key("a"), commit).await.unwrap() != CommitStatus::Conflict {
            return;
        }
        assert!(load_outcome(store, &key("a"), &call).await.is_none(), "a conflict has stored its outcome");
    }
}

async fn one_of_concurrent_creations_wins(store: impl Store + Clone) {
    for instance in 0..50 {
        let mut tasks = JoinSet::new();
        for task in 0..TASKS {
            let store = store.clone();
            tasks.spawn(async move {
                let commit = change(None, task.to_string());
                (task, store.commit(&key(&instance.to_string()), commit).await.unwrap())
            });
        }
        let created: Vec<_> =
            tasks.join_all().await.into_iter().filter(|(_, committed)| *committed != CommitStatus::Conflict).collect();
        let [(task, CommitStatus::Committed { version: 1 })] = created[..] else { panic!("created by {created:?}") };
        assert_eq!(load(&store, &key(&instance.to_string())).await, (1, task.to_string().into()));
    }
}
