//! Adds a widget to an application with a login and a database.
//!
//! ```text
//! cargo run --example axum_app [FOLDER] [PORT]
//! ```
//!
//! `login.rs` and `database.rs` stand for code that an application already has. The widget adds its
//! declaration in `widget.rs`, its page in `pages/feedback.html`, and in this file: two fields of the
//! state, the options, one `nest`, and the route that creates access tokens.

mod database;
mod login;
mod widget;

use std::error::Error;
use std::path::PathBuf;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use database::Database;
use login::Member;
use tokio::net::TcpListener;
use tokio::signal;
use widget::feedback;
use widget_functions::web::{AccessTokens, RouterOptions, ServeOptions, SigningKey, SigningKeyError, router, serve};
use widget_functions::{Host, HostError, Message, Runtime, Sqlite, Widget};

/// The state that all handlers share.
#[derive(Clone)]
struct App {
    database: Database,
    feedback: Widget<feedback::Config>,
    tokens: AccessTokens,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map_or_else(default_folder, PathBuf::from);
    let port = arguments.next().map_or(Ok(0), |port| port.parse())?;
    std::fs::create_dir_all(&folder)?;

    let database = Database::open(&folder.join("studio.db"))?;
    let runtime = Runtime::builder().store(Sqlite::open(folder.join("widgets.db"))?).build()?;
    let feedback = runtime.widget(feedback::Config {})?;
    let app = App { database, feedback, tokens: AccessTokens::new([key()?])? };

    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("The application listens on http://{}. Press Ctrl-C to stop it.", listener.local_addr()?);
    serve(listener, routes(app)?, ServeOptions::new().runtime(runtime), shutdown()).await;
    Ok(())
}

fn default_folder() -> PathBuf {
    std::env::temp_dir().join("widget-functions-axum-app")
}

fn routes(app: App) -> Result<Router, Box<dyn Error>> {
    let database = app.database.clone();
    let options = RouterOptions::new(app.tokens.clone())
        .page(include_str!("pages/feedback.html"))
        // Only the application's own pages mount the card. If other sites mount it, list their origins,
        // and serve the card from an origin of its own.
        .frame_ancestors(["'self'"])?
        .host_for(move |instance| Inbox { database: database.clone(), member: instance.to_owned() });
    Ok(Router::new()
        .route("/", get(home))
        .route("/home.js", get(([(CONTENT_TYPE, "text/javascript")], include_str!("pages/home.js"))))
        .route("/style.css", get(([(CONTENT_TYPE, "text/css")], include_str!("pages/style.css"))))
        .route("/login", post(login::log_in))
        .route("/logout", post(login::log_out))
        .route("/messages", get(messages))
        .route("/token", get(token))
        .route(
            "/widgets/feedback/feedback.js",
            get(([(CONTENT_TYPE, "text/javascript")], include_str!("pages/feedback.js"))),
        )
        .nest("/widgets/feedback", router(app.feedback.clone(), options))
        // A layer around all routes applies to the widget's routes too.
        .layer(from_fn(log))
        .with_state(app))
}

/// Returns the key from the environment, or a random one. With a random key, tokens are only valid in this process.
fn key() -> Result<SigningKey, SigningKeyError> {
    std::env::var("TOKEN_KEY").map_or_else(|_| SigningKey::random(), SigningKey::new)
}

async fn home(member: Result<Member, Failure>) -> Result<Html<&'static str>, Failure> {
    match member {
        Ok(_) => Ok(Html(include_str!("pages/home.html"))),
        Err(Failure::LoggedOut) => Ok(Html(include_str!("pages/login.html"))),
        Err(failure) => Err(failure),
    }
}

async fn messages(State(app): State<App>, Member(name): Member) -> Result<Json<Vec<String>>, Failure> {
    Ok(Json(app.database.messages(name).await?))
}

/// Returns an access token for the card of the logged-in member. This is where the application authorizes the user.
async fn token(State(app): State<App>, Member(name): Member) -> Result<String, Failure> {
    let card = app.feedback.open_or_create(&name, || feedback::Data::new(&*name)).await?;
    Ok(app.tokens.mint(&card))
}

/// Stores the messages of a member's card. The page performs the actions that this host does not implement.
struct Inbox {
    database: Database,
    member: String,
}

impl Host for Inbox {
    async fn send_message(&self, message: Message) -> Result<(), HostError> {
        let stored = self.database.add_message(self.member.clone(), message.text).await;
        stored.map_err(|_| HostError::new("your feedback could not be saved, please try again"))
    }
}

async fn log(request: Request, next: Next) -> Response {
    let line = format!("{} {}", request.method(), request.uri().path());
    let response = next.run(request).await;
    println!("{line} {}", response.status().as_u16());
    response
}

/// The reason why a handler has no response.
enum Failure {
    LoggedOut,
    Broken(Box<dyn Error + Send + Sync>),
}

impl<E: Error + Send + Sync + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure::Broken(error.into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Failure::LoggedOut => StatusCode::UNAUTHORIZED.into_response(),
            Failure::Broken(error) => {
                eprintln!("error: {error}");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}

/// Waits for Ctrl-C, or for the signal that stops a service.
async fn shutdown() {
    #[cfg(unix)]
    if let Ok(mut terminate) = signal::unix::signal(signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = signal::ctrl_c() => {}
        }
        return;
    }
    let _ = signal::ctrl_c().await;
}
