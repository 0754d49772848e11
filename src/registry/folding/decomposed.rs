//! Characters in small letters and taken apart into letters and marks, by the rules of Unicode. What alphabets have in common
//! is kept, because names are folded by the hundred thousand.

use std::{iter::once, sync::LazyLock};

use icu_casemap::{CaseMapper, CaseMapperBorrowed};
use icu_normalizer::{DecomposingNormalizer, DecomposingNormalizerBorrowed};
use icu_properties::{
    CodePointMapData, CodePointMapDataBorrowed, CodePointSetData, CodePointSetDataBorrowed,
    props::{CanonicalCombiningClass, DefaultIgnorableCodePoint, GeneralCategory},
};

const CASES: CaseMapperBorrowed<'static> = CaseMapper::new();
const DECOMPOSED: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizer::new_nfkd();
const CATEGORIES: CodePointMapDataBorrowed<'static, GeneralCategory> = CodePointMapData::new();
const CLASSES: CodePointMapDataBorrowed<'static, CanonicalCombiningClass> = CodePointMapData::new();
const IGNORED: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<DefaultIgnorableCodePoint>();

/// What a part of a character is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Letter,
    /// Often left out, or not seen.
    Mark,
    Sign,
}

/// A part of a character, small.
#[derive(Clone, Copy)]
pub struct Part {
    pub character: char,
    pub kind: Kind,
}

/// The parts of a character.
pub type Parts = Box<[Part]>;

/// The parts of the characters below this one are kept: those of all alphabets, of general punctuation and of Kana.
const KEPT: u32 = 0x3200;

static PARTS: LazyLock<Vec<Parts>> = LazyLock::new(|| {
    let parts = |character| parts(character).collect();
    (0..KEPT).map(|code| char::from_u32(code).map(parts).unwrap_or_default()).collect()
});

/// Takes a character apart.
pub fn each_part(character: char, mut take: impl FnMut(Part)) {
    match PARTS.get(character as usize) {
        Some(parts) => parts.iter().copied().for_each(take),
        // Han characters, of which all are letters and none has parts.
        None if ('\u{4e00}'..='\u{9fff}').contains(&character) => {
            take(Part { character, kind: Kind::Letter });
        }
        None => parts(character).for_each(take),
    }
}

/// The small letter of a character.
pub fn small(character: char) -> char {
    CASES.simple_fold(character)
}

fn parts(character: char) -> impl Iterator<Item = Part> {
    let parts = DECOMPOSED.normalize_iter(once(small(character))).map(small);
    parts.map(|character| Part { character, kind: kind(character) })
}

fn kind(character: char) -> Kind {
    match character {
        _ if is_left_out(character) => Kind::Mark,
        _ if is_letter(character) => Kind::Letter,
        _ => Kind::Sign,
    }
}

/// Accents, points and vowel signs that are often left out, and what nobody sees. Marks without which a syllable is
/// another one, as in Thai and Hindi, are not.
pub fn is_left_out(character: char) -> bool {
    const TATWEEL: char = 'ـ';
    let is_accent = |class: CanonicalCombiningClass| matches!(class.0, 1 | 7 | 10..=36 | 200..=240);
    !character.is_ascii()
        && (character == TATWEEL || IGNORED.contains(character) || is_accent(CLASSES.get(character)))
}

pub fn is_letter(character: char) -> bool {
    use GeneralCategory as C;
    let is_mark = || matches!(category(character), C::NonspacingMark | C::SpacingMark | C::EnclosingMark);
    character.is_alphanumeric() || is_mark()
}

pub fn category(character: char) -> GeneralCategory {
    CATEGORIES.get(character)
}
