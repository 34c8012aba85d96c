//! The application with a login, used like a browser does.

use reqwest::StatusCode;
use serde_json::json;

use crate::site::{Program, Site};

#[tokio::test]
async fn a_member_logs_in_and_the_application_keeps_what_the_card_sends() {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let program = Program::start("axum_app", folder.path().as_os_str()).await;
    let url = &program.site.url;
    assert!(program.site.get("/").await.text.contains("<h1>Log in</h1>"));
    assert_eq!(program.site.get("/token").await.status, StatusCode::UNAUTHORIZED);

    let mia = member(url, "name=Mia").await;
    assert!(mia.get("/").await.text.contains("<h1>Your classes</h1>"));
    let card = card(&mia).await;
    let page = card.get("/page").await;
    assert!(page.header("content-security-policy").ends_with("frame-ancestors 'self'"));
    let call = |function: &str, inputs| json!({ "function": function, "inputs": inputs });
    assert_eq!(card.get("/state").await.json()["state"]["data"], json!({ "member": "Mia", "stars": null }));
    let rated = card.post("/call", &call("rate", json!({ "stars": 4 }))).await.json();
    assert_eq!(rated["state"]["data"]["stars"], 4);
    let sent = card.post("/call", &call("send", json!({ "text": "calm" }))).await.json();
    assert_eq!((&sent["status"], &sent["state"]["dismissed"]), (&"success".into(), &true.into()));

    assert_eq!(mia.get("/messages").await.json(), json!(["4 of 5 stars: calm"]));
    assert_eq!(member(url, "name=Ada").await.get("/messages").await.json(), json!([]));
    mia.post_form("/logout", "").await.location();
    assert_eq!(mia.get("/messages").await.status, StatusCode::UNAUTHORIZED);
    program.interrupt().await;
}

/// Logs in, and returns the application with that session.
async fn member(url: &str, form: &'static str) -> Site {
    let welcome = Site::at(url).post_form("/login", form).await;
    assert_eq!(welcome.location(), "/");
    Site::at(url).with("cookie", welcome.cookie())
}

/// Returns the routes of a member's card.
async fn card(member: &Site) -> Site {
    let token = member.get("/token").await.text;
    let routes = format!("{}/widgets/feedback", member.url);
    Site::at(&routes).with("authorization", &format!("Bearer {token}"))
}
