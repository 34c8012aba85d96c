//! For every declaration, formatting changes neither its tokens nor its comments nor its errors, and formatting it
//! again changes nothing. `cargo xtask soak fmt` runs it for 10 minutes.

#![no_main]

use cargo_widget::{Style, find_declarations, format};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &str| {
    // Otherwise, the source map keeps the texts of all inputs.
    proc_macro2::extra::invalidate_current_thread_spans();
    let before = format!("widget_functions! {{{body}}}\n");
    let Ok(formatted) = format(&before, &Style::default()) else { return };
    let after = formatted.text;
    // The formatter compares tokens and comments, and lists what it would change.
    assert!(formatted.unsafe_lines.is_empty(), "{after}");
    if after != before {
        let again = format(&after, &Style::default()).expect("tokens, as before");
        assert_eq!(again.text, after);
        assert_eq!(errors(&after), errors(&before), "{after}");
    }
});

/// Returns the errors, in the order of their places.
fn errors(source: &str) -> Vec<String> {
    let declarations = find_declarations(source).expect("tokens");
    let diagnostics = declarations.iter().flat_map(|declaration| declaration.diagnostics());
    diagnostics.map(|diagnostic| diagnostic.message).collect()
}
