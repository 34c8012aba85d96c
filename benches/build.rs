//! Generates the widgets and the adjacently tagged enums for the row `decoding`.

use std::env;
use std::fs;
use std::io;
use std::path::Path;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    for functions in [10, 1000] {
        fs::write(Path::new(&folder).join(format!("calls_{functions}.rs")), calls(functions))?;
    }
    Ok(())
}

fn calls(functions: usize) -> String {
    let numbered =
        |text: &str| -> String { (0..functions).map(|number| text.replace('#', &number.to_string())).collect() };
    let declared = numbered(
        "set_variables fn book#(class_id: u64, note: Option<String>) { variables: { last: \"{{class_id}}\" } }\n",
    );
    // All variants share one struct, which decodes the same and compiles in a fraction of the time.
    let variants = numbered("Book#(Inputs),\n");
    format!(
        "widget_functions::widget_functions! {{ pub widget big {{ data {{ last: u64 = 0 }}\n{declared} }} }}\n\
         #[allow(dead_code, reason = \"it is decoded, and not looked at\")]\n\
         #[derive(serde::Deserialize)]\n\
         pub struct Inputs {{ class_id: u64, note: Option<String> }}\n\
         #[allow(dead_code, reason = \"it is decoded, and not looked at\")]\n\
         #[derive(serde::Deserialize)]\n\
         #[serde(tag = \"function\", content = \"inputs\", rename_all = \"lowercase\")]\n\
         pub enum Call {{ {variants} }}\n"
    )
}
