//! Invalid declarations: the compiler reports each error once, at its place, and continues after it.

mod common;

use common::{assert_errors, assert_help, request, server, widget};
use widget_functions_compiler::diagnose;

#[test]
fn stops_without_a_widget() {
    assert_errors("«", &["expected `widget`, found the end"]);
    assert_help("«struct» A;", "expected `widget`, found `struct`", "pub widget name");
    assert_errors("widget booking«;»", &["expected `{`, found `;`"]);
    assert_errors("widget «booking»", &["expected `{`, found the end"]);
}

#[test]
fn continues_after_a_missing_or_misspelled_keyword() {
    assert_errors(
        "pub «booking» { data { a: «&u8» } }",
        &["expected `widget`, found `booking`", "a reference is not allowed"],
    );
    assert_errors("pub «wigdet» booking { }", &["expected `widget`, found `wigdet`"]);
}

#[test]
fn continues_without_a_widget_name() {
    assert_errors(
        "widget «{ data { a: «&u8» } }",
        &["expected a widget name, found `{`", "a reference is not allowed"],
    );
}

#[test]
fn rejects_generic_parameters() {
    assert_errors("widget a«<»T> { }", &["generic parameters are not allowed on a widget"]);
    assert_errors("widget a { dismiss fn f«<»'a>(); }", &["generic parameters are not allowed on a function"]);
}

#[test]
fn rejects_a_second_widget() {
    assert_help("widget a { } «widget» b { }", "unexpected `widget` after the widget", "one widget");
}

#[test]
fn rejects_invalid_visibilities() {
    assert_help("pub«(nowhere)» widget a { }", "invalid visibility `pub(nowhere)`", "pub(crate)");
    assert_help("widget a { «pub» dismiss fn b(); }", "`pub` is not allowed on an item of a widget", "remove `pub`");
    assert_help("widget a { data { «pub»(crate) b: u8 } }", "`pub` is not allowed on a field", "remove `pub`");
}

#[test]
fn rejects_unknown_sections() {
    assert_help("widget a { «confg» { b: u8 } }", "unknown section `confg`", "did you mean `config`?");
    assert_help("widget a { «settings» { b: u8 } }", "unknown section `settings`", "`config`, `data`");
}

#[test]
fn keeps_the_fields_of_a_misspelled_section() {
    assert_errors(
        r#"widget a { «dta» { b: u8 } send_message fn c() { message_template: "{{b}} {{config.d}}" } config { d: u8 } }"#,
        &["unknown section `dta`"],
    );
}

#[test]
fn keeps_the_fields_of_a_duplicate_section() {
    assert_errors(
        r#"widget a { data { b: u8 } «data» { c: u8 } send_message fn d() { message_template: "{{b}}{{c}}" } }"#,
        &["duplicate section `data`"],
    );
}

#[test]
fn rejects_attributes_on_sections() {
    assert_errors(
        "widget a { #«[cfg(x)]» data { b: u8 } }",
        &["attributes and doc comments are not allowed on `data`"],
    );
}

#[test]
fn skips_what_is_not_an_item() {
    assert_help(
        "widget a { «struct» B { c: u8 } dismiss fn d(); }",
        "expected `config`, `data`, or a function",
        "a widget contains",
    );
    assert_errors("widget a { dismiss fn b();«;» }", &["unexpected `;`"]);
    assert_errors("widget a { data { }«,» dismiss fn b(); }", &["unexpected `,`"]);
    assert_errors("widget a { #«[doc(hidden)]» }", &["missing item after this attribute"]);
}

#[test]
fn assumes_any_name_in_a_section_without_braces() {
    assert_errors(
        r#"widget a { «data» (b: u8) send_message fn c() { message_template: "{{b}}" } }"#,
        &["expected `config`, `data`, or a function, found `data`"],
    );
}

