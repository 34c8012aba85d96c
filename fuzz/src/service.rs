//! A service in memory.

use std::sync::{Arc, Mutex, MutexGuard};

use http::StatusCode;
use widget_functions::transport::{Request, Response, Transport, TransportError};

/// Answers every request in the same way, and stores the last one. Clones share both.
#[derive(Clone, Default)]
pub struct Service {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    status: StatusCode,
    body: Vec<u8>,
    last: Option<Request>,
}

impl Service {
    /// Sets what it answers.
    pub fn answer(&self, status: StatusCode, body: &[u8]) {
        let mut state = self.lock();
        state.status = status;
        state.body = body.to_vec();
    }

    /// The last request, if there was one.
    pub fn take_request(&self) -> Option<Request> {
        self.lock().last.take()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic")
    }
}

impl Transport for Service {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let mut state = self.lock();
        state.last = Some(request);
        Ok(Response { status: state.status, body: state.body.clone().into() })
    }
}
