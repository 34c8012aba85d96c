//! URLs: their static parts, and the places of tokens in them.

mod common;

use common::{assert_errors, assert_help, assert_valid, server, widget};

fn url(url: &str) -> String {
    server(&format!("url: \"{url}\""))
}

fn link(url: &str) -> String {
    widget(&format!("link fn open(id: u64) {{ url: \"{url}\" }}"))
}

#[test]
fn accepts_urls_with_a_static_host() {
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
        assert_valid(&url(fine));
    }
    for fine in [
        "https://a.example/#{{id}}",
        "mailto:someone@a.example?subject={{id}}",
        "mailto:?subject={{id}}",
        "tel:+31201234567",
        "{{config.api}}#a",
    ] {
        assert_valid(&link(fine));
    }
}

#[test]
fn rejects_relative_urls() {
    assert_help(&server("url: «5»"), "expected a URL in quotes, found `5`", "https://example.com/");
    assert_errors(&server("url: «config»"), &["expected a URL in quotes, found `config`"]);
    assert_help(&url("«"), "empty URL", "https://example.com/");
    for relative in ["/a/b", "a.example/b", "//a.example/b", "?a=b", "a", ":a", "a/{{id}}"] {
        assert_help(&url(&format!("«{relative}»")), "expected an absolute URL, found `", "scheme and host");
    }
    assert_help(&url("«localhost»:8080/a"), "expected an absolute URL, found `", "http://localhost:");
}

#[test]
fn rejects_unknown_schemes() {
    assert_help(&url("«htps»://a.example"), "unknown URL scheme `htps`", "did you mean `https`?");
    assert_help(&url("«ftp»://a.example"), "unknown URL scheme `ftp`", "available schemes: `https`, `http`");
    assert_errors(&url("«mailto»:a@a.example"), &["URL scheme `mailto` is not allowed in a request"]);
    assert_help(&link("«ftp»://a.example"), "unknown URL scheme `ftp`", "`mailto`, `tel`");
    for scheme in ["javascript", "data", "JavaScript"] {
        let rejected = format!("URL scheme `{}` is not allowed", scheme.to_lowercase());
        assert_help(&link(&format!("«{scheme}»:alert(1)")), &rejected, "it could run code");
    }
    assert_help(&url("«https:»/a.example"), "expected `//` after `https:`", "https://example.com/");
}

#[test]
fn rejects_tokens_in_the_host() {
    assert_errors(&url("https://«{{id}}».example/"), &["a token is not allowed in the host"]);
    assert_help(&url("https://a.example«{{id}}»"), "a token is not allowed in the host", "end the host with a `/`");
    assert_errors(&url("https://a.example:«{{id}}»/"), &["a token is not allowed in the host"]);
    assert_errors(&url("https://«{{id}}»@a.example/"), &["a token is not allowed in the host"]);
    assert_errors(&url("https://«{{config.api}}»/a"), &["a token is not allowed in the host"]);
    assert_errors(&url("https://«{{id}}».«{{count}}»/"), &["a token is not allowed in the host"; 2]);
    assert_errors(&url("«{{id}}»://a.example/"), &["a token is not allowed at the start"]);
    assert_errors(&url("h«{{id}}»://a.example/"), &["a token is not allowed in the scheme"]);
    assert_errors(&url("https://«{{nothing}}»/"), &["unknown token `{{nothing}}`"]);
}

#[test]
fn rejects_invalid_hosts() {
    assert_errors(&url("«https://»"), &["missing host in a URL"]);
    assert_errors(&url("«https://»/a"), &["missing host in a URL"]);
    assert_help(&url("https://«a.example:99999»/"), "invalid host `a.example:99999`", "port");
    assert_errors(&url("https://«[::1»/"), &["invalid host `[::1`"]);
    assert_errors(&url("https://«a<b»/"), &["invalid host `a<b`"]);
    assert_help(&url("https://«user:word@»a.example/"), "user info is not allowed in a URL", "in a header");
}

