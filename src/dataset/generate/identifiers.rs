//! Identifiers of partners in other registers: of the right form, each given once, and of nobody in reality as far as a
//! register leaves room for that.

use std::collections::HashMap;

use partnergraph_entity::{
    identifier,
    partner_identifier::{IdentifierScheme, Model},
};

use super::{draw::Draw, partners::Partner};

/// The letters and digits of ROR identifiers.
const CROCKFORD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The identifiers given away, where they do not follow from the partner's number.
#[derive(Default)]
pub struct Identifiers {
    /// How many Erasmus codes there are of each country and town.
    erasmus: HashMap<String, usize>,
}

impl Identifiers {
    /// The identifiers of a partner; institutions have more than organizations.
    pub fn of(&mut self, draw: &mut Draw, partner: &Partner) -> Vec<Model> {
        let number = u32::try_from(partner.id).unwrap_or_default();
        let share = |percent: usize| if partner.is_institution { percent } else { percent / 3 };
        let given = [
            (IdentifierScheme::Ror, draw.maybe(share(60), |_| ror(number))),
            (
                IdentifierScheme::Wikidata,
                draw.maybe(share(50), |_| format!("Q{}", 9_000_000_000 + u64::from(number))),
            ),
            (IdentifierScheme::Schac, draw.maybe(share(45), |_| format!("{}.example", partner.slug))),
            (IdentifierScheme::Erasmus, draw.maybe(share(25), |_| self.erasmus(partner)).flatten()),
            (IdentifierScheme::Pic, draw.maybe(share(20), |_| pic(number))),
            (IdentifierScheme::Isni, draw.maybe(share(20), |_| isni(number))),
            (IdentifierScheme::Grid, draw.maybe(share(10), |_| format!("grid.{number}.{:x}", number % 16))),
        ];
        let partner_id = partner.id;
        let rows =
            given.into_iter().filter_map(|(scheme, value)| Some(Model { scheme, value: value?, partner_id }));
        rows.collect()
    }

    /// Country, town and a number; none where a town has used them up.
    fn erasmus(&mut self, partner: &Partner) -> Option<String> {
        let ascii = deunicode::deunicode(&partner.town.latin).to_uppercase();
        let town: String = ascii.chars().filter(char::is_ascii_uppercase).take(8).collect();
        let place = format!("{:<3}{town}", identifier::erasmus_prefix(partner.country));
        let count = self.erasmus.entry(place.clone()).or_default();
        *count += 1;
        (*count < 1000 && !town.is_empty()).then(|| format!("{place}{count:02}"))
    }
}

/// A number spread over all identifiers: an odd factor meets each number of 30 bits once.
fn ror(number: u32) -> String {
    let spread = number.wrapping_mul(0x9E37_79B1) & 0x3FFF_FFFF;
    let letter = |place: u32| char::from(CROCKFORD[(spread >> (5 * place)) as usize & 31]);
    let letters: String = (0..6).rev().map(letter).collect();
    let check = 98 - u64::from(spread) * 100 % 97;
    format!("0{letters}{check:02}")
}

/// Nine digits that leave one after a division by 97.
fn pic(number: u32) -> String {
    format!("{:09}", number * 97 + 1)
}

/// Fifteen digits, and the one that ISO 27729 reckons from them.
fn isni(number: u32) -> String {
    let digits = format!("{number:015}");
    let sum = digits.bytes().fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2);
    let check = (12 - sum % 11) % 11;
    format!("{digits}{}", if check == 10 { "X".to_owned() } else { check.to_string() })
}
