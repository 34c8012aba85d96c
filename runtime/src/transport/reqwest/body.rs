//! Reads the body of an answer without trusting its size.

use ::reqwest::Response;
use bytes::Bytes;

use super::failure;
use crate::transport::{TransportError, TransportErrorKind};

/// Up to this size the room for a body doubles. After it, there is room for all that may come: memory that is never
/// written costs nothing, whereas to double again would, for a moment, hold a large body twice.
const SMALL: usize = 64 * 1024;

/// Reads a body piece by piece, as it comes out of the decompression, and stops as soon as there is more than `max`.
pub(super) async fn read(answer: &mut Response, max: usize) -> Result<Bytes, TransportError> {
    let most = match answer.content_length().map(usize::try_from) {
        None => max,
        Some(Ok(length)) if length <= max => length,
        Some(_) => return Err(too_large()),
    };
    let Some(mut piece) = next(answer, most).await? else {
        return Ok(Bytes::new());
    };
    let mut body = Vec::new();
    if piece.len() <= SMALL {
        // Most answers come in one piece, which then is the body without a copy.
        let Some(second) = next(answer, most - piece.len()).await? else {
            return Ok(piece);
        };
        append(&mut body, piece, most);
        piece = second;
    }
    append(&mut body, piece, most);
    while let Some(piece) = next(answer, most - body.len()).await? {
        append(&mut body, piece, most);
    }
    Ok(body.into())
}

/// The next piece, if it is no longer than what may still come.
async fn next(answer: &mut Response, left: usize) -> Result<Option<Bytes>, TransportError> {
    match answer.chunk().await.map_err(failure::unreadable)? {
        Some(piece) if piece.len() > left => Err(too_large()),
        piece => Ok(piece),
    }
}

/// Takes the piece by value: the buffer that it is cut from is free before the next one is asked for.
fn append(body: &mut Vec<u8>, piece: Bytes, most: usize) {
    let needed = body.len() + piece.len();
    if needed > body.capacity() {
        let room = if needed > SMALL { most } else { needed.max(2 * body.len()).min(most) };
        // Where the limit is larger than the memory, the vector grows by itself, as far as it comes.
        let _ = body.try_reserve_exact(room - body.len());
    }
    body.extend_from_slice(&piece);
}

fn too_large() -> TransportError {
    TransportError::new(TransportErrorKind::BodyTooLarge)
}
