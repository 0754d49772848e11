//! Answers made smaller on their way, as the caller's header `Accept-Encoding` allows: zstd, br or gzip.
//!
//! An answer that has an encoding already is left alone.

use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{And, NotForContentType, Predicate, SizeAbove};

/// Below it, headers and packets weigh more than what is saved.
const SMALLEST: u16 = 1024;

/// Whatever is large enough and not compressed by its own form.
type Worthwhile = And<And<SizeAbove, NotForContentType>, NotForContentType>;

/// The layer that compresses.
pub fn layer() -> CompressionLayer<Worthwhile> {
    let fonts = NotForContentType::const_new("font/woff2");
    CompressionLayer::new().compress_when(SizeAbove::new(SMALLEST).and(NotForContentType::IMAGES).and(fonts))
}
