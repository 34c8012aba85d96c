//! The time-out is one for the whole call.

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::{Instant, timeout};

use super::*;

const SHORT: Duration = Duration::from_millis(300);

/// What a call with a short time-out makes of this reply, after checking that it took about that.
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
async fn a_connection_that_does_not_come_is_a_timeout() {
    let (_full, address) = full_listener().await;
    let error = hurried_to(Url::parse(&format!("http://{address}/")).unwrap()).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (TransportErrorKind::Timeout, None));
}

/// A listener whose queue is full, so that further connections are neither taken nor refused.
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

/// The clock jumps to the next timer as soon as all tasks wait, so this takes no real time.
#[tokio::test(start_paused = true)]
async fn a_connection_has_three_seconds() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("https://{}/", silent.local_addr().unwrap())).unwrap();
    let start = Instant::now();
    let error = Reqwest::new().unwrap().send(get(url)).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Timeout);
    assert_eq!(start.elapsed().as_secs(), 3);
}

#[tokio::test]
async fn an_answer_that_does_not_come_is_a_timeout() {
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
async fn a_body_that_does_not_end_is_a_timeout() {
    let error = hurried(Reply::stalled(200, 100, b"half")).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Timeout);
    assert_eq!(error.status().unwrap().as_u16(), 200);
}

#[tokio::test]
async fn a_body_of_a_failure_that_does_not_end_leaves_its_status() {
    let response = hurried(Reply::stalled(503, 100, b"half")).await.unwrap();
    assert_eq!((response.status.as_u16(), response.body.len()), (503, 0));
}

/// Every single byte comes in time; all of them together do not.
#[tokio::test]
async fn a_body_that_trickles_is_a_timeout() {
    let head = Reply::announced(200, 100, b"");
    let trickle = (0..100).fold(head, |reply, _| reply.then("x").wait(SHORT / 10));
    let error = hurried(trickle).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Timeout);
}

#[tokio::test]
async fn a_slow_answer_within_the_time_is_an_answer() {
    let reply = Reply::json(200, "{}").delay(Duration::from_millis(200));
    assert_eq!(answer(reply).await, (200, "{}".to_owned()));
}
