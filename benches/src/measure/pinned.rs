//! Binds work to one core.

use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
use nix::unistd::Pid;
use widget_functions_benches::Outcome;

/// Runs the work and all of its threads and processes on the first core.
///
/// Otherwise, a call would wake a sleeping core when its response arrives, which takes longer than the measured work and
/// varies from call to call.
pub fn to_one_core<T: Send>(work: impl FnOnce() -> Outcome<T> + Send) -> Outcome<T> {
    std::thread::scope(|scope| {
        let worker = scope.spawn(|| stay().and_then(|()| work()));
        worker.join().map_err(|_| "the measurement panicked")?
    })
}

/// Binds this thread, and everything that it starts later.
fn stay() -> Outcome<()> {
    let this_thread = Pid::from_raw(0);
    let allowed = sched_getaffinity(this_thread)?;
    let first = (0..CpuSet::count()).find(|core| allowed.is_set(*core) == Ok(true));
    let mut one = CpuSet::new();
    one.set(first.ok_or("there is no core")?)?;
    Ok(sched_setaffinity(this_thread, &one)?)
}
