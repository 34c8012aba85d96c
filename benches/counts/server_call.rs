//! Counts the instructions of consecutive server calls on warm connections. The variable `UPSTREAM` contains the origin
//! of the service.

use gungraun::{LibraryBenchmarkConfig, library_benchmark, library_benchmark_group, main};
use tokio::runtime::{Builder, Runtime};
use widget_functions_benches::Outcome;
use widget_functions_benches::sides::server_call::{Caller, Way};

/// The number of calls in one count.
const CALLS: u64 = 200;

fn prepare(way: Way) -> (Runtime, Caller) {
    let prepare = || -> Outcome<(Runtime, Caller)> {
        let upstream = std::env::var("UPSTREAM")?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let caller = runtime.block_on(Caller::several(way, &upstream, 1))?.pop().ok_or("there is no caller")?;
        runtime.block_on(calls(&caller, 50))?;
        Ok((runtime, caller))
    };
    prepare().expect("the service answers")
}

async fn calls(caller: &Caller, calls: u64) -> Outcome<()> {
    for class_id in 0..calls {
        caller.call(class_id).await?;
    }
    Ok(())
}

#[library_benchmark(setup = prepare)]
#[bench::declared(Way::Declared)]
#[bench::by_hand(Way::ByHand)]
#[bench::hyper(Way::Hyper)]
fn sequential((runtime, caller): (Runtime, Caller)) -> (Runtime, Caller) {
    runtime.block_on(calls(&caller, CALLS)).expect("the service answers");
    (runtime, caller)
}

library_benchmark_group!(name = server_call; benchmarks = sequential);
main!(
    config = LibraryBenchmarkConfig::default().pass_through_env("UPSTREAM");
    library_benchmark_groups = server_call
);
