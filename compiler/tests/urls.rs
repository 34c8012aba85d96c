//! URLs: what their static parts can be, and where a token can stand in them.

mod common;

use common::{assert_fine, assert_help, assert_mistakes, server, widget};

fn url(url: &str) -> String {
    server(&format!("url: \"{url}\""))
}

fn link(url: &str) -> String {
    widget(&format!("link fn open(id: u64) {{ url: \"{url}\" }}"))
}

#[test]
fn urls_that_name_their_host_are_fine() {
    for fine in [
        "https://a.example",
        "http://localhost:8080/",
        "HTTPS://A.example:443/a//b/",
        "https://[::1]:8080/x",
        "https://münchen.example/é",
        "https://a.example/{{id}}/x{{id}}y{{id}}",
        "https://a.example?{{id}}".replace("?{{id}}", "?a={{id}}&b&c=x{{id}}").as_str(),
        "https://a.example/%7Bx%7D?a=%20",
        "{{config.api}}",
        "{{ config.api }}/a/{{id}}?b={{id}}",
        "{{config.api}}?a=b",
        "{{config.hidden_api}}/a",
    ] {
        assert_fine(&url(fine));
    }
    for fine in [
        "https://a.example/#{{id}}",
        "mailto:someone@a.example?subject={{id}}",
        "mailto:?subject={{id}}",
        "tel:+31201234567",
        "{{config.api}}#a",
    ] {
        assert_fine(&link(fine));
    }
}

#[test]
fn a_url_is_text_and_absolute() {
    assert_help(&server("url: «5»"), "expected a URL in quotes, found `5`", "https://example.com/");
    assert_mistakes(&server("url: «config»"), &["expected a URL in quotes, found `config`"]);
    assert_help(&url("«"), "the URL is empty", "https://example.com/");
    for relative in ["/a/b", "a.example/b", "//a.example/b", "?a=b", "a", ":a", "a/{{id}}"] {
        assert_help(&url(&format!("«{relative}»")), "the URL is not absolute", "scheme and host");
    }
    assert_help(&url("«localhost»:8080/a"), "the URL is not absolute", "http://localhost:");
}

#[test]
fn schemes_are_known() {
    assert_help(&url("«htps»://a.example"), "unknown URL scheme `htps`", "did you mean `https`?");
    assert_help(&url("«ftp»://a.example"), "unknown URL scheme `ftp`", "schemes: `https`, `http`");
    assert_mistakes(&url("«mailto»:a@a.example"), &["a request cannot go to a `mailto:` URL"]);
    assert_help(&link("«ftp»://a.example"), "unknown URL scheme `ftp`", "`mailto`, `tel`");
    for scheme in ["javascript", "data", "JavaScript"] {
        let refused = format!("a `{}:` URL is refused: it could run code", scheme.to_lowercase());
        assert_mistakes(&link(&format!("«{scheme}»:alert(1)")), &[&refused]);
    }
    assert_help(&url("«https:»/a.example"), "`https:` is not followed by `//`", "https://example.com/");
}

#[test]
fn the_host_is_static() {
    assert_mistakes(&url("https://«{{id}}».example/"), &["a token cannot stand in the host"]);
    assert_help(&url("https://a.example«{{id}}»"), "a token cannot stand in the host", "close the host with `/`");
    assert_mistakes(&url("https://a.example:«{{id}}»/"), &["a token cannot stand in the host"]);
    assert_mistakes(&url("https://«{{id}}»@a.example/"), &["a token cannot stand in the host"]);
    assert_mistakes(&url("https://«{{config.api}}»/a"), &["a token cannot stand in the host"]);
    assert_mistakes(&url("https://«{{id}}».«{{count}}»/"), &["a token cannot stand in the host"; 2]);
    assert_mistakes(&url("«{{id}}»://a.example/"), &["a token cannot stand at the start"]);
    assert_mistakes(&url("h«{{id}}»://a.example/"), &["a token cannot stand in the scheme"]);
    assert_mistakes(&url("https://«{{nothing}}»/"), &["unknown token `{{nothing}}`"]);
}

#[test]
fn the_host_parses() {
    assert_mistakes(&url("«https://»"), &["the URL has no host"]);
    assert_mistakes(&url("«https://»/a"), &["the URL has no host"]);
    assert_mistakes(&url("https://«a.example:99999»/"), &["the host does not parse"]);
    assert_mistakes(&url("https://«[::1»/"), &["the host does not parse"]);
    assert_mistakes(&url("https://«a<b»/"), &["the host does not parse"]);
    assert_help(&url("https://«user:word@»a.example/"), "user info in a URL is refused", "in a header");
}

