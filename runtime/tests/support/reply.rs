//! Replies of the test server, step by step.

use std::io::Write;
use std::time::Duration;

use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, Crc};

/// A step of a reply.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Send(Vec<u8>),
    /// Sends the bytes repeatedly, until the client disconnects.
    SendForever(Vec<u8>),
    Wait(Duration),
    /// Closes the connection.
    Close,
    /// Resets the connection, as a server that crashed.
    Reset,
}

/// A reply. Unless it closes the connection, the next request can use the same one.
#[derive(Clone, Debug)]
#[must_use]
pub(crate) struct Reply {
    pub(super) steps: Vec<Step>,
}

/// Valid replies.
impl Reply {
    /// A status and a JSON body.
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

/// Invalid replies.
impl Reply {
    /// Raw bytes.
    pub(crate) fn raw(bytes: impl Into<Vec<u8>>) -> Reply {
        Reply { steps: vec![Step::Send(bytes.into())] }
    }

    /// No reply, on a connection that stays open.
    pub(crate) fn silence() -> Reply {
        Reply { steps: Vec::new() }.delay(Duration::from_secs(3600))
    }

    /// Closes the connection before the first byte.
    pub(crate) fn nothing() -> Reply {
        Reply { steps: vec![Step::Close] }
    }

    /// Closes the connection within the head.
    pub(crate) fn half_head() -> Reply {
        Reply::raw("HTTP/1.1 200 OK\r\ncontent-ty").close()
    }

    /// Announces a longer body than it sends, and closes the connection.
    pub(crate) fn truncated(status: u16, announced: usize, body: &[u8]) -> Reply {
        Reply::announced(status, announced, body).close()
    }

    /// Announces a longer body than it sends, and keeps the connection open.
    pub(crate) fn stalled(status: u16, announced: usize, body: &[u8]) -> Reply {
        let reply = Reply::announced(status, announced, body);
        reply.wait(Duration::from_secs(3600))
    }

    /// Announces another length than that of the body.
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

    /// A valid gzip body that inflates to `mebibytes` of zeros, about a thousand times its size.
    pub(crate) fn gzip_bomb(status: u16, mebibytes: u32) -> Reply {
        Reply::body(status, "content-encoding: gzip\r\n", &gzip_zeros(mebibytes))
    }
}

/// Steps before or after a reply.
impl Reply {
    /// Waits before the first byte.
    pub(crate) fn delay(mut self, duration: Duration) -> Reply {
        self.steps.insert(0, Step::Wait(duration));
        self
    }

    /// Sends these bytes before the first byte, for example an interim 1xx response.
    pub(crate) fn after(mut self, bytes: impl Into<Vec<u8>>) -> Reply {
        self.steps.insert(0, Step::Send(bytes.into()));
        self
    }

    /// Waits after the steps so far.
    pub(crate) fn wait(mut self, duration: Duration) -> Reply {
        self.steps.push(Step::Wait(duration));
        self
    }

    /// Sends more bytes after the steps so far.
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

/// Repeats one compressed mebibyte, since compressing all of them would take longer than the test.
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
