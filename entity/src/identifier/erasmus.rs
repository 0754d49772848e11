//! Erasmus institution codes: a country, padded to three places, a town, and a number. The countries are those of the Commission's list of
//! charter holders; what a partner's country has to do with them is decided in the registry.

use super::form::is_digits;
use crate::country;

/// The countries that have a prefix of their own, not their code of ISO 3166-1: the prefix, the ISO code.
const PREFIXES: [(&str, &str); 15] = [
    ("A", "AT"),
    ("B", "BE"),
    ("D", "DE"),
    ("E", "ES"),
    ("F", "FR"),
    ("G", "GR"),
    ("I", "IT"),
    ("IRL", "IE"),
    ("LUX", "LU"),
    ("N", "NO"),
    ("P", "PT"),
    ("S", "SE"),
    ("SF", "FI"),
    ("UK", "GB"),
    // The user-assigned code of Kosovo.
    ("XK", "XK"),
];

/// Territories, and some small states, whose institutions have codes of another state.
const WITH_CODES_OF: [(&str, &[&str]); 6] = [
    ("DK", &["FO", "GL"]),
    ("FI", &["AX"]),
    ("FR", &["BL", "GF", "GP", "MC", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"]),
    ("GB", &["AI", "BM", "FK", "GG", "GI", "IM", "IO", "JE", "KY", "MS", "SH", "TC", "VG"]),
    ("IT", &["SM", "VA"]),
    ("NL", &["AW", "BQ", "CW", "SX"]),
];

/// The prefix of a country's codes, by its ISO code; of most countries it is that code.
#[must_use]
pub fn prefix_of(country: &str) -> &str {
    PREFIXES.iter().find(|(_, iso)| *iso == country).map_or(country, |(prefix, _)| prefix)
}

/// The ISO code of the country that a code in its canonical form is of.
#[must_use]
pub fn country_of(canonical: &str) -> Option<&str> {
    let prefix = canonical.get(..3)?.trim_end();
    known_prefix(prefix)?;
    Some(PREFIXES.iter().find(|(known, _)| *known == prefix).map_or(prefix, |(_, iso)| iso))
}

/// Whether a code in its canonical form can be that of a partner in a country. Nothing can be said of a place with a user-assigned code,
/// which may lie anywhere.
#[must_use]
pub fn fits_country(canonical: &str, country: &str) -> bool {
    let is_of = |iso: &str| {
        iso == country
            || WITH_CODES_OF.iter().any(|(state, places)| *state == iso && places.contains(&country))
    };
    country.starts_with('X') || country_of(canonical).is_none_or(is_of)
}

/// The prefix that is meant. `EL`, the Union's code of Greece, and ISO codes stand for the prefixes that are used.
fn known_prefix(written: &str) -> Option<&str> {
    let is_prefix = PREFIXES.iter().any(|(prefix, _)| *prefix == written);
    match written {
        "EL" => Some("G"),
        _ if is_prefix => Some(written),
        _ => country::is_assigned(written).then(|| prefix_of(written)),
    }
}

/// A code whose blanks, of whatever kind, stand behind the country alone, and whose number has two or three digits.
pub fn canonical(text: &str) -> Option<String> {
    let text = text.to_ascii_uppercase();
    // Only after three letters the blank may be missing: DKOGE01 could be of Germany or of Denmark.
    let end = text.find(char::is_whitespace).unwrap_or(3).min(3);
    let (country, place) = text.split_at_checked(end)?;
    let mut parts = place.split_whitespace();
    let (town, number) = match (parts.next()?, parts.next(), parts.next()) {
        (town, Some(number), None) => (town, number),
        (place, None, _) => place.split_at(place.trim_end_matches(|c: char| c.is_ascii_digit()).len()),
        _ => return None,
    };
    let is_place = is_town(town) && is_digits(number) && number.len() <= 3;
    let country = known_prefix(country).filter(|_| is_place)?;
    Some(format!("{country:<3}{town}{number:0>2}"))
}

fn is_town(text: &str) -> bool {
    (1..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_any_number_and_kind_and_capitals_do_not_matter() {
        for (expected, forms) in [
            (
                "D  BERLIN13",
                &["D BERLIN13", "D  BERLIN13", "D\u{a0} BERLIN13", "D\tBERLIN13", "d berlin13"][..],
            ),
            ("CZ PRAHA07", &["CZ PRAHA07", "CZ  PRAHA07", "cz\u{202f}praha7", "CZ PRAHA 07"]),
            ("IRLGALWAY01", &["IRLGALWAY01", "IRL GALWAY01", "irlgalway 01"]),
            ("LUXLUX-VIL01", &["LUX LUX-VIL01", "LUXLUX-VIL01"]),
            ("F  PARIS063", &["F\u{a0}\u{a0}PARIS 063"]),
        ] {
            for form in forms {
                assert_eq!(canonical(form).as_deref(), Some(expected), "{form:?}");
            }
        }
    }

    #[test]
    fn a_country_has_one_prefix_and_other_codes_of_it_stand_for_it() {
        for (written, expected) in [
            ("EL THESSAL01", "G  THESSAL01"),
            ("GR THESSAL01", "G  THESSAL01"),
            ("GB OXFORD01", "UK OXFORD01"),
            ("FI TURKU01", "SF TURKU01"),
            ("AT GRAZ01", "A  GRAZ01"),
            ("XK PRISHTI01", "XK PRISHTI01"),
            ("GE TBILISI01", "GE TBILISI01"),
        ] {
            assert_eq!(canonical(written).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_names_no_country_town_and_number_is_none() {
        for text in [
            "",
            "DBERLIN13",
            "DE",
            "D  13",
            "D  BERLIN",
            "D  BERLIN0013",
            "QQ BERLIN13",
            "GER BERLIN13",
            "D  BER.LIN13",
            "D  BERLIN13 X",
            "D  MÜNCHEN01",
            "D  NEW YORK 01",
            "ÄÖÜ",
        ] {
            assert_eq!(canonical(text), None, "{text}");
        }
    }

    #[test]
    fn a_code_fits_the_country_that_it_names_and_the_territories_with_codes_of_it() {
        for (code, country, fits) in [
            ("UK LONDON029", "GB", true),
            ("UK LONDON029", "GG", true),
            ("G  ATHINE01", "GR", true),
            ("G  ATHINE01", "DE", false),
            ("F  ST-DENI01", "RE", true),
            ("I  SAN-MAR01", "SM", true),
            ("TR LEFKOSA01", "XN", true),
            ("TR LEFKOSA01", "CY", false),
            ("E  MADRID01", "EE", false),
        ] {
            assert_eq!(fits_country(code, country), fits, "{code} in {country}");
        }
        assert_eq!((country_of("IRLDUBLIN01"), country_of("S  UPPSALA01")), (Some("IE"), Some("SE")));
        assert_eq!((prefix_of("SE"), prefix_of("NL")), ("S", "NL"));
    }
}
