//! Codes of standards: countries, fields of study, languages. The identifiers of partners are in `identifier`.

use super::Spelling;

/// The officially assigned codes of ISO 3166-1 alpha-2, in 2025.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC \
    CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD \
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH \
    KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW \
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC \
    SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY \
    UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// A code of ISO 3166-1 alpha-2, or one that is free for own use.
pub struct CountryCode;

impl Spelling for CountryCode {
    const EXPECTED: &'static str = "a code of ISO 3166-1 alpha-2, or XA to XZ for a place that has none";

    fn accepts(text: &str) -> bool {
        match text.as_bytes() {
            [b'X', b'A'..=b'Z'] => true,
            [_, _] => COUNTRIES.split(' ').any(|code| code == text),
            _ => false,
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