#[test]
fn rejects_a_colon_after_a_section_name() {
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
fn rejects_modifiers_of_functions() {
    assert_help("widget a { «async» dismiss fn b(); }", "`async` is not allowed on a function", "remove `async`");
    assert_help("widget a { dismiss «async» fn b(); }", "`async` is not allowed on a function", "remove `async`");
    assert_help("widget a { «async» fn b(); }", "`async` is not allowed on a function", "available kinds: `server`");
}

#[test]
fn rejects_unknown_kinds() {
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
    assert_errors("widget a { dismiss «b»(); }", &["missing `fn` after `dismiss`"]);
}

#[test]
fn reports_a_missing_function_name_or_parentheses() {
    assert_errors("widget a { dismiss fn «(); dismiss fn b(); }", &["expected a function name after `fn`"]);
    assert_errors("widget a { dismiss fn b«;» }", &["expected `(…)` after `b`, found `;`"]);
    assert_errors(
        r#"widget a { send_message fn b «{ message_template: "{{c}}" } }"#,
        &["expected `(…)` after `b`, found `{`"],
    );
    assert_errors("widget a { dismiss fn «b» }", &["expected `(…)` after `b`, found the end"]);
}

#[test]
fn reports_a_missing_end_of_a_function() {
    assert_errors(
        "widget a { server fn b() «dismiss» fn c(); }",
        &["expected settings in braces or `;`, found `dismiss`"],
    );
    assert_errors("widget a { dismiss fn b() «=» { } }", &["expected settings in braces or `;`"]);
}

#[test]
fn requires_braces_around_return_fields() {
    assert_help(
        r#"widget a { server fn b() -> «String» { url: "https://a.example", on_success: dismiss } }"#,
        "expected return fields in braces, found `String`",
        "-> { name: String }",
    );
}

#[test]
fn reports_a_missing_field_name_or_type() {
    assert_errors(
        "widget a { data { «5»: u8, b: «&u8» } }",
        &["expected a name, found `5`", "a reference is not allowed"],
    );
    assert_errors(
        "widget a { data { b«,» c: «&u8» } }",
        &["expected `:` and a type after `b`, found `,`", "a reference is not allowed"],
    );
    assert_errors(
        "widget a { data { b:«,» c: «&u8» } }",
        &["expected a type for `b`, found `,`", "a reference is not allowed"],
    );
    assert_errors("widget a { data { «b» } }", &["expected `:` and a type after `b`, found the end"]);
    assert_errors("widget a { data { secret «b» } }", &["expected `:` and a type after `b`, found the end"]);
    assert_errors("widget a { data { b: «5» } }", &["cannot parse this type"]);
}

#[test]
fn continues_after_a_missing_comma() {
    assert_errors("widget a { data { b: u8 «c»: u8 } }", &["missing `,` before `c`"]);
    assert_errors("widget a { data { b: u8 «secret» c: u8 } }", &["missing `,` before `secret`"]);
    assert_errors("widget a { data { b: u8 = 5 «c»: u8 = 6, } }", &["missing `,` before `c`"]);
    assert_errors(
        "widget a { data { b: «Vec<u8», c: «&u8» } }",
        &["cannot parse this type", "a reference is not allowed"],
    );
    assert_errors(
        &request(r#"method: POST «timeout»: 10s, error_message: "«.»""#),
        &["missing `,` before `timeout`", "missing name in a path"],
    );
}

#[test]
fn rejects_types_that_a_field_cannot_own() {
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
        assert_errors(&format!("widget a {{ data {{ b: {ty}, c: u8 }} }}"), &[message]);
    }
}

#[test]
fn accepts_owned_types() {
    common::assert_valid(
        "widget a { data {
            b: HashMap<String, Vec<(u8, [u8; 4])>>, c: Cow<'static, str>, d: ::std::string::String, e: <A as B<C, D>>::E,
            f: Box<dyn Fn(u8) -> u8 + Send>, g: (), h: super::Data, i: my_type!(x, y),
        } }",
    );
}

