//! The cost of decoding a call by name.

use widget_functions_benches::Outcome;

use crate::figures::{Figure, Goal, Measured};
use crate::measure::counts::Counts;

pub const NAME: &str = "decoding";

/// The number of calls in one count.
const CALLS: f64 = 10.0;

pub fn measure() -> Outcome<Measured> {
    let counts = Counts::of("decoding", &[])?;
    let figure = |what: &str, beside: &str, goal, side: &str, other: &str| -> Outcome<Figure> {
        let absolute = format!("{:.0}, {:.0} instructions", counts.get(side)? / CALLS, counts.get(other)? / CALLS);
        Ok(Figure::ratio(NAME, what, beside, goal, counts.ratio(side, other)?).details(absolute))
    };
    let tagged = "adjacently tagged serde enum";
    Ok(vec![
        figure("decoding a call, N = 10", tagged, Goal::AtMost(0.85), "decode::ten", "decode::ten_tagged")?,
        figure(
            "decoding a call, N = 1,000",
            tagged,
            Goal::AtMost(0.65),
            "decode::thousand",
            "decode::thousand_tagged",
        )?,
        figure("finding a function, N = 1,000", "N = 10", Goal::AtMost(2.0), "find::thousand", "find::ten")?,
    ]
    .into())
}
