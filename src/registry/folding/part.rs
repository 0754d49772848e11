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
    ways: Vec<String>,
    count: usize,
}

impl Ways {
    fn of(&mut self, text: &str) -> &[String] {
        self.count = 0;
        let choices = self.add(text, Spelling::PLAIN);
        for spelling in choices.ways().skip(1) {
            self.add(text, spelling);
        }
        &self.ways[..self.count]
    }

    fn add(&mut self, text: &str, spelling: Spelling) -> Spelling {
        if self.ways.len() == self.count {
            self.ways.push(String::new());
        }
        self.count += 1;
        text::write(&mut self.ways[self.count - 1], text, spelling)
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
            Self::Words(parts) => any(ways.of(text), parts, |text, part| {
                text.contains(part) || words(text).any(|text| begins_joined(text, part))
            }),
        }
    }

    /// Whether a text begins with it.
    pub fn begins(&self, text: &str, ways: &mut Ways) -> bool {
        match self {
            Self::Literal(part) => text.starts_with(part.as_str()),
            Self::Signed(part) => signed(text).starts_with(part.as_str()),
            Self::Words(parts) => {
                any(ways.of(text), parts, |text, part| text.starts_with(part) || begins_joined(text, part))
            }
        }
    }
}

fn spelt_with_care(mut ways: Vec<String>) -> Vec<String> {
    if ways.iter().any(|way| way.contains('\'')) {
        ways.retain(|way| way.contains('\''));
    }
    ways
}

fn any(texts: &[String], parts: &[String], holds: impl Fn(&str, &str) -> bool) -> bool {
    texts.iter().any(|text| parts.iter().any(|part| holds(text, part)))
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

/// The text from each of its words on.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(space, _)| space + 1));
    starts.map(|start| &text[start..])
}

/// Whether a text begins with some words when spaces do not count, to the end of a word or nearly so: `ha noi` with `hanoi`,
/// `xian` with `xi an`.
fn begins_joined(text: &str, part: &str) -> bool {
    // Nearly every word of nearly every text begins otherwise.
    if text.as_bytes().first() != part.as_bytes().first() {
        return false;
    }
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
