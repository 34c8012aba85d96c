//! What the server of a test sends back, step by step.

use std::io::Write;
use std::time::Duration;

use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, Crc};

/// What the server does with one request.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Send(Vec<u8>),
    /// Sends the bytes again and again, until the client leaves.
    SendForever(Vec<u8>),
    Wait(Duration),
    /// Ends the connection as a server does that has nothing more to say.
    Close,
    /// Ends the connection as a server does that has crashed.
    Reset,
}

/// An answer. Where it does not close the connection, the next request may come on it.
#[derive(Clone, Debug)]
#[must_use]
pub(crate) struct Reply {
    pub(super) steps: Vec<Step>,
}

/// Answers that are right.
impl Reply {
    /// A status, a JSON body.
    pub(crate) fn json(status: u16, json: &str) -> Reply {
        Reply::body(status, "content-type: application/json\r\n", json.as_bytes())
    }

    /// A status without a body.
    pub(crate) fn status(status: u16) -> Reply {
        let length = if matches!(status, 204 | 304) { "" } else { "content-length: 0\r\n" };
        Reply::raw(format!("HTTP/1.1 {status} Said\r\n{length}\r\n"))
    }

    /// A redirect to `location`.
    pub(crate) fn redirect(status: u16, location: &str) -> Reply {
        Reply::body(status, &format!("location: {location}\r\n"), b"moved")
    }

    /// A body with its length, and header lines that each end in `\r\n`.
    pub(crate) fn body(status: u16, headers: &str, body: &[u8]) -> Reply {
        let length = body.len();
        let head = format!("HTTP/1.1 {status} Said\r\n{headers}content-length: {length}\r\n\r\n");
        Reply::raw([head.as_bytes(), body].concat())
    }

    /// A body that is sent in chunks.
    pub(crate) fn chunked(status: u16, chunks: &[&[u8]]) -> Reply {
        let head = format!("HTTP/1.1 {status} Said\r\ntransfer-encoding: chunked\r\n\r\n");
        let end: &[u8] = b"";
        let chunks = chunks.iter().chain([&end]);
        chunks.fold(Reply::raw(head), |reply, chunk| reply.then(encode_chunk(chunk)))
    }

    /// A body that is compressed with gzip.
    pub(crate) fn gzip(status: u16, body: &[u8]) -> Reply {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(body).unwrap();
        Reply::body(status, "content-encoding: gzip\r\n", &encoder.finish().unwrap())
    }

    /// A body without a length, which ends with the connection.
    pub(crate) fn until_close(status: u16, body: &[u8]) -> Reply {
        Reply::raw(format!("HTTP/1.1 {status} Said\r\n\r\n")).then(body).close()
    }
}

/// Answers that are wrong.
impl Reply {
    /// Any bytes, as they are.
    pub(crate) fn raw(bytes: impl Into<Vec<u8>>) -> Reply {
        Reply { steps: vec![Step::Send(bytes.into())] }
    }

    /// Never an answer, on a connection that stays open.
    pub(crate) fn silence() -> Reply {
        Reply { steps: Vec::new() }.delay(Duration::from_secs(3600))
    }

    /// The connection closed before the first byte.
    pub(crate) fn nothing() -> Reply {
        Reply { steps: vec![Step::Close] }
    }

    /// The connection closed in the middle of the head.
    pub(crate) fn half_head() -> Reply {
        Reply::raw("HTTP/1.1 200 OK\r\ncontent-ty").close()
    }

    /// The connection closed when `body` is sent, of a longer length that was announced.
    pub(crate) fn truncated(status: u16, announced: usize, body: &[u8]) -> Reply {
        Reply::announced(status, announced, body).close()
    }

    /// `body`, and then nothing more, on a connection that stays open.
    pub(crate) fn stalled(status: u16, announced: usize, body: &[u8]) -> Reply {
        let reply = Reply::announced(status, announced, body);
        reply.wait(Duration::from_secs(3600))
    }

    /// A body whose announced length is not its own.
    pub(crate) fn announced(status: u16, announced: usize, body: &[u8]) -> Reply {
        let head = format!("HTTP/1.1 {status} Said\r\ncontent-length: {announced}\r\n\r\n");
        Reply::raw([head.as_bytes(), body].concat())
    }

    /// A body in chunks that never ends.
    pub(crate) fn endless(status: u16) -> Reply {
        let mut reply = Reply::raw(format!("HTTP/1.1 {status} Said\r\ntransfer-encoding: chunked\r\n\r\n"));
        reply.steps.push(Step::SendForever(encode_chunk(&[b'x'; 16 * 1024])));
        reply
    }

    /// A gzip body, whole and right, of about a thousandth of the `mebibytes` of zeros that it
    /// inflates to.
    pub(crate) fn gzip_bomb(status: u16, mebibytes: u32) -> Reply {
        Reply::body(status, "content-encoding: gzip\r\n", &gzip_zeros(mebibytes))
    }
}

/// What may come before or after an answer.
impl Reply {
    /// Waits before the first byte.
    pub(crate) fn delay(mut self, duration: Duration) -> Reply {
        self.steps.insert(0, Step::Wait(duration));
        self
    }

    /// Sends these bytes before the first byte, for example an interim 1xx answer.
    pub(crate) fn after(mut self, bytes: impl Into<Vec<u8>>) -> Reply {
        self.steps.insert(0, Step::Send(bytes.into()));
        self
    }

    /// Waits after what there is so far.
    pub(crate) fn wait(mut self, duration: Duration) -> Reply {
        self.steps.push(Step::Wait(duration));
        self
    }

    /// Sends more bytes after what there is so far.
    pub(crate) fn then(mut self, bytes: impl Into<Vec<u8>>) -> Reply {
        self.steps.push(Step::Send(bytes.into()));
        self
    }

    /// Closes the connection at the end.
    pub(crate) fn close(mut self) -> Reply {
        self.steps.push(Step::Close);
        self
    }

    /// Resets the connection at the end.
    pub(crate) fn reset(mut self) -> Reply {
        self.steps.push(Step::Reset);
        self
    }
}

fn encode_chunk(bytes: &[u8]) -> Vec<u8> {
    let length = format!("{:x}\r\n", bytes.len());
    [length.as_bytes(), bytes, b"\r\n"].concat()
}

/// One compressed mebibyte, repeated: compressing all of it would take longer than the test.
fn gzip_zeros(mebibytes: u32) -> Vec<u8> {
    let zeros = vec![0; 1 << 20];
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&zeros).unwrap();
    encoder.flush().unwrap();
    let block = encoder.get_ref();

    let mut one = Crc::new();
    one.update(&zeros);
    let mut crc = Crc::new();
    for _ in 0..mebibytes {
        crc.combine(&one);
    }

    let mut gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\xff".to_vec();
    for _ in 0..mebibytes {
        gzip.extend_from_slice(block);
    }
    gzip.extend_from_slice(b"\x03\0");
    gzip.extend_from_slice(&crc.sum().to_le_bytes());
    gzip.extend_from_slice(&crc.amount().to_le_bytes());
    gzip
}
