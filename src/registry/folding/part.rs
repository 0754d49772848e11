//! Whether a text contains another one, or begins with it, for a reader who does not mind case, accents and spelling.

use super::{
    character::{Event, read},
    common::is_common,
    spelling::Spelling,
    text,
};

/// Words that are written as one, or one as two, are alike from so many letters on.
const JOINED_MIN: usize = 4;
/// So many letters of a word are enough where it is perhaps not typed to its end.
const BEGINNING_MIN: usize = 3;

/// What is looked for in texts.
pub enum Part {
    /// Without letters, digits and signs that tell something: compared as it is.
    Literal(String),
    /// With a sign that tells something, such as `&`: the folded text with such signs in it.
    Signed(String),
    /// The words in all ways to spell them; with their apostrophes, if they have any.
    Words(Vec<String>),
}

/// The words of a text in all ways to spell it. The memory is used again for the next text.
#[derive(Default)]
pub struct Ways {
    plain: String,
    other: String,
}

impl Ways {
    /// Whether something holds for a way to spell the text. Those other than the plain one are looked at only where the letters
    /// may be in one of them.
    fn any(
        &mut self,
        text: &str,
        may_be: impl Fn(&str, Spelling) -> bool,
        holds: impl Fn(&str) -> bool,
    ) -> bool {
        let choices = text::write(&mut self.plain, text, Spelling::PLAIN);
        if holds(&self.plain) {
            return true;
        }
        choices != Spelling::PLAIN
            && may_be(&self.plain, choices)
            && choices.ways().skip(1).any(|spelling| {
                text::write(&mut self.other, text, spelling);
                holds(&self.other)
            })
    }
}

impl Part {
    #[must_use]
    pub fn of(text: &str) -> Self {
        let (mut letters, mut tells) = (false, false);
        read(text, Spelling::PLAIN, |_, event| match event {
            Event::Letter(_) => letters = true,
            Event::Sign(Some(_)) => tells = true,
            _ => {}
        });
        match (letters, tells) {
            (_, true) => Self::Signed(signed(text)),
            (true, false) => Self::Words(spelt_with_care(text::ways(text))),
            (false, false) => Self::Literal(text.to_owned()),
        }
    }

    /// Whether a text contains it.
    pub fn is_in(&self, text: &str, ways: &mut Ways) -> bool {
        match self {
            Self::Literal(part) => text.contains(part.as_str()),
            Self::Signed(part) => signed(text).contains(part.as_str()),
            Self::Words(parts) => self.holds(text, ways, |text| {
                parts.iter().any(|part| text.contains(part.as_str()) || has_joined(text, part))
            }),
        }
    }

    /// Whether a text begins with it.
    pub fn begins(&self, text: &str, ways: &mut Ways) -> bool {
        match self {
            Self::Literal(part) => text.starts_with(part.as_str()),
            Self::Signed(part) => signed(text).starts_with(part.as_str()),
            Self::Words(parts) => self.holds(text, ways, |text| {
                parts.iter().any(|part| text.starts_with(part.as_str()) || begins_joined(text, part))
            }),
        }
    }

    fn holds(&self, text: &str, ways: &mut Ways, holds: impl Fn(&str) -> bool) -> bool {
        let Self::Words(parts) = self else { return false };
        let may_be = |plain: &str, choices| parts.iter().any(|part| may_be_spelt(plain, choices, part));
        ways.any(text, may_be, holds)
    }
}

/// Whether some way to spell a text may have the letters of a part: they are those of the plain way, and few others.
fn may_be_spelt(plain: &str, choices: Spelling, part: &str) -> bool {
    const OTHERS: &str = "aeghj' ";
    choices.has(Spelling::LATIN)
        || part.chars().all(|letter| !letter.is_ascii() || OTHERS.contains(letter) || plain.contains(letter))
}

/// Whether a text contains a part when spaces do not count.
fn has_joined(text: &str, part: &str) -> bool {
    let Some(first) = part.as_bytes().first() else { return false };
    let mut before = b' ';
    text.bytes().enumerate().any(|(at, byte)| {
        let begins_word = before == b' ';
        before = byte;
        begins_word && byte == *first && begins_joined(&text[at..], part)
    })
}

fn spelt_with_care(mut ways: Vec<String>) -> Vec<String> {
    if ways.iter().any(|way| way.contains('\'')) {
        ways.retain(|way| way.contains('\''));
    }
    ways
}

/// The folded text with the signs in it that tell something.
fn signed(text: &str) -> String {
    let mut signed = String::with_capacity(text.len());
    read(text, Spelling::PLAIN, |_, event| match event {
        Event::Letter(letter) | Event::Sign(Some(letter)) => signed.push(letter),
        Event::Sign(None) if !signed.ends_with(' ') => signed.push(' '),
        _ => {}
    });
    signed.trim().to_owned()
}

/// Whether a text begins with some words when spaces do not count, to the end of a word or nearly so: `ha noi` with `hanoi`,
/// `xian` with `xi an`.
fn begins_joined(text: &str, part: &str) -> bool {
    let letters = || part.chars().filter(|&letter| letter != ' ');
    let mut left = text.chars();
    let mut in_word = 0;
    for letter in letters() {
        match left.next() {
            Some(' ') if left.next() == Some(letter) => in_word = 1,
            Some(other) if other == letter => in_word += 1,
            _ => return false,
        }
    }
    let ends = left.next().is_none_or(|next| next == ' ');
    let is_long = letters().nth(JOINED_MIN - 1).is_some();
    let first = text.split(' ').next().unwrap_or_default();
    is_long && (ends || in_word >= BEGINNING_MIN) && !is_common(first)
}
