//! Checks after all kills.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use widget_functions::Widget;

use crate::Reports;
use crate::ledger::{Kind, call, instance, kind, ledger, open, widget};
use crate::upstream::Upstream;

pub(crate) async fn check(reports: &Reports, file: &Path, upstream: &Upstream, kills: u32) {
    let widget = widget(file, upstream.url());
    let outcomes = outcomes(reports, &widget).await;
    sent_once(&outcomes, upstream);
    for id in reports.keys().filter(|id| kind(id) == Kind::Finish) {
        whole_or_not_at_all(&widget, id, outcomes[id]).await;
    }
    let shared: BTreeSet<String> =
        reports.keys().filter(|id| kind(id) != Kind::Finish).map(|id| instance(id)).collect();
    for name in &shared {
        let calls = outcomes.iter().filter(|(id, _)| instance(id) == *name);
        written_once(&widget, name, calls.map(|(id, outcome)| (id.as_str(), *outcome)).collect()).await;
    }
    summary(reports, &outcomes, upstream, kills);
}

/// Returns the outcome of each call, which must be the reported one. Makes the calls that never began.
async fn outcomes(reports: &Reports, widget: &Widget<ledger::Config>) -> BTreeMap<String, &'static str> {
    let mut outcomes = BTreeMap::new();
    for (id, reported) in reports {
        let outcome = call(widget, id).await;
        assert!(
            matches!(outcome, "success" | "status" | "connection" | "timeout" | "unknown"),
            "{id} ended as {outcome}"
        );
        if let Some(reported) = reported {
            assert_eq!(outcome, reported, "{id} was reported");
        }
        assert!(outcome == "success" || kind(id) != Kind::Note, "{id} ended as {outcome}");
        outcomes.insert(id.clone(), outcome);
    }
    outcomes
}

fn sent_once(outcomes: &BTreeMap<String, &str>, upstream: &Upstream) {
    let mut sent: BTreeMap<String, usize> = BTreeMap::new();
    for request in upstream.requests() {
        *sent.entry(request.header("x-call").unwrap().to_owned()).or_default() += 1;
    }
    for (id, times) in &sent {
        assert_eq!(*times, 1, "{id} was sent {times} times");
    }
    for (id, outcome) in outcomes {
        let must_be_sent = kind(id) != Kind::Note && matches!(*outcome, "success" | "status");
        assert!(!must_be_sent || sent.contains_key(id), "{id} ended as {outcome}, and was never sent");
    }
}

/// Checks that the variables and the dismissal of a follow-up are committed together.
async fn whole_or_not_at_all(widget: &Widget<ledger::Config>, id: &str, outcome: &str) {
    let ledger = open(widget, id).await;
    let data = ledger.data().await.unwrap();
    let succeeded = outcome == "success";
    assert_eq!(
        (data.done.as_deref() == Some(id), ledger.is_dismissed().await.unwrap()),
        (succeeded, succeeded),
        "{id}"
    );
    let failed = if succeeded || outcome == "unknown" { String::new() } else { format!("{id};") };
    assert_eq!((&data.failed, &data.failed_too), (&failed, &failed), "{id} ended as {outcome}");
}

/// Checks that both places contain exactly the calls that succeeded, each once.
async fn written_once(widget: &Widget<ledger::Config>, instance: &str, calls: Vec<(&str, &str)>) {
    let data = widget.open(instance).await.unwrap().data().await.unwrap();
    assert_eq!((&data.left, &data.failed), (&data.right, &data.failed_too), "no follow-up is half applied");
    let with = |wanted: fn(&str) -> bool| {
        let calls = calls.iter().filter(|(_, outcome)| wanted(outcome));
        sorted(calls.map(|(id, _)| *id))
    };
    assert_eq!(sorted(data.left.split_terminator(';')), with(|outcome| outcome == "success"));
    assert_eq!(sorted(data.failed.split_terminator(';')), with(|outcome| !matches!(outcome, "success" | "unknown")));
}

fn sorted<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    ids
}

/// Prints a summary, and checks that the test has covered enough.
fn summary(reports: &Reports, outcomes: &BTreeMap<String, &str>, upstream: &Upstream, kills: u32) {
    let reported = reports.values().flatten().count();
    let unknown = outcomes.values().filter(|outcome| **outcome == "unknown").count();
    let sent = upstream.requests().len();
    println!("{kills} kills: {} calls, {reported} reported, {unknown} unknown, {sent} requests", reports.len());
    let kills = kills as usize;
    assert!(reported >= kills / 2, "too few calls ended before the kill");
    assert!(reports.len() - reported >= kills / 2, "too few calls were in flight at the kill");
    assert!(unknown > 0 || kills < 50, "no process was killed between an intent and its outcome");
}
