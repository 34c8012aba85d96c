//! The cost of rendering, in instructions and allocations.

use widget_functions_benches::Outcome;

use crate::figures::{Figure, Goal, Measured};
use crate::measure::allocations;
use crate::measure::counts::Counts;

pub const NAME: &str = "rendering";

pub fn measure() -> Outcome<Measured> {
    let counts = Counts::of("rendering", &[])?;
    let mut figures = Vec::new();
    let texts = [
        ("url", "URL with 2 tokens", Goal::AtMost(1.25), "format"),
        ("message", "message of 200 bytes with 5 tokens", Goal::AtMost(1.8), "format"),
        ("body", "JSON body of 6 fields", Goal::AtMost(1.25), "serde_json"),
    ];
    for (text, what, goal, formatted) in texts {
        let declared = format!("{text}::declared");
        let beside = [("by_hand", goal), ("askama", Goal::AtMost(0.75))];
        let others = [formatted, "minijinja", "handlebars"].map(|side| (side, Goal::None));
        for (side, goal) in beside.into_iter().chain(others) {
            let other = format!("{text}::{side}");
            let absolute = format!("{}, {} instructions", counts.get(&declared)?, counts.get(&other)?);
            figures
                .push(Figure::ratio(NAME, what, name(side), goal, counts.ratio(&declared, &other)?).details(absolute));
        }
    }
    for (case, count) in allocations::of("rendering")? {
        let most = if case.ends_with("reused buffer") { 0.0 } else { 1.0 };
        figures.push(Figure::ratio(NAME, &case, "", Goal::AtMost(most), count).unit("allocations"));
    }
    Ok(figures.into())
}

fn name(side: &str) -> &str {
    match side {
        "by_hand" => "by hand, `push_str`",
        "format" => "`format!`",
        "serde_json" => "serde_json, typed",
        other => other,
    }
}
