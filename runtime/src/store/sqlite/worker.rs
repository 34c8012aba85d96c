//! A thread with a queue of jobs.

use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use super::failure;
use crate::store::StoreError;

/// A thread and its queue. Dropping it waits until the thread has processed the queue.
pub(super) struct Worker<Job> {
    queue: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl<Job: Send + 'static> Worker<Job> {
    /// Starts the thread. `work` returns when its queue ends.
    pub(super) fn start(name: &str, work: impl FnOnce(Receiver<Job>) + Send + 'static) -> Result<Self, StoreError> {
        let (sender, receiver) = mpsc::channel();
        let thread =
            thread::Builder::new().name(name.to_owned()).spawn(move || work(receiver)).map_err(failure::no_thread)?;
        Ok(Worker { queue: Some(sender), thread: Some(thread) })
    }

    /// Adds a job to the queue. If the thread has panicked, this drops the job, and with it the sender of its reply.
    pub(super) fn send(&self, job: Job) {
        if let Some(queue) = &self.queue {
            queue.send(job).ok();
        }
    }
}

impl<Job> Drop for Worker<Job> {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}
