//! From the root file of a target to the files of its modules, as `cargo fmt` finds them.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// Adds a root file and the files of its modules. What does not exist is left out: it may belong
/// to another platform, and the compiler says so where it matters.
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
    // A file that is no Rust is found, so that its mistake is shown.
    Some(text.parse().unwrap_or_default())
}

struct Module {
    file: PathBuf,
    /// Where the files of its own modules are.
    children: PathBuf,
}

struct Search<'a> {
    /// The folder of the file that is searched.
    folder: &'a Path,
    open: &'a mut Vec<Module>,
}

impl Search<'_> {
    fn search(&mut self, tokens: TokenStream, children: &Path, is_inline: bool) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut path = None;
        let mut rest = trees.as_slice();
        while let [first, behind @ ..] = rest {
            rest = behind;
            match (first, behind) {
                (TokenTree::Punct(pound), [TokenTree::Group(attribute), ..]) if pound.as_char() == '#' => {
                    path = path_attribute(attribute.stream()).or(path);
                }
                (TokenTree::Ident(keyword), [TokenTree::Ident(name), behind, ..]) if keyword == "mod" => {
                    let name = name.to_string();
                    let name = name.trim_start_matches("r#");
                    match (behind, path.take()) {
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

    /// A file that `#[path]` names has its modules beside it.
    fn add_at(&mut self, file: &Path) {
        let file = without_detours(file);
        let children = file.parent().unwrap_or(Path::new("")).to_owned();
        self.open.push(Module { file, children });
    }
}

/// A path without `..`, so that each file has one.
fn without_detours(path: &Path) -> PathBuf {
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

/// The file of `path = "file"`.
fn path_attribute(tokens: TokenStream) -> Option<String> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    match trees.as_slice() {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(file)] if name == "path" => {
            Some(file.to_string().trim_matches('"').to_owned())
        }
        _ => None,
    }
}
