//! Whatever stands in a declaration, to format it changes neither its tokens nor its comments nor
//! its mistakes, and to format it twice is to format it once. Without `--no-cfg-fuzzing`,
//! proc-macro2 knows no places: `cargo +nightly fuzz run -s none --no-cfg-fuzzing fmt corpus/fmt seeds/declaration --
//! -max_total_time=600`.

#![no_main]

use cargo_widget::{Style, find_declarations, format};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &str| {
    // The texts of all runs would stay in the source map otherwise.
    proc_macro2::extra::invalidate_current_thread_spans();
    let before = format!("widget_functions! {{{body}}}\n");
    let Ok(formatted) = format(&before, &Style::default()) else { return };
    let after = formatted.text;
    // That tokens and comments are the same is what makes it safe.
    assert!(formatted.unsafe_lines.is_empty(), "{after}");
    if after != before {
        let again = format(&after, &Style::default()).expect("tokens, as before");
        assert_eq!(again.text, after);
        assert_eq!(mistakes(&after), mistakes(&before), "{after}");
    }
});

/// What is wrong, in the order of the places.
fn mistakes(source: &str) -> Vec<String> {
    let declarations = find_declarations(source).expect("tokens");
    let diagnostics = declarations.iter().flat_map(|declaration| declaration.diagnostics());
    diagnostics.map(|diagnostic| diagnostic.message).collect()
}
