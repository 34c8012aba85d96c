use crate::protocol::HostAction;
use crate::transport::Request;

/// The rendered action of a call.
#[derive(Debug)]
pub(crate) enum Action {
    Request(Request),
    Host(HostAction),
}
