//! Runs the program that counts allocations. It is separate, because a counting allocator costs time.

use std::process::{Command, Stdio};

use widget_functions_benches::Outcome;

/// Runs the program. Each line of its output is a name, a tab, and a number.
pub fn of(what: &str) -> Outcome<Vec<(String, f64)>> {
    let program = std::env::current_exe()?.with_file_name("allocations");
    let output = Command::new(&program).arg(what).stdin(Stdio::null()).output()?;
    if !output.status.success() {
        return Err(format!("counting allocations failed\n{}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let lines = String::from_utf8(output.stdout)?;
    let counts = lines.lines().map(|line| {
        let (name, count) = line.split_once('\t').ok_or("a line without a tab")?;
        Ok((name.to_owned(), count.parse()?))
    });
    counts.collect()
}
