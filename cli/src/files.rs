//! The files of a command.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cargo_metadata::MetadataCommand;

use crate::modules::find_modules;
use crate::outcome::Outcome;
use crate::report;
use crate::source::Source;

/// Does `work` for each file, or for all files of the workspace if the list is empty. Returns the worst outcome.
pub(crate) fn for_each(files: Vec<PathBuf>, mut work: impl FnMut(&Source) -> Outcome) -> Outcome {
    let files = if files.is_empty() { find_files() } else { Ok(files) };
    let Ok(files) = files.map_err(|problem| report::error(&problem)) else { return Outcome::Failed };
    let outcomes = files.iter().map(|path| match Source::read(path) {
        Ok(source) => work(&source),
        Err(problem) => {
            report::error(&problem);
            Outcome::Failed
        }
    });
    outcomes.max().unwrap_or(Outcome::Fine)
}

/// Finds the files of the workspace's targets and of their modules. Paths in the current folder are relative to it.
fn find_files() -> Result<Vec<PathBuf>, String> {
    let metadata = MetadataCommand::new().no_deps().exec().map_err(|error| match error {
        cargo_metadata::Error::CargoMetadata { stderr } => stderr.trim().trim_start_matches("error: ").to_owned(),
        other => format!("cannot run `cargo metadata`: {other}"),
    })?;
    let mut found = BTreeSet::new();
    for target in metadata.workspace_packages().iter().flat_map(|package| &package.targets) {
        find_modules(target.src_path.as_std_path(), &mut found);
    }
    let here = std::env::current_dir().map_err(|error| format!("cannot find the current folder: {error}"))?;
    let relative = |path: PathBuf| path.strip_prefix(&here).map(Path::to_owned).unwrap_or(path);
    Ok(found.into_iter().map(relative).collect())
}