#[test]
fn rejects_invalid_bases() {
    assert_help(&url("«{{place}}»/a"), "a token is not allowed at the start of a URL", "{{config.x}}");
    assert_errors(&url("«{{config.api.x}}»/a"), &["a path, fallback, or filter is not allowed in the base of a URL"]);
    assert_errors(
        &url("«{{config.api ?? 'a'}}»/a"),
        &["a path, fallback, or filter is not allowed in the base of a URL"],
    );
    assert_errors(
        &url("«{{config.api | text}}»/a"),
        &["a path, fallback, or filter is not allowed in the base of a URL"],
    );
    assert_help(&url("{{config.api}}«a»"), "expected `/`, `?`, `#`, or the end after the base", "{{config.api}}/path");
    assert_errors(&url("{{config.api}}«{{id}}»"), &["expected `/`, `?`, `#`, or the end after the base"]);
    assert_errors(&url("{{config.api}}«:»8080/"), &["expected `/`, `?`, `#`, or the end after the base"]);
    assert_errors(&url("«{{config.apy}}»/a"), &["unknown token `{{config.apy}}`"]);
}

#[test]
fn rejects_dot_segments() {
    for path in ["«.»", "«..»/a", "a/«..»", "«%2e»/a", "«%2E.»"] {
        assert_errors(&url(&format!("https://a.example/{path}")), &["path segment `"]);
        assert_errors(&url(&format!("{{{{config.api}}}}/{path}")), &["path segment `"]);
    }
    assert_valid(&url("https://a.example/...?a=.."));
}

#[test]
fn rejects_invalid_characters() {
    for (address, message, help) in [
        ("https://a.example/« »b", "a space is not allowed in a URL", "%20"),
        ("https://a.example/«\\t»b", "`\\t` is not allowed in a URL", ""),
        ("https://a.example/«\\0»b", "`\\0` is not allowed in a URL", ""),
        ("https:«\\\\»\\\\a.example/", "a backslash is not allowed in a URL", "write `/`"),
        ("https://a.example/«{»id-}", "`{` is not allowed in a URL", "`{{name}}`"),
        ("https://a.example/«{id}»", "expected two braces on each side of `id`", "write `{{id}}`"),
        (
            "https://a.example/«${data.place}»",
            "expected two braces on each side of `data.place`",
            "write `{{data.place}}`",
        ),
        ("https://a.example/{{id}}«}»", "`}` is not allowed in a URL", "%7B"),
        ("https://a.example/«{{{{»x}}", "`{` is not allowed in a URL", "%7B"),
        ("https://a.example/«%»zz", "invalid `%` escape in a URL", "%25"),
        ("https://a.example/?a=«%»{{id}}", "invalid `%` escape in a URL", "%25"),
        ("https://a.example/10«%»", "invalid `%` escape in a URL", "%25"),
    ] {
        assert_errors(&url(address), &[message]);
        if !help.is_empty() {
            assert_help(&url(address), message, help);
        }
    }
}

#[test]
fn rejects_tokens_in_query_names() {
    assert_help(&url("https://a.example/?«{{id}}»=a"), "a token is not allowed in a query parameter name", "?name=");
    assert_errors(&url("{{config.api}}?a=b&«{{id}}»"), &["a token is not allowed in a query parameter name"]);
    assert_errors(
        &url("https://a.example/?a«{{id}}»=a&«{{count}}»"),
        &["a token is not allowed in a query parameter name"; 2],
    );
}

#[test]
fn rejects_a_fragment_in_a_request() {
    assert_help(&url("https://a.example/a«#b{{id}}»"), "a fragment is not allowed in the URL of a request", "%23");
    assert_errors(&url("{{config.api}}«#»"), &["a fragment is not allowed in the URL of a request"]);
}

#[test]
fn rejects_tokens_in_mail_and_telephone_addresses() {
    assert_errors(&link("mailto:«{{id}}»@a.example"), &["a token is not allowed in the address of a `mailto:` link"]);
    assert_errors(&link("tel:«{{id}}»"), &["a token is not allowed in the address of a `tel:` link"]);
    assert_errors(&link("«tel:»"), &["missing address after `tel:`"]);
    assert_errors(&link("«mailto:»//a@a.example"), &["missing address after `mailto:`"]);
    assert_errors(&link("mailto:a@a.example«#b»"), &["a fragment is not allowed in a `mailto:` or `tel:` link"]);
    assert_errors(&link("mailto:?«{{id}}»=a"), &["a token is not allowed in a query parameter name"]);
}

#[test]
fn reports_all_errors_in_a_url() {
    assert_errors(
        &url("https://a.example/«..»/«%»x/?«{{id}}»=«{{nothing}}»«#a»"),
        &[
            "path segment",
            "invalid `%` escape",
            "a token is not allowed in a query parameter name",
            "unknown token",
            "a fragment is not allowed",
        ],
    );
}
