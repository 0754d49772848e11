//! A text read character by character: what each is to a reader who compares letters. How letters become words is told
//! in `text`.

use icu_properties::{
    CodePointMapData, CodePointMapDataBorrowed,
    props::{GeneralCategory, Script},
};

use super::{
    common::is_elided,
    decomposed::{self, Kind, category, each_part, is_left_out, is_letter, small},
    han,
    sound::{self, is_ukrainian},
    spelling::{self, Spelling},
};

const SCRIPTS: CodePointMapDataBorrowed<'static, Script> = CodePointMapData::new();

/// What a character is to a reader who compares letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Letter(char),
    /// Belongs to the letter before it, and does not count.
    Mark,
    /// Does not part a word, though it belongs to no letter: an apostrophe.
    Nothing,
    /// Parts words. The sign is given where it tells something itself, as `&` does.
    Sign(Option<char>),
}

/// Reads a text in a way to spell it, and tells which choices there are.
pub fn read(text: &str, spelling: Spelling, mut take: impl FnMut(usize, Event)) -> Spelling {
    let mut reader = Reader::new(text, spelling);
    for (at, (byte, character)) in text.char_indices().enumerate() {
        reader.character(character, text.split_at(byte), &mut |event| take(at, event));
    }
    reader.choices
}

struct Reader {
    spelling: Spelling,
    choices: Spelling,
    /// The letter before, small and without accents; a space at the beginning of a word.
    before: char,
    has_dots: bool,
    /// Where the bytes of an acronym with dots end.
    acronym_end: usize,
    /// How many characters of an article are still to be left out.
    article: usize,
    is_ukrainian: bool,
}

impl Reader {
    fn new(text: &str, spelling: Spelling) -> Self {
        let is_ukrainian = !text.is_ascii() && text.contains(is_ukrainian);
        let (choices, has_dots) = (Spelling::PLAIN, text.contains('.'));
        Self { spelling, choices, before: ' ', has_dots, acronym_end: 0, article: 0, is_ukrainian }
    }

    /// Takes a character; `rest` begins with it.
    fn character(&mut self, character: char, (done, rest): (&str, &str), take: &mut impl FnMut(Event)) {
        if self.before == ' ' && self.article == 0 && character.is_alphanumeric() {
            self.begin_word(done, rest);
        }
        if self.article > 0 {
            self.article -= 1;
            return take(Event::Nothing);
        }
        match character {
            'a'..='z' | '0'..='9' => self.letter(character, character, take),
            'A'..='Z' => self.letter(character.to_ascii_lowercase(), character.to_ascii_lowercase(), take),
            '.' if done.len() < self.acronym_end => take(Event::Nothing),
            '"' if SCRIPTS.get(self.before) == Script::Hebrew => self.apostrophe(done, rest, take),
            _ if is_apostrophe(character) => self.apostrophe(done, rest, take),
            '\0'..='\x7f' => self.sign(character, take),
            _ => self.folded(character, take),
        }
    }

    fn begin_word(&mut self, done: &str, rest: &str) {
        if self.has_dots && done.len() >= self.acronym_end {
            self.acronym_end = done.len() + dotted(rest);
        }
        let article = arabic_article(rest);
        if article > 0 && self.choice(Spelling::NO_ARTICLE) {
            self.article = article;
        }
    }

    /// Notes that the text leaves a choice, and tells whether it is made.
    fn choice(&mut self, choice: Spelling) -> bool {
        self.choices = self.choices | choice;
        self.spelling.has(choice)
    }

    fn letter(&mut self, letter: char, before: char, take: &mut impl FnMut(Event)) {
        self.before = before;
        take(Event::Letter(letter));
    }

    fn letters(&mut self, letters: &str, before: char, take: &mut impl FnMut(Event)) {
        self.before = before;
        if letters.is_empty() {
            take(Event::Mark);
        }
        letters.chars().for_each(|letter| take(Event::Letter(letter)));
    }

    fn sign(&mut self, sign: char, take: &mut impl FnMut(Event)) {
        self.before = ' ';
        take(Event::Sign(tells(sign).then_some(sign)));
    }

    fn apostrophe(&mut self, done: &str, rest: &str, take: &mut impl FnMut(Event)) {
        let word = done.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        let goes_on = rest.chars().nth(1).is_some_and(char::is_alphabetic);
        if goes_on && is_elided(word) && self.choice(Spelling::NO_ARTICLE) {
            self.before = ' ';
            return take(Event::Sign(None));
        }
        let is_kept = goes_on && self.before != ' ' && self.choice(Spelling::APOSTROPHES);
        take(if is_kept { Event::Letter('\'') } else { Event::Nothing });
    }

    /// A letter, a mark or a sign beyond ASCII.
    fn folded(&mut self, character: char, take: &mut impl FnMut(Event)) {
        if !sound::may_be_latin(character) || !self.latin(small(character), take) {
            each_part(character, |part| self.part(part, take));
        }
    }

