//! An answer as it is sent: its bytes, its tag, its compressed forms.
//!
//! What is in it was written by `execute`; which answers are kept is told in `answers`.

use std::io::{self, Write};
use std::sync::OnceLock;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

use super::negotiate::{Coding, MediaType};
use super::{around, tag};

/// Below this many bytes an answer is not worth compressing: it fits into one packet as it is.
const WORTH_COMPRESSING: usize = 1024;

/// The bytes of an answer, and what is worked out of them when it is first asked for.
pub struct Answer {
    pub bytes: Bytes,
    /// Whether it has no errors.
    pub is_whole: bool,
    tag: OnceLock<HeaderValue>,
    brotli: OnceLock<Option<Bytes>>,
    zstd: OnceLock<Option<Bytes>>,
    gzip: OnceLock<Option<Bytes>>,
}

impl Answer {
    pub fn new(mut bytes: Vec<u8>, is_whole: bool) -> Self {
        // It may be kept long, and the room that it was written into is a guess.
        bytes.shrink_to_fit();
        let (tag, brotli, zstd, gzip) = Default::default();
        Self { bytes: bytes.into(), is_whole, tag, brotli, zstd, gzip }
    }

    /// The answer to a request with these headers.
    pub fn respond(&self, media: MediaType, headers: &HeaderMap) -> Response {
        let coded = Coding::negotiate(headers).and_then(|coding| Some((coding, self.coded(coding)?)));
        let bytes = coded.as_ref().map_or(&self.bytes, |(_, bytes)| bytes);
        let mut response = Response::new(Body::from(bytes.clone()));
        mark(&mut response, media);
        if let Some((coding, _)) = coded {
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(coding.name()));
        }
        response
    }

    /// The same for GET: with a tag, and without the bytes for whoever has them.
    pub fn respond_tagged(&self, media: MediaType, headers: &HeaderMap) -> Response {
        let mut response = if tag::is_held(headers, self.tag()) {
            not_modified(media)
        } else {
            self.respond(media, headers)
        };
        response.headers_mut().insert(ETAG, self.tag().clone());
        response
    }

    fn tag(&self) -> &HeaderValue {
        self.tag.get_or_init(|| tag::of(&self.bytes))
    }

    fn coded(&self, coding: Coding) -> Option<Bytes> {
        if self.bytes.len() < WORTH_COMPRESSING {
            return None;
        }
        let coded = match coding {
            Coding::Brotli => self.brotli.get_or_init(|| kept(brotli(&self.bytes))),
            Coding::Zstd => self.zstd.get_or_init(|| kept(zstd(&self.bytes))),
            Coding::Gzip => self.gzip.get_or_init(|| kept(gzip(&self.bytes))),
        };
        coded.clone()
    }
}

fn mark(response: &mut Response, media: MediaType) {
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media.content_type()));
    headers.insert(VARY, HeaderValue::from_static(around::VARY));
}

fn not_modified(media: MediaType) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    mark(&mut response, media);
    response
}

/// Writing to memory does not fail; if it did, the answer would go as it is.
fn kept(coded: io::Result<Vec<u8>>) -> Option<Bytes> {
    coded.ok().map(Bytes::from)
}

fn zstd(bytes: &[u8]) -> io::Result<Vec<u8>> {
    zstd::encode_all(bytes, zstd::DEFAULT_COMPRESSION_LEVEL)
}

/// Quality 5 of 11: nearly as small as the best, in a hundredth of the time.
fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut coded = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
    coded.write_all(bytes)?;
    Ok(coded.into_inner())
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut coded = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    coded.write_all(bytes)?;
    coded.finish()
}

#[cfg(test)]
mod tests {
    use axum::http::header::IF_NONE_MATCH;

    use super::*;

    fn asking(header: axum::http::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(header, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn whoever_has_the_answer_gets_no_bytes() {
        let answer = Answer::new(b"{}".to_vec(), true);
        let tag = answer.tag().to_str().unwrap().to_owned();
        for (value, status) in
            [(tag.as_str(), 304), (tag.trim_start_matches("W/"), 304), ("\"a\", *", 304), ("\"a\"", 200)]
        {
            let response = answer.respond_tagged(MediaType::Json, &asking(IF_NONE_MATCH, value));
            assert_eq!(
                (response.status().as_u16(), &response.headers()[ETAG]),
                (status, answer.tag()),
                "{value}"
            );
        }
    }

    #[test]
    fn every_compressed_form_holds_the_same_bytes() {
        use std::io::Read;
        let plain = "all of the partners ".repeat(500).into_bytes();
        let answer = Answer::new(plain.clone(), true);
        let mut read = Vec::new();
        brotli::Decompressor::new(&*answer.coded(Coding::Brotli).unwrap(), 4096)
            .read_to_end(&mut read)
            .unwrap();
        assert_eq!(read, plain);
        assert_eq!(zstd::decode_all(&*answer.coded(Coding::Zstd).unwrap()).unwrap(), plain);
        let mut read = Vec::new();
        flate2::read::GzDecoder::new(&*answer.coded(Coding::Gzip).unwrap()).read_to_end(&mut read).unwrap();
        assert_eq!(read, plain);
    }
}
