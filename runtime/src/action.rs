pub(crate) use crate::protocol::{ClientCall, HostAction, Link, Message};
use crate::transport::Request;

/// The rendered action of a call.
#[derive(Debug)]
pub(crate) enum Action {
    Request(Request),
    Host(HostAction),
}
