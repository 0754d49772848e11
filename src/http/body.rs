//! A body as it comes: at most so many bytes, within its time.
//!
//! What is in it is read in `message`.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::time::Duration;

use axum::body::{Bytes, HttpBody};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_LENGTH;
use futures_util::FutureExt;
use tokio::time::timeout;

use super::refusal::{Exceeded, Refusal};
use crate::graphql::ErrorCode;

/// All of a body once it is here.
pub async fn arrived<B: HttpBody<Data = Bytes>>(
    headers: &HeaderMap,
    body: B,
    allowed: usize,
    time: Duration,
) -> Result<Bytes, Refusal> {
    check_announced(headers, allowed)?;
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    let mut collected = pin!(collect(body, allowed));
    // Nearly every body comes with its headers, and needs no timer.
    match collected.as_mut().now_or_never() {
        Some(bytes) => bytes,
        None => timeout(time, collected).await.map_err(|_| Refusal::body_too_slow(time))?,
    }
}

/// All of a body of at most `allowed` bytes.
async fn collect<B: HttpBody<Data = Bytes>>(body: B, allowed: usize) -> Result<Bytes, Refusal> {
    let mut body = pin!(body);
    // Nearly every body comes in one piece, which is taken as it is.
    let Some(whole) = chunk(body.as_mut()).await? else { return Ok(Bytes::new()) };
    check(whole.len(), allowed)?;
    let Some(second) = chunk(body.as_mut()).await? else { return Ok(whole) };
    let mut bytes = [whole, second].concat();
    check(bytes.len(), allowed)?;
    while let Some(chunk) = chunk(body.as_mut()).await? {
        bytes.extend_from_slice(&chunk);
        check(bytes.len(), allowed)?;
    }
    Ok(bytes.into())
}

/// The next bytes of a body that has not ended.
async fn chunk<B: HttpBody<Data = Bytes>>(mut body: Pin<&mut B>) -> Result<Option<Bytes>, Refusal> {
    while !body.is_end_stream() {
        match poll_fn(|context| body.as_mut().poll_frame(context)).await {
            Some(Ok(frame)) => {
                // Nothing is read of what may come after the bytes.
                if let Ok(bytes) = frame.into_data() {
                    return Ok(Some(bytes));
                }
            }
            Some(Err(_)) => return Err(Refusal::broken_off()),
            None => break,
        }
    }
    Ok(None)
}

/// Refuses what says itself that it is too large, before any of it is read.
fn check_announced(headers: &HeaderMap, allowed: usize) -> Result<(), Refusal> {
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    length.map_or(Ok(()), |length| check(length, allowed))
}

fn check(found: usize, allowed: usize) -> Result<(), Refusal> {
    if found <= allowed {
        return Ok(());
    }
    Err(Refusal::exceeded(ErrorCode::PayloadTooLarge, Exceeded { limit: "bodyBytes", found, allowed }))
}
