//! Broken declarations: each mistake is reported once, at its place, and hides no other.

mod common;

use common::{assert_help, assert_mistakes, request, server, widget};
use widget_functions_compiler::diagnose;

#[test]
fn without_a_widget_nothing_is_read() {
    assert_mistakes("«", &["expected `widget`, found the end"]);
    assert_help("«struct» A;", "expected `widget`, found `struct`", "pub widget name");
    assert_mistakes("widget booking«;»", &["expected `{`, found `;`"]);
    assert_mistakes("widget «booking»", &["expected `{`, found the end"]);
}

#[test]
fn a_widget_keyword_may_be_missing_or_misspelt() {
    assert_mistakes(
        "pub «booking» { data { a: «&u8» } }",
        &["expected `widget`, found `booking`", "a reference is not allowed"],
    );
    assert_mistakes("pub «wigdet» booking { }", &["expected `widget`, found `wigdet`"]);
}

#[test]
fn a_widget_needs_a_name() {
    assert_mistakes(
        "widget «{ data { a: «&u8» } }",
        &["expected a widget name, found `{`", "a reference is not allowed"],
    );
}

#[test]
fn a_widget_has_no_generics() {
    assert_mistakes("widget a«<»T> { }", &["generic parameters are not allowed on a widget"]);
    assert_mistakes("widget a { dismiss fn f«<»'a>(); }", &["generic parameters are not allowed on a function"]);
}

#[test]
fn one_call_declares_one_widget() {
    assert_help("widget a { } «widget» b { }", "unexpected `widget` after the widget", "one widget");
}

#[test]
fn a_visibility_is_one_of_rust() {
    assert_help("pub«(nowhere)» widget a { }", "invalid visibility `pub(nowhere)`", "pub(crate)");
    assert_help("widget a { «pub» dismiss fn b(); }", "`pub` is not allowed on an item of a widget", "remove `pub`");
    assert_help("widget a { data { «pub»(crate) b: u8 } }", "`pub` is not allowed on a field", "remove `pub`");
}

#[test]
fn unknown_sections_are_named() {
    assert_help("widget a { «confg» { b: u8 } }", "unknown section `confg`", "did you mean `config`?");
    assert_help("widget a { «settings» { b: u8 } }", "unknown section `settings`", "`config`, `data`");
}

#[test]
fn the_fields_of_a_misspelt_section_are_known() {
    assert_mistakes(
        r#"widget a { «dta» { b: u8 } send_message fn c() { message_template: "{{b}} {{config.d}}" } config { d: u8 } }"#,
        &["unknown section `dta`"],
    );
}

#[test]
fn a_second_section_is_refused_but_its_fields_count() {
    assert_mistakes(
        r#"widget a { data { b: u8 } «data» { c: u8 } send_message fn d() { message_template: "{{b}}{{c}}" } }"#,
        &["duplicate section `data`"],
    );
}

#[test]
fn sections_take_no_attributes() {
    assert_mistakes(
        "widget a { #«[cfg(x)]» data { b: u8 } }",
        &["attributes and doc comments are not allowed on `data`"],
    );
}

#[test]
fn what_is_no_item_is_skipped() {
    assert_help(
        "widget a { «struct» B { c: u8 } dismiss fn d(); }",
        "expected `config`, `data`, or a function",
        "a widget contains",
    );
    assert_mistakes("widget a { dismiss fn b();«;» }", &["unexpected `;`"]);
    assert_mistakes("widget a { data { }«,» dismiss fn b(); }", &["unexpected `,`"]);
    assert_mistakes("widget a { #«[doc(hidden)]» }", &["missing item after this attribute"]);
}

#[test]
fn a_section_without_braces_hides_its_names_only() {
    assert_mistakes(
        r#"widget a { «data» (b: u8) send_message fn c() { message_template: "{{b}}" } }"#,
        &["expected `config`, `data`, or a function, found `data`"],
    );
}

#[test]
fn a_section_is_no_setting() {
    let message = r#"send_message fn c() { message_template: "{{b}}" }"#;
    for (punct, found) in [(":", "`:`"), ("=", "`=`")] {
        assert_help(
            &format!("widget a {{ data «{punct}» {{ b: u8 }} {message} }}"),
            &format!("unexpected {found} after `data`"),
            "write `data { … }`",
        );
    }
}

#[test]
fn a_function_is_not_async() {
    assert_help("widget a { «async» dismiss fn b(); }", "`async` is not allowed on a function", "remove `async`");
    assert_help("widget a { dismiss «async» fn b(); }", "`async` is not allowed on a function", "remove `async`");
    assert_help("widget a { «async» fn b(); }", "`async` is not allowed on a function", "available kinds: `server`");
}

#[test]
fn kinds_are_known() {
    assert_help("widget a { «fn» b(); }", "missing function kind", "`send_message`");
    assert_help(
        "widget a { «sever» fn b() { url: \"https://a.example\" } }",
        "unknown function kind `sever`",
        "`server`",
    );
    assert_help(
        "widget a { «message» fn b() { text: \"{{x}}\" } }",
        "unknown function kind `message`",
        "available kinds: `server`",
    );
    assert_mistakes("widget a { dismiss «b»(); }", &["missing `fn` after `dismiss`"]);
}

