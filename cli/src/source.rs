use std::path::{Path, PathBuf};

/// A file that was read.
pub(crate) struct Source {
    /// The path as messages show it.
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

impl Source {
    /// Reads a file. The error is a message.
    pub(crate) fn read(path: &Path) -> Result<Source, String> {
        if path.is_dir() {
            let shown = path.display();
            return Err(format!("`{shown}` is a folder: name its files, or no files for those of the workspace"));
        }
        let text =
            std::fs::read_to_string(path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
        Ok(Source { path: path.to_owned(), text })
    }
}
