use crate::step::{Step, timed};
use crate::{prepare, summary};

/// Checks everything, and stops at what fails first.
pub(crate) fn run() -> Result<(), String> {
    timed("prepare", prepare::run)?;
    Step::cargo("formatting", &["fmt", "--all", "--check"]).run()?;
    let all = ["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
    Step::cargo("lints", &all).run()?;
    lean("lean build, no features", &[])?;
    lean("lean build, reqwest alone", &["--features", "widget-functions/reqwest"])?;
    lean("lean build, sqlite alone", &["--features", "widget-functions/sqlite"])?;
    let docs = ["doc", "--workspace", "--no-deps", "--all-features"];
    Step::cargo("docs", &docs).env("RUSTDOCFLAGS", "-D warnings").run()?;
    let output = Step::cargo("tests", &["test", "--workspace", "--all-features"]).run()?;
    println!("{}", summary::of(&output));
    Ok(())
}

/// The library without some of its features, free of warnings.
fn lean(name: &'static str, features: &[&str]) -> Result<String, String> {
    let library = ["clippy", "-p", "widget-functions", "-p", "widget-functions-runtime", "--lib"];
    let deny = ["--no-default-features", "--", "-D", "warnings"];
    Step::cargo(name, &[&library, features, &deny].concat()).run()
}
