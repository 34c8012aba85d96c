use crate::step::Step;
use crate::{ide, prepare, summary};

/// The package of the tests in a browser.
const BROWSER: &str = "web/tests/browser";

/// Checks everything, and stops at what fails first.
pub(crate) fn run() -> Result<(), String> {
    prepare::run()?;
    Step::cargo("formatting", &["fmt", "--all", "--check"]).run()?;
    let declarations = ["run", "--quiet", "-p", "cargo-widget", "--", "fmt", "--check"];
    Step::cargo("formatting of declarations", &declarations).run()?;
    let all = ["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
    Step::cargo("lints", &all).run()?;
    benchmarks()?;
    lean("lean build, no features", &[])?;
    lean("lean build, reqwest alone", &["--features", "widget-functions/reqwest"])?;
    lean("lean build, sqlite alone", &["--features", "widget-functions/sqlite"])?;
    let docs = ["doc", "--workspace", "--no-deps", "--all-features"];
    Step::cargo("docs", &docs).env("RUSTDOCFLAGS", "-D warnings").run()?;
    let output = Step::cargo("tests", &["test", "--workspace", "--all-features"]).run()?;
    println!("{}", summary::of_cargo(&output));
    in_browser()?;
    ide::run_if_there()
}

/// The benchmarks are no part of the workspace, but go on compiling. They share what is built with it.
fn benchmarks() -> Result<(), String> {
    let package = ["--manifest-path", "benches/Cargo.toml"];
    Step::cargo("formatting of the benchmarks", &[&["fmt"], &package[..], &["--check"]].concat()).run()?;
    let all = ["--all-targets", "--target-dir", "target", "--", "-D", "warnings"];
    Step::cargo("lints of the benchmarks", &[&["clippy"], &package[..], &all].concat()).run().map(drop)
}

/// The scripts of the page: their types, and what they do in a real browser.
fn in_browser() -> Result<(), String> {
    Step::npm("npm packages", BROWSER, &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).run()?;
    Step::npm("script types", BROWSER, &["run", "types"]).run()?;
    let output = Step::npm("browser tests", BROWSER, &["test"]).run()?;
    println!("{}", summary::of_node(&output));
    Ok(())
}

/// The library without some of its features, free of warnings.
fn lean(name: &'static str, features: &[&str]) -> Result<String, String> {
    let library = ["clippy", "-p", "widget-functions", "-p", "widget-functions-runtime", "--lib"];
    let deny = ["--no-default-features", "--", "-D", "warnings"];
    Step::cargo(name, &[&library, features, &deny].concat()).run()
}
