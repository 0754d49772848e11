//! Codes of standards: countries, fields of study, languages. The identifiers of partners are in `partnergraph_entity::identifier`.

use partnergraph_entity::country;

use super::Spelling;

/// A code of ISO 3166-1 alpha-2, or one that is free for own use.
pub struct CountryCode;

impl Spelling for CountryCode {
    const EXPECTED: &'static str = "a code of ISO 3166-1 alpha-2, or XA to XZ for a place that has none";

    fn accepts(text: &str) -> bool {
        match text.as_bytes() {
            [b'X', b'A'..=b'Z'] => true,
            _ => country::is_assigned(text),
        }
    }
}

/// A code of ISCED-F 2013.
pub struct FieldCode;

impl Spelling for FieldCode {
    const EXPECTED: &'static str = "a code of two, three or four digits";

    fn accepts(text: &str) -> bool {
        (2..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    }
}

/// A language tag: language, script, region, variants, extensions and private use, in this order (RFC 5646).
pub struct Language;

impl Spelling for Language {
    const EXPECTED: &'static str = "a BCP 47 language tag such as en, fr-CA or kk-Cyrl";

    fn accepts(text: &str) -> bool {
        let subtags: Vec<&[u8]> = text.split('-').map(str::as_bytes).collect();
        let well_formed =
            subtags.iter().all(|s| (1..=8).contains(&s.len()) && s.iter().all(u8::is_ascii_alphanumeric));
        well_formed && (is_tag(&subtags) || is_private(&subtags))
    }
}

fn is_tag(subtags: &[&[u8]]) -> bool {
    let letters = |subtag: &[u8]| subtag.iter().all(u8::is_ascii_alphabetic);
    let digits = |subtag: &[u8]| subtag.iter().all(u8::is_ascii_digit);
    let Some((language, rest)) = subtags.split_first() else { return false };
    let extended = if language.len() > 3 { 0 } else { 3 };
    let rest = skip(rest, extended, |s| s.len() == 3 && letters(s));
    let rest = skip(rest, 1, |s| s.len() == 4 && letters(s));
    let rest = skip(rest, 1, |s| (s.len() == 2 && letters(s)) || (s.len() == 3 && digits(s)));
    let rest = skip(rest, usize::MAX, |s| s.len() >= 5 || (s.len() == 4 && s[0].is_ascii_digit()));
    language.len() >= 2 && letters(language) && is_extensions(rest)
}

fn is_private(subtags: &[&[u8]]) -> bool {
    matches!(subtags, [b"x" | b"X", _, ..])
}

/// Whether each single letter or digit is followed by longer subtags; after `x`, by subtags of any length.
fn is_extensions(subtags: &[&[u8]]) -> bool {
    match subtags {
        [] => true,
        _ if is_private(subtags) => true,
        [[_], first, rest @ ..] if first.len() >= 2 => {
            is_extensions(skip(rest, usize::MAX, |s| s.len() >= 2))
        }
        _ => false,
    }
}

/// What is left after at most `most` subtags of a kind.
fn skip<'a, 's>(subtags: &'a [&'s [u8]], most: usize, kind: impl Fn(&[u8]) -> bool) -> &'a [&'s [u8]] {
    let passed = subtags.iter().take(most).take_while(|subtag| kind(subtag)).count();
    &subtags[passed..]
}
