//! Letters that people type in several ways: `ü` is typed `u` or `ue`, `ə` is typed `e` or `a`. The first way is the plain
//! one; the others are ways to spell a whole text, because who types `ue` for one `ü` does so for all.

use std::ops::BitOr;

/// A way to spell a text, as a set of choices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spelling(u16);

impl Spelling {
    /// Each letter without its accent.
    pub const PLAIN: Self = Self(0);
    /// `ü` as `ue`, `å` as `aa`, `ø` as `oe`.
    pub const TWO_VOWELS: Self = Self(1);
    /// `š` and `ş` as `sh`, `ç` as `ch`, `đ` as `dj`.
    pub const TWO_CONSONANTS: Self = Self(1 << 1);
    /// `ə` as `a`.
    pub const OPEN: Self = Self(1 << 2);
    /// Without the article that is written with its noun: `القاهرة` as `قاهرة`, `L’Aquila` as two words.
    pub const NO_ARTICLE: Self = Self(1 << 3);
    /// In Latin letters as English has them: `ж` as `zh`.
    pub const ENGLISH: Self = Self(1 << 4);
    /// In Latin letters as Slavic languages have them, without accents: `ж` as `z`.
    pub const SLAVIC: Self = Self(1 << 5);
    /// In Latin letters as the countries themselves have them: Ukrainian `и` as `y`, Bulgarian `щ` as `sht`.
    pub const LOCAL: Self = Self(1 << 6);
    /// With the apostrophes in the words: who types one means it.
    pub const APOSTROPHES: Self = Self(1 << 7);
    /// All three ways to write in Latin letters.
    pub const LATIN: Self = Self(0b111 << 4);

    /// `ə` as itself, which is neither `e` nor `a`. No way that people type in, and the last of the choices.
    pub const NARROW: Self = Self(1 << 8);

    /// More ways than these are not told apart.
    const MOST: usize = 24;

    pub fn has(self, choice: Self) -> bool {
        self.0 & choice.0 != 0
    }

    /// All ways to spell a text in which there are letters for these choices, the plain one first.
    pub fn ways(self) -> impl Iterator<Item = Self> {
        let is_way = move |way: &Self| way.0 & !self.0 == 0 && (way.0 & Self::LATIN.0).count_ones() <= 1;
        (0..Self::NARROW.0).map(Self).filter(is_way).take(Self::MOST)
    }
}

impl BitOr for Spelling {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How a letter is written: plain, and otherwise.
pub type Letter = (&'static str, Option<(Spelling, &'static str)>);

/// What is written for a letter that the rules of Unicode leave as it is, in small letters and without accents.
pub fn letter(letter: char) -> Option<Letter> {
    use Spelling as S;
    let (plain, otherwise) = match letter {
        'ø' => ("o", Some((S::TWO_VOWELS, "oe"))),
        'ə' | 'ǝ' => ("e", Some((S::OPEN, "a"))),
        'ә' => ("а", Some((S::OPEN, "е"))),
        'đ' => ("d", Some((S::TWO_CONSONANTS, "dj"))),
        'ð' => ("d", Some((S::TWO_CONSONANTS, "dh"))),
        'ŋ' => ("n", Some((S::TWO_CONSONANTS, "ng"))),
        other => (always(other)?, None),
    };
    Some((plain, otherwise))
}

/// The same for letters that are typed in one way only; nothing for those that are as good as not there.
fn always(letter: char) -> Option<&'static str> {
    Some(match letter {
        // Latin
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ı' | 'ɩ' => "i",
        'ł' => "l",
        'ɖ' | 'ɗ' => "d",
        'ɓ' => "b",
        'ƙ' | 'ĸ' => "k",
        'ƴ' => "y",
        'ɛ' => "e",
        'ɔ' | 'ɵ' => "o",
        'ħ' => "h",
        'ŧ' => "t",
        'ƒ' => "f",
        'ɲ' => "n",
        'ʋ' => "v",
        'ʉ' | 'ʊ' => "u",
        'ɣ' | 'ǥ' => "g",
        // Cyrillic: what the keyboards of other Cyrillic languages have in its place
        'і' => "и",
        'є' | 'э' | 'ѣ' => "е",
        'ґ' | 'ғ' | 'ҕ' => "г",
        'қ' | 'ҡ' | 'ҝ' => "к",
        'ң' | 'ҥ' => "н",
        'ө' => "о",
        'ұ' | 'ү' => "у",
        'һ' | 'ҳ' => "х",
        'җ' | 'ҹ' => "ж",
        'ҷ' => "ч",
        'ҙ' => "з",
        'ҫ' => "с",
        'ъ' | 'ь' | 'ء' => "",
        // Arabic and Persian
        'ى' | 'ی' | 'ے' => "ي",
        'ة' | 'ہ' | 'ھ' | 'ە' => "ه",
        'ٱ' => "ا",
        'ک' => "ك",
        // Hebrew: the forms at the end of a word
        'ך' => "כ",
        'ם' => "מ",
        'ן' => "נ",
        'ף' => "פ",
        'ץ' => "צ",
        _ => return None,
    })
}

/// What is written for the mark over or under a letter, where it is not just left out.
pub fn mark(letter: char, mark: char) -> Option<(Spelling, char)> {
    match (letter, mark) {
        ('a' | 'o' | 'u', '\u{308}') | ('o' | 'u', '\u{30b}') => Some((Spelling::TWO_VOWELS, 'e')),
        ('a', '\u{30a}') => Some((Spelling::TWO_VOWELS, 'a')),
        ('s' | 'c' | 'z', '\u{30c}') | ('s' | 'c', '\u{327}') | ('s', '\u{326}') | ('g', '\u{306}') => {
            Some((Spelling::TWO_CONSONANTS, 'h'))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_made_and_not_and_at_most_one_alphabet() {
        let count = |choices: Spelling| choices.ways().count();
        assert_eq!(count(Spelling::PLAIN), 1);
        assert_eq!(count(Spelling::TWO_VOWELS | Spelling::OPEN), 4);
        assert_eq!(count(Spelling::LATIN), 4);
        assert_eq!(count(Spelling::LATIN | Spelling::OPEN), 8);
        assert_eq!((Spelling::LATIN | Spelling::OPEN).ways().next(), Some(Spelling::PLAIN));
    }
}
