//! What a declared function costs the user's compiler: `cargo bench --bench compile_time`.
//!
//! Generates crates with 0, 100 and 1,000 server functions (2 inputs, 3 return fields, 4 templates
//! and 2 follow-ups each), and times `cargo check` of each, its dependencies built before. The best
//! of five runs counts. Prints milliseconds per function, and what 1,000 cost compared to 100.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let base = check(0)?;
    let hundred = per_function(check(100)?, base, 100);
    let thousand = per_function(check(1000)?, base, 1000);
    println!("an empty widget        {:>8.1} ms", base.as_secs_f64() * 1000.0);
    println!("100 functions          {hundred:>8.2} ms per function (goal: 4)");
    println!("1,000 functions        {thousand:>8.2} ms per function");
    println!("1,000 against 100      {:>8.2} times (goal: 1.5)", thousand / hundred);
    Ok(())
}

fn per_function(time: Duration, base: Duration, functions: u32) -> f64 {
    time.saturating_sub(base).as_secs_f64() * 1000.0 / f64::from(functions)
}

/// The best time of `cargo check` for a crate with so many functions.
fn check(functions: usize) -> Result<Duration, Box<dyn Error>> {
    let folder = write_crate(functions)?;
    run_check(&folder)?;
    let mut best = Duration::MAX;
    for run in 0..RUNS {
        // Another comment, so that there is something to check.
        let source = format!("{}\n// {run}\n", declaration(functions));
        fs::write(folder.join("src/lib.rs"), source)?;
        let start = Instant::now();
        run_check(&folder)?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}

fn write_crate(functions: usize) -> Result<PathBuf, Box<dyn Error>> {
    let root = env!("CARGO_MANIFEST_DIR");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("compile_time_{functions}"));
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[package]\nname = \"declared\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nwidget-functions = {{ path = {root:?}, default-features = false }}\n\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::copy(Path::new(root).join("Cargo.lock"), folder.join("Cargo.lock"))?;
    fs::write(folder.join("src/lib.rs"), declaration(functions))?;
    Ok(folder)
}

fn run_check(folder: &Path) -> Result<(), Box<dyn Error>> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile_time_target");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .output()?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into()) }
}

fn declaration(functions: usize) -> String {
    let mut source = String::from(
        "use widget_functions::{Url, widget_functions};\n\nwidget_functions! {\n    pub widget big {\n        \
         config { api: Url, secret api_key: String }\n        \
         data { member_id: String, seats_left: Option<u32>, booked: bool = false, problem: Option<String> }\n",
    );
    for index in 0..functions {
        // Writing to a `String` cannot fail.
        let _ = write!(
            source,
            r#"
        /// Books class number {index}.
        server fn book_{index}(class_id: u64, note: Option<String>)
            -> {{ confirmation: String = "booking.confirmation", seats_left: u32, waiting: bool }}
        {{
            method: POST,
            url: "{{{{config.api}}}}/classes/{{{{class_id}}}}/bookings",
            headers: {{ "authorization": "Bearer {{{{config.api_key}}}}" }},
            parameters: {{ "member": "{{{{member_id}}}}" }},
            body: json {{ note: "{{{{note}}}}", source: "chat" }},
            on_success: set_variables {{ booked: true, seats_left: "{{{{response.seats_left}}}}" }},
            on_failure: set_variables {{ problem: "Could not book: {{{{error}}}}" }},
        }}
"#
        );
    }
    source.push_str("    }\n}\n");
    source
}
