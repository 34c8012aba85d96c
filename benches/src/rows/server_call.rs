//! A complete server call over loopback, with the memory store.

use std::time::{Duration, Instant};

use widget_functions_benches::Outcome;
use widget_functions_benches::sides::server_call::{Caller, Way};
use widget_functions_benches::upstream::Upstream;

use crate::figures::{Figure, Goal, Measured};
use crate::measure::counts::Counts;
use crate::measure::rounds::{Rounds, warmed};
use crate::measure::{load, pinned};

pub const NAME: &str = "server-call";

const ROUNDS: usize = 41;
/// The time of one side in one round.
const TURN: Duration = Duration::from_millis(100);
/// The number of calls in one count.
const COUNTED: f64 = 200.0;

const WAYS: [Way; 3] = [Way::Declared, Way::ByHand, Way::Hyper];
const BY_HAND: &str = "by hand, with reqwest and a typed struct";
const FLOOR: &str = "hyper-util alone";

pub fn measure() -> Outcome<Measured> {
    let upstream = Upstream::start()?;
    let counts = Counts::of("server_call", &[("UPSTREAM", &upstream.url)])?;
    let mut figures = Vec::new();
    for (side, beside, goal) in [("by_hand", BY_HAND, Goal::AtMost(1.03)), ("hyper", FLOOR, Goal::None)] {
        let (declared, other) = ("sequential::declared", format!("sequential::{side}"));
        let absolute =
            format!("{:.0}, {:.0} instructions", counts.get(declared)? / COUNTED, counts.get(&other)? / COUNTED);
        let ratio = counts.ratio(declared, &other)?;
        figures.push(Figure::ratio(NAME, "server call, instructions", beside, goal, ratio).details(absolute));
    }
    drop(upstream);
    let one_by_one = pinned::to_one_core(|| per_second(1))?;
    let at_once = per_second(64)?;
    for (what, rounds) in [
        ("sequential calls per second on one core", one_by_one),
        ("concurrent calls per second, 64 at a time", at_once),
    ] {
        for (side, beside, goal) in [(1, BY_HAND, Goal::AtLeast(0.97)), (2, FLOOR, Goal::None)] {
            let ratio = rounds.ratio(0, side);
            let absolute = format!("{:.0}/s, {:.0}/s", rounds.median(0), rounds.median(side));
            let figure = Figure::ratio(NAME, what, beside, goal, ratio.median);
            figures.push(figure.noise(ratio.noise).details(absolute));
        }
    }
    Ok(figures.into())
}

fn per_second(callers: usize) -> Outcome<Rounds> {
    let upstream = Upstream::start()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let mut sides = Vec::new();
    for way in WAYS {
        sides.push(runtime.block_on(Caller::several(way, &upstream.url, callers))?);
    }
    warmed(ROUNDS, WAYS.len(), |side| {
        let start = Instant::now();
        let calls = runtime
            .block_on(load::until(TURN, &sides[side], |caller, number| async move { caller.call(number).await }))?;
        Ok(calls as f64 / start.elapsed().as_secs_f64())
    })
}
