//! Which media type and which compression the caller wants its answer in, and whether it sent what we read.
//!
//! Follows <https://graphql.github.io/graphql-over-http/draft/>; only GraphQL's two media types are known here.

use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, HeaderName};

use super::refusal::Refusal;

/// A media type that answers come in. They differ in the status of an answer to a wrong document.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum MediaType {
    /// `application/graphql-response+json`: the status tells whether the document was executed.
    GraphQl,
    /// `application/json`: an answer to a well-formed request is 200.
    #[default]
    Json,
}

impl MediaType {
    /// What the answer's header `Content-Type` says.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::GraphQl => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }

    fn essence(self) -> &'static str {
        match self {
            Self::GraphQl => "application/graphql-response+json",
            Self::Json => "application/json",
        }
    }

    /// Chooses by `Accept`: the highest quality; among equals the GraphQL type, but only when it is named.
    pub fn negotiate(headers: &HeaderMap) -> Result<Self, NotAcceptable> {
        let mut ranges = Vec::new();
        for range in accepted(headers, ACCEPT) {
            if range.quality == FULL && range.exactness(Self::GraphQl) == Some(NAMED) {
                // Whatever else there is, nothing can be wanted more.
                return Ok(Self::GraphQl);
            }
            ranges.push(range);
        }
        if ranges.is_empty() {
            return Ok(Self::Json);
        }
        let (graphql, json) = (Self::GraphQl.preference(&ranges), Self::Json.preference(&ranges));
        match (graphql, json) {
            (None, None) => Err(NotAcceptable),
            // (quality, named) of the one against (quality, not named) of the other.
            _ if graphql > json.map(|(quality, _)| (quality, false)) => Ok(Self::GraphQl),
            _ => Ok(Self::Json),
        }
    }

    /// The same for errors that are not about `Accept`, and are sent whatever it says.
    pub fn or_default(headers: &HeaderMap) -> Self {
        Self::negotiate(headers).unwrap_or_default()
    }

    /// Quality in thousandths, and whether it is named; the most exact range decides.
    fn preference(self, ranges: &[Range]) -> Option<(u16, bool)> {
        let matching = ranges.iter().filter_map(|range| Some((range.exactness(self)?, range.quality)));
        let (exactness, quality) = matching.max()?;
        (quality > 0).then_some((quality, exactness == NAMED))
    }
}

/// None of the media types is wanted.
#[derive(Clone, Copy, Debug)]
pub struct NotAcceptable;

impl From<NotAcceptable> for Refusal {
    fn from(_: NotAcceptable) -> Self {
        Self::not_acceptable()
    }
}

/// A compression of answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Coding {
    Brotli,
    Zstd,
    Gzip,
}

impl Coding {
    /// What the answer's header `Content-Encoding` says.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Zstd => "zstd",
            Self::Gzip => "gzip",
        }
    }

    /// Chooses by `Accept-Encoding`: the highest quality; among equals the one that makes answers smallest.
    pub fn negotiate(headers: &HeaderMap) -> Option<Self> {
        let ranges: Vec<Range> = accepted(headers, ACCEPT_ENCODING).collect();
        let quality = |coding: Self| {
            let named = ranges.iter().find(|range| range.essence.eq_ignore_ascii_case(coding.name()));
            named
                .or_else(|| ranges.iter().find(|range| range.essence == "*"))
                .map_or(0, |range| range.quality)
        };
        let wanted = [Self::Gzip, Self::Zstd, Self::Brotli].into_iter().filter(|&coding| quality(coding) > 0);
        wanted.max_by_key(|&coding| quality(coding))
    }
}

/// The highest quality, in thousandths.
const FULL: u16 = 1000;
/// How exact a range is that names the media type.
const NAMED: u8 = 2;

/// One entry of `Accept` or `Accept-Encoding`.
struct Range<'a> {
    essence: &'a str,
    quality: u16,
}

impl Range<'_> {
    fn exactness(&self, media: MediaType) -> Option<u8> {
        match self.essence {
            "*/*" => Some(0),
            "application/*" => Some(1),
            name => name.eq_ignore_ascii_case(media.essence()).then_some(NAMED),
        }
    }
}

/// The entries of a header such as `Accept`, in UTF-8; entries that cannot be read are passed over.
fn accepted(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = Range<'_>> {
    let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).filter(|entry| !entry.trim().is_empty()).map(|entry| {
        let quality = parameter(entry, "q").map_or(FULL, quality);
        let readable = is_utf8(entry);
        Range { essence: essence(entry), quality: if readable { quality } else { 0 } }
    })
}

/// Refuses a body that is not JSON in UTF-8.
pub fn require_json(headers: &HeaderMap) -> Result<(), Refusal> {
    let sent = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_json = essence(sent).eq_ignore_ascii_case("application/json") && is_utf8(sent);
    if is_json { Ok(()) } else { Err(Refusal::unsupported_media_type()) }
}

fn essence(entry: &str) -> &str {
    entry.split(';').next().unwrap_or_default().trim()
}

fn is_utf8(entry: &str) -> bool {
    parameter(entry, "charset").is_none_or(|charset| charset.eq_ignore_ascii_case("utf-8"))
}

fn parameter<'a>(entry: &'a str, name: &str) -> Option<&'a str> {
    let parameters = entry.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let mut named = parameters.filter(|(key, _)| key.trim().eq_ignore_ascii_case(name));
    named.next().map(|(_, value)| value.trim().trim_matches('"'))
}

/// A quality in thousandths; one that cannot be read counts as not wanted.
fn quality(text: &str) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
    text.parse::<f32>().map_or(0, |quality| (quality.clamp(0.0, 1.0) * 1000.0).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn negotiated(accept: &str) -> Option<MediaType> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, accept.parse().unwrap());
        MediaType::negotiate(&headers).ok()
    }

    #[test]
    fn accept_encoding_chooses_by_quality_then_by_size() {
        for (accept, expected) in [
            ("", None),
            ("identity", None),
            ("gzip", Some(Coding::Gzip)),
            ("gzip, deflate, br, zstd", Some(Coding::Brotli)),
            ("br;q=0.5, zstd", Some(Coding::Zstd)),
            ("*", Some(Coding::Brotli)),
            ("br;q=0, *", Some(Coding::Zstd)),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, accept.parse().unwrap())]);
            assert_eq!(Coding::negotiate(&headers), expected, "{accept}");
        }
    }

    #[test]
    fn without_accept_the_answer_is_plain_json() {
        assert_eq!(MediaType::negotiate(&HeaderMap::new()).ok(), Some(MediaType::Json));
    }

    #[test]
    fn accept_chooses_by_quality_then_by_name() {
        let (graphql, json) = (Some(MediaType::GraphQl), Some(MediaType::Json));
        for (accept, expected) in [
            ("", json),
            ("*/*", json),
            ("application/*", json),
            ("text/html, */*;q=0.8", json),
            ("application/graphql-response+json", graphql),
            ("application/json, application/graphql-response+json", graphql),
            ("application/graphql-response+json;q=0.5, application/json", json),
            ("application/json;q=0.9, application/graphql-response+json; charset=UTF-8", graphql),
            ("application/graphql-response+json, */*;q=0.1", graphql),
            ("application/graphql-response+json;q=0, */*", json),
            ("application/json; charset=latin1, application/graphql-response+json;q=0.1", graphql),
            ("APPLICATION/JSON", json),
            ("text/html", None),
            ("application/json;q=0", None),
            ("application/json;q=zero", None),
        ] {
            assert_eq!(negotiated(accept), expected, "{accept}");
        }
    }
}
