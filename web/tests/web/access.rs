//! A token opens one instance of one widget, for a while. All that is wrong with one looks the same.

use std::time::Duration;

use http::StatusCode;
use serde_json::json;
use widget_functions::web::{AccessTokens, RouterOptions, SigningKey, router};

use crate::support::{AT, Answer, App, Page};

/// Every route that is for one instance, with what is sent there.
const ROUTES: [(&str, &str); 4] = [
    ("state", ""),
    ("call", r#"{"function":"choose","inputs":{"place":"Utrecht"}}"#),
    ("complete", r#"{"ticket":"t-1","answer":{"status":"taken"}}"#),
    ("links", r#"{"function":"map"}"#),
];

async fn answers(page: &Page) -> Vec<Answer> {
    let mut answers = Vec::new();
    for (route, body) in ROUTES {
        answers.push(if body.is_empty() { page.get(route).await } else { page.post(route, body).await });
    }
    answers
}

/// Whether every route refuses this page, in the very same words as one without a token.
async fn assert_refused(app: &App, page: &Page, why: &str) {
    let without = Page { authorization: Vec::new(), ..app.page("") };
    for (answer, expected) in answers(page).await.iter().zip(answers(&without).await) {
        assert_eq!(*answer, expected, "{why}");
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert_eq!(answer.json()["kind"], "unauthorized");
    }
}

#[tokio::test]
async fn each_of_fifty_pages_reaches_its_own_instance_only() {
    let app = App::quiet();
    let mut cards = Vec::new();
    for number in 0..50 {
        cards.push(app.card(&format!("c-{number}")).await);
    }
    for (number, (_, page)) in cards.iter().enumerate() {
        let place = format!("place {number}");
        let chosen = page.call(json!({"function": "choose", "inputs": {"place": place}})).await;
        assert_eq!(chosen["state"]["data"]["member_id"], format!("m-c-{number}"));
        let ticket = format!("t-{number}");
        let asked = page.call(json!({"id": ticket, "function": "highlight", "inputs": {"class_id": 1}})).await;
        assert_eq!(asked["ticket"], ticket);
    }
    for (number, (card, page)) in cards.iter().enumerate() {
        assert_eq!(card.data().await.unwrap().location, format!("place {number}"));
        let state = page.get("state").await.json();
        assert_eq!(state["state"]["data"]["member_id"], format!("m-c-{number}"));
        for other in (0..50).filter(|other| *other != number) {
            let ticket = json!({"ticket": format!("t-{other}"), "answer": {"status": "taken"}}).to_string();
            assert_eq!(page.post("complete", ticket).await.json()["kind"], "not_found");
        }
        let link = page.post("links", r#"{"function":"map"}"#).await.json();
        assert_eq!(link["url"], format!("https://maps.example.com/search?q=place%20{number}&z=9"));
    }
}

#[tokio::test]
async fn a_token_of_another_key_is_refused() {
    let app = App::quiet();
    let (card, _) = app.card("c-1").await;
    let others = AccessTokens::new([SigningKey::random().unwrap()]).unwrap();
    assert_refused(&app, &app.page(&others.mint(&card)), "foreign").await;
}

#[tokio::test]
async fn an_expired_token_is_refused() {
    let app = App::quiet();
    let (card, _) = app.card("c-1").await;
    let expired = app.tokens.clone().lifetime(Duration::ZERO).mint(&card);
    assert_refused(&app, &app.page(&expired), "expired").await;
}

#[tokio::test]
async fn a_token_ends_when_its_time_is_up() {
    let app = App::quiet();
    let (card, _) = app.card("c-1").await;
    let short = app.tokens.clone().lifetime(Duration::from_secs(2)).mint(&card);
    let page = app.page(&short);
    assert_eq!(page.get("state").await.status, StatusCode::OK);
    tokio::time::sleep(Duration::from_millis(2100)).await;
    assert_refused(&app, &page, "its time is up").await;
}

#[tokio::test]
async fn a_token_with_any_character_changed_or_lost_is_refused() {
    let app = App::quiet();
    let (card, _) = app.card("c-1").await;
    let token = app.tokens.mint(&card);
    assert_eq!(app.tokens.verify("booking", &token).as_deref(), Some("c-1"));
    for place in 0..token.len() {
        for other in ["A", "B", "_", ".", "=", ""] {
            let changed = format!("{}{other}{}", &token[..place], &token[place + 1..]);
            if changed != token {
                assert_eq!(app.tokens.verify("booking", &changed), None, "{changed}");
            }
        }
    }
    let (content, signature) = token.split_once('.').unwrap();
    for tampered in
        [format!("{content}."), format!(".{signature}"), format!("{token}A"), format!("{token}.{signature}")]
    {
        assert_refused(&app, &app.page(&tampered), &tampered).await;
    }
}

#[tokio::test]
async fn a_signature_does_not_fit_another_instance() {
    let app = App::quiet();
    let (one, two) = (app.card("c-1").await.0, app.card("c-2").await.0);
    let (one, two) = (app.tokens.mint(&one), app.tokens.mint(&two));
    let forged = format!("{}.{}", two.split_once('.').unwrap().0, one.split_once('.').unwrap().1);
    assert_refused(&app, &app.page(&forged), "a signature of another instance").await;
}

#[tokio::test]
async fn a_token_of_another_widget_is_refused() {
    widget_functions::widget_functions! { widget other { data { member_id: String } dismiss fn close(); } }
    let app = App::quiet();
    app.card("c-1").await;
    let namesake = app.runtime.widget(other::Config {}).unwrap();
    let card = namesake.create("c-1", other::Data::new("m-1")).await.unwrap();
    let token = app.tokens.mint(&card);
    assert_eq!(app.tokens.verify("other", &token).as_deref(), Some("c-1"));
    assert_refused(&app, &app.page(&token), "of another widget").await;
}

#[tokio::test]
async fn a_missing_instance_looks_like_a_wrong_token() {
    let app = App::quiet();
    let token = app.tokens.mint(&app.widget.instance("never-created"));
    assert_refused(&app, &app.page(&token), "a missing instance").await;
}

#[tokio::test]
async fn a_token_stands_in_one_bearer_header_and_nowhere_else() {
    let app = App::quiet();
    let (card, page) = app.card("c-1").await;
    let token = app.tokens.mint(&card);
    for authorization in [format!("bearer {token}"), format!("BEARER  {token}")] {
        let page = Page { authorization: vec![authorization], ..page.clone() };
        assert_eq!(page.get("state").await.status, StatusCode::OK);
    }
    for authorization in [token.clone(), format!("Basic {token}"), "Bearer".to_owned(), "Bearer ".to_owned()] {
        let page = Page { authorization: vec![authorization], ..page.clone() };
        assert_refused(&app, &page, "no bearer token").await;
    }
    let twice = Page { authorization: vec![format!("Bearer {token}"), format!("Bearer {token}")], ..page.clone() };
    assert_refused(&app, &twice, "two headers").await;
    let without = Page { authorization: Vec::new(), ..page };
    for query in [format!("state?token={token}"), format!("state?access_token={token}")] {
        assert_eq!(without.get(&query).await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn keys_are_changed_while_their_tokens_live() {
    let app = App::quiet();
    let (card, _) = app.card("c-1").await;
    let key = |byte: u8| SigningKey::new([byte; 32]).unwrap();
    let old = AccessTokens::new([key(1)]).unwrap().mint(&card);
    let both = AccessTokens::new([key(2), key(1)]).unwrap();
    let new = both.mint(&card);
    let routes: axum::Router = router(app.widget.clone(), RouterOptions::new(both));
    let served = axum::Router::new().nest(AT, routes);
    for token in [&old, &new] {
        let page = Page { router: served.clone(), ..app.page(token) };
        assert_eq!(page.get("state").await.status, StatusCode::OK);
    }
    let later = AccessTokens::new([key(2)]).unwrap();
    assert_eq!(later.verify("booking", &new).as_deref(), Some("c-1"), "the first key signs");
    assert_eq!(later.verify("booking", &old), None, "a key that is gone checks nothing");
}

#[test]
fn a_key_has_32_bytes_at_least() {
    for length in [0, 1, 31] {
        let error = SigningKey::new(vec![7; length]).err().unwrap();
        let (line, whole) = (error.to_string(), format!("{error:?}"));
        assert!(line.contains(&format!("{length} bytes")) && !line.contains('\n'), "{line}");
        assert!(whole.starts_with(&line) && whole.contains("\nhelp: "), "{whole}");
    }
    for length in [32, 33, 64, 200] {
        assert!(SigningKey::new(vec![7; length]).is_ok());
    }
    assert!(AccessTokens::new([]).is_err());
}

#[test]
fn keys_do_not_show() {
    let bytes = [b'k'; 32];
    let tokens = AccessTokens::new([SigningKey::new(bytes).unwrap()]).unwrap();
    let shown = format!("{tokens:?} {:?}", RouterOptions::new(tokens.clone()));
    assert!(shown.contains("SigningKey(..)") && !shown.contains("107") && !shown.contains("kk"), "{shown}");
}
