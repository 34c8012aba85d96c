//! The examples are run as a user runs them, each as a process of its own.
//!
//! `cargo test` builds them before; for `cargo test --test examples` alone, run `cargo build --examples`.
#![allow(clippy::expect_used, clippy::panic, reason = "a value that is not there is a failed test")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// What an example printed.
fn output(example: &str, argument: Option<&Path>) -> String {
    let ran = Command::new(binary(example)).args(argument).output();
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

/// Whether the lines stand in the output, in this order.
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
        &output("quickstart", None),
        &["the call returned: sunny, 21.5", "the widget shows:  Amsterdam: sunny, 21.5 °C"],
    );
}

#[test]
fn quickstart_is_short_and_the_same_in_the_readme() {
    let example = include_str!("../examples/quickstart.rs");
    let readme = include_str!("../README.md");
    assert!(example.lines().count() < 40);
    assert!(readme.contains(&format!("```rust\n{example}```\n")), "the README has another quickstart");
}

#[test]
fn custom_host_tests_a_declaration_without_network() {
    assert_shows(&output("custom_host", None), &["Lyon", "timeout:", "no such parcel", "raining", "closed"]);
}

#[test]
fn booking_plays_a_conversation_and_keeps_it_in_a_file() {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let file = folder.path().join("booking.db");
    let first = output("booking", Some(&file));
    assert_shows(&first, &["Cards of earlier runs in it: 0, closed: 0."]);
    assert_conversation(&first, "conversation-1");
    let second = output("booking", Some(&file));
    assert_shows(&second, &["Cards of earlier runs in it: 1, closed: 1."]);
    assert_conversation(&second, "conversation-2");
}

fn assert_conversation(output: &str, name: &str) {
    let steps = [
        name,
        "POST /classes/42/bookings?location=Amsterdam",
        r#""note":"first time""#,
        "201 Created",
        "returned  C-42-3, 3 seats left",
        "card      open, Amsterdam, booked, 3 seats left",
        r#"page      pick_seat {"class":42,"member":"m-7"}"#,
        "seat 12A",
        "chat      Mia: Tell me more about yoga in Utrecht & surroundings.",
        "new tab   https://maps.example.com/search?q=Utrecht%20%26%20surroundings",
        "POST /classes/7/bookings",
        "409 Conflict",
        "error     the class is full (status)",
        "Could not book: the class is full.",
        "She closes the card.",
        "card      closed",
        "The program starts again.",
        "card      closed, Utrecht & surroundings, booked, 3 seats left, seat 12A",
        "(dismissed)",
    ];
    assert_shows(output, &steps);
    assert_eq!(output.matches("POST /classes/42").count(), 1, "the second click reached the API\n{output}");
}
