use crate::step::Step;
use crate::{deny, ide, prepare, summary};

/// The package of the browser tests.
const BROWSER: &str = "web/tests/browser";

/// Runs all checks, and stops at the first that fails. The last line lists what was skipped.
pub(crate) fn run() -> Result<(), String> {
    prepare::run()?;
    let mut skipped = Vec::new();
    check_sources()?;
    skipped.extend(deny::run()?);
    lean("lean build, no features", &[])?;
    lean("lean build, reqwest alone", &["--features", "widget-functions/reqwest"])?;
    lean("lean build, sqlite alone", &["--features", "widget-functions/sqlite"])?;
    let docs = ["doc", "--workspace", "--no-deps", "--all-features"];
    Step::cargo("docs", &docs).env("RUSTDOCFLAGS", "-D warnings").run()?;
    let output = Step::cargo("tests", &["test", "--workspace", "--all-features"]).run()?;
    let tests = summary::of_cargo(&output);
    println!("{}", tests.text);
    skipped.extend(tests.skipped);
    test_in_browser()?;
    skipped.extend(ide::run_if_installed()?);
    println!("{}", summary::closing(&skipped));
    Ok(())
}

/// Checks formatting and lints.
fn check_sources() -> Result<(), String> {
    Step::cargo("formatting", &["fmt", "--all", "--check"]).run()?;
    let declarations = ["run", "--quiet", "-p", "cargo-widget", "--", "fmt", "--check"];
    Step::cargo("formatting of declarations", &declarations).run()?;
    let all = ["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
    Step::cargo("lints", &all).run()?;
    check_benchmarks()
}

/// Checks the benchmarks, which are not in the workspace. They share its target folder, so that cargo builds the
/// dependencies that both use only once.
fn check_benchmarks() -> Result<(), String> {
    let package = ["--manifest-path", "benches/Cargo.toml"];
    Step::cargo("formatting of the benchmarks", &[&["fmt"], &package[..], &["--check"]].concat()).run()?;
    let all = ["--all-targets", "--target-dir", "target", "--", "-D", "warnings"];
    Step::cargo("lints of the benchmarks", &[&["clippy"], &package[..], &all].concat()).run().map(drop)
}

/// Checks the types of the page's scripts, and runs them in a real browser.
fn test_in_browser() -> Result<(), String> {
    let npm = |name, arguments: &[&str]| Step::in_folder(name, "npm", BROWSER, arguments).run();
    npm("npm packages", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])?;
    npm("script types", &["run", "types"])?;
    let output = npm("browser tests", &["test"])?;
    println!("{}", summary::of_node(&output));
    Ok(())
}

/// Checks that the library with only some of its features has no warnings.
fn lean(name: &'static str, features: &[&str]) -> Result<String, String> {
    let library = ["clippy", "-p", "widget-functions", "-p", "widget-functions-runtime", "--lib"];
    let deny = ["--no-default-features", "--", "-D", "warnings"];
    Step::cargo(name, &[&library, features, &deny].concat()).run()
}
