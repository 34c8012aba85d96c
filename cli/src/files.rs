//! The files that a command is about.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cargo_metadata::MetadataCommand;

use crate::modules::find_modules;
use crate::outcome::Outcome;
use crate::report;

/// A file that was read.
pub(crate) struct Source {
    /// As messages show it.
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// Does `work` for each of these files, or, where there are none, of the workspace. The outcome is
/// the worst of all.
pub(crate) fn for_each(files: Vec<PathBuf>, mut work: impl FnMut(&Source) -> Outcome) -> Outcome {
    let files = if files.is_empty() { find_files() } else { Ok(files) };
    let Ok(files) = files.map_err(|problem| report::error(&problem)) else { return Outcome::Failed };
    let outcomes = files.into_iter().map(|path| match read(&path) {
        Ok(text) => work(&Source { path, text }),
        Err(problem) => {
            report::error(&problem);
            Outcome::Failed
        }
    });
    outcomes.max().unwrap_or(Outcome::Fine)
}

fn read(path: &Path) -> Result<String, String> {
    if path.is_dir() {
        let shown = path.display();
        return Err(format!("`{shown}` is a folder: name its files, or none for those of the workspace"));
    }
    std::fs::read_to_string(path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))
}

/// The files of the workspace's targets and of their modules, relative to the current folder
/// where they are in it.
fn find_files() -> Result<Vec<PathBuf>, String> {
    let metadata = MetadataCommand::new().no_deps().exec().map_err(|error| match error {
        cargo_metadata::Error::CargoMetadata { stderr } => stderr.trim().trim_start_matches("error: ").to_owned(),
        other => format!("cannot run `cargo metadata`: {other}"),
    })?;
    let mut found = BTreeSet::new();
    for target in metadata.workspace_packages().iter().flat_map(|package| &package.targets) {
        find_modules(target.src_path.as_std_path(), &mut found);
    }
    let here = std::env::current_dir().map_err(|error| format!("there is no current folder: {error}"))?;
    let relative = |path: PathBuf| path.strip_prefix(&here).map(Path::to_owned).unwrap_or(path);
    Ok(found.into_iter().map(relative).collect())
}
