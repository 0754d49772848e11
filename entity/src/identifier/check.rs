//! Check digits. An identifier whose check digits are wrong has the right form, and still is nobody's: a character of it was mistyped.

use super::form::is_digits;
use crate::partner_identifier::IdentifierScheme;

/// Crockford's base 32: the digits, and the letters without i, l, o and u.
pub const BASE_32: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Whether the check digits of an identifier in its canonical form are wrong. Schemes without check digits have no wrong ones.
#[must_use]
pub fn has_wrong_check_digits(scheme: IdentifierScheme, canonical: &str) -> bool {
    let is_right = match scheme {
        IdentifierScheme::Ror => is_right_ror(canonical),
        IdentifierScheme::Isni => is_right_isni(canonical),
        IdentifierScheme::Pic => is_right_pic(canonical),
        _ => return false,
    };
    is_right == Some(false)
}

/// ISO 7064 MOD 97-10 over the number that the characters between the first and the last two are in base 32:
/// <https://ror.readme.io/docs/identifier>.
fn is_right_ror(ror: &str) -> Option<bool> {
    let value = |byte: u8| BASE_32.iter().position(|&other| other == byte);
    let number = ror.bytes().take(7).try_fold(0, |number, byte| Some(number * 32 + value(byte)?))?;
    let check: usize = ror.get(7..)?.parse().ok()?;
    Some(98 - number * 100 % 97 == check)
}

/// ISO 7064 MOD 11-2, as ISO 27729 has it; X is ten.
fn is_right_isni(isni: &str) -> Option<bool> {
    let (digits, check) = isni.split_at_checked(15).filter(|(digits, _)| is_digits(digits))?;
    let sum = digits.bytes().fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2);
    let expected = match (12 - sum % 11) % 11 {
        10 => 'X',
        digit => char::from_digit(digit, 10)?,
    };
    Some(check.starts_with(expected))
}

/// ISO 7064 MOD 97-10. The Commission does not publish the rule; all 5,912 holders of the Erasmus Charter 2021–2027 keep it.
fn is_right_pic(pic: &str) -> Option<bool> {
    Some(pic.parse::<u32>().ok()? % 97 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use IdentifierScheme::{Grid, Isni, Pic, Ror};

    #[test]
    fn identifiers_that_registers_have_given_have_right_check_digits() {
        for (scheme, given) in [
            (Ror, "05dxps055"),
            (Ror, "04xfq0f34"),
            (Ror, "042nb2s44"),
            (Isni, "0000000121032683"),
            (Isni, "000000012146438X"),
            (Pic, "948821603"),
            (Pic, "999660855"),
            (Grid, "grid.20861.3d"),
        ] {
            assert!(!has_wrong_check_digits(scheme, given), "{given}");
        }
    }

    #[test]
    fn a_wrong_character_and_two_changed_with_each_other_are_noticed() {
        for (scheme, mistyped) in [
            (Ror, "05dxps056"),
            (Ror, "05dxsp055"),
            (Ror, "04xfq0f43"),
            (Isni, "0000000121032684"),
            (Isni, "0000000121302683"),
            (Isni, "0000000121464381"),
            (Pic, "948821604"),
            (Pic, "999606855"),
        ] {
            assert!(has_wrong_check_digits(scheme, mistyped), "{mistyped}");
        }
    }
}
