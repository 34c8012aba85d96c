//! What the test runners said at their ends.

/// The closing lines of all of cargo's runners that had tests, and their sum.
pub(crate) fn of_cargo(output: &str) -> String {
    let closing = output.lines().filter(|line| line.starts_with("test result: "));
    let closing: Vec<&str> = closing.filter(|line| count(line, "passed") + count(line, "ignored") > 0).collect();
    let total = |what| closing.iter().map(|line| count(line, what)).sum::<u64>();
    let (passed, failed, ignored) = (total("passed"), total("failed"), total("ignored"));
    format!("{}\ntotal: {passed} passed, {failed} failed, {ignored} ignored", closing.join("\n"))
}

/// The number before a word: 3 for `passed` in `test result: ok. 3 passed; 0 failed`.
fn count(line: &str, what: &str) -> u64 {
    let words: Vec<&str> = line.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
    let place = words.iter().position(|word| *word == what).unwrap_or(0);
    place.checked_sub(1).and_then(|before| words.get(before)?.parse().ok()).unwrap_or(0)
}

/// The sums with which Node's runner closes: one line each, such as `ℹ pass 63`.
pub(crate) fn of_node(output: &str) -> String {
    let sum = |what: &str| {
        let lines = output.lines().rev().filter_map(|line| line.strip_prefix("ℹ ")?.strip_prefix(what));
        lines.map(str::trim).find(|number| number.parse::<u64>().is_ok()).unwrap_or("?")
    };
    format!("total: {} passed, {} failed, {} skipped", sum("pass "), sum("fail "), sum("skipped "))
}

#[cfg(test)]
mod tests {
    use super::{of_cargo, of_node};

    #[test]
    fn sums_up_the_runners_that_had_tests() {
        let output = "\
running 2 tests
test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
   Doc-tests
test result: ok. 40 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s
";
        let summary = of_cargo(output);
        assert_eq!(summary.lines().count(), 3);
        assert!(summary.ends_with("total: 42 passed, 0 failed, 1 ignored"), "{summary}");
    }

    #[test]
    fn finds_the_sums_of_node() {
        let output = "✔ a test (1 ms)\nℹ tests 64\nℹ pass 63\nℹ fail 0\nℹ cancelled 0\nℹ skipped 1\n";
        assert_eq!(of_node(output), "total: 63 passed, 0 failed, 1 skipped");
    }
}
