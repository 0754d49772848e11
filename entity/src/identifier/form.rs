//! The forms of identifiers without an address around them, scheme by scheme; that of Erasmus codes is in `erasmus`. Each function gives the
//! canonical form.

use super::address::without_protocol;

/// `0`, six characters of Crockford's base 32, two digits; in lower case.
pub fn ror(text: &str) -> Option<String> {
    let ror = text.to_ascii_lowercase();
    let is_ror = ror.len() == 9
        && ror.starts_with('0')
        && ror.bytes().all(|byte| super::check::BASE_32.contains(&byte))
        && is_digits(&ror[7..]);
    is_ror.then_some(ror)
}

/// `Q` and a number.
pub fn wikidata(text: &str) -> Option<String> {
    let number = text.strip_prefix(['Q', 'q'])?;
    (is_digits(number) && !number.starts_with('0')).then(|| format!("Q{number}"))
}

/// A domain in lower case, without `www.` and without the dot of the root.
pub fn domain(text: &str) -> Option<String> {
    let domain = without_protocol(text).trim_end_matches('/').to_lowercase();
    let domain = domain.strip_suffix('.').unwrap_or(&domain);
    let domain = domain.strip_prefix("www.").filter(|rest| rest.contains('.')).unwrap_or(domain);
    let (_, top) = domain.rsplit_once('.')?;
    let is_domain = domain.len() <= 253 && domain.split('.').all(is_label) && !is_digits(top);
    is_domain.then(|| domain.to_owned())
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// Nine digits.
pub fn pic(text: &str) -> Option<String> {
    let pic = without_gaps(text);
    (pic.len() == 9 && is_digits(&pic)).then_some(pic)
}

/// Sixteen digits, of which the last may be X.
pub fn isni(text: &str) -> Option<String> {
    let isni = without_gaps(text).to_ascii_uppercase();
    let digits = isni.strip_suffix('X').unwrap_or(&isni);
    (isni.len() == 16 && is_digits(digits)).then_some(isni)
}

/// `grid`, a number, hexadecimal digits; in lower case.
pub fn grid(text: &str) -> Option<String> {
    let grid = text.to_ascii_lowercase();
    let parts: Vec<&str> = grid.split('.').collect();
    let is_hex =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    matches!(parts[..], ["grid", number, rest] if is_digits(number) && is_hex(rest)).then_some(grid)
}

pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Without the blanks and hyphens that group digits for the eye.
fn without_gaps(text: &str) -> String {
    let is_gap =
        |character: char| character.is_whitespace() || matches!(character, '-' | '\u{2010}'..='\u{2013}');
    text.chars().filter(|&character| !is_gap(character)).collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        identifier::{NotAnIdentifier, canonical},
        partner_identifier::IdentifierScheme::{self, Grid, Isni, Pic, Ror, Schac, Wikidata},
    };

    #[track_caller]
    fn check(scheme: IdentifierScheme, expected: &str, forms: &[&str], others: &[&str]) {
        for form in forms.iter().chain([&expected]) {
            assert_eq!(canonical(scheme, form), Ok(expected.to_owned()), "{form}");
        }
        for other in others {
            assert_eq!(canonical(scheme, other), Err(NotAnIdentifier(scheme)), "{other}");
        }
    }

    #[test]
    fn a_ror_identifier_comes_with_any_address_and_case() {
        let forms = [
            "https://ror.org/05dxps055",
            "http://www.ror.org/05dxps055/",
            "ror.org/05dxps055",
            "ROR.ORG/05DXPS055",
            "https://api.ror.org/v2/organizations/05dxps055?x=1",
            "ROR: 05dxps055",
            " 05DXPS055 ",
        ];
        let others = [
            "",
            "15dxps055",
            "05dxps05",
            "05dxps05x",
            "05dxpl055",
            "https://example.org/05dxps055",
            "ror.org",
        ];
        check(Ror, "05dxps055", &forms, &others);
    }

    #[test]
    fn a_wikidata_item_comes_as_page_and_as_entity() {
        let forms = [
            "q161562",
            "https://www.wikidata.org/wiki/Q161562",
            "http://www.wikidata.org/entity/Q161562",
            "https://m.wikidata.org/wiki/Special:EntityPage/Q161562#sitelinks",
            "wd:Q161562",
        ];
        check(
            Wikidata,
            "Q161562",
            &forms,
            &["161562", "Q0", "Q", "P31", "https://en.wikipedia.org/wiki/Q161562"],
        );
    }

    #[test]
    fn a_domain_is_told_from_what_browsers_put_around_it() {
        let forms = [
            "www.caltech.edu",
            "CALTECH.edu.",
            "https://www.caltech.edu/",
            "http://caltech.edu//",
            "www.Caltech.Edu/",
        ];
        let others =
            ["caltech", "caltech..edu", "-a.edu", "caltech.edu/about", "a b.edu", "10.0.0.1", "é.edu", "."];
        check(Schac, "caltech.edu", &forms, &others);
        check(Schac, "www.example", &[], &[]);
    }

    #[test]
    fn digits_may_be_grouped() {
        let forms =
            ["999 975 135", "999\u{a0}975\u{202f}135", "PIC 999975135", "pic:999975135", "999-975-135"];
        check(Pic, "999975135", &forms, &["99997513", "9999751350", "99997513X", "٩٩٩٩٧٥١٣٥"]);
        let forms = [
            "0000 0001 0706 8890",
            "0000-0001-0706-8890",
            "https://isni.org/isni/0000000107068890",
            "http://www.isni.org/isni/0000 0001 0706 8890",
            "isni.org/0000000107068890",
            "ISNI: 0000\u{a0}0001\u{a0}0706\u{a0}8890",
        ];
        check(
            Isni,
            "0000000107068890",
            &forms,
            &["000000010706889", "X000000107068890", "https://orcid.org/0000-0001-0706-8890"],
        );
        check(Isni, "000000012146438X", &["0000-0001-2146-438x"], &[]);
    }

    #[test]
    fn a_grid_identifier_comes_with_the_address_of_its_time() {
        let forms = [
            "GRID.20861.3D",
            "https://www.grid.ac/institutes/grid.20861.3d",
            "grid.ac/institutes/grid.20861.3d",
        ];
        check(
            Grid,
            "grid.20861.3d",
            &forms,
            &["grid.20861", "20861.3d", "grid.x.3d", "grid.1.2.3", "grid.1.g"],
        );
    }
}
