//! Identifiers that other registers give: [`canonical`] reads every form that a register prints, and gives the one form that is stored,
//! looked up, searched and compared. Whether a register has given an identifier is not known here.

mod address;
mod check;
mod erasmus;
mod form;

use std::fmt;

use sea_orm::Iterable;

use crate::partner_identifier::IdentifierScheme;

pub use check::has_wrong_check_digits;
pub use erasmus::{country_of as erasmus_country, prefix_of as erasmus_prefix};

/// The text cannot be an identifier of the scheme. Its message is a noun phrase that says what one looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnIdentifier(IdentifierScheme);

impl fmt::Display for NotAnIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            IdentifierScheme::Ror => "a ROR identifier such as 03qt6ba18 or https://ror.org/03qt6ba18",
            IdentifierScheme::Wikidata => {
                "a Wikidata item such as Q3918 or https://www.wikidata.org/wiki/Q3918"
            }
            IdentifierScheme::Erasmus => {
                "an Erasmus code such as NL LEIDEN01: a country of the programme such as A, IRL or TR, a blank after one or two \
                 letters, a town, a number"
            }
            IdentifierScheme::Schac => "a domain such as leidenuniv.nl",
            IdentifierScheme::Pic => "a PIC of nine digits such as 948821603",
            IdentifierScheme::Isni => "an ISNI of sixteen digits, the last may be X, such as 0000 0001 2312 1970",
            IdentifierScheme::Grid => "a GRID identifier such as grid.5132.5",
        })
    }
}

impl std::error::Error for NotAnIdentifier {}

/// The one form of an identifier that is written in any form that its register prints: with or without an address, blanks and capitals.
///
/// The canonical form of an identifier is itself.
///
/// # Errors
/// The text is no identifier of the scheme.
pub fn canonical(scheme: IdentifierScheme, text: &str) -> Result<String, NotAnIdentifier> {
    let bare = address::without(scheme, text);
    let canonical = match scheme {
        IdentifierScheme::Ror => form::ror(bare),
        IdentifierScheme::Wikidata => form::wikidata(bare),
        IdentifierScheme::Erasmus => erasmus::canonical(bare),
        IdentifierScheme::Schac => form::domain(bare),
        IdentifierScheme::Pic => form::pic(bare),
        IdentifierScheme::Isni => form::isni(bare),
        IdentifierScheme::Grid => form::grid(bare),
    };
    canonical.ok_or(NotAnIdentifier(scheme))
}

/// Every identifier that a text can be read as, in its canonical form.
pub fn readings(text: &str) -> impl Iterator<Item = (IdentifierScheme, String)> {
    IdentifierScheme::iter().filter_map(move |scheme| Some((scheme, canonical(scheme, text).ok()?)))
}

/// Whether an identifier in its canonical form can be that of a partner in a country, given by its ISO code. Only Erasmus codes name a country.
#[must_use]
pub fn fits_country(scheme: IdentifierScheme, canonical: &str, country: &str) -> bool {
    scheme != IdentifierScheme::Erasmus || erasmus::fits_country(canonical, country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_by_every_scheme_that_it_can_be_of() {
        let schemes = |text: &str| readings(text).map(|(scheme, _)| scheme).collect::<Vec<_>>();
        assert_eq!(schemes("https://ror.org/05dxps055"), [IdentifierScheme::Ror]);
        assert_eq!(schemes("grid.20861.3d"), [IdentifierScheme::Schac, IdentifierScheme::Grid]);
        assert_eq!(schemes("California Institute of Technology"), []);
    }
}
