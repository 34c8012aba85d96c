//! Return fields from responses of several sizes. It measures the thread's processor time instead of instructions,
//! because vector instructions cost more than others.

use std::hint::black_box;
use std::time::Duration;

use bytes::Bytes;
use nix::time::{ClockId, clock_gettime};
use widget_functions_benches::Outcome;
use widget_functions_benches::sides::answers::{Fields, Place, answer, declared, get_many, typed, value};

use crate::figures::{Figure, Goal, Measured};
use crate::measure::allocations;
use crate::measure::rounds::{Rounds, warmed};

pub const NAME: &str = "answers";

const ROUNDS: usize = 41;
/// The time of one side in one round.
const TURN: Duration = Duration::from_millis(5);
/// The goal for the extra memory is relative to this size of a response.
const CAP: f64 = 1_048_576.0;

type Side = fn(&Bytes) -> Option<Fields>;

const SIDES: [Side; 4] = [declared, typed, value, get_many];

pub fn measure() -> Outcome<Measured> {
    let mut figures = Vec::new();
    for (size, bytes) in [("1 KB", 1_000), ("100 KB", 100_000), ("1 MB", 1_000_000)] {
        for (place, fields) in [(Place::First, "first"), (Place::Last, "last")] {
            let body = Bytes::from(answer(bytes, place));
            let rounds = read(&body)?;
            let what = format!("2 return fields from {size}, {fields}");
            // The speed: how often this side finishes while the other finishes once.
            let figure = |side: usize, beside: &str, goal| {
                let ratio = rounds.ratio(side, 0);
                let micros = format!("{:.1} µs, {:.1} µs", rounds.median(0) * 1e6, rounds.median(side) * 1e6);
                Figure::ratio(NAME, &what, beside, goal, ratio.median)
                    .unit("× as fast")
                    .noise(ratio.noise)
                    .details(micros)
            };
            figures.push(figure(1, "typed serde struct", Goal::AtLeast(1.0)));
            figures.push(figure(2, "`serde_json::Value` with pointers", Goal::AtLeast(6.0)));
            figures.push(figure(3, "sonic-rs `get_many`", Goal::None));
        }
    }
    for (case, bytes) in allocations::of("answers")? {
        let figure = Figure::ratio(NAME, &case, "the limit of 1 MiB", Goal::AtMost(1.0), bytes / CAP);
        figures.push(figure.details(format!("{bytes} bytes")));
    }
    Ok(figures.into())
}

/// Measures the seconds per reading.
fn read(body: &Bytes) -> Outcome<Rounds> {
    warmed(ROUNDS, SIDES.len(), |side| {
        let (start, mut times) = (time_of_thread()?, 0);
        loop {
            // Read the clock rarely, so that its cost does not matter for small responses.
            for _ in 0..(200_000 / body.len()).max(1) {
                black_box(SIDES[side](black_box(body))).ok_or("the fields are there")?;
                times += 1;
            }
            let taken = time_of_thread()? - start;
            if taken > TURN {
                return Ok(taken.as_secs_f64() / f64::from(times));
            }
        }
    })
}

fn time_of_thread() -> Outcome<Duration> {
    Ok(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)?.into())
}
