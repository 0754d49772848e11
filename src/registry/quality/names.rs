//! When names of two partners may mean the same body: the same words in any order, or the same but for one slip of the pen.
//! Which partners are held against one another is told in `twins`.

use std::collections::HashMap;

use crate::registry::folding::{self, is_spaceless, is_vowelless};

/// Words that names are written with or without.
const STOP_WORDS: [&str; 30] = [
    "a", "an", "and", "at", "da", "das", "de", "del", "della", "der", "des", "di", "die", "do", "du", "e",
    "el", "et", "for", "in", "la", "le", "les", "of", "on", "the", "to", "und", "y", "von",
];

/// A word with a slip must have so many letters, the longer one of the two: short words differ by a letter for good.
const SLIP_LETTERS: usize = 6;

/// The words that tell a name apart, folded and sorted; all words where none does.
pub fn words(name: &str) -> Vec<String> {
    let folded = folding::narrow_words(name);
    let all = folded.split(' ').filter(|word| !word.is_empty());
    let mut words: Vec<String> =
        all.clone().filter(|word| !STOP_WORDS.contains(word)).map(str::to_owned).collect();
    if words.is_empty() {
        words.extend(all.map(str::to_owned));
    }
    words.sort_unstable();
    words
}

/// The letters and digits of an acronym.
pub fn letters(acronym: &str) -> String {
    folding::narrow_words(acronym).replace(' ', "")
}

/// Pairs of places of names that differ by one slip, each pair once, the lesser place first.
///
/// Only names within a block are compared: those that become the same when one letter is left out of one word. One slip
/// leaves two names such a block in common, so none is missed, and blocks stay small however many names there are.
pub fn slips(names: &[Vec<String>]) -> Vec<(u32, u32)> {
    let mut blocks: Vec<(u64, u32)> = Vec::new();
    for (names, place) in names.iter().zip(0..) {
        blocks.extend(shortened(names).map(|hash| (hash, place)));
    }
    blocks.sort_unstable();
    blocks.dedup();
    let mut pairs = Vec::new();
    for block in blocks.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() > 1) {
        for (at, &(_, one)) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().map(|&(_, other)| (one, other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|&(a, b)| differ_by_a_slip(&names[a as usize], &names[b as usize]));
    pairs
}

/// A number for each name that leaving out a letter makes of this one, and for the name itself. The order of the words does
/// not matter, because a slip at the beginning of one changes it.
fn shortened(words: &[String]) -> impl Iterator<Item = u64> {
    let all = words.iter().fold(0_u64, |sum, word| sum.wrapping_add(number(word, "")));
    let long = words.iter().filter(|word| can_have_slip(word));
    long.flat_map(move |word| {
        let others = all.wrapping_sub(number(word, ""));
        let letters = word.char_indices();
        let shorter = letters.map(|(at, letter)| number(&word[..at], &word[at + letter.len_utf8()..]));
        shorter.chain([number(word, "")]).map(move |number| others.wrapping_add(number))
    })
}

/// A number for a word of two parts, however it is parted (FNV-1a). Two words may share one: what a block has in common is
/// checked in the end.
fn number(head: &str, tail: &str) -> u64 {
    let letters = head.bytes().chain(tail.bytes());
    letters.fold(0xcbf2_9ce4_8422_2325, |number: u64, letter| {
        (number ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A digit is no slip: it tells one of several bodies from the others. Nor is a syllable, a character, or a letter where
/// vowels are not written.
fn can_have_slip(word: &str) -> bool {
    let tells = |letter: char| letter.is_numeric() || is_spaceless(letter) || is_vowelless(letter);
    word.chars().count() + 1 >= SLIP_LETTERS && !word.contains(tells)
}

/// Whether all words but one are the same, and that one differs by a letter: wrong, missing, too many, or changed with its
/// neighbour.
fn differ_by_a_slip(a: &[String], b: &[String]) -> bool {
    let (mine, others) = (only_in(a, b), only_in(b, a));
    let ([mine], [other]) = (mine.as_slice(), others.as_slice()) else { return false };
    let long = mine.chars().count().max(other.chars().count()) >= SLIP_LETTERS;
    long && can_have_slip(mine) && can_have_slip(other) && strsim::osa_distance(mine, other) == 1
}

/// The words that one list has more often than another.
fn only_in<'a>(words: &'a [String], others: &[String]) -> Vec<&'a str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in others {
        *counts.entry(word).or_default() += 1;
    }
    let mut left = |word: &&'a str| match counts.get_mut(*word) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    words.iter().map(String::as_str).filter(|word| left(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(a: &str, b: &str) -> bool {
        let (one, other) = (words(a), words(b));
        let found = !slips(&[one.clone(), other.clone()]).is_empty();
        assert_eq!(found, differ_by_a_slip(&one, &other), "a block misses {a}, {b}");
        found
    }

    #[test]
    fn order_case_accents_and_small_words_do_not_matter() {
        assert_eq!(words("Universität für Bodenkultur"), words("FUR bodenkultur, Universitat"));
        assert_eq!(words("The University of Oslo"), words("Oslo University"));
        assert_eq!(words("King’s College"), words("Kings College"));
        assert_ne!(words("University of Oslo"), words("University of Bergen"));
        assert_eq!(words("The"), ["the"]);
    }

    #[test]
    fn forms_of_a_letter_do_not_matter_and_other_letters_and_alphabets_do() {
        assert_eq!(words("臺灣大學"), words("台湾大学"));
        assert_eq!(words("الجامعة الأهلية"), words("الجامعه الاهليه"));
        assert_eq!(words("Politechnika Łódzka"), words("politechnika lodzka"));
        assert_ne!(words("Bənə"), words("Bana"));
        assert_ne!(words("山东大学"), words("Shandong Daxue"));
        assert_ne!(words("Софийски университет"), words("Sofiyski universitet"));
        assert!(!slip("河北师范大学", "湖北师范大学"));
        assert!(!slip("한성대학교", "한신대학교"));
        assert!(!slip("جامعة القادسية", "جامعة القدسية"));
    }

    #[test]
    fn a_letter_wrong_missing_added_or_changed_with_its_neighbour_is_a_slip() {
        for slipped in ["Univarsity", "Universty", "Universsity", "Univesrity", "niversity", "Universitya"] {
            assert!(slip("University of Oslo", &format!("{slipped} of Oslo")), "{slipped}");
        }
        assert!(slip("Tbilisi State", "State of Ibilisi"));
    }

    #[test]
    fn two_letters_short_words_and_digits_are_no_slip() {
        for (a, b) in [
            ("University of Oslo", "Unaversety of Oslo"),
            ("Henan University", "Hunan University"),
            ("University of Bath", "University of Bari"),
            ("Universite Lyon 1", "Universite Lyon 2"),
            ("Institute No12345", "Institute No12346"),
            ("University of Oslo", "University of Oslo"),
            ("University of Oslo", "University of Oslo Press"),
        ] {
            assert!(!slip(a, b), "{a}, {b}");
        }
    }
}
