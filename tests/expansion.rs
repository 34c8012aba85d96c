//! The macro in unusual contexts. Compiling without a warning is half of the test.
#![deny(warnings, clippy::all, clippy::pedantic)]
#![warn(
    absolute_paths_not_starting_with_crate,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    keyword_idents,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    non_local_definitions,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_op_in_unsafe_fn,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![allow(clippy::unwrap_used, reason = "a missing value is a failed test")]

#[path = "expansion/bare.rs"]
mod bare;
#[path = "expansion/cfgs.rs"]
mod cfgs;
#[path = "expansion/lists.rs"]
mod lists;
#[path = "expansion/macros.rs"]
mod macros;
#[path = "expansion/names.rs"]
mod names;
#[path = "expansion/own_types.rs"]
mod own_types;
#[path = "expansion/privacy.rs"]
mod privacy;
#[path = "expansion/sizes.rs"]
mod sizes;

use widget_functions::{Instance, Memory, Runtime, WidgetConfig};

/// Creates an instance of a widget in memory.
async fn card<C: WidgetConfig>(config: C, data: C::Data) -> Instance<C> {
    let runtime = Runtime::builder().store(Memory::new()).build().unwrap();
    runtime.widget(config).unwrap().create("c-1", data).await.unwrap()
}