#[test]
fn a_function_has_a_name_and_parentheses() {
    assert_mistakes("widget a { dismiss fn «(); dismiss fn b(); }", &["expected a function name after `fn`"]);
    assert_mistakes("widget a { dismiss fn b«;» }", &["expected `(…)` after `b`, found `;`"]);
    assert_mistakes(
        r#"widget a { send_message fn b «{ message_template: "{{c}}" } }"#,
        &["expected `(…)` after `b`, found `{`"],
    );
    assert_mistakes("widget a { dismiss fn «b» }", &["expected `(…)` after `b`, found the end"]);
}

#[test]
fn a_function_ends_in_braces_or_a_semicolon() {
    assert_mistakes(
        "widget a { server fn b() «dismiss» fn c(); }",
        &["expected settings in braces or `;`, found `dismiss`"],
    );
    assert_mistakes("widget a { dismiss fn b() «=» { } }", &["expected settings in braces or `;`"]);
}

#[test]
fn return_fields_stand_in_braces() {
    assert_help(
        r#"widget a { server fn b() -> «String» { url: "https://a.example", on_success: dismiss } }"#,
        "expected return fields in braces, found `String`",
        "-> { name: String }",
    );
}

#[test]
fn a_field_has_a_name_and_a_type() {
    assert_mistakes(
        "widget a { data { «5»: u8, b: «&u8» } }",
        &["expected a name, found `5`", "a reference is not allowed"],
    );
    assert_mistakes(
        "widget a { data { b«,» c: «&u8» } }",
        &["expected `:` and a type after `b`, found `,`", "a reference is not allowed"],
    );
    assert_mistakes(
        "widget a { data { b:«,» c: «&u8» } }",
        &["expected a type for `b`, found `,`", "a reference is not allowed"],
    );
    assert_mistakes("widget a { data { «b» } }", &["expected `:` and a type after `b`, found the end"]);
    assert_mistakes("widget a { data { secret «b» } }", &["expected `:` and a type after `b`, found the end"]);
    assert_mistakes("widget a { data { b: «5» } }", &["cannot parse this type"]);
}

#[test]
fn a_missing_comma_hides_nothing() {
    assert_mistakes("widget a { data { b: u8 «c»: u8 } }", &["missing `,` before `c`"]);
    assert_mistakes("widget a { data { b: u8 «secret» c: u8 } }", &["missing `,` before `secret`"]);
    assert_mistakes("widget a { data { b: u8 = 5 «c»: u8 = 6, } }", &["missing `,` before `c`"]);
    assert_mistakes(
        "widget a { data { b: «Vec<u8», c: «&u8» } }",
        &["cannot parse this type", "a reference is not allowed"],
    );
    assert_mistakes(
        &request(r#"method: POST «timeout»: 10s, error_message: "«.»""#),
        &["missing `,` before `timeout`", "missing name in a path"],
    );
}

#[test]
fn types_are_owned() {
    for (ty, message) in [
        ("«&»'static str", "a reference is not allowed as a field type"),
        ("Option<«&»str>", "a reference is not allowed as a field type"),
        ("Cow<«'»a, str>", "lifetime `'a` is not allowed in a field type"),
        ("«*»const u8", "a raw pointer is not allowed as a field type"),
        ("«impl» Into<String>", "`impl Trait` is not allowed as a field type"),
        ("«dyn Any»", "a trait object is not allowed as a field type"),
        ("Vec<«_»>", "`_` is not allowed as a field type"),
        ("«fn»(u8) -> u8", "a function pointer is not allowed as a field type"),
        ("«[u8]»", "a slice is not allowed as a field type"),
        ("«str»", "`str` is not allowed as a field type"),
        ("«!»", "`!` is not allowed as a field type"),
    ] {
        assert_mistakes(&format!("widget a {{ data {{ b: {ty}, c: u8 }} }}"), &[message]);
    }
}

#[test]
fn owned_types_are_read() {
    common::assert_fine(
        "widget a { data {
            b: HashMap<String, Vec<(u8, [u8; 4])>>, c: Cow<'static, str>, d: ::std::string::String, e: <A as B<C, D>>::E,
            f: Box<dyn Fn(u8) -> u8 + Send>, g: (), h: super::Data, i: my_type!(x, y),
        } }",
    );
}

#[test]
fn defaults_are_any_expression() {
    common::assert_fine(
        r#"widget a { data {
            b: String = "x", c: i8 = -1, d: bool = true, e: HashMap<A, B> = HashMap::<A, B>::new(), f: bool = 1 < 2,
            g: u8 = <A as B<C, D>>::E, h: u8 = match x { A => 1, _ => 2 }, i: u32 = 1 << 2, j: Option<u8> = None,
            k: f64 = -1.5e3, l: u8 = b'a', secret m: Vec<u8> = vec![1, 2], n: bool = A > B,
        } }"#,
    );
    assert_mistakes(
        "widget a { data { b: u8 «=», c: u8 «=» } }",
        &["missing value after `=`", "missing value after `=`"],
    );
    assert_mistakes("widget a { data { b: u8 = «10s» } }", &["invalid number `10s`"]);
}

