//! What is shown of the API beside its answers, and to whom: the schema, the explorer, pages of other origins, caches.
//!
//! It is acted on in `http`. There is no login: whoever reaches the server may ask.

use clap::Args;
use clap::builder::FalseyValueParser;
use url::Url;

/// What is shown, and to whom.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "What is shown")]
pub struct AccessSettings {
    /// Refuse introspection, and do not serve /schema.graphql
    #[arg(long, env = "PARTNERGRAPH_NO_INTROSPECTION", value_parser = FalseyValueParser::new())]
    pub no_introspection: bool,
    /// Serve neither dashboard nor explorer, and leave names of the schema that were not asked for out of errors
    #[arg(long, env = "PARTNERGRAPH_NO_EXPLORER", value_parser = FalseyValueParser::new())]
    pub no_explorer: bool,
    // Without Markdown, because it is shown in a terminal.
    #[arg(
        help = "An origin whose pages may ask, such as https://partners.example.org, or * for all; may be repeated",
        long, env = "PARTNERGRAPH_ALLOW_ORIGIN", value_name = "ORIGIN", value_delimiter = ',', value_parser = origin
    )]
    pub allow_origin: Vec<String>,
    /// The header Cache-Control of answers to GET
    #[arg(long, env = "PARTNERGRAPH_CACHE_CONTROL", value_name = "VALUE", default_value = "no-cache", value_parser = header)]
    pub cache_control: String,
}

/// Reads an origin as browsers send it.
fn origin(text: &str) -> Result<String, String> {
    let sent = |url: Url| url.origin().ascii_serialization();
    if text == "*" || Url::parse(text).is_ok_and(|url| sent(url) == text) {
        return Ok(text.to_owned());
    }
    Err("write it as browsers send it: https://partners.example.org, with a port where there is one, without a path"
        .to_owned())
}

/// Reads the value of a header.
fn header(text: &str) -> Result<String, String> {
    let printable = |byte: u8| byte == b' ' || byte.is_ascii_graphic();
    if !text.is_empty() && text.bytes().all(printable) {
        return Ok(text.to_owned());
    }
    Err("write it as a header: no-cache, or public, max-age=60".to_owned())
}
