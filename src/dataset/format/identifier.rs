//! The forms of the identifiers that other registers give. Whether a register has given one is not asked, nor are check
//! digits reckoned.

use partnergraph_entity::partner_identifier::IdentifierScheme;

/// What identifiers of a scheme look like, and whether a text looks so.
pub fn form(scheme: IdentifierScheme) -> (&'static str, fn(&str) -> bool) {
    match scheme {
        IdentifierScheme::Ror => ("a ROR identifier without address, such as 00xyz1234", is_ror),
        IdentifierScheme::Wikidata => ("a Wikidata item such as Q123", is_wikidata),
        IdentifierScheme::Erasmus => ("an Erasmus code such as NL LEIDEN01", is_erasmus),
        IdentifierScheme::Schac => ("a domain in lower case, such as leidenuniv.nl", is_domain),
        IdentifierScheme::Pic => ("a PIC of nine digits", |text| text.len() == 9 && is_digits(text)),
        IdentifierScheme::Isni => {
            ("an ISNI of sixteen characters without spaces: digits, the last may be X", is_isni)
        }
        IdentifierScheme::Grid => ("a GRID identifier such as grid.1.2", is_grid),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `0`, six characters of Crockford's base 32, two digits.
fn is_ror(text: &str) -> bool {
    let in_alphabet = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'z') && !b"ilou".contains(&b);
    text.len() == 9 && text.starts_with('0') && text.bytes().all(in_alphabet) && is_digits(&text[7..])
}

fn is_wikidata(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|number| is_digits(number) && !number.starts_with('0'))
}

/// The country of one to three letters and spaces, at least one where it is shorter; the town; two or three digits.
fn is_erasmus(text: &str) -> bool {
    let (country, place) = match text.split_once(' ') {
        Some((country, place)) => (country, place.trim_start_matches(' ')),
        None => text.split_at_checked(3).unwrap_or_default(),
    };
    let town = place.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_letters = |text: &str, most: usize, hyphen: bool| {
        (1..=most).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_uppercase() || (hyphen && b == b'-'))
    };
    is_letters(country, 3, false)
        && is_letters(town, 8, true)
        && (2..=3).contains(&(place.len() - town.len()))
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(is_label)
}

fn is_isni(text: &str) -> bool {
    text.len() == 16
        && text.is_char_boundary(15)
        && is_digits(&text[..15])
        && (is_digits(&text[15..]) || text.ends_with('X'))
}

fn is_grid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_hex =
        |part: &str| !part.is_empty() && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    matches!(parts[..], ["grid", number, check] if is_digits(number) && is_hex(check))
}
