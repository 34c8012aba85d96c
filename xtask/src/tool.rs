//! Programs that cargo builds from crates.io, apart from the workspace.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{Step, target};

/// A program of a fixed version.
pub(crate) struct Tool {
    /// The name of the program.
    pub(crate) program: &'static str,
    /// The package that contains it.
    pub(crate) package: &'static str,
    pub(crate) version: &'static str,
    /// Its folder in the target folder.
    pub(crate) folder: &'static str,
}

impl Tool {
    /// Returns `true` if the program is installed.
    pub(crate) fn is_installed(&self) -> bool {
        self.path().exists()
    }

    /// Returns the folder of the program, for the variable `PATH`.
    pub(crate) fn bin(&self) -> PathBuf {
        // Some tasks run it in another folder.
        let bin = self.root().join("bin");
        std::path::absolute(&bin).unwrap_or(bin)
    }

    /// Returns the path of the program.
    pub(crate) fn path(&self) -> PathBuf {
        self.bin().join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX))
    }

    /// Builds and installs the program.
    pub(crate) fn install(&self) -> Result<(), String> {
        let (root, build) = (self.root(), self.root().join("build"));
        let version = format!("={}", self.version);
        let package = ["install", self.package, "--version", &version, "--locked"];
        let folders = ["--root", &as_text(&root)?, "--target-dir", &as_text(&build)?];
        Step::cargo(self.program, &[&package[..], &folders].concat()).run()?;
        fs::remove_dir_all(&build).map_err(|error| format!("cannot remove {}: {error}", build.display()))
    }

    fn root(&self) -> PathBuf {
        target().join(self.folder).join(self.version)
    }
}

fn as_text(path: &Path) -> Result<String, String> {
    path.to_str().map(str::to_owned).ok_or_else(|| format!("the path {} is not UTF-8", path.display()))
}
