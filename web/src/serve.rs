use std::future::Future;
use std::io::{Error, ErrorKind};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tower::ServiceExt as _;
use widget_functions_runtime::Runtime;

/// How many bytes the head of a request may have.
const MAX_HEAD: usize = 64 * 1024;

/// The limits of [`serve`].
#[derive(Clone, Debug)]
#[must_use]
pub struct ServeOptions {
    header_timeout: Duration,
    connections: usize,
    shutdown_timeout: Duration,
    runtime: Option<Runtime>,
}

impl Default for ServeOptions {
    fn default() -> Self {
        ServeOptions {
            header_timeout: Duration::from_secs(10),
            connections: 512,
            shutdown_timeout: Duration::from_secs(70),
            runtime: None,
        }
    }
}

impl ServeOptions {
    /// The default limits.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long a connection may take to send the head of its next request, from its beginning or
    /// from its last answer; 10 s by default. Behind a proxy, make it longer than the proxy keeps
    /// its idle connections.
    pub fn header_timeout(mut self, time: Duration) -> Self {
        self.header_timeout = time;
        self
    }

    /// How many connections there may be at once; 512 by default. More of them wait.
    pub fn max_connections(mut self, most: usize) -> Self {
        self.connections = most.max(1);
        self
    }

    /// How long running requests and calls are waited for at the end; 70 s by default, since no
    /// call takes longer than a minute by much.
    pub fn shutdown_timeout(mut self, time: Duration) -> Self {
        self.shutdown_timeout = time;
        self
    }

    /// The runtime whose calls are waited for at the end, those among them that have no connection
    /// any more.
    pub fn runtime(mut self, runtime: Runtime) -> Self {
        self.runtime = Some(runtime);
        self
    }
}

/// Serves an application until `shutdown` is there, then lets what runs come to its end.
///
/// It does what `axum::serve` does for HTTP/1, and more: connections that send no whole head in time
/// are closed, and there is a most of them. Handlers can extract `ConnectInfo<SocketAddr>`.
///
/// ```no_run
/// use axum::Router;
/// use tokio::net::TcpListener;
/// use widget_functions_web::{ServeOptions, serve};
///
/// # async fn run(runtime: widget_functions_runtime::Runtime, app: Router) -> std::io::Result<()> {
/// let listener = TcpListener::bind("127.0.0.1:3000").await?;
/// serve(listener, app, ServeOptions::new().runtime(runtime), async {
///     // Where the signal cannot be waited for, the application ends when it is told to.
///     let _ = tokio::signal::ctrl_c().await;
/// })
/// .await;
/// # Ok(()) }
/// ```
pub async fn serve(listener: TcpListener, router: Router, options: ServeOptions, shutdown: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(options.connections));
    let mut connections = JoinSet::new();
    // Dropping the sender is the signal.
    let (end, ending) = watch::channel(());
    let mut shutdown = pin!(shutdown);
    loop {
        let (stream, peer, place) = tokio::select! {
            () = &mut shutdown => break,
            accepted = accept(&listener, &places) => accepted,
        };
        // Forgets those that have ended.
        while connections.try_join_next().is_some() {}
        let connection = connection(stream, peer, router.clone(), options.header_timeout, ending.clone());
        connections.spawn(async move {
            connection.await;
            drop(place);
        });
    }
    drop((listener, end));
    let idle = async {
        while connections.join_next().await.is_some() {}
        if let Some(runtime) = &options.runtime {
            runtime.idle().await;
        }
    };
    if timeout(options.shutdown_timeout, idle).await.is_err() {
        tracing::warn!("the shutdown took too long: requests or calls are cut off");
    }
}

/// The next connection, as soon as there is a place for it.
async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (TcpStream, SocketAddr, Option<OwnedSemaphorePermit>) {
    // It is never closed, so there always comes a place.
    let place = Arc::clone(places).acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer, place),
            Err(error) if is_of_connection(&error) => {}
            Err(error) => {
                // Too many open files, most likely: they become fewer.
                tracing::error!(%error, "no connection can be accepted");
                sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// Whether only the one connection is lost that was to be accepted.
fn is_of_connection(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::ConnectionRefused | ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset)
}

/// One connection, to its end: the other side closes it, takes too long, or everything ends.
async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    header_timeout: Duration,
    mut ending: watch::Receiver<()>,
) {
    // Answers are written whole; waiting for more to send would only delay them.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection stays as slow as it is");
    }
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(header_timeout).max_buf_size(MAX_HEAD);
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service).with_upgrades());
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        _ = ending.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}
