//! What the tests share: the booking widget in an application, and requests to it.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tower::ServiceExt as _;
use widget_functions::web::{AccessTokens, RouterOptions, ServeOptions, SigningKey, router, serve};
use widget_functions::{Host, Instance, Runtime, Url, Widget, widget_functions};

widget_functions! {
    /// Class booking inside the studio's chat.
    pub(crate) widget booking {
        config {
            api: Url,
            secret api_key: String,
        }

        data {
            member_id: String,
            location: String = "Amsterdam",
            #[widget(rename = "seatsLeft")]
            seats_left: Option<u32>,
            problem: Option<String>,
            secret login_token: Option<String>,
        }

        /// Books one class for the member.
        server fn book_class(class_id: u64)
            -> { confirmation: String = "booking.confirmation", seats_left: u32, secret door_code: String }
        {
            method: POST,
            url: "{{config.api}}/hidden-path/{{class_id}}",
            headers: { "authorization": "Bearer {{config.api_key}}", "x-login": "{{login_token}}" },
            body: json { template: "hidden-template {{member_id}}" },
            error_message: "error.message",
            loading: container,
            on_success: set_variables { seats_left: "{{response.seats_left}}", login_token: "{{response.door_code}}" },
            on_failure: set_variables { problem: "Could not book: {{error}}" },
        }

        /// Lets the page show its own seat map.
        client fn pick_seat(class_id: u64) -> { #[widget(rename = "seatName")] seat: String } {
            inputs: { "class": "{{class_id}}", "member": "{{member_id}}" },
            wait_for_response: 60s,
            on_success: set_variables { problem: "You sit on {{seat}}" },
            on_failure: set_variables { problem: "No seat: {{error}}" },
        }

        client fn highlight(class_id: u64) { inputs: { "class": "{{class_id}}" } }

        send_message fn ask(topic: String) {
            message_template: "Tell me more about {{topic}} in {{location}}.",
            hide_message: true,
        }

        link fn map(zoom: Option<u8>) {
            url: "https://maps.example.com/search?q={{location}}&z={{ zoom ?? 9 }}",
            on_execute: set_variables { problem: "You looked at the map" },
        }

        dismiss fn close();

        set_variables fn choose(place: String) { variables: { location: "{{place}}" } }
    }
}

/// Where the widget stands in the application.
pub(crate) const AT: &str = "/widgets/booking";

/// What the studio's API says to a booking.
pub(crate) const BOOKED: &str =
    r#"{"booking":{"confirmation":"c-1"},"seats_left":3,"door_code":"secret-door","other":"not-declared"}"#;

pub(crate) type Card = Instance<booking::Config>;

/// An application with the widget, and what belongs to it.
pub(crate) struct App {
    pub(crate) runtime: Runtime,
    pub(crate) widget: Widget<booking::Config>,
    pub(crate) tokens: AccessTokens,
    pub(crate) router: Router,
}

impl App {
    /// An application whose widget sends no request.
    pub(crate) fn quiet() -> App {
        App::new(Url::parse("http://127.0.0.1:9/").unwrap(), |options| options)
    }

    pub(crate) fn new<F, H>(api: Url, options: impl FnOnce(RouterOptions) -> RouterOptions<F>) -> App
    where
        F: Fn(&str) -> H + Send + Sync + 'static,
        H: Host + 'static,
    {
        let runtime = Runtime::builder().build().unwrap();
        let config = booking::Config { api, api_key: "secret-key".into() };
        let widget = runtime.widget(config).unwrap();
        let tokens = AccessTokens::new([SigningKey::random().unwrap()]).unwrap();
        let options = options(RouterOptions::new(tokens.clone()));
        let router = Router::new().nest(AT, router(widget.clone(), options));
        App { runtime, widget, tokens, router }
    }

