//! Proxies of the environment.

use std::process::{Command, Stdio};

use super::*;

/// Runs a test in a process of its own, whose environment has a proxy.
async fn run_with_proxy(name: &'static str, proxy: Url, upstream: Url) {
    let run = move || {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "--ignored", name]).stdout(Stdio::null());
        for variable in ["NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy", "REQUEST_METHOD"] {
            command.env_remove(variable);
        }
        command.env("HTTP_PROXY", proxy.as_str()).env("http_proxy", proxy.as_str());
        command.env("UPSTREAM", upstream.as_str()).status().unwrap()
    };
    assert!(tokio::task::spawn_blocking(run).await.unwrap().success(), "{name} failed");
}

async fn call_upstream(transport: Reqwest) {
    let url = Url::parse(&std::env::var("UPSTREAM").unwrap()).unwrap();
    let response = transport.send(get(url)).await.unwrap();
    assert_eq!(response.status.as_u16(), 204);
}

#[tokio::test]
#[ignore = "run by ignores_the_proxy_of_the_environment_by_default in a process of its own"]
async fn call_with_new() {
    call_upstream(Reqwest::new().unwrap()).await;
}

#[tokio::test]
#[ignore = "run by uses_the_proxy_of_the_environment_on_request in a process of its own"]
async fn call_with_environment_proxy() {
    call_upstream(Reqwest::with_environment_proxy().unwrap()).await;
}

#[tokio::test]
async fn ignores_the_proxy_of_the_environment_by_default() {
    let proxy = Upstream::start(|_| Reply::status(502)).await;
    let upstream = Upstream::start(|_| Reply::status(204)).await;
    run_with_proxy("proxy::call_with_new", proxy.url(), upstream.url()).await;
    assert_eq!((upstream.requests().len(), proxy.connections()), (1, 0));
}

#[tokio::test]
async fn uses_the_proxy_of_the_environment_on_request() {
    let proxy = Upstream::start(|_| Reply::status(204)).await;
    let upstream = Upstream::start(|_| Reply::status(404)).await;
    run_with_proxy("proxy::call_with_environment_proxy", proxy.url(), upstream.url()).await;
    assert_eq!(upstream.connections(), 0);
    assert_eq!(proxy.requests()[0].target, upstream.url().as_str());
}
