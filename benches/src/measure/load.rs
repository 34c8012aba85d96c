//! Runs many callers at the same time.

use std::future::Future;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use widget_functions_benches::Outcome;

/// Lets each caller repeat its call until the time is over. Returns the number of finished calls.
pub async fn until<C, F>(
    time: Duration,
    callers: &[C],
    call: impl Fn(C, u64) -> F + Clone + Send + 'static,
) -> Outcome<u64>
where
    C: Clone + Send + 'static,
    F: Future<Output = Outcome<()>> + Send,
{
    let end = Instant::now() + time;
    let mut running = JoinSet::new();
    for caller in callers {
        let (caller, call) = (caller.clone(), call.clone());
        running.spawn(async move {
            let mut calls = 0;
            while Instant::now() < end {
                call(caller.clone(), calls).await?;
                calls += 1;
            }
            Outcome::Ok(calls)
        });
    }
    let mut calls = 0;
    while let Some(ended) = running.join_next().await {
        calls += ended??;
    }
    Ok(calls)
}