    /// Whether a letter is written in Latin ones.
    fn latin(&mut self, letter: char, take: &mut impl FnMut(Event)) -> bool {
        let Some(written) = sound::latin(letter, self.before, self.spelling, self.is_ukrainian) else {
            return false;
        };
        let chosen = self.choice(Spelling::LATIN);
        if chosen {
            self.letters(written, letter, take);
        }
        chosen
    }

    fn part(
        &mut self,
        decomposed::Part { character: part, kind }: decomposed::Part,
        take: &mut impl FnMut(Event),
    ) {
        match kind {
            Kind::Mark => match spelling::mark(self.before, part) {
                Some((choice, letter)) if self.choice(choice) => take(Event::Letter(letter)),
                _ => take(Event::Mark),
            },
            Kind::Letter if sound::may_be_latin(part) && self.latin(part, take) => {}
            Kind::Letter if part.is_ascii() => self.letter(part, part, take),
            Kind::Letter => self.own_letter(part, take),
            Kind::Sign => self.sign(part, take),
        }
    }

    /// A letter beyond ASCII without its marks.
    fn own_letter(&mut self, letter: char, take: &mut impl FnMut(Event)) {
        match spelling::letter(letter) {
            Some((_, Some((Spelling::OPEN, _)))) if self.spelling.has(Spelling::NARROW) => {
                self.letter(letter, letter, take);
            }
            Some((_, Some((choice, otherwise)))) if self.choice(choice) => {
                self.letters(otherwise, letter, take);
            }
            Some((plain, _)) => self.letters(plain, letter, take),
            None => self.letter(han::simplified(digit(letter)), letter, take),
        }
    }
}

/// The bytes of an acronym with dots, such as `M.I.T.`: single letters, each but the last with a dot. 0 for any other word.
fn dotted(rest: &str) -> usize {
    let (mut letters, mut end) = (0, 0);
    let mut characters = rest.char_indices().filter(|&(_, character)| !is_left_out(character)).peekable();
    while characters.next_if(|(_, letter)| letter.is_alphabetic()).is_some() {
        letters += 1;
        match characters.peek() {
            Some(&(at, '.')) => end = at + 1,
            Some((_, other)) if other.is_alphanumeric() => return 0,
            _ => break,
        }
        characters.next();
    }
    if letters > 1 { end } else { 0 }
}

/// How many letters of a word are the Arabic article, perhaps with a preposition before it.
fn arabic_article(word: &str) -> usize {
    const WITH_PREPOSITION: [&str; 6] = ["وال", "بال", "فال", "كال", "ال", "لل"];
    if word.as_bytes().first().is_none_or(u8::is_ascii) {
        return 0;
    }
    let is_long = |noun: &str| noun.chars().take_while(|letter| is_letter(*letter)).nth(2).is_some();
    let articles =
        WITH_PREPOSITION.iter().filter(|&&article| word.strip_prefix(article).is_some_and(is_long));
    articles.map(|article| article.chars().count()).next().unwrap_or_default()
}

/// Apostrophes, primes, ʻokinas and other modifiers, glottal stops: people type any of them for any other, or none.
fn is_apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | '＇' | '\u{2b9}'
            ..='\u{2d1}' | 'ˮ' | '՚' | '׳' | '״' | 'Ꞌ' | 'ꞌ' | 'ʔ'
    )
}

/// Whether a sign is looked for itself.
fn tells(sign: char) -> bool {
    use GeneralCategory as C;
    match sign {
        '#' | '%' | '&' | '*' | '@' | '§' => true,
        _ => matches!(category(sign), C::MathSymbol | C::CurrencySymbol | C::ModifierSymbol | C::OtherSymbol),
    }
}

/// A digit of any script as one of ASCII.
fn digit(character: char) -> char {
    const ZEROS: [u32; 14] =
        [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x17e0];
    let code = u32::from(character);
    let value = ZEROS.iter().map(|zero| code.wrapping_sub(*zero)).find(|value| *value < 10);
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(character)
}

/// Whether a letter is of a script that writes words without spaces between them.
#[must_use]
pub fn is_spaceless(letter: char) -> bool {
    !letter.is_ascii()
        && matches!(
            SCRIPTS.get(letter),
            Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Hangul
                | Script::Bopomofo
                | Script::Thai
                | Script::Lao
                | Script::Khmer
                | Script::Myanmar
        )
}

/// Whether a part of a word can begin with this letter: a vowel or mark that belongs to the letter before cannot.
#[must_use]
pub fn begins_part(letter: char) -> bool {
    let follows = matches!(letter, '\u{1160}'..='\u{11ff}' | 'ะ' | 'า' | 'ำ' | 'ະ' | 'າ' | 'ຳ');
    is_spaceless(letter)
        && letter.is_alphabetic()
        && !follows
        && category(letter) == GeneralCategory::OtherLetter
}

/// Whether a letter is of a script that leaves vowels out, so that each letter tells more.
#[must_use]
pub fn is_vowelless(letter: char) -> bool {
    !letter.is_ascii() && matches!(SCRIPTS.get(letter), Script::Arabic | Script::Hebrew | Script::Syriac)
}
