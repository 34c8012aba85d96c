//! Reuse of connections, and no repetition of requests.

use super::*;

#[tokio::test]
async fn reuses_one_connection_for_sequential_calls() {
    let upstream = Upstream::start(|_| Reply::json(200, "{}")).await;
    let transport = Reqwest::new().unwrap();
    for read in [EVERY_BODY, NO_BODY, EVERY_BODY] {
        for _ in 0..10 {
            transport.send(Request { read, ..get(upstream.url()) }).await.unwrap();
        }
    }
    assert_eq!((upstream.requests().len(), upstream.connections()), (30, 1));
}

#[tokio::test]
async fn opens_at_most_one_connection_per_concurrent_call() {
    let upstream = Upstream::start(|_| Reply::json(200, "{}")).await;
    let transport = Reqwest::new().unwrap();
    let mut callers = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (transport, url) = (transport.clone(), upstream.url());
        callers.spawn(async move {
            for _ in 0..25 {
                transport.send(get(url.clone())).await.unwrap();
            }
        });
    }
    callers.join_all().await;
    assert_eq!(upstream.requests().len(), 200);
    assert!(upstream.connections() <= 8, "{} connections", upstream.connections());
}

#[tokio::test]
async fn replaces_a_connection_that_was_closed_while_idle() {
    let upstream = Upstream::start(|_| Reply::json(200, "{}").close()).await;
    let transport = Reqwest::new().unwrap();
    for _ in 0..3 {
        transport.send(get(upstream.url())).await.unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!((upstream.requests().len(), upstream.connections()), (3, 3));
}

/// Client libraries tend to repeat a request on a reused connection.
#[tokio::test]
async fn does_not_repeat_a_request_on_a_dropped_connection() {
    for drop in [Reply::nothing(), Reply::raw("").reset(), Reply::half_head()] {
        let upstream = Upstream::start(move |request| match request.path() {
            "/drop" => drop.clone(),
            _ => Reply::json(200, "{}"),
        });
        let upstream = upstream.await;
        let transport = Reqwest::new().unwrap();
        let url = upstream.url().join("drop").unwrap();
        for request in [get(url.clone()), post(url)] {
            transport.send(get(upstream.url())).await.unwrap();
            let error = transport.send(request).await.unwrap_err();
            assert_eq!(error.kind(), TransportErrorKind::Connection);
        }
        let seen: Vec<_> = upstream.requests().into_iter().map(|seen| (seen.target, seen.connection)).collect();
        let target = |path: &str, connection| (path.to_owned(), connection);
        let expected = [target("/", 0), target("/drop", 0), target("/", 1), target("/drop", 1)];
        assert_eq!(seen, expected);
    }
}
