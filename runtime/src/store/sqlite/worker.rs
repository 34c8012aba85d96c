//! A thread that works off a queue.

use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use crate::store::StoreError;

/// The thread and its queue. Dropping it waits until the queue is empty.
pub(super) struct Worker<Job> {
    queue: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl<Job: Send + 'static> Worker<Job> {
    /// Starts the thread, which ends when its queue does.
    pub(super) fn start(name: &str, work: impl FnOnce(Receiver<Job>) + Send + 'static) -> Result<Self, StoreError> {
        let (sender, receiver) = mpsc::channel();
        let thread = thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || work(receiver))
            .map_err(|error| StoreError::new("the store could not start a thread").with_source(error))?;
        Ok(Worker { queue: Some(sender), thread: Some(thread) })
    }

    /// Puts a job into the queue. Where the thread is gone the job is dropped, and with it the sender of its answer.
    pub(super) fn give(&self, job: Job) {
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
