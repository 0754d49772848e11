//! A body as it comes: at most so many bytes, within its time.
//!
//! What is in it is read in `message`.

use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::header::CONTENT_LENGTH;
use axum::http::request::Parts;
use futures_util::StreamExt;
use tokio::time::timeout;

use super::refusal::{Exceeded, Refusal};
use crate::graphql::ErrorCode;

/// The request once all of its body is here.
pub async fn arrived(request: Request, allowed: usize, time: Duration) -> Result<(Parts, Bytes), Refusal> {
    check_announced(&request, allowed)?;
    let (head, body) = request.into_parts();
    if body.is_end_stream() {
        return Ok((head, Bytes::new()));
    }
    let bytes = timeout(time, collect(body, allowed)).await.map_err(|_| Refusal::body_too_slow(time))??;
    Ok((head, bytes))
}

/// Reads a body of at most `allowed` bytes.
pub async fn collect(body: Body, allowed: usize) -> Result<Bytes, Refusal> {
    let mut chunks = body.into_data_stream();
    let mut next = async || chunks.next().await.transpose().map_err(|_| Refusal::broken_off());
    // Nearly every body comes in one piece, which is taken as it is.
    let Some(whole) = next().await? else { return Ok(Bytes::new()) };
    check(whole.len(), allowed)?;
    let Some(second) = next().await? else { return Ok(whole) };
    let mut bytes = [whole, second].concat();
    check(bytes.len(), allowed)?;
    while let Some(chunk) = next().await? {
        bytes.extend_from_slice(&chunk);
        check(bytes.len(), allowed)?;
    }
    Ok(bytes.into())
}

/// Refuses what says itself that it is too large, before any of it is read.
fn check_announced(request: &Request, allowed: usize) -> Result<(), Refusal> {
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    length.map_or(Ok(()), |length| check(length, allowed))
}

fn check(found: usize, allowed: usize) -> Result<(), Refusal> {
    if found <= allowed {
        return Ok(());
    }
    Err(Refusal::exceeded(ErrorCode::PayloadTooLarge, Exceeded { limit: "bodyBytes", found, allowed }))
}
