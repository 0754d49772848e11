//! Texts as words: folded, without signs, in each way to spell them, and where each word stands in the text.

use std::ops::Range;

use super::{
    character::{Event, read},
    spelling::Spelling,
};

/// The words of a text with one space between them, spelt the plain way.
#[must_use]
pub fn words(text: &str) -> String {
    spelt(text, Spelling::PLAIN)
}

/// The words of a text in all ways to spell it, the plain one first; each way once.
#[must_use]
pub fn ways(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    let choices = write(&mut plain, text, Spelling::PLAIN);
    let mut ways = vec![plain];
    for spelling in choices.ways().skip(1) {
        let words = spelt(text, spelling);
        if !ways.contains(&words) {
            ways.push(words);
        }
    }
    ways
}

/// The words of a text as names are held against one another: letters that stand for two others are themselves.
#[must_use]
pub fn narrow_words(text: &str) -> String {
    spelt(text, Spelling::NARROW)
}

fn spelt(text: &str, spelling: Spelling) -> String {
    let mut words = String::with_capacity(text.len());
    write(&mut words, text, spelling);
    words
}

/// All ways to spell a text, the plain one first.
pub fn spellings(text: &str) -> impl Iterator<Item = Spelling> {
    read(text, Spelling::PLAIN, |_, _| {}).ways()
}

/// Puts the words into the place of what `words` held, and tells which choices there are.
pub(super) fn write(words: &mut String, text: &str, spelling: Spelling) -> Spelling {
    words.clear();
    if is_plain(text) {
        write_plain(words, text);
        return Spelling::PLAIN;
    }
    let choices = read(text, spelling, |_, event| match event {
        Event::Letter(letter) => words.push(letter),
        Event::Sign(_) if !words.is_empty() && !words.ends_with(' ') => words.push(' '),
        _ => {}
    });
    words.truncate(words.trim_end().len());
    choices
}

/// Whether a text is of letters, digits and signs of ASCII that only part words, as most texts are: it has no apostrophe
/// and no dot behind a single letter.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_initial = |dot: usize| {
        let letter = dot.checked_sub(1).map(|at| bytes[at]);
        let before = dot.checked_sub(2).map(|at| bytes[at]);
        letter.is_some_and(|letter| letter.is_ascii_alphabetic())
            && before.is_none_or(|before| !before.is_ascii_alphanumeric())
    };
    let has = |signs: fn(u8) -> bool| bytes.iter().any(|&byte| signs(byte));
    text.is_ascii()
        && !has(|byte| byte == b'\'' || byte == b'`')
        && !(has(|byte| byte == b'.') && text.match_indices('.').any(|(dot, _)| is_initial(dot)))
}

/// The same as for other texts, which takes several times as long.
fn write_plain(words: &mut String, text: &str) {
    words.push_str(text);
    words.make_ascii_lowercase();
    let is_clean = words.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
    if !is_clean || words.starts_with(' ') || words.ends_with(' ') || words.contains("  ") {
        let parts = words.split(|letter: char| !letter.is_ascii_alphanumeric());
        *words = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    }
}

/// A word of a text, and which code points of the text it is made of.
#[derive(Debug, Default)]
pub struct Word {
    pub folded: String,
    /// For each letter of `folded`, the code points that it comes from, with its marks.
    from: Vec<Range<usize>>,
}

impl Word {
    /// The code points behind some of the letters, which are not none.
    #[must_use]
    pub fn place(&self, letters: Range<usize>) -> Range<usize> {
        let last = self.from.len() - 1;
        self.from[letters.start.min(last)].start..self.from[(letters.end - 1).min(last)].end
    }

    #[must_use]
    pub fn letters(&self) -> usize {
        self.from.len()
    }
}

/// The words of a text, spelt in some way, each with its place in the text.
#[must_use]
pub fn placed(text: &str, spelling: Spelling) -> Vec<Word> {
    let mut words = vec![Word::default()];
    read(text, spelling, |at, event| {
        let Some(word) = words.last_mut() else { return };
        match event {
            Event::Letter(letter) => {
                word.folded.push(letter);
                word.from.push(at..at + 1);
            }
            Event::Mark => {
                if let Some(last) = word.from.last_mut().filter(|last| last.end == at) {
                    last.end = at + 1;
                }
            }
            Event::Sign(_) if !word.folded.is_empty() => words.push(Word::default()),
            _ => {}
        }
    });
    words.retain(|word| !word.folded.is_empty());
    words
}
