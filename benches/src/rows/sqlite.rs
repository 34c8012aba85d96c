//! A call with its two commits in SQLite, and the recovery of a file after a crash.

mod by_hand;
mod declared;

use std::fs::File;
use std::io::Write as _;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};
use widget_functions_benches::Outcome;

use self::by_hand::ByHand;
use self::declared::Declared;
use crate::crates;
use crate::figures::{Figure, Goal, Measured};
use crate::measure::load;
use crate::measure::rounds::{Rounds, warmed};

pub use self::declared::{FILL, fill};

pub const NAME: &str = "sqlite";

const ROUNDS: usize = 41;
/// The time of one side in one round. It is short, because a shared disk sometimes stalls, which should spoil only few
/// rounds.
const TURN: Duration = Duration::from_millis(100);
/// The number of calls before the measurement.
const WARM: u64 = 1000;
const RECORDS: u32 = 100_000;
/// The size of the raw file and of one write, in bytes.
const LOG: usize = 4 << 20;
const PIECE: usize = 256;

pub fn measure() -> Outcome<Measured> {
    let scratch = crates::scratch();
    std::fs::create_dir_all(&scratch)?;
    let folder = tempfile::tempdir_in(scratch)?;
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let one = per_second(&runtime, folder.path(), 1)?;
    let many = per_second(&runtime, folder.path(), 64)?;
    let by_hand = "rusqlite by hand, both commits on one thread";
    let rates = |rounds: &Rounds, other: usize| format!("{:.0}/s, {:.0}/s", rounds.median(0), rounds.median(other));
    let call = "time of a call with SQLite, 1 writer";
    let [time, time_in_two, floor] = [1, 2, 3].map(|side| one.ratio(side, 0));
    let rate = many.ratio(0, 1);
    let (opened, read) = recovery(&runtime, folder.path())?;
    Ok(vec![
        Figure::ratio(NAME, call, by_hand, Goal::AtMost(1.15), time.median).noise(time.noise).details(rates(&one, 1)),
        Figure::ratio(
            NAME,
            call,
            "rusqlite by hand, with an await between the commits",
            Goal::None,
            time_in_two.median,
        )
        .noise(time_in_two.noise)
        .details(rates(&one, 2)),
        Figure::ratio(NAME, call, "two raw writes with fdatasync", Goal::None, floor.median)
            .noise(floor.noise)
            .details(rates(&one, 3)),
        Figure::ratio(NAME, "calls per second with SQLite, 64 writers", by_hand, Goal::AtLeast(4.0), rate.median)
            .noise(rate.noise)
            .details(rates(&many, 1)),
        Figure::ratio(NAME, "opening 100,000 records after a crash, plus one call", "", Goal::AtMost(2.0), opened)
            .unit("s"),
        Figure::ratio(NAME, "the same, plus reading every record", "", Goal::None, read).unit("s"),
    ]
    .into())
}

/// Measures the calls per second: declared, by hand on one thread, by hand on two threads, and raw writes.
fn per_second(runtime: &Runtime, folder: &Path, callers: usize) -> Outcome<Rounds> {
    let declared = runtime.block_on(Declared::several(&folder.join(format!("declared-{callers}.db")), callers))?;
    let by_hand = ByHand::several(&folder.join(format!("by-hand-{callers}.db")), callers)?;
    let raw = Raw::create(&folder.join(format!("raw-{callers}")))?;
    let turn = |side| -> Outcome<u64> {
        match side {
            0 => runtime.block_on(load::until(TURN, &declared, |caller, _| async move { caller.call().await })),
            1 => runtime.block_on(load::until(TURN, &by_hand, |caller, _| caller.call())),
            2 => runtime.block_on(load::until(TURN, &by_hand, |caller, _| caller.call_in_two())),
            _ => raw.write(),
        }
    };
    // While a write-ahead log grows, each commit also changes the length of the file on disk.
    for side in 0..3 {
        let mut calls = 0;
        while calls < WARM {
            calls += turn(side)?;
        }
    }
    warmed(ROUNDS, 4, |side| {
        let start = Instant::now();
        Ok(turn(side)? as f64 / start.elapsed().as_secs_f64())
    })
}

/// A file with the length of a write-ahead log, which is overwritten repeatedly.
struct Raw(File);

impl Raw {
    fn create(path: &Path) -> Outcome<Self> {
        let mut file = File::create(path)?;
        file.write_all(&vec![0; LOG])?;
        file.sync_all()?;
        Ok(Raw(file))
    }

    /// Counts the pairs of writes within the time. Each write is on disk before the next begins.
    fn write(&self) -> Outcome<u64> {
        let (start, mut calls) = (Instant::now(), 0);
        while start.elapsed() < TURN {
            for write in 0..2 {
                let place = (calls * 2 + write) * PIECE as u64 % LOG as u64;
                self.0.write_all_at(&[b'x'; PIECE], place)?;
                self.0.sync_data()?;
            }
            calls += 1;
        }
        Ok(calls)
    }
}

/// Measures the seconds until a file from an aborted process answers, and until all of it has been read.
fn recovery(runtime: &Runtime, folder: &Path) -> Outcome<(f64, f64)> {
    let path = folder.join("crashed.db");
    let status = Command::new(std::env::current_exe()?).arg(FILL).arg(&path).arg(RECORDS.to_string()).status()?;
    if status.success() {
        return Err("the process that fills the file should have been aborted".into());
    }
    let start = Instant::now();
    let widget = declared::open(&path)?;
    runtime.block_on(declared::first_call(&widget))?;
    let opened = start.elapsed().as_secs_f64();
    runtime.block_on(declared::read_all(&widget, RECORDS))?;
    Ok((opened, start.elapsed().as_secs_f64()))
}
