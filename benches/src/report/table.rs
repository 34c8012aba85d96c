use crate::figures::{Figure, Goal};

const HEAD: [&str; 7] = ["row", "measured", "compared with", "goal", "result", "noise", "verdict"];

/// Returns a Markdown table, with columns that are also aligned as plain text.
pub fn table(figures: &[Figure]) -> String {
    let mut lines = vec![HEAD.map(str::to_owned)];
    lines.extend(figures.iter().map(cells));
    let widths: Vec<usize> = (0..HEAD.len())
        .map(|column| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0))
        .collect();
    let line = |cells: &[String; 7]| -> String {
        let cells = cells.iter().zip(&widths).map(|(cell, width)| format!(" {cell:<width$} "));
        format!("|{}|", cells.collect::<Vec<_>>().join("|"))
    };
    let rule = format!("|{}|", widths.iter().map(|width| "-".repeat(width + 2)).collect::<Vec<_>>().join("|"));
    let mut lines: Vec<String> = lines.iter().map(line).collect();
    lines.insert(1, rule);
    lines.join("\n")
}

fn cells(figure: &Figure) -> [String; 7] {
    let goal = match figure.goal {
        Goal::AtMost(most) => format!("at most {}", number(most)),
        Goal::AtLeast(least) => format!("at least {}", number(least)),
        Goal::None => String::new(),
    };
    let details = if figure.details.is_empty() { String::new() } else { format!(" ({})", figure.details) };
    let space = if figure.unit.starts_with('×') { "" } else { " " };
    let verdict = match figure.met {
        Some(true) => "met",
        Some(false) => "**missed**",
        None => "",
    };
    [
        figure.row.clone(),
        figure.what.clone(),
        figure.beside.clone(),
        goal,
        format!("{}{space}{}{details}", number(figure.value), figure.unit),
        figure.noise.map(|noise| format!("±{:.0} %", noise * 100.0)).unwrap_or_default(),
        verdict.to_owned(),
    ]
}

/// Rounds to three significant digits.
fn number(value: f64) -> String {
    if value == value.trunc() {
        format!("{value}")
    } else if value.abs() >= 100.0 {
        format!("{value:.0}")
    } else if value.abs() >= 10.0 {
        format!("{value:.1}")
    } else if value.abs() >= 1.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.3}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_goal_is_told() {
        let met = Figure::ratio("check", "ours", "theirs", Goal::AtMost(1.03), 1.02).noise(0.012);
        let missed = Figure::ratio("check", "ours", "theirs", Goal::AtLeast(4.0), 3.9).details("39/s, 10/s".to_owned());
        let table = table(&[met, missed]);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 4);
        assert!(lines[2].contains("| at most 1.03 | 1.02×"), "{table}");
        assert!(lines[2].contains("±1 %") && lines[2].contains("| met"), "{table}");
        assert!(lines[3].contains("3.90× (39/s, 10/s)") && lines[3].contains("**missed**"), "{table}");
    }
}
