//! What registers print around an identifier: the address of its page, or the name of the scheme. What is left is read in `form` and
//! `erasmus`.

use crate::partner_identifier::IdentifierScheme;

/// A text without what is printed around an identifier of the scheme.
pub fn without(scheme: IdentifierScheme, text: &str) -> &str {
    let (hosts, names): (&[&str], &[&str]) = match scheme {
        IdentifierScheme::Ror => (&["ror.org", "api.ror.org"], &["ror"]),
        IdentifierScheme::Wikidata => (&["wikidata.org", "m.wikidata.org"], &["wikidata", "wd"]),
        IdentifierScheme::Isni => (&["isni.org", "isni-url.oclc.nl"], &["isni"]),
        IdentifierScheme::Grid => (&["grid.ac"], &[]),
        IdentifierScheme::Pic => (&["ec.europa.eu"], &["pic"]),
        IdentifierScheme::Erasmus => (&[], &["erasmus"]),
        IdentifierScheme::Schac => (&[], &[]),
    };
    let text = text.trim();
    let text = page(text, hosts).unwrap_or(text);
    names.iter().find_map(|name| after_name(text, name)).unwrap_or(text)
}

/// What follows `http://` or `https://`; the whole text where neither is there.
pub fn without_protocol(text: &str) -> &str {
    ["https://", "http://"].iter().find_map(|protocol| after(text, protocol)).unwrap_or(text)
}

/// The last part of an address of one of some hosts.
fn page<'t>(text: &'t str, hosts: &[&str]) -> Option<&'t str> {
    let (host, path) = without_protocol(text).split_once('/')?;
    let host = after(host, "www.").unwrap_or(host);
    let path = path.split(['?', '#']).next()?.trim_end_matches('/');
    hosts.iter().any(|known| known.eq_ignore_ascii_case(host)).then(|| path.rsplit('/').next())?
}

/// What follows the name of a scheme and a colon, blanks, or both.
fn after_name<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let rest = after(text, name)?;
    let identifier = rest.trim_start();
    let identifier = identifier.strip_prefix(':').unwrap_or(identifier).trim_start();
    (identifier.len() < rest.len()).then_some(identifier)
}

/// What follows a beginning, whose case does not matter.
fn after<'t>(text: &'t str, beginning: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(beginning.len())?;
    start.eq_ignore_ascii_case(beginning).then_some(rest)
}
