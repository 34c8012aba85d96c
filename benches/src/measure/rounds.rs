//! Measures two or more sides in turn, round by round, so that other processes affect all of them.
//!
//! Criterion and Divan finish one side before they start the next. On a busy machine, a ratio of their results compares
//! two moments rather than two sides.

use widget_functions_benches::Outcome;

/// The measurements of each side in each round.
pub struct Rounds {
    sides: Vec<Vec<f64>>,
}

/// Measures all sides in each round, in alternating order.
pub fn interleaved(rounds: usize, sides: usize, mut measure: impl FnMut(usize) -> Outcome<f64>) -> Outcome<Rounds> {
    let mut measured = vec![Vec::with_capacity(rounds); sides];
    for round in 0..rounds {
        for turn in 0..sides {
            let side = if round % 2 == 0 { turn } else { sides - 1 - turn };
            measured[side].push(measure(side)?);
        }
    }
    Ok(Rounds { sides: measured })
}

/// Does the same after one measurement of each side that does not count, which fills caches and opens connections.
pub fn warmed(rounds: usize, sides: usize, mut measure: impl FnMut(usize) -> Outcome<f64>) -> Outcome<Rounds> {
    for side in 0..sides {
        measure(side)?;
    }
    interleaved(rounds, sides, measure)
}

/// The median of the rounds' ratios, and their noise.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    pub median: f64,
    pub noise: f64,
}

impl Rounds {
    /// Returns the ratio of one side to another.
    pub fn ratio(&self, side: usize, other: usize) -> Ratio {
        let ratios = self.sides[side].iter().zip(&self.sides[other]).map(|(side, other)| side / other).collect();
        summarize(ratios)
    }

    /// Returns the median of one side.
    pub fn median(&self, side: usize) -> f64 {
        summarize(self.sides[side].clone()).median
    }

    /// Applies a function to the sides of each round.
    pub fn each(&self, of: impl Fn(&[f64]) -> f64) -> Ratio {
        let rounds = self.sides.first().map_or(0, Vec::len);
        let round = |round: usize| -> Vec<f64> { self.sides.iter().map(|side| side[round]).collect() };
        summarize((0..rounds).map(|number| of(&round(number))).collect())
    }
}

/// Returns the median, and half of the interquartile range relative to it.
fn summarize(mut values: Vec<f64>) -> Ratio {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = share * (values.len().saturating_sub(1)) as f64;
        let (below, above) = (place.floor() as usize, place.ceil() as usize);
        let part = place - place.floor();
        values[below] * (1.0 - part) + values[above] * part
    };
    if values.is_empty() {
        return Ratio { median: f64::NAN, noise: f64::NAN };
    }
    let median = at(0.5);
    Ratio { median, noise: (at(0.75) - at(0.25)) / 2.0 / median }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn computes_the_median_and_the_interquartile_range() {
        let ratio = summarize(vec![4.0, 1.0, 2.0, 3.0, 100.0]);
        assert_eq!(ratio.median, 3.0);
        assert!((ratio.noise - 1.0 / 3.0).abs() < 1e-9, "{ratio:?}");
    }

    #[test]
    fn does_not_count_the_first_round() {
        let mut calls = 0.0;
        let rounds = warmed(2, 2, |side| {
            calls += 1.0;
            Ok(if calls <= 2.0 { 1000.0 } else { [2.0, 1.0][side] })
        });
        let rounds = rounds.unwrap();
        assert_eq!(rounds.ratio(0, 1).median, 2.0);
        assert_eq!(rounds.median(0), 2.0);
    }
}
