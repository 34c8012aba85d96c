//! One timeout for the whole request.

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::{Instant, timeout};

use super::*;

const SHORT: Duration = Duration::from_millis(300);

/// Sends a request with a short timeout, and checks that it ends in about this time.
async fn hurried(reply: Reply) -> Result<Response, TransportError> {
    let upstream = Upstream::start(move |_| reply.clone()).await;
    hurried_to(upstream.url()).await
}

async fn hurried_to(url: Url) -> Result<Response, TransportError> {
    let transport = Reqwest::new().unwrap();
    let start = Instant::now();
    let sent = transport.send(Request { timeout: SHORT, ..get(url) });
    let outcome = timeout(10 * SHORT, sent).await.expect("the call ends by itself");
    assert!(start.elapsed() >= SHORT, "{:?}", start.elapsed());
    outcome
}

#[tokio::test]
async fn times_out_while_connecting() {
    let (_full, address) = full_listener().await;
    let error = hurried_to(Url::parse(&format!("http://{address}/")).unwrap()).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (TransportErrorKind::Timeout, None));
}

/// Returns a listener whose queue is full, so that it neither accepts nor refuses further connections.
async fn full_listener() -> ((TcpListener, Vec<TcpStream>), std::net::SocketAddr) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queue = Vec::new();
    while let Ok(stream) = timeout(SHORT, TcpStream::connect(address)).await {
        queue.push(stream.unwrap());
    }
    ((listener, queue), address)
}

/// With a paused clock, the test takes no real time.
#[tokio::test(start_paused = true)]
async fn limits_connecting_to_three_seconds() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("https://{}/", silent.local_addr().unwrap())).unwrap();
    let start = Instant::now();
    let error = Reqwest::new().unwrap().send(get(url)).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Timeout);
    assert_eq!(start.elapsed().as_secs(), 3);
}

#[tokio::test]
async fn times_out_while_waiting_for_the_response() {
    for reply in [
        Reply::silence(),
        Reply::raw("HTTP/1.1 200 O").wait(Duration::from_secs(60)),
        Reply::json(200, "{}").delay(Duration::from_secs(60)),
        Reply::raw("HTTP/1.1 100 Continue\r\n\r\n").wait(Duration::from_secs(60)),
    ] {
        let error = hurried(reply).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (TransportErrorKind::Timeout, None));
    }
}

#[tokio::test]
async fn times_out_within_the_body() {
    let error = hurried(Reply::stalled(200, 100, b"half")).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Timeout);
    assert_eq!(error.status().unwrap().as_u16(), 200);
}

#[tokio::test]
async fn keeps_the_status_if_the_body_of_a_failure_times_out() {
    let response = hurried(Reply::stalled(503, 100, b"half")).await.unwrap();
    assert_eq!((response.status.as_u16(), response.body.len()), (503, 0));
}

/// Every byte arrives in time, but not all of them together.
#[tokio::test]
async fn times_out_if_a_body_trickles() {
    let head = Reply::announced(200, 100, b"");
    let trickle = (0..100).fold(head, |reply, _| reply.then("x").wait(SHORT / 10));
    let error = hurried(trickle).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Timeout);
}

#[tokio::test]
async fn accepts_a_slow_response_within_the_timeout() {
    let reply = Reply::json(200, "{}").delay(Duration::from_millis(200));
    assert_eq!(answer(reply).await, (200, "{}".to_owned()));
}
