//! An HTTP service for tests that misbehaves on command.
//!
//! It writes raw bytes on a free loopback port, so that it can send what no HTTP library would:
//!
//! ```ignore
//! #[path = "support/upstream.rs"]
//! mod upstream;
//!
//! let upstream = Upstream::start(|request| match request.path() {
//!     "/slow" => Reply::json(200, "{}").delay(Duration::from_secs(1)),
//!     _ => Reply::status(404),
//! }).await;
//! let url = upstream.url().join("slow")?;
//! // … the call under test …
//! assert_eq!(upstream.requests().len(), 1);
//! ```
//!
//! Dropping the `Upstream` stops it and closes all of its connections.
#![allow(dead_code, reason = "every test binary uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test without its server has failed")]

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use url::Url;

mod reply;

pub(crate) use reply::Reply;
use reply::Step;

/// A request as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) method: String,
    /// The raw path and query.
    pub(crate) target: String,
    /// The headers in their order, with names as sent.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// The number of its connection, starting at 0.
    pub(crate) connection: usize,
}

impl Seen {
    /// Returns the target without its query.
    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// Returns the raw query.
    pub(crate) fn query(&self) -> Option<&str> {
        self.target.split_once('?').map(|(_, query)| query)
    }

    /// Returns the value of the first header with this name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// Returns the body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A running server.
pub(crate) struct Upstream {
    url: Url,
    state: Arc<State>,
    accepting: JoinHandle<()>,
}

struct State {
    answer: Box<dyn Fn(&Seen) -> Reply + Send + Sync>,
    requests: Mutex<Vec<Seen>>,
    connections: AtomicUsize,
}

impl Upstream {
    /// Starts a server that answers every request with the reply of `answer`.
    pub(crate) async fn start(answer: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> Upstream {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let state =
            Arc::new(State { answer: Box::new(answer), requests: Mutex::default(), connections: AtomicUsize::new(0) });
        let accepting = tokio::spawn(accept(listener, Arc::clone(&state)));
        Upstream { url: Url::parse(&url).unwrap(), state, accepting }
    }

    /// Returns `http://127.0.0.1:<port>/`.
    pub(crate) fn url(&self) -> Url {
        self.url.clone()
    }

    /// Returns all complete requests in their order, answered or not.
    pub(crate) fn requests(&self) -> Vec<Seen> {
        self.state.requests.lock().unwrap().clone()
    }

    /// Returns the number of accepted connections.
    pub(crate) fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }
}

impl Drop for Upstream {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// Owns the connections, which end with this task.
async fn accept(listener: TcpListener, state: Arc<State>) {
    let mut connections = JoinSet::new();
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let number = state.connections.fetch_add(1, Ordering::SeqCst);
        let state = Arc::clone(&state);
        // A broken connection is not a failure, since clients that disconnect early are part of the tests.
        connections.spawn(async move { serve(stream, number, &state).await.ok() });
        while connections.try_join_next().is_some() {}
    }
}

async fn serve(stream: TcpStream, connection: usize, state: &State) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    while let Some(request) = read_request(&mut stream, connection).await? {
        state.requests.lock().unwrap().push(request.clone());
        let reply = (state.answer)(&request);
        for step in reply.steps {
            match step {
                Step::Send(bytes) => stream.write_all(&bytes).await?,
                Step::SendForever(bytes) => loop {
                    stream.write_all(&bytes).await?;
                },
                Step::Wait(duration) => tokio::time::sleep(duration).await,
                Step::Close => return stream.shutdown().await,
                Step::Reset => return stream.get_ref().set_zero_linger(),
            }
        }
    }
    Ok(())
}

/// Reads the next request. Returns `None` if the client has closed the connection.
async fn read_request(stream: &mut BufReader<TcpStream>, connection: usize) -> io::Result<Option<Seen>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            Err(error) => return Err(error),
        }
    }
    let mut request = parse_head(&String::from_utf8_lossy(&head), connection);
    let length = request.header("content-length").map_or(0, |length| length.parse().unwrap());
    request.body = vec![0; length];
    stream.read_exact(&mut request.body).await?;
    Ok(Some(request))
}

fn parse_head(head: &str, connection: usize) -> Seen {
    let mut lines = head.lines();
    let mut words = lines.next().unwrap_or_default().split(' ').map(str::to_owned);
    let headers = lines.filter_map(|line| line.split_once(':'));
    Seen {
        method: words.next().unwrap_or_default(),
        target: words.next().unwrap_or_default(),
        headers: headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect(),
        body: Vec::new(),
        connection,
    }
}
