//! Instruction counts, by gungraun and callgrind.

use std::collections::HashMap;
use std::process::{Command, Stdio};

use serde_json::Value;

use widget_functions_benches::Outcome;

/// Instruction counts by the name of the benchmark and its case: `url::declared`.
pub struct Counts(HashMap<String, f64>);

impl Counts {
    /// Runs one of the benchmarks in `counts/`.
    pub fn of(bench: &str, environment: &[(&str, &str)]) -> Outcome<Self> {
        let runner = std::env::current_exe()?.with_file_name("gungraun-runner");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["bench", "--quiet", "--bench", bench, "--", "--output-format=json"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("GUNGRAUN_RUNNER", runner)
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .output()?;
        if !output.status.success() {
            let printed = String::from_utf8_lossy(&output.stderr);
            return Err(format!("the counts of `{bench}` failed\n{printed}").into());
        }
        let lines = String::from_utf8(output.stdout)?;
        let counts: Option<HashMap<String, f64>> = lines.lines().map(count).collect();
        Ok(Counts(counts.ok_or_else(|| format!("gungraun printed no counts of `{bench}`:\n{lines}"))?))
    }

    pub fn get(&self, name: &str) -> Outcome<f64> {
        self.0.get(name).copied().ok_or_else(|| format!("there is no count of `{name}`").into())
    }

    pub fn ratio(&self, side: &str, other: &str) -> Outcome<f64> {
        Ok(self.get(side)? / self.get(other)?)
    }
}

/// Reads one benchmark from gungraun's JSON, which may also contain the count of an earlier run.
fn count(line: &str) -> Option<(String, f64)> {
    let summary: Value = serde_json::from_str(line).ok()?;
    let text = |key| summary.get(key).and_then(Value::as_str);
    let metrics = summary.pointer("/profiles/0/summaries/total/summary/Callgrind/Ir/metrics")?;
    let newest = metrics.get("Left").or_else(|| metrics.pointer("/Both/0"))?;
    Some((format!("{}::{}", text("function_name")?, text("id")?), newest.get("Int")?.as_f64()?))
}
