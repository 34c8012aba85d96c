use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

/// Returns the processor, the number of cores, and the compiler.
pub fn describe() -> String {
    let processor = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    });
    let rustc = Command::new("rustc").arg("--version").output().ok();
    let rustc = rustc.and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
    let version: Vec<&str> = rustc.split_whitespace().take(2).collect();
    let cores = available_parallelism().map_or(1, usize::from);
    format!("{} ({cores} cores), {}", processor.as_deref().unwrap_or("an unknown processor"), version.join(" "))
}
