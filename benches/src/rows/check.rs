//! The compile time of a declared function.

use std::fs;
use std::path::Path;

use widget_functions_benches::Outcome;

use crate::crates::{self, Way};
use crate::figures::{Curve, Figure, Goal, Measured};
use crate::measure::compile::run;
use crate::measure::rounds::{Ratio, Rounds, interleaved, warmed};

pub const NAME: &str = "check";

const ROUNDS: usize = 5;

pub fn measure() -> Outcome<Measured> {
    let root = crates::write()?;
    let sides = Way::ALL.iter().flat_map(|way| [(*way, 1), (*way, 10), (*way, 100)]).collect();
    let side_by_side = Costs::of(&root, sides, ROUNDS)?;
    let growth = Costs::of(&root, vec![(Way::Declared, 1), (Way::Declared, 100), (Way::Declared, 1000)], ROUNDS)?;
    // Measure these once, for the plot: 1,000 functions by hand take longer than everything else.
    let others = [(Way::ByHand, 1000), (Way::Tools, 1000)].to_vec();
    let others = Costs { rounds: interleaved(1, 2, |side| check(&root, others[side].0, 1000))?, sides: others };
    let edits = edits(&root)?;

    let by_hand = "by hand: serde structs and async functions with reqwest";
    let absolute = Way::ALL.map(|way| format!("{} {:.2} ms", way.package(100), side_by_side.ms(way, 100))).join(", ");
    let thousand = growth.ratio((Way::Declared, 1000), (Way::Declared, 100));
    let both = format!("{:.2} ms, {:.2} ms", growth.ms(Way::Declared, 1000), growth.ms(Way::Declared, 100));
    let against = |other| side_by_side.ratio((Way::Declared, 100), (other, 100));
    let figures = vec![
        figure("per function, N = 100", by_hand, Goal::AtMost(0.05), against(Way::ByHand)).details(absolute),
        figure("per function, N = 100", "`#[tool]` functions of rmcp", Goal::None, against(Way::Tools)),
        figure("per function, N = 1,000", "N = 100", Goal::AtMost(1.3), thousand).details(both),
        figure(
            "after an edit of one template, N = 1,000",
            "after an edit elsewhere in the crate",
            Goal::AtMost(1.2),
            edits.ratio(0, 1),
        )
        .details(format!("{:.2} s, {:.2} s", edits.median(0), edits.median(1))),
    ];
    let curves = Way::ALL.map(|way| curve(way, &side_by_side, &growth, &others)).to_vec();
    Ok(Measured { figures, curves })
}

fn figure(what: &str, beside: &str, goal: Goal, ratio: Ratio) -> Figure {
    Figure::ratio(NAME, &format!("`cargo check`, {what}"), beside, goal, ratio.median).noise(ratio.noise)
}

fn curve(way: Way, side_by_side: &Costs, growth: &Costs, others: &Costs) -> Curve {
    let thousand = match way {
        Way::Declared => growth.ms(way, 1000),
        _ => (others.seconds(way, 1000) - side_by_side.seconds(way, 1)) / 999.0 * 1000.0,
    };
    let points = [(10.0, side_by_side.ms(way, 10)), (100.0, side_by_side.ms(way, 100)), (1000.0, thousand)];
    Curve { name: way.title().to_owned(), points: points.to_vec() }
}

/// The seconds of full checks. The crates with one function are the baseline of the others.
struct Costs {
    sides: Vec<(Way, usize)>,
    rounds: Rounds,
}

impl Costs {
    fn of(root: &Path, sides: Vec<(Way, usize)>, rounds: usize) -> Outcome<Self> {
        let rounds = warmed(rounds, sides.len(), |side| check(root, sides[side].0, sides[side].1))?;
        Ok(Costs { sides, rounds })
    }

    fn side(&self, way: Way, functions: usize) -> usize {
        self.sides.iter().position(|side| *side == (way, functions)).unwrap_or(0)
    }

    fn seconds(&self, way: Way, functions: usize) -> f64 {
        self.rounds.median(self.side(way, functions))
    }

    /// Returns the seconds for one more function, from one round.
    fn per_function(&self, round: &[f64], way: Way, functions: usize) -> f64 {
        (round[self.side(way, functions)] - round[self.side(way, 1)]) / (functions - 1) as f64
    }

    fn ms(&self, way: Way, functions: usize) -> f64 {
        self.rounds.each(|round| self.per_function(round, way, functions)).median * 1000.0
    }

    fn ratio(&self, one: (Way, usize), other: (Way, usize)) -> Ratio {
        self.rounds.each(|round| self.per_function(round, one.0, one.1) / self.per_function(round, other.0, other.1))
    }
}

/// Measures a full check of one crate, with compiled dependencies.
fn check(root: &Path, way: Way, functions: usize) -> Outcome<f64> {
    let package = way.package(functions);
    write_main(root, &package, &way.source(functions))?;
    check_package(root, &package, "0")
}

/// Measures incremental checks: after an edit of a template, and after an edit of another function.
fn edits(root: &Path) -> Outcome<Rounds> {
    let package = Way::Declared.package(1000);
    let source = Way::Declared.source(1000);
    let mut edits = [0, 0];
    warmed(ROUNDS, 2, |side| {
        edits[side] += 1;
        let [template, elsewhere] = edits;
        let edited = source.replacen("/bookings\"", &format!("/bookings/{template}\""), 1);
        write_main(root, &package, &format!("{edited}\npub fn elsewhere() -> u32 {{\n    {elsewhere}\n}}\n"))?;
        check_package(root, &package, "1")
    })
}

/// Writes a file, so that cargo notices the new modification time.
fn write_main(root: &Path, package: &str, source: &str) -> Outcome<()> {
    Ok(fs::write(root.join(package).join("src/main.rs"), source)?)
}

fn check_package(root: &Path, package: &str, incremental: &str) -> Outcome<f64> {
    let arguments = ["check", "--quiet", "--package", package];
    Ok(run(root, &arguments, &[("CARGO_INCREMENTAL", incremental)])?.0)
}
