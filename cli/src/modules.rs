//! Finds the files of a target's modules, starting at its root file, as `cargo fmt` does.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// Adds a root file and the files of its modules. Skips missing files: they may belong to another
/// platform, and otherwise the compiler reports them.
pub(crate) fn find_modules(root: &Path, found: &mut BTreeSet<PathBuf>) {
    let folder = root.parent().unwrap_or(Path::new("")).to_owned();
    let mut open = vec![Module { file: root.to_owned(), children: folder }];
    while let Some(module) = open.pop() {
        let Some(tokens) = read(&module.file) else { continue };
        if found.insert(module.file.clone()) {
            let folder = module.file.parent().unwrap_or(Path::new("")).to_owned();
            Search { folder: &folder, open: &mut open }.search(tokens, &module.children, false);
        }
    }
}

fn read(file: &Path) -> Option<TokenStream> {
    let text = std::fs::read_to_string(file).ok()?;
    // Find a file with invalid tokens too, so that its error is reported.
    Some(text.parse().unwrap_or_default())
}

struct Module {
    file: PathBuf,
    /// The folder of its own modules.
    children: PathBuf,
}

struct Search<'a> {
    /// The folder of the searched file.
    folder: &'a Path,
    open: &'a mut Vec<Module>,
}

impl Search<'_> {
    fn search(&mut self, tokens: TokenStream, children: &Path, is_inline: bool) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut path = None;
        let mut rest = trees.as_slice();
        while let [first, after @ ..] = rest {
            rest = after;
            match (first, after) {
                (TokenTree::Punct(pound), [TokenTree::Group(attribute), ..]) if pound.as_char() == '#' => {
                    path = path_attribute(attribute.stream()).or(path);
                }
                (TokenTree::Ident(keyword), [TokenTree::Ident(name), next, ..]) if keyword == "mod" => {
                    let name = name.to_string();
                    let name = name.trim_start_matches("r#");
                    match (next, path.take()) {
                        (TokenTree::Group(body), _) => self.search(body.stream(), &children.join(name), true),
                        (_, Some(path)) => self.add_at(&if is_inline { children } else { self.folder }.join(path)),
                        (_, None) => self.add(children, name),
                    }
                }
                (TokenTree::Punct(end), _) if end.as_char() == ';' => path = None,
                _ => {}
            }
        }
    }

    fn add(&mut self, children: &Path, name: &str) {
        let children = children.join(name);
        for file in [children.with_extension("rs"), children.join("mod.rs")] {
            if file.is_file() {
                self.open.push(Module { file, children: children.clone() });
            }
        }
    }

    /// Adds a file from a `path` attribute. Its modules are in the same folder.
    fn add_at(&mut self, file: &Path) {
        let file = without_parents(file);
        let children = file.parent().unwrap_or(Path::new("")).to_owned();
        self.open.push(Module { file, children });
    }
}

/// Removes `..`, so that each file has only one path.
fn without_parents(path: &Path) -> PathBuf {
    let mut direct = PathBuf::new();
    for component in path.components() {
        if component == Component::ParentDir {
            direct.pop();
        } else {
            direct.push(component);
        }
    }
    direct
}

/// Returns the file of `path = "file"`.
fn path_attribute(tokens: TokenStream) -> Option<String> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    match trees.as_slice() {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(file)] if name == "path" => {
            Some(file.to_string().trim_matches('"').to_owned())
        }
        _ => None,
    }
}
