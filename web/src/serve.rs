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

/// The maximum size of the head of a request.
const MAX_HEAD_BYTES: usize = 64 * 1024;

/// The options of [`serve`].
#[derive(Clone, Debug)]
#[must_use]
pub struct ServeOptions {
    header_timeout: Duration,
    max_connections: usize,
    shutdown_timeout: Duration,
    runtime: Option<Runtime>,
}

impl Default for ServeOptions {
    fn default() -> Self {
        ServeOptions {
            header_timeout: Duration::from_secs(10),
            max_connections: 512,
            shutdown_timeout: Duration::from_secs(70),
            runtime: None,
        }
    }
}

impl ServeOptions {
    /// Returns the default options.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the time that a connection has to send the head of its next request, from its start or
    /// from its last response. Defaults to 10 s.
    ///
    /// Behind a proxy, make it longer than the idle timeout of the proxy's connections.
    pub fn header_timeout(mut self, timeout: Duration) -> Self {
        self.header_timeout = timeout;
        self
    }

    /// Sets the maximum number of open connections, at least 1. Further ones wait. Defaults to 512.
    pub fn max_connections(mut self, max: usize) -> Self {
        self.max_connections = max.max(1);
        self
    }

    /// Sets how long a shutdown waits for running requests and calls. Defaults to 70 s, which exceeds the longest
    /// timeout of a call (60 s).
    pub fn shutdown_timeout(mut self, timeout: Duration) -> Self {
        self.shutdown_timeout = timeout;
        self
    }

    /// Sets the runtime whose calls a shutdown waits for, including those whose connection is closed. By default, it
    /// waits for connections only.
    pub fn runtime(mut self, runtime: Runtime) -> Self {
        self.runtime = Some(runtime);
        self
    }
}

/// Serves an application until `shutdown` resolves, then waits for running requests and calls.
///
/// It serves HTTP/1, as `axum::serve` does. In addition, it closes connections that do not send a complete request head in
/// time, and limits the number of connections. Handlers can extract `ConnectInfo<SocketAddr>`.
///
/// # Examples
///
/// ```no_run
/// use axum::Router;
/// use tokio::net::TcpListener;
/// use widget_functions::web::{ServeOptions, serve};
///
/// # async fn run(runtime: widget_functions::Runtime, app: Router) -> std::io::Result<()> {
/// let listener = TcpListener::bind("127.0.0.1:3000").await?;
/// serve(listener, app, ServeOptions::new().runtime(runtime), async {
///     // If the signal cannot be awaited, shut down immediately.
///     let _ = tokio::signal::ctrl_c().await;
/// })
/// .await;
/// # Ok(()) }
/// ```
///
/// # Cancel safety
///
/// Dropping the future closes all connections immediately. Calls that run continue in tasks.
pub async fn serve(listener: TcpListener, router: Router, options: ServeOptions, shutdown: impl Future<Output = ()>) {
    let permits = Arc::new(Semaphore::new(options.max_connections));
    let mut connections = JoinSet::new();
    // Dropping the sender signals the shutdown.
    let (end, ending) = watch::channel(());
    let mut shutdown = pin!(shutdown);
    loop {
        let (stream, peer, permit) = tokio::select! {
            () = &mut shutdown => break,
            accepted = accept(&listener, &permits) => accepted,
        };
        // Remove the connections that have ended.
        while connections.try_join_next().is_some() {}
        let connection = connection(stream, peer, router.clone(), options.header_timeout, ending.clone());
        connections.spawn(async move {
            connection.await;
            drop(permit);
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
        let timeout_ms = u64::try_from(options.shutdown_timeout.as_millis()).unwrap_or(u64::MAX);
        tracing::warn!(timeout_ms, "shutdown timed out; aborting requests and calls");
    }
}

/// Returns the next connection, once there is a permit for it.
async fn accept(
    listener: &TcpListener,
    permits: &Arc<Semaphore>,
) -> (TcpStream, SocketAddr, Option<OwnedSemaphorePermit>) {
    // The semaphore is never closed, so this never is `None`.
    let permit = Arc::clone(permits).acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer, permit),
            Err(error) if is_connection_error(&error) => {}
            Err(error) => {
                // Usually too many open files: retry when some are closed.
                tracing::error!(%error, "failed to accept a connection");
                sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// Returns `true` if only the connection failed, and not the listener.
fn is_connection_error(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::ConnectionRefused | ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset)
}

/// Serves one connection until the client closes it, takes too long, or the server shuts down.
async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    header_timeout: Duration,
    mut ending: watch::Receiver<()>,
) {
    // Responses are written as a whole; waiting for more data would only delay them.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "failed to set TCP_NODELAY");
    }
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(header_timeout).max_buf_size(MAX_HEAD_BYTES);
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service).with_upgrades());
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        _ = ending.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "connection closed early");
    }
}
