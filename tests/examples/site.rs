//! An example that serves a site in a separate process, and requests to it.

use std::ffi::OsStr;
use std::process::Stdio;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

use crate::binary;

/// A running example. It is killed if the test fails.
pub(crate) struct Program {
    pub(crate) site: Site,
    child: Child,
    /// Kept open, because printing to a closed pipe would end the program.
    _printed: Lines<BufReader<ChildStdout>>,
}

impl Program {
    /// Starts it, and reads the URL from its first line.
    pub(crate) async fn start(example: &str, argument: &OsStr) -> Program {
        let mut command = Command::new(binary(example));
        let command = command.arg(argument).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().unwrap_or_else(|error| {
            panic!("{example} cannot be run: {error}\nhelp: cargo build --examples");
        });
        let mut printed = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let line = printed.next_line().await.expect("text").expect("a line");
        let url = line.split_whitespace().find(|word| word.starts_with("http://")).expect("a URL");
        Program { site: Site::at(url.trim_end_matches([',', '.'])), child, _printed: printed }
    }

    /// Interrupts it like Ctrl-C, and checks that it exits without an error.
    pub(crate) async fn interrupt(mut self) {
        if cfg!(windows) {
            return;
        }
        let kill = format!("kill -INT {}", self.child.id().expect("a process that runs"));
        let told = Command::new("sh").args(["-c", &kill]).status().await.expect("a shell");
        assert!(told.success());
        let ended = timeout(Duration::from_secs(20), self.child.wait()).await.expect("it ends");
        assert!(ended.expect("a status").success());
    }
}

/// A site, and the headers of each request to it.
pub(crate) struct Site {
    pub(crate) url: String,
    client: Client,
    headers: HeaderMap,
}

/// A complete response.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) text: String,
    headers: HeaderMap,
}

impl Site {
    pub(crate) fn at(url: &str) -> Site {
        let client = Client::builder().redirect(Policy::none()).no_proxy().build().expect("a client");
        Site { url: url.to_owned(), client, headers: HeaderMap::new() }
    }

    /// Adds a header to each request.
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Site {
        self.headers.insert(HeaderName::from_static(name), HeaderValue::from_str(value).expect("a header value"));
        self
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.client.get(self.url(path))).await
    }

    pub(crate) async fn post(&self, path: &str, json: &Value) -> Answer {
        self.send(self.client.post(self.url(path)).json(json)).await
    }

    pub(crate) async fn post_form(&self, path: &str, form: &'static str) -> Answer {
        let request = self.client.post(self.url(path)).header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(form)).await
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    async fn send(&self, request: RequestBuilder) -> Answer {
        let answer = request.headers(self.headers.clone()).send().await.expect("an answer");
        let (status, headers) = (answer.status(), answer.headers().clone());
        Answer { status, headers, text: answer.text().await.expect("a text") }
    }
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{}: {}", self.status, self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    /// Returns the target of a redirect.
    #[track_caller]
    pub(crate) fn location(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER);
        self.header(LOCATION.as_str()).to_owned()
    }

    /// Returns the cookie that it sets, as a browser sends it back.
    #[track_caller]
    pub(crate) fn cookie(&self) -> &str {
        self.header(SET_COOKIE.as_str()).split(';').next().expect("a part")
    }
}
