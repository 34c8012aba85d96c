//! A process that is killed at any moment loses nothing that it has reported, leaves no partial effect, and
//! makes no call twice.
//!
//! The test starts itself as the process to kill, 100 times, or as often as the variable `KILLS` says.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a missing value is a failed test")]

#[path = "kill/audit.rs"]
mod audit;
#[path = "kill/ledger.rs"]
mod ledger;
#[path = "kill/process.rs"]
mod process;
#[path = "../runtime/tests/support/upstream.rs"]
mod upstream;

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use process::Job;
use upstream::{Reply, Seen, Upstream};

const TEST: &str = "a_process_that_is_killed_loses_nothing_and_repeats_nothing";

/// Longer than the deadline of a server call: its timeout (1 s here) and 5 s.
const DEADLINE: Duration = Duration::from_millis(6_500);

/// The reports of killed processes: the calls that began, each with its outcome if it was reported.
type Reports = BTreeMap<String, Option<String>>;

#[test]
fn a_process_that_is_killed_loses_nothing_and_repeats_nothing() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    match Job::from_env() {
        Some(job) => runtime.block_on(process::work(job)),
        None => runtime.block_on(kill_repeatedly()),
    }
}

async fn kill_repeatedly() {
    let kills: u32 = std::env::var("KILLS").map_or(100, |kills| kills.parse().unwrap());
    let upstream = Upstream::start(answer).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ledger.db");
    let seed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().subsec_nanos();
    println!("seed of the kill times: {seed}");
    let mut moments = Moments(u64::from(seed) | 1);

    let mut reports = Reports::new();
    let mut unfinished: Vec<String> = Vec::new();
    for round in 0..kills {
        // Like a caller without an answer, the next process repeats some of the calls.
        unfinished.truncate(2);
        let job = Job { api: upstream.url(), file: file.clone(), round, again: unfinished };
        let reports_now = process::run_and_kill(&job, TEST, &mut moments).await;
        unfinished = reports_now.iter().filter(|(_, outcome)| outcome.is_none()).map(|(id, _)| id.clone()).collect();
        for (id, outcome) in reports_now {
            let known = reports.entry(id).or_default();
            *known = known.take().or(outcome);
        }
    }
    tokio::time::sleep(DEADLINE).await;
    audit::check(&reports, &file, &upstream, kills).await;
}

/// A service that takes up to 15 ms, fails sometimes, and sometimes hangs up.
fn answer(request: &Seen) -> Reply {
    let token = request.header("x-call").unwrap();
    let hash = token.bytes().fold(7_u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let reply = match hash % 8 {
        0 => Reply::status(500),
        1 => Reply::nothing(),
        _ => Reply::json(200, &format!(r#"{{"seen":"{token}"}}"#)),
    };
    reply.delay(Duration::from_millis(hash % 16))
}

/// Pseudo-random times, the same for the same seed.
struct Moments(u64);

impl Moments {
    /// Returns a time less than `below`.
    fn next(&mut self, below: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        below.mul_f64((self.0 % 10_000) as f64 / 10_000.0)
    }
}