#[test]
fn accepts_any_expression_as_default() {
    common::assert_valid(
        r#"widget a { data {
            b: String = "x", c: i8 = -1, d: bool = true, e: HashMap<A, B> = HashMap::<A, B>::new(), f: bool = 1 < 2,
            g: u8 = <A as B<C, D>>::E, h: u8 = match x { A => 1, _ => 2 }, i: u32 = 1 << 2, j: Option<u8> = None,
            k: f64 = -1.5e3, l: u8 = b'a', secret m: Vec<u8> = vec![1, 2], n: bool = A > B,
        } }"#,
    );
    assert_errors(
        "widget a { data { b: u8 «=», c: u8 «=» } }",
        &["missing value after `=`", "missing value after `=`"],
    );
    assert_errors("widget a { data { b: u8 = «10s» } }", &["invalid number `10s`"]);
}

#[test]
fn continues_after_an_invalid_setting() {
    assert_errors(&request("timeout«,» method: POST"), &["expected `:` and a value after `timeout`, found `,`"]);
    assert_errors(&request("timeout:«,» method: «PST»"), &["expected a value, found `,`", "unknown method"]);
    assert_errors(&request("timeout«:»"), &["expected a value, found the end"]);
    assert_errors(
        &request("timeout «=» 10s, method: «PST»"),
        &["expected `:` and a value after `timeout`, found `=`", "unknown method"],
    );
    assert_errors(&request("«5»: 10s, method: «PST»"), &["expected a name", "unknown method"]);
    assert_help(
        &request("#«[cfg(x)]» timeout: 10s"),
        "attributes and doc comments are not allowed on a setting",
        "before the function",
    );
    assert_help(&request("«\"timeout\"»: 10s"), "unexpected quotes around `timeout`", "timeout: …");
}

#[test]
fn rejects_expressions_in_settings() {
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
    assert_errors(&request("headers: { a: «&»b }"), &["expected a value, found `&`"]);
}

#[test]
fn reports_return_fields_of_other_kinds_once() {
    assert_errors(
        "widget a { dismiss fn b() «-»> String; }",
        &["return fields are not allowed in `dismiss` functions"],
    );
    assert_errors(
        "widget a { dismiss fn b() -> «{ c: u8 }»; }",
        &["return fields are not allowed in `dismiss` functions"],
    );
}

#[test]
fn suggests_quotes_around_tokens() {
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
fn treats_an_invalid_setting_as_present() {
    assert_errors("widget a { server fn b() { url: «+» } }", &["expected a value, found `+`"]);
    assert_errors("widget a { server fn b() { «ulr»: 5 } }", &["unknown setting `ulr`"]);
    assert_errors(&server("url«,»"), &["expected `:` and a value after `url`, found `,`"]);
}

#[test]
fn assumes_any_name_after_an_invalid_one() {
    assert_errors(
        r#"widget a { send_message fn b(«5»: u8) { message_template: "{{c}}" } }"#,
        &["expected a name, found `5`"],
    );
}

#[test]
fn reports_invalid_rust_tokens() {
    assert_errors("widget a { url: «\"", &["invalid Rust tokens"]);
    assert_eq!(diagnose("widget a { ").len(), 1);
    assert_eq!(diagnose("widget a } ").len(), 1);
}

#[test]
fn rejects_deep_nesting() {
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
fn parses_many_functions_in_time() {
    let settings = |index: usize| {
        let headers: String = (0..20).map(|header| format!("\"x-{header}\": \"{{{{id}}}} {{{{place}}}}\", ")).collect();
        format!("server fn f{index}(id: u64) {{ url: \"https://a.example/{{{{id}}}}\", headers: {{ {headers} }} }}\n")
    };
    let source = widget(&(0..1000).map(settings).collect::<String>());
    let started = std::time::Instant::now();
    assert_eq!(diagnose(&source), []);
    assert!(started.elapsed().as_secs() < 20, "took {:?}", started.elapsed());
}
