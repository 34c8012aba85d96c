//! `cargo widget` as a user runs it: its output, the files that it writes, and its exit codes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a missing value is a failed test")]

use std::path::Path;
use std::process::{Command, Output};

const UNFORMATTED: &str = "widget_functions! { widget a { dismiss fn close( ); } }\n";
const FORMATTED: &str = "widget_functions! { widget a { dismiss fn close(); } }\n";
const WITH_ERROR: &str = "widget_functions! {\n    widget a { link fn go() { url: \"https://x/\\u{e9}{{b}}\" } }\n}\n";

#[test]
fn formats_files_in_place() {
    let folder = folder(&[("a.rs", UNFORMATTED)]);
    assert_eq!(run(folder.path(), &["widget", "fmt", "a.rs"]), (0, String::new(), String::new()));
    assert_eq!(read(folder.path(), "a.rs"), FORMATTED);
    assert_eq!(run(folder.path(), &["fmt", "--check", "a.rs"]), (0, String::new(), String::new()));
}

#[test]
fn check_prints_a_patch_and_writes_nothing() {
    let folder = folder(&[("a.rs", UNFORMATTED)]);
    let (code, out, _) = run(folder.path(), &["fmt", "--check", "a.rs"]);
    let patch = format!("--- a.rs\n+++ a.rs\n@@ -1 +1 @@\n-{UNFORMATTED}+{FORMATTED}");
    assert_eq!((code, out), (1, patch));
    assert_eq!(read(folder.path(), "a.rs"), UNFORMATTED);
}

#[test]
fn reads_the_style_from_rustfmt_toml() {
    let folder = folder(&[("rustfmt.toml", "max_width = 40\ntab_spaces = 2\n"), ("src/a.rs", UNFORMATTED)]);
    assert_eq!(run(folder.path(), &["fmt", "src/a.rs"]).0, 0);
    assert_eq!(read(folder.path(), "src/a.rs"), "widget_functions! {\n  widget a { dismiss fn close(); }\n}\n");
}

#[test]
fn names_the_file_of_an_invalid_style() {
    let folder = folder(&[(".rustfmt.toml", "max_width = -1\n"), ("a.rs", UNFORMATTED)]);
    let (code, _, error) = run(folder.path(), &["fmt", "a.rs"]);
    assert_eq!(code, 2);
    assert!(error.contains(".rustfmt.toml: `max_width` must be a non-negative integer"), "{error}");
}

#[test]
fn formats_the_workspace_by_default() {
    let manifest = "[package]\nname = \"a\"\nedition = \"2024\"\n[workspace]\n";
    let folder = folder(&[
        ("Cargo.toml", manifest),
        ("src/lib.rs", "mod beside;\nmod inner { mod below; #[path = \"named.rs\"] mod other; }\nmod absent;"),
        ("src/beside/mod.rs", "#[path = \"elsewhere.rs\"] mod x;"),
        ("src/beside/elsewhere.rs", "mod next_to_it;"),
        ("src/beside/next_to_it.rs", UNFORMATTED),
        ("src/inner/below.rs", UNFORMATTED),
        ("src/inner/named.rs", UNFORMATTED),
        ("src/no_module.rs", UNFORMATTED),
        ("tests/test.rs", UNFORMATTED),
        ("tests/same.rs", "#[path = \"../src/inner/named.rs\"] mod named;"),
        ("tests/ui/case.rs", UNFORMATTED),
    ]);
    let (code, out, error) = run(folder.path(), &["fmt", "--check"]);
    let changed: Vec<&str> = out.lines().filter_map(|line| line.strip_prefix("+++ ")).collect();
    let expected = ["src/beside/next_to_it.rs", "src/inner/below.rs", "src/inner/named.rs", "tests/test.rs"];
    assert_eq!((code, changed), (1, expected.to_vec()), "{error}");
}

#[test]
fn requires_files_outside_a_workspace() {
    let folder = folder(&[]);
    let (code, _, error) = run(folder.path(), &["fmt"]);
    assert_eq!(code, 2);
    assert!(error.starts_with("error: could not find `Cargo.toml`"), "{error}");
}

#[test]
fn prints_syntax_errors_and_keeps_the_declaration() {
    let source = format!("{UNFORMATTED}widget_functions! {{ widget b {{ data {{ c   u8 }} }} }}\n");
    let folder = folder(&[("a.rs", &source)]);
    let (code, _, error) = run(folder.path(), &["fmt", "a.rs"]);
    assert_eq!(code, 1);
    let drawn = " --> a.rs:2:43\n  |\n2 | widget_functions! { widget b { data { c   u8 } } }\n  |                                           ^^\n";
    assert!(error.contains(drawn), "{error}");
    assert!(error.ends_with("note: declarations with syntax errors stay unchanged: a.rs\n"), "{error}");
    assert_eq!(read(folder.path(), "a.rs"), source.replace("( )", "()"));
}

