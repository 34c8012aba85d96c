//! Writes the crates whose compilation is measured: several numbers of functions, each in three ways.

mod by_hand;
mod declared;
mod tools;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The numbers of functions for which there is a crate.
pub const SIZES: [usize; 4] = [1, 10, 100, 1000];

/// How the functions are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Declared,
    ByHand,
    Tools,
}

impl Way {
    pub const ALL: [Way; 3] = [Way::Declared, Way::ByHand, Way::Tools];

    /// Returns the name of the crate with this number of functions.
    pub fn package(self, functions: usize) -> String {
        let way = match self {
            Way::Declared => "declared",
            Way::ByHand => "by-hand",
            Way::Tools => "tools",
        };
        format!("{way}-{functions}")
    }

    /// Returns its name in the plot.
    pub fn title(self) -> &'static str {
        match self {
            Way::Declared => "widget_functions!",
            Way::ByHand => "by hand",
            Way::Tools => "rmcp",
        }
    }

    /// Returns the source of a program with this number of functions.
    pub fn source(self, functions: usize) -> String {
        let numbered = |template: &str| -> String {
            (0..functions).map(|number| template.replace('N', &number.to_string())).collect()
        };
        match self {
            Way::Declared => [declared::HEAD, &numbered(declared::FUNCTION), declared::TAIL].concat(),
            Way::ByHand => {
                let (each, arms) = (numbered(by_hand::FUNCTION), numbered(by_hand::ARM));
                [by_hand::HEAD, &each, by_hand::DISPATCH, &arms, by_hand::TAIL].concat()
            }
            Way::Tools => {
                let (each, arms) = (numbered(tools::FUNCTION), numbered(tools::ARM));
                [tools::HEAD, &each, tools::IMPL, &arms, tools::TAIL].concat()
            }
        }
    }

    /// Returns its dependencies, with the fewest features that the functions need.
    fn dependencies(self) -> String {
        let tokio = "tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n";
        let serde = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";
        match self {
            Way::Declared => format!(
                "{tokio}widget-functions = {{ path = {:?}, default-features = false, features = [\"reqwest\"] }}\n",
                repository()
            ),
            Way::ByHand => format!(
                "{tokio}{serde}reqwest = {{ version = \"0.13\", default-features = false, \
                 features = [\"gzip\", \"json\", \"query\", \"rustls\"] }}\n"
            ),
            Way::Tools => format!(
                "{serde}rmcp = {{ version = \"3\", default-features = false, features = [\"macros\", \"server\"] }}\n"
            ),
        }
    }
}

/// Returns the root of the measured repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".."))
}

/// Returns the folder of all generated crates.
pub fn scratch() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/measured")
}

/// Writes one workspace with all crates, and returns its folder. It uses the Cargo.lock of this crate.
pub fn write() -> io::Result<PathBuf> {
    let root = scratch().join("functions");
    for way in Way::ALL {
        for functions in SIZES {
            let package = way.package(functions);
            write_package(&root.join(&package), &package, &way.dependencies(), &way.source(functions))?;
        }
    }
    fs::write(root.join("Cargo.toml"), "[workspace]\nmembers = [\"*-*\"]\nresolver = \"3\"\n")?;
    lock(&root)?;
    Ok(root)
}

/// Writes a program with the source `main`.
pub fn write_package(folder: &Path, name: &str, dependencies: &str, main: &str) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/main.rs"), main)
}

/// Copies the Cargo.lock of this crate into a workspace.
pub fn lock(root: &Path) -> io::Result<()> {
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock"), root.join("Cargo.lock")).map(drop)
}
