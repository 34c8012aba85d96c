//! A clean build of a crate that depends on this one, compared with one that depends on its alternatives.

use std::fs;

use widget_functions_benches::Outcome;

use crate::crates;
use crate::figures::{Figure, Goal, Measured};
use crate::measure::compile::cargo;
use crate::measure::rounds::interleaved;

pub const NAME: &str = "build";

const ROUNDS: usize = 2;

/// The dependencies, with the features that this crate enables.
const PEERS: &str = r#"reqwest = { version = "0.13", default-features = false, features = ["rustls", "gzip"] }
rusqlite = { version = "0.40", default-features = false, features = ["bundled", "cache"] }
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1", features = ["raw_value"] }
tokio = { version = "1", features = ["rt", "sync", "time"] }
"#;

pub fn measure() -> Outcome<Measured> {
    let root = crates::scratch().join("clean");
    let ours = format!("widget-functions = {{ path = {:?} }}\n", crates::repository());
    let sides = [("declared", ours.as_str()), ("by-hand", PEERS)];
    for (name, dependencies) in sides {
        let folder = root.join(name);
        crates::write_package(&folder, name, &format!("{dependencies}\n[workspace]\n"), "fn main() {}\n")?;
        crates::lock(&folder)?;
        cargo(&folder, &["fetch", "--quiet"])?;
    }
    let rounds = interleaved(ROUNDS, sides.len(), |side| {
        let folder = root.join(sides[side].0);
        let target = folder.join("target");
        if target.exists() {
            fs::remove_dir_all(&target)?;
        }
        cargo(&folder, &["build", "--quiet"])
    })?;
    let ratio = rounds.ratio(0, 1);
    let beside = "an empty crate with reqwest, serde, serde_json, tokio, and rusqlite";
    let figure = Figure::ratio(NAME, "clean debug build, default features", beside, Goal::AtMost(1.25), ratio.median);
    let seconds = format!("{:.1} s, {:.1} s of processor time", rounds.median(0), rounds.median(1));
    Ok(vec![figure.noise(ratio.noise).details(seconds)].into())
}
