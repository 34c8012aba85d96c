//! The login. It accepts every name without a password: replace it with your own.
//!
//! The rest of the application only uses `Member`.

use axum::Form;
use axum::extract::{FromRequestParts, State};
use axum::http::HeaderMap;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

use crate::{App, Failure};

/// Scripts cannot read the cookie, and other sites do not send it. Add `Secure` if you use HTTPS.
const ATTRIBUTES: &str = "Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000";

/// The logged-in member who sent the request, by name.
pub(crate) struct Member(pub(crate) String);

impl FromRequestParts<App> for Member {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let session = session(&parts.headers).ok_or(Failure::LoggedOut)?;
        app.database.member(session).await?.map(Member).ok_or(Failure::LoggedOut)
    }
}

#[derive(Deserialize)]
pub(crate) struct Login {
    name: String,
}

pub(crate) async fn log_in(State(app): State<App>, Form(login): Form<Login>) -> Result<impl IntoResponse, Failure> {
    let mut random = [0; 16];
    getrandom::fill(&mut random)?;
    let session = format!("{:032x}", u128::from_ne_bytes(random));
    app.database.add_session(session.clone(), login.name).await?;
    Ok(([(SET_COOKIE, format!("session={session}; {ATTRIBUTES}"))], Redirect::to("/")))
}

pub(crate) async fn log_out(State(app): State<App>, headers: HeaderMap) -> Result<impl IntoResponse, Failure> {
    if let Some(session) = session(&headers) {
        app.database.end_session(session).await?;
    }
    Ok(([(SET_COOKIE, "session=; Path=/; Max-Age=0")], Redirect::to("/")))
}

fn session(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get(COOKIE)?.to_str().ok()?;
    cookies.split("; ").find_map(|cookie| cookie.strip_prefix("session=")).map(str::to_owned)
}