#[test]
fn a_base_is_a_whole_config_token() {
    assert_help(&url("«{{place}}»/a"), "a token cannot stand at the start of a URL", "{{config.x}}");
    assert_mistakes(&url("«{{config.api.x}}»/a"), &["the base of a URL takes no path"]);
    assert_mistakes(&url("«{{config.api ?? 'a'}}»/a"), &["the base of a URL takes no path, fallback"]);
    assert_mistakes(&url("«{{config.api | text}}»/a"), &["the base of a URL takes no path, fallback or filter"]);
    assert_help(&url("{{config.api}}«a»"), "a base is followed by `/`", "{{config.api}}/path");
    assert_mistakes(&url("{{config.api}}«{{id}}»"), &["a base is followed by `/`"]);
    assert_mistakes(&url("{{config.api}}«:»8080/"), &["a base is followed by `/`"]);
    assert_mistakes(&url("«{{config.apy}}»/a"), &["unknown token `{{config.apy}}`"]);
}

#[test]
fn paths_have_no_dot_segments() {
    for path in ["«.»", "«..»/a", "a/«..»", "«%2e»/a", "«%2E.»"] {
        assert_mistakes(&url(&format!("https://a.example/{path}")), &["the path segment `"]);
        assert_mistakes(&url(&format!("{{{{config.api}}}}/{path}")), &["the path segment `"]);
    }
    assert_fine(&url("https://a.example/...?a=.."));
}

#[test]
fn characters_that_are_refused() {
    for (address, message, help) in [
        ("https://a.example/« »b", "a space cannot stand in a URL", "%20"),
        ("https://a.example/«\\t»b", "`\\t` cannot stand in a URL", ""),
        ("https://a.example/«\\0»b", "`\\0` cannot stand in a URL", ""),
        ("https:«\\\\»\\\\a.example/", "a backslash cannot stand in a URL", "write `/`"),
        ("https://a.example/«{»id-}", "a single `{` cannot stand in a URL", "`{{name}}`"),
        ("https://a.example/«{id}»", "a token has two braces on each side", "write `{{id}}`"),
        ("https://a.example/«${data.place}»", "a token has two braces on each side", "write `{{data.place}}`"),
        ("https://a.example/{{id}}«}»", "a single `}` cannot stand in a URL", "%7B"),
        ("https://a.example/«{{{{»x}}", "a brace cannot stand in a URL", "%7B"),
        ("https://a.example/«%»zz", "this `%` starts no escape", "%25"),
        ("https://a.example/?a=«%»{{id}}", "this `%` starts no escape", "%25"),
        ("https://a.example/10«%»", "this `%` starts no escape", "%25"),
    ] {
        assert_mistakes(&url(address), &[message]);
        if !help.is_empty() {
            assert_help(&url(address), message, help);
        }
    }
}

#[test]
fn query_names_are_static() {
    assert_help(
        &url("https://a.example/?«{{id}}»=a"),
        "a token cannot stand in the name of a query parameter",
        "?name=",
    );
    assert_mistakes(&url("{{config.api}}?a=b&«{{id}}»"), &["a token cannot stand in the name of a query parameter"]);
    assert_mistakes(&url("https://a.example/?a«{{id}}»=a&«{{count}}»"), &["a token cannot stand in the name"; 2]);
}

#[test]
fn a_request_has_no_fragment() {
    assert_help(&url("https://a.example/a«#b{{id}}»"), "the URL of a request has no fragment", "%23");
    assert_mistakes(&url("{{config.api}}«#»"), &["the URL of a request has no fragment"]);
}

#[test]
fn mail_and_telephone_links_take_tokens_in_their_query() {
    assert_mistakes(&link("mailto:«{{id}}»@a.example"), &["a `mailto:` link takes tokens in its query only"]);
    assert_mistakes(&link("tel:«{{id}}»"), &["a `tel:` link takes tokens in its query only"]);
    assert_mistakes(&link("«tel:»"), &["`tel:` is not followed by an address"]);
    assert_mistakes(&link("«mailto:»//a@a.example"), &["`mailto:` is not followed by an address"]);
    assert_mistakes(&link("mailto:a@a.example«#b»"), &["this link has no fragment"]);
    assert_mistakes(&link("mailto:?«{{id}}»=a"), &["a token cannot stand in the name"]);
}

#[test]
fn several_mistakes_in_one_url_are_all_reported() {
    assert_mistakes(
        &url("https://a.example/«..»/«%»x/?«{{id}}»=«{{nothing}}»«#a»"),
        &["the path segment", "this `%`", "a token cannot stand", "unknown token", "the URL of a request"],
    );
}