#[test]
fn settings_are_names_and_values() {
    assert_mistakes(&request("timeout«,» method: POST"), &["expected `:` and a value after `timeout`, found `,`"]);
    assert_mistakes(&request("timeout:«,» method: «PST»"), &["expected a value, found `,`", "unknown method"]);
    assert_mistakes(&request("timeout«:»"), &["expected a value, found the end"]);
    assert_mistakes(
        &request("timeout «=» 10s, method: «PST»"),
        &["expected `:` and a value after `timeout`, found `=`", "unknown method"],
    );
    assert_mistakes(&request("«5»: 10s, method: «PST»"), &["expected a name", "unknown method"]);
    assert_help(
        &request("#«[cfg(x)]» timeout: 10s"),
        "attributes and doc comments are not allowed on a setting",
        "before the function",
    );
    assert_help(&request("«\"timeout\"»: 10s"), "a setting's name stands without quotes", "timeout: …");
}

#[test]
fn a_declaration_holds_no_expressions() {
    for settings in [r#"headers: { a: "b" «+» "c" }"#, "body: json { a: 1 «+» 1 }, method: POST"] {
        assert_help(&request(settings), "expected `,` after the value", "contains no Rust expressions");
    }
    for (expression, short) in [
        ("«make»()", "make(…)"),
        ("«format»!(\"{}\", 1)", "format!(…)"),
        ("«vec»![1]", "vec!(…)"),
        ("«std»::env::var(\"A\")", "std::env::var(…)"),
        ("«Method»::POST", "Method::POST"),
    ] {
        let message = format!("unexpected Rust expression `{short}`");
        assert_help(&request(&format!("headers: {{ a: {expression} }}")), &message, "write text");
    }
    assert_mistakes(&request("headers: { a: «&»b }"), &["expected a value, found `&`"]);
}

#[test]
fn a_kind_without_return_fields_is_told_once() {
    assert_mistakes("widget a { dismiss fn b() «-»> String; }", &["`dismiss` functions have no return fields"]);
    assert_mistakes("widget a { dismiss fn b() -> «{ c: u8 }»; }", &["`dismiss` functions have no return fields"]);
}

#[test]
fn tokens_stand_between_quotes() {
    for (value, help) in [
        ("«{{place}}»", "write `\"{{place}}\"`"),
        ("«{{ data.place }}»", "write `\"{{data.place}}\"`"),
        ("Bearer «{{config.key}}»", "write `\"{{config.key}}\"`"),
        ("«{{place}}» + 1", "write `\"{{place}}\"`"),
    ] {
        let settings = format!("headers: {{ a: {value}, b: \"c\" }}");
        let message = help.replace("write `\"", "missing quotes around `").replace("\"`", "`");
        assert_help(&request(&settings), &message, help);
    }
}

#[test]
fn a_broken_setting_counts_as_present() {
    assert_mistakes("widget a { server fn b() { url: «+» } }", &["expected a value, found `+`"]);
    assert_mistakes("widget a { server fn b() { «ulr»: 5 } }", &["unknown setting `ulr`"]);
    assert_mistakes(&server("url«,»"), &["expected `:` and a value after `url`, found `,`"]);
}

#[test]
fn an_unreadable_name_makes_no_other_unknown() {
    assert_mistakes(
        r#"widget a { send_message fn b(«5»: u8) { message_template: "{{c}}" } }"#,
        &["expected a name, found `5`"],
    );
}

#[test]
fn tokens_that_are_none_are_told() {
    assert_mistakes("widget a { url: «\"", &["cannot parse Rust tokens"]);
    assert_eq!(diagnose("widget a { ").len(), 1);
    assert_eq!(diagnose("widget a } ").len(), 1);
}

#[test]
fn deep_nesting_is_refused() {
    let deep = "[".repeat(3000) + &"]".repeat(3000);
    let found = diagnose(&format!("widget a {{ server fn b() {{ url: {deep} }} }}"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "brackets are nested too deeply");
    let deep = "Option<".repeat(3000) + "u8" + &">".repeat(3000);
    let found = diagnose(&format!("widget a {{ data {{ b: {deep}, c: u8 }} }}"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "this type is too large");
}

#[test]
fn many_functions_are_read_in_time() {
    let settings = |index: usize| {
        let headers: String = (0..20).map(|header| format!("\"x-{header}\": \"{{{{id}}}} {{{{place}}}}\", ")).collect();
        format!("server fn f{index}(id: u64) {{ url: \"https://a.example/{{{{id}}}}\", headers: {{ {headers} }} }}\n")
    };
    let source = widget(&(0..1000).map(settings).collect::<String>());
    let started = std::time::Instant::now();
    assert_eq!(diagnose(&source), []);
    assert!(started.elapsed().as_secs() < 20, "took {:?}", started.elapsed());
}
