//! Folding: texts as they are compared when a reader types what they remember, with the keyboard that they have.
//!
//! Case, accents and signs are taken away by the rules of Unicode (ICU4X); where people type otherwise than those rules
//! say, there are tables: `spelling` for letters that are typed in several ways, `sound` for alphabets that are typed in
//! Latin letters, `han` for traditional and simplified characters. Nothing is transliterated into sounds that different
//! names share. Deliberately not here: which records have a text, and slips of the pen.

mod character;
mod common;
mod decomposed;
mod han;
mod part;
mod sound;
mod spelling;
#[cfg(test)]
mod tests;
mod text;

pub use character::{begins_part, is_spaceless, is_vowelless};
pub use common::{is_common, without_article};
pub use part::{Part, Ways};
pub use text::{Word, narrow_words, placed, spellings, ways, words};