#[test]
fn prints_errors_like_rustc() {
    let folder = folder(&[("a.rs", WITH_ERROR), ("b.rs", FORMATTED)]);
    let (code, out, error) = run(folder.path(), &["check", "a.rs", "b.rs"]);
    assert_eq!((code, out.as_str()), (1, ""));
    let drawn = r#"error: unknown token `{{b}}`
 --> a.rs:2:53
  |
2 |     widget a { link fn go() { url: "https://x/\u{e9}{{b}}" } }
  |                                                     ^^^^^
"#;
    assert!(error.starts_with(drawn), "{error}");
    assert!(error.ends_with("\n\n1 error in 2 declarations of 2 files\n"), "{error}");
}

#[test]
fn marks_the_other_places_of_an_error() {
    let source = "widget_functions! { widget a {\n    data { b: u8,\n\n\n        b: u16 }\n} }\n";
    let folder = folder(&[("a.rs", source)]);
    let (_, _, error) = run(folder.path(), &["check", "a.rs"]);
    assert!(
        error.starts_with(
            "\
error: duplicate data field `b`
 --> a.rs:5:9
  |
2 |     data { b: u8,
  |            - first defined
...
5 |         b: u16 }
  |         ^
"
        ),
        "{error}"
    );
}

#[test]
fn counts_declarations_without_errors() {
    let folder = folder(&[("b.rs", FORMATTED)]);
    let expected = (0, String::new(), "no errors in 1 declaration of 1 file\n".to_owned());
    assert_eq!(run(folder.path(), &["check", "b.rs"]), expected);
}

#[test]
fn colors_follow_the_environment() {
    let folder = folder(&[("a.rs", WITH_ERROR)]);
    let check = |variable: &str| {
        let mut command = command(folder.path(), &["check", "a.rs"]);
        String::from_utf8(command.env(variable, "1").output().unwrap().stderr).unwrap().contains("\u{1b}[")
    };
    assert!(check("CLICOLOR_FORCE"));
    assert!(!check("NO_COLOR"));
}

#[test]
fn reports_invalid_tokens() {
    let folder = folder(&[("a.rs", "use widget_functions;\nfn main() { ( }\n")]);
    for arguments in [["fmt", "a.rs"], ["check", "a.rs"]] {
        let (code, _, error) = run(folder.path(), &arguments);
        assert_eq!(code, 1);
        assert!(error.contains("error: invalid Rust tokens\n --> a.rs:2:"), "{error}");
    }
}

#[test]
fn reports_unreadable_files_and_formats_the_others() {
    let folder = folder(&[("a.rs", UNFORMATTED), ("src/b.rs", "")]);
    let (code, _, error) = run(folder.path(), &["fmt", "none.rs", "src", "a.rs"]);
    assert_eq!(code, 2);
    assert!(error.contains("error: cannot read `none.rs`: "), "{error}");
    assert!(error.contains("error: `src` is a folder: name its files"), "{error}");
    assert_eq!(read(folder.path(), "a.rs"), FORMATTED);
}

#[test]
fn suggests_the_nearest_argument() {
    let folder = folder(&[]);
    for (arguments, message) in [
        (vec!["fomt"], "a similar subcommand exists: 'fmt'"),
        (vec!["fmt", "--chek"], "a similar argument exists: '--check'"),
        (vec![], "Usage: cargo widget <COMMAND>"),
    ] {
        let (code, _, error) = run(folder.path(), &arguments);
        assert_eq!(code, 2, "{error}");
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn help_lists_the_exit_codes() {
    let folder = folder(&[]);
    for arguments in [vec!["widget", "--help"], vec!["widget", "fmt", "--help"], vec!["check", "--help"]] {
        let (code, out, _) = run(folder.path(), &arguments);
        assert_eq!(code, 0);
        assert!(out.contains("Usage: cargo widget") && out.contains("Exit codes:"), "{out}");
    }
}

/// Creates a folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-widget"));
    command.args(arguments).current_dir(folder);
    command
}

/// Returns the exit code and both outputs.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command(folder, arguments).output().unwrap();
    let [out, error] = [stdout, stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (status.code().unwrap(), out, error)
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}
