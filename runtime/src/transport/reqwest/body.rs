//! Reads the body of a response without trusting its size.

use ::reqwest::Response;
use bytes::Bytes;

use super::failure;
use crate::transport::error::{TransportError, TransportErrorKind};

/// Up to this size, the buffer of a body grows by doubling. A larger body reserves the whole limit: memory that is never
/// written costs nothing, whereas doubling would briefly hold a large body twice.
const SMALL: usize = 64 * 1024;

/// Reads a body after decompression, and stops as soon as it exceeds `max` bytes.
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
        // Most bodies arrive in one piece, which then needs no copy.
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

/// Returns the next piece, or an error if it is longer than `left` bytes.
async fn next(answer: &mut Response, left: usize) -> Result<Option<Bytes>, TransportError> {
    match answer.chunk().await.map_err(failure::unreadable)? {
        Some(piece) if piece.len() > left => Err(too_large()),
        piece => Ok(piece),
    }
}

/// Consumes the piece, which frees its buffer before the next piece arrives.
fn append(body: &mut Vec<u8>, piece: Bytes, most: usize) {
    let needed = body.len() + piece.len();
    if needed > body.capacity() {
        let capacity = if needed > SMALL { most } else { needed.max(2 * body.len()).min(most) };
        // If the limit exceeds the memory, the vector grows by itself, as far as it can.
        let _ = body.try_reserve_exact(capacity - body.len());
    }
    body.extend_from_slice(&piece);
}

fn too_large() -> TransportError {
    TransportError::new(TransportErrorKind::BodyTooLarge)
}
