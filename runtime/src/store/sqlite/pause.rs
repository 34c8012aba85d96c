//! How the writer waits for the next change.

use std::hint;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

/// About as long as it takes to wake a thread.
const MOMENT: Duration = Duration::from_micros(50);

/// The time between two changes.
pub(super) struct Pause {
    /// On a single core, whoever makes the next change cannot run meanwhile.
    several_cores: bool,
    was_short: bool,
}

impl Pause {
    pub(super) fn new() -> Self {
        let several_cores = thread::available_parallelism().is_ok_and(|cores| cores.get() > 1);
        Pause { several_cores, was_short: false }
    }

    /// Waits for what comes next. Where the pause before was short, this one is likely to be so too, and for a moment
    /// the thread does not go to sleep: the next change need not wake it.
    pub(super) fn until_next<Job>(&mut self, queue: &Receiver<Job>) -> Option<Job> {
        let start = Instant::now();
        while self.several_cores && self.was_short && start.elapsed() < MOMENT {
            if let Ok(next) = queue.try_recv() {
                return Some(next);
            }
            hint::spin_loop();
        }
        let next = queue.recv().ok();
        // With a moment for the one that got the answer, and one for this thread.
        self.was_short = start.elapsed() < MOMENT * 2;
        next
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn what_is_given_comes_in_order_and_then_the_end() {
        for several_cores in [true, false] {
            for was_short in [true, false] {
                let (sender, queue) = mpsc::channel();
                (0..100).for_each(|number| sender.send(number).unwrap());
                drop(sender);
                let mut pause = Pause { several_cores, was_short };
                assert!((0..100).all(|number| pause.until_next(&queue) == Some(number)));
                assert_eq!(pause.until_next(&queue), None);
            }
        }
    }

    #[test]
    fn after_a_long_pause_the_thread_sleeps() {
        let (sender, queue) = mpsc::channel();
        let mut pause = Pause { several_cores: true, was_short: true };
        let later = thread::spawn(move || {
            thread::sleep(Duration::from_millis(5));
            sender.send(()).unwrap();
        });
        assert_eq!(pause.until_next(&queue), Some(()));
        assert!(!pause.was_short);
        later.join().unwrap();
    }
}
