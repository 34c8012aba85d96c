//! Cases with tasks that run at the same time.

use std::collections::BTreeSet;

use tokio::task::JoinSet;

use super::fixtures::{FAR_MS, change, commit, create, intent, key, load, load_call, outcome};
use crate::store::{Commit, CommitStatus, Store};

const TASKS: usize = 8;

/// Of the commits that expect one version, exactly one is stored, with all of its parts.
pub async fn one_of_concurrent_commits_wins(store: &(impl Store + Clone)) {
    let mut version = create(store, &key("a")).await;
    for round in 0..20 {
        let winner = race(store, "a", Some(version)).await;
        version += 1;
        let stored = load(store, &key("a")).await;
        assert_eq!((stored.version, stored.record), (version, winner.clone().into()), "round {round}");
        assert_eq!(stored.pending, round + 1, "a conflict has stored its intent");
        for task in 0..TASKS {
            let call = format!("{task} {version}");
            let kept = load_call(store, &key("a"), &call).await;
            let wins = call == winner;
            assert_eq!((kept.intent.is_some(), kept.outcome.is_some()), (wins, wins), "round {round}, {call}");
        }
    }
}

/// Of the commits that create one instance, exactly one is stored.
pub async fn one_of_concurrent_creations_wins(store: &(impl Store + Clone)) {
    for round in 0..20 {
        let instance = round.to_string();
        let winner = race(store, &instance, None).await;
        let stored = load(store, &key(&instance)).await;
        assert_eq!((stored.record, stored.pending), (winner.into(), 1), "round {round}");
    }
}

/// Commits with all tasks, and returns the record of the winner.
async fn race(store: &(impl Store + Clone), instance: &str, expected: Option<u64>) -> String {
    let mut tasks = JoinSet::new();
    for task in 0..TASKS {
        let (store, key) = (store.clone(), key(instance));
        let name = format!("{task} {}", expected.map_or(0, |version| version + 1));
        let commit = Commit {
            begin: Some(intent(&name, 5)),
            outcomes: vec![outcome(&name, "x", FAR_MS)],
            ..change(expected, name.clone())
        };
        tasks.spawn(async move { (store.commit(&key, commit).await.unwrap(), name) });
    }
    let results = tasks.join_all().await;
    let winners: Vec<_> = results.into_iter().filter(|(status, _)| *status != CommitStatus::Conflict).collect();
    let [(_, winner)] = &winners[..] else { panic!("not exactly one of the commits has won: {winners:?}") };
    winner.clone()
}

/// Of several deletions of one instance, exactly one finds it.
pub async fn one_of_concurrent_deletions_succeeds(store: &(impl Store + Clone)) {
    for _ in 0..20 {
        create(store, &key("a")).await;
        let mut tasks = JoinSet::new();
        for _ in 0..TASKS {
            let store = store.clone();
            tasks.spawn(async move { store.delete(&key("a")).await.unwrap() });
        }
        assert_eq!(tasks.join_all().await.into_iter().filter(|deleted| *deleted).count(), 1);
        assert!(store.load(&key("a"), None).await.unwrap().is_none());
    }
}

/// Tasks that load, change, and commit until there is no conflict do not overwrite the changes of others.
pub async fn concurrent_changes_lose_nothing(store: &(impl Store + Clone)) {
    const ROUNDS: usize = 25;
    let first = commit(store, &key("a"), change(None, "")).await;
    let mut tasks = JoinSet::new();
    for task in 0..TASKS {
        let store = store.clone();
        tasks.spawn(async move {
            for round in 0..ROUNDS {
                append(&store, &format!("{task}-{round}")).await;
            }
        });
    }
    tasks.join_all().await;

    let stored = load(store, &key("a")).await;
    assert_eq!(stored.version, first + (TASKS * ROUNDS) as u64);
    let text = String::from_utf8(stored.record.into()).unwrap();
    let entries: Vec<_> = text.split_terminator(' ').collect();
    assert_eq!(entries.len(), TASKS * ROUNDS, "the record has lost or repeated a change");
    assert_eq!(entries.iter().collect::<BTreeSet<_>>().len(), TASKS * ROUNDS);
    for entry in entries {
        assert!(load_call(store, &key("a"), entry).await.outcome.is_some(), "{entry} has no outcome");
    }
}

/// Appends an entry to the record, and stores an outcome for it.
async fn append(store: &impl Store, entry: &str) {
    loop {
        let stored = load(store, &key("a")).await;
        let record = [&stored.record[..], entry.as_bytes(), b" "].concat();
        let commit = Commit { outcomes: vec![outcome(entry, "x", FAR_MS)], ..change(Some(stored.version), record) };
        if store.commit(&key("a"), commit).await.unwrap() != CommitStatus::Conflict {
            return;
        }
        assert!(load_call(store, &key("a"), entry).await.outcome.is_none(), "a conflict has stored its outcome");
    }
}

/// A load during commits shows all of one commit and nothing of the next.
pub async fn load_is_one_moment(store: &(impl Store + Clone)) {
    const ROUNDS: u64 = 100;
    let mut version = commit(store, &key("a"), change(None, "0 ended")).await;
    let mut readers = JoinSet::new();
    for task in 0..TASKS {
        let store = store.clone();
        readers.spawn(async move {
            // Start at different times, so that not all readers take turns with the writer in the same way.
            for _ in 0..task {
                tokio::task::yield_now().await;
            }
            while !is_last_moment(&store, ROUNDS).await {}
        });
    }
    for round in 1..=ROUNDS {
        let begin = intent("call", round);
        let begun =
            Commit { begin: Some(begin.clone()), run: begin.run, ..change(Some(version), format!("{round} begun")) };
        version = commit(store, &key("a"), begun).await;
        tokio::task::yield_now().await;
        let end = vec!["call".to_owned()];
        let outcomes = vec![outcome("call", &round.to_string(), FAR_MS)];
        let ended = Commit { end, outcomes, ..change(Some(version), format!("{round} ended")) };
        version = commit(store, &key("a"), ended).await;
        tokio::task::yield_now().await;
    }
    while let Some(reader) = readers.join_next().await {
        reader.unwrap();
    }
}

/// Checks one load. Returns `true` after the last round.
async fn is_last_moment(store: &impl Store, rounds: u64) -> bool {
    let stored = load_call(store, &key("a"), "call").await;
    let record = String::from_utf8(stored.record.to_vec()).unwrap();
    let (round, state) = record.split_once(' ').unwrap();
    let round: u64 = round.parse().unwrap();
    let begun = state == "begun";
    let completed = if begun { round - 1 } else { round };
    let expected = (completed > 0).then(|| completed.to_string().into());
    assert_eq!(stored.outcome, expected, "the outcome is not from the moment of the record `{record}`");
    let deadline = begun.then_some(round);
    assert_eq!((stored.pending, stored.earliest_deadline_ms), (usize::from(begun), deadline), "at `{record}`");
    assert_eq!(stored.intent.as_ref().map(|intent| intent.deadline_ms), deadline, "at `{record}`");
    if let Some(intent) = stored.intent {
        assert_eq!(intent.run, stored.run, "the run id is not from the moment of the record `{record}`");
    }
    tokio::task::yield_now().await;
    round == rounds && !begun
}
