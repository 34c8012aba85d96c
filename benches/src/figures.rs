//! Figures and their goals.

use serde::{Deserialize, Serialize};

/// The goal of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    AtMost(f64),
    AtLeast(f64),
    /// No goal: the figure is shown for comparison.
    None,
}

/// One line of the table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Figure {
    /// The row that it belongs to, under its name in `--only`.
    pub row: String,
    pub what: String,
    pub beside: String,
    pub goal: Goal,
    pub value: f64,
    /// The unit of the value: `times`, `ms`, …
    pub unit: String,
    /// The two absolute figures of a ratio, or how it was measured.
    pub details: String,
    /// Half of the interquartile range of all rounds, relative to the median. Counts have none.
    pub noise: Option<f64>,
    /// Whether the goal is met; `None` if there is no goal.
    pub met: Option<bool>,
}

impl Figure {
    /// Returns a ratio without noise, of counts or of sizes.
    pub fn ratio(row: &str, what: &str, beside: &str, goal: Goal, value: f64) -> Self {
        let met = match goal {
            Goal::AtMost(most) => Some(value <= most),
            Goal::AtLeast(least) => Some(value >= least),
            Goal::None => None,
        };
        let [row, what, beside, unit] = [row, what, beside, "×"].map(str::to_owned);
        Figure { row, what, beside, goal, value, unit, details: String::new(), noise: None, met }
    }

    pub fn unit(mut self, unit: &str) -> Self {
        self.unit = unit.to_owned();
        self
    }

    pub fn details(mut self, details: String) -> Self {
        self.details = details;
        self
    }

    pub fn noise(mut self, noise: f64) -> Self {
        self.noise = Some(noise);
        self
    }
}

/// One line of the plot: cost against the number of functions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Curve {
    pub name: String,
    /// Functions, and milliseconds per function.
    pub points: Vec<(f64, f64)>,
}

/// The results of one row or of all rows.
#[derive(Default, Serialize, Deserialize)]
pub struct Measured {
    pub figures: Vec<Figure>,
    pub curves: Vec<Curve>,
}

impl Measured {
    /// Replaces the earlier results of the same rows.
    pub fn replace(&mut self, newer: Measured) {
        self.figures.retain(|figure| !newer.figures.iter().any(|other| other.row == figure.row));
        self.figures.extend(newer.figures);
        if !newer.curves.is_empty() {
            self.curves = newer.curves;
        }
    }

    /// Returns the number of missed goals.
    pub fn missed(&self) -> usize {
        self.figures.iter().filter(|figure| figure.met == Some(false)).count()
    }
}

impl From<Vec<Figure>> for Measured {
    fn from(figures: Vec<Figure>) -> Self {
        Measured { figures, curves: Vec::new() }
    }
}
