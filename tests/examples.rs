//! Runs the examples like a user, each in a separate process.
//!
//! `cargo test` builds them first. Before `cargo test --test examples` alone, run `cargo build --examples`.
#![allow(clippy::expect_used, clippy::panic, reason = "a missing value is a failed test")]

#[path = "examples/axum_app.rs"]
mod axum_app;
#[path = "examples/booking.rs"]
mod booking;
#[path = "examples/site.rs"]
mod site;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Returns the output of an example.
fn output(example: &str, arguments: &[&str]) -> String {
    let ran = Command::new(binary(example)).args(arguments).output();
    let ran = ran.unwrap_or_else(|error| panic!("{example} cannot be run: {error}\nhelp: cargo build --examples"));
    let (printed, problems) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{example} failed\n{printed}\n{problems}");
    assert_eq!(problems, "", "{example} printed errors");
    printed.into_owned()
}

/// `target/debug/deps/examples-…` is this test, `target/debug/examples/…` the example.
fn binary(example: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    let profile = test.ancestors().nth(2).expect("a test lies in `deps`");
    profile.join("examples").join(example).with_extension(std::env::consts::EXE_EXTENSION)
}

/// Asserts that the output contains the lines, in this order.
fn assert_shows(output: &str, lines: &[&str]) {
    let mut rest = output;
    for line in lines {
        let Some(place) = rest.find(line) else { panic!("`{line}` is not there, or too early, in\n{output}") };
        rest = rest.get(place + line.len()..).unwrap_or_default();
    }
}

#[test]
fn quickstart_calls_its_service() {
    assert_shows(
        &output("quickstart", &[]),
        &["the call returned: sunny, 21.5", "the widget shows:  Amsterdam: sunny, 21.5 °C"],
    );
}

#[test]
fn quickstart_is_short_and_the_same_in_the_readme() {
    let example = include_str!("../examples/quickstart.rs");
    let readme = include_str!("../README.md");
    assert!(example.lines().count() < 25);
    assert!(readme.contains(&format!("```rust\n{example}```\n")), "the README has another quickstart");
}

/// In the README of GitHub, links name files; on docs.rs, `src/links.md` overrides them.
#[test]
fn readme_links_lead_to_files_and_to_docs_rs() {
    let overrides = include_str!("../src/links.md");
    let definitions = include_str!("../README.md").lines().filter_map(|line| line.strip_prefix('[')?.split_once("]: "));
    let files: Vec<_> = definitions.filter(|(_, target)| !target.starts_with("https://")).collect();
    assert!(files.len() > 20, "the README has lost its links");
    for (name, target) in files {
        assert!(Path::new(target).exists(), "`{target}` does not exist");
        assert!(overrides.contains(&format!("[{name}]: ")), "`{name}` has no target on docs.rs");
    }
}

#[test]
fn custom_host_tests_a_declaration_without_network() {
    assert_shows(&output("custom_host", &[]), &["Lyon", "timeout:", "no such parcel", "raining", "closed"]);
}

#[test]
fn line_adapter_serves_a_widget_without_its_types() {
    let mut adapter = Command::new(binary("line_adapter"));
    let mut adapter = adapter.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("run cargo build --examples");
    let lines = r#"
        poll conversation-1 call {"id":"c-1","function":"count","inputs":{"tea":2,"coffee":1}}
        poll conversation-1 call {"id":"c-2","function":"announce"}
        poll conversation-1 complete {"ticket":"c-2","answer":{"status":"taken"}}
        poll conversation-1 link {"function":"recipe","inputs":{"drink":"tea"}}
        poll conversation-1 state
        poll conversation-2 state
        poll"#;
    let mut input = adapter.stdin.take().expect("the input is piped");
    input.write_all(lines.trim_start().as_bytes()).expect("the adapter reads");
    drop(input);
    let output = adapter.wait_with_output().expect("the adapter ends");
    let replies = [
        r#"{"status":"success","data":{},"state":{"data":{"tea":2,"coffee":1},"dismissed":false}}"#,
        r#"{"status":"ask","ticket":"c-2","action":{"type":"message","text":"2 for tea, 1 for coffee","hidden":false},"#,
        r#"{"status":"success","data":{},"state":"#,
        r#"{"status":"success","url":"https://recipes.example/tea"}"#,
        r#"{"manifest":{"widget":"poll","docs":"Tea or coffee?","data":["tea","coffee"],"functions":["#,
        "error: there is no such card",
        "error: expected `widget instance verb json`",
    ];
    assert_shows(&String::from_utf8_lossy(&output.stdout), &replies);
}