    pub(crate) async fn card(&self, id: &str) -> (Card, Page) {
        let card = self.widget.create(id, booking::Data::new(format!("m-{id}"))).await.unwrap();
        card.update(|data| data.login_token = "secret-login".to_owned().into()).await.unwrap();
        let page = self.page(&self.tokens.mint(&card));
        (card, page)
    }

    /// A page that has this token.
    pub(crate) fn page(&self, token: &str) -> Page {
        Page { router: self.router.clone(), authorization: vec![format!("Bearer {token}")] }
    }

    /// The application on a port of its own.
    pub(crate) async fn serve(&self, options: ServeOptions) -> Server {
        Server::start(self.router.clone(), options.runtime(self.runtime.clone())).await
    }
}

/// A page of the widget: it sends requests with its token.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) router: Router,
    /// The values of its `authorization` headers.
    pub(crate) authorization: Vec<String>,
}

/// An answer, read whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.headers[CONTENT_TYPE], "application/json");
        serde_json::from_slice(&self.body).unwrap()
    }
}

impl Page {
    pub(crate) async fn get(&self, route: &str) -> Answer {
        self.send(Request::get(format!("{AT}/{route}")), Body::empty()).await
    }

    pub(crate) async fn post(&self, route: &str, json: impl Into<Body>) -> Answer {
        self.post_as("application/json", route, json).await
    }

    pub(crate) async fn post_as(&self, content_type: &str, route: &str, body: impl Into<Body>) -> Answer {
        self.send(Request::post(format!("{AT}/{route}")).header(CONTENT_TYPE, content_type), body.into()).await
    }

    pub(crate) async fn send(&self, mut request: http::request::Builder, body: Body) -> Answer {
        for value in &self.authorization {
            request = request.header(AUTHORIZATION, value);
        }
        let answer = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        Answer { status: parts.status, headers: parts.headers, body: body.collect().await.unwrap().to_bytes() }
    }

    /// What a call comes to.
    pub(crate) async fn call(&self, call: impl ToString) -> Value {
        let answer = self.post("call", call.to_string()).await;
        assert_eq!(answer.status, StatusCode::OK);
        answer.json()
    }
}

/// A running application.
pub(crate) struct Server {
    pub(crate) address: std::net::SocketAddr,
    shutdown: Option<oneshot::Sender<()>>,
    pub(crate) task: JoinHandle<()>,
}

impl Server {
    pub(crate) async fn start(router: Router, options: ServeOptions) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (shutdown, told) = oneshot::channel();
        let told = async { told.await.unwrap_or_default() };
        let task = tokio::spawn(serve(listener, router, options, told));
        Server { address, shutdown: Some(shutdown), task }
    }

    pub(crate) async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Tells it to end.
    pub(crate) fn shut_down(&mut self) {
        drop(self.shutdown.take());
    }
}

/// The bytes of a request to the widget.
pub(crate) fn raw(page: &Page, route: &str, body: &str) -> String {
    let (authorization, length) = (&page.authorization[0], body.len());
    format!(
        "POST {AT}/{route} HTTP/1.1\r\nhost: localhost\r\nauthorization: {authorization}\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

/// Sends these bytes, and leaves the connection open.
pub(crate) async fn write(stream: &mut TcpStream, bytes: &str) {
    stream.write_all(bytes.as_bytes()).await.unwrap();
}

/// What comes until the other side closes the connection.
pub(crate) async fn read_to_end(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    // A reset is an end, too.
    let _ = stream.read_to_string(&mut text).await;
    text
}

/// What comes first, as far as it is there.
pub(crate) async fn read_some(stream: &mut TcpStream) -> String {
    let mut bytes = vec![0; 16 * 1024];
    let length = stream.read(&mut bytes).await.unwrap();
    String::from_utf8_lossy(&bytes[..length]).into_owned()
}

/// Waits until it is so; the test fails where it never is.
pub(crate) async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    for _ in 0..500 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("waited in vain until {what}");
}
