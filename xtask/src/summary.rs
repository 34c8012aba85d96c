//! Summaries of the outputs of test runners.

/// Begins the line that a test prints if it lacks its data.
const SKIPPED: &str = "SKIPPED: ";

/// The summary of a run of `cargo test`.
pub(crate) struct Summary {
    /// The closing lines of all test binaries, and their sum.
    pub(crate) text: String,
    /// What the tests skipped.
    pub(crate) skipped: Option<String>,
}

/// Sums up the closing lines of all test binaries that had tests, and counts the tests without their data.
pub(crate) fn of_cargo(output: &str) -> Summary {
    let closing = output.lines().filter(|line| line.starts_with("test result: "));
    let closing: Vec<&str> = closing.filter(|line| count(line, "passed") + count(line, "ignored") > 0).collect();
    let total = |what| closing.iter().map(|line| count(line, what)).sum::<u64>();
    let (passed, failed, ignored) = (total("passed"), total("failed"), total("ignored"));
    // The line of a test may begin after the name that the runner prints.
    let skips: Vec<&str> = output.lines().filter_map(|line| line.split_once(SKIPPED)).map(|(_, what)| what).collect();
    let mut text = closing.join("\n");
    text += &format!("\ntotal: {passed} passed, {failed} failed, {ignored} ignored");
    if skips.is_empty() {
        return Summary { text, skipped: None };
    }
    let count = skips.len();
    text += &format!(", {count} SKIPPED without test data");
    let skipped = skip(&format!("{count} tests without test data"), &skips.join("\n  "));
    Summary { text, skipped: Some(skipped) }
}

/// Prints what is skipped, loudly, and returns it for the closing line.
pub(crate) fn skip(what: &str, reason: &str) -> String {
    println!("{SKIPPED}{what}\n  {reason}");
    what.to_owned()
}

/// Returns the last line of all.
pub(crate) fn closing(skipped: &[String]) -> String {
    if skipped.is_empty() {
        return "all checks passed".to_owned();
    }
    format!("all checks passed, but some were {SKIPPED}{}", skipped.join("; "))
}

/// Returns the number before a word: 3 for `passed` in `test result: ok. 3 passed; 0 failed`.
fn count(line: &str, what: &str) -> u64 {
    let words: Vec<&str> = line.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
    let index = words.iter().position(|word| *word == what).unwrap_or(0);
    index.checked_sub(1).and_then(|before| words.get(before)?.parse().ok()).unwrap_or(0)
}

/// Returns the sums of Node's runner, which closes with one line for each, such as `ℹ pass 63`.
pub(crate) fn of_node(output: &str) -> String {
    let sum = |what: &str| {
        let lines = output.lines().rev().filter_map(|line| line.strip_prefix("ℹ ")?.strip_prefix(what));
        lines.map(str::trim).find(|number| number.parse::<u64>().is_ok()).unwrap_or("?")
    };
    format!("total: {} passed, {} failed, {} skipped", sum("pass "), sum("fail "), sum("skipped "))
}

#[cfg(test)]
mod tests {
    use super::{closing, of_cargo, of_node};

    const OUTPUT: &str = "\
running 2 tests
test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
   Doc-tests
test result: ok. 40 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s
";

    #[test]
    fn sums_up_binaries_with_tests() {
        let summary = of_cargo(OUTPUT);
        assert_eq!(summary.text.lines().count(), 3);
        assert!(summary.text.ends_with("total: 42 passed, 0 failed, 1 ignored"), "{}", summary.text);
        assert_eq!(summary.skipped, None);
    }

    #[test]
    fn counts_tests_without_data_in_the_total_and_in_the_closing_line() {
        let skips = "SKIPPED: url::tests: no data\ntest json::tests ... SKIPPED: json::tests: no data\n";
        let summary = of_cargo(&format!("{skips}{OUTPUT}"));
        assert!(summary.text.ends_with("1 ignored, 2 SKIPPED without test data"), "{}", summary.text);
        let closing = closing(summary.skipped.as_slice());
        assert_eq!(closing, "all checks passed, but some were SKIPPED: 2 tests without test data");
    }

    #[test]
    fn closes_without_skips_if_everything_ran() {
        assert_eq!(closing(&[]), "all checks passed");
    }

    #[test]
    fn finds_the_sums_of_node() {
        let output = "✔ a test (1 ms)\nℹ tests 64\nℹ pass 63\nℹ fail 0\nℹ cancelled 0\nℹ skipped 1\n";
        assert_eq!(of_node(output), "total: 63 passed, 0 failed, 1 skipped");
    }
}
