//! The config: reading it from the environment, and checking it when a widget is made.

use std::process::Command;

use widget_functions::{Runtime, Url, widget_functions};

use crate::support::{booking, config};

/// The variable that marks the processes with their own environment.
const CHILD: &str = "CONFIG_OF_A_TEST";

widget_functions! {
    pub(crate) widget studio {
        config {
            api: Url,
            secret api_key: String,
            rooms: u8,
            name: String = "Ada's",
            retries: u32 = 3,
            label: Option<String>,
            secret pin: Option<u16>,
        }
    }
}

/// Returns the result of `Config::from_env` in a process with these variables.
fn from_env(variables: &[(&str, &str)]) -> String {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "config::reads_values_from_variables", "--nocapture"])
        .env(CHILD, "1")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let (_, shown) = output.split_once("<<").unwrap();
    shown.split_once(">>").unwrap().0.to_owned()
}

fn show() -> String {
    match studio::Config::from_env() {
        Ok(config) => format!(
            "{} {:?} {} {} {} {:?} {:?}",
            config.api,
            config.api_key.expose(),
            config.rooms,
            config.name,
            config.retries,
            config.label,
            config.pin.expose()
        ),
        Err(error) => error.to_string(),
    }
}

#[test]
fn reads_values_from_variables() {
    if std::env::var_os(CHILD).is_some() {
        println!("<<{}>>", show());
        return;
    }
    let required = [("STUDIO_API", "https://api.example/v1"), ("STUDIO_API_KEY", "k 1"), ("STUDIO_ROOMS", "7")];
    assert_eq!(from_env(&required), r#"https://api.example/v1 "k 1" 7 Ada's 3 None None"#);
    let all = [("STUDIO_NAME", ""), ("STUDIO_RETRIES", "0"), ("STUDIO_LABEL", "x"), ("STUDIO_PIN", "1234")];
    assert_eq!(from_env(&[&required[..], &all].concat()), r#"https://api.example/v1 "k 1" 7  0 Some("x") Some(1234)"#);
}

#[test]
fn one_error_names_all_missing_and_invalid_variables() {
    let error = from_env(&[("STUDIO_API", "not a url"), ("STUDIO_ROOMS", "many"), ("STUDIO_PIN", "k-123")]);
    let (summary, problems) = error.split_once(": ").unwrap();
    assert_eq!((summary, error.lines().count()), ("4 config variables are missing or invalid", 1));
    let problems: Vec<&str> = problems.split("; ").collect();
    for (problem, start) in problems.iter().zip([
        "STUDIO_API is not valid: ",
        "STUDIO_API_KEY is not set",
        "STUDIO_ROOMS is not valid: ",
        "STUDIO_PIN is not valid: ",
    ]) {
        assert!(problem.starts_with(start), "{error}");
    }
    assert_eq!(problems.len(), 4, "{error}");
    assert!(!error.contains("k-123") && !error.contains("not a url") && !error.contains("many"), "{error}");
}

#[test]
fn checks_a_base_url_when_the_widget_is_made() {
    let runtime = Runtime::builder().build().unwrap();
    for (base, problem) in [
        ("ftp://api.example/", "has a scheme other than http and https"),
        ("mailto:k-1@api.example", "has a scheme other than http and https"),
        ("https://user:k-1@api.example/", "carries a user name or password: put credentials into a header"),
        ("https://k-1@api.example/", "carries a user name or password: put credentials into a header"),
        ("https://api.example/?k=k-1", "has a query: put it into the `url` of the functions"),
        ("https://api.example/#k-1", "has a fragment, which no server sees"),
    ] {
        let error = runtime.widget(config(Url::parse(base).unwrap())).unwrap_err();
        assert_eq!(error.to_string(), format!("config value `api` {problem}"), "{base}");
    }
}

#[tokio::test]
async fn a_base_url_can_have_a_path_with_or_without_a_trailing_slash() {
    use crate::upstream::{Reply, Upstream};

    let upstream = Upstream::start(|_| Reply::status(404)).await;
    for (path, sent) in [("", ""), ("v1", "/v1"), ("v1/", "/v1"), ("a%20b/c", "/a%20b/c")] {
        let card = crate::support::card(upstream.url().join(path).unwrap()).await;
        crate::support::failure(card.call(booking::BookClass { class_id: 1, note: None }).run(&()).await);
        let target = upstream.requests().last().unwrap().target.clone();
        assert_eq!(target, format!("{sent}/classes/1/bookings?location=Amsterdam"));
    }
}
