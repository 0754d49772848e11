//! Alphabets that are typed in Latin letters: Cyrillic, Greek, Georgian and Armenian, letter by letter. Alphabets that leave
//! vowels out, and characters with several readings, are not: what is typed for them cannot be known.

use super::spelling::Spelling;

/// A letter as English, Slavic languages and its own country write it. What is missing is as in the column before.
type Row = (char, &'static [&'static str]);

const CYRILLIC: [Row; 54] = [
    ('а', &["a"]),
    ('б', &["b"]),
    ('в', &["v"]),
    ('г', &["g"]),
    ('д', &["d"]),
    ('е', &["e"]),
    ('ё', &["e", "e", "yo"]),
    ('ж', &["zh", "z", "zh"]),
    ('з', &["z"]),
    ('и', &["i"]),
    ('й', &["y", "j", "i"]),
    ('к', &["k"]),
    ('л', &["l"]),
    ('м', &["m"]),
    ('н', &["n"]),
    ('о', &["o"]),
    ('п', &["p"]),
    ('р', &["r"]),
    ('с', &["s"]),
    ('т', &["t"]),
    ('у', &["u"]),
    ('ф', &["f"]),
    ('х', &["kh", "h"]),
    ('ц', &["ts", "c", "ts"]),
    ('ч', &["ch", "c", "ch"]),
    ('ш', &["sh", "s", "sh"]),
    ('щ', &["shch", "sc", "sht"]),
    ('ъ', &["", "", "a"]),
    ('ы', &["y"]),
    ('ь', &[""]),
    ('э', &["e"]),
    ('ю', &["yu", "ju", "iu"]),
    ('я', &["ya", "ja", "ia"]),
    ('і', &["i"]),
    ('ї', &["yi", "ji", "i"]),
    ('є', &["ye", "je", "ie"]),
    ('ґ', &["g"]),
    ('ў', &["u"]),
    ('ј', &["j"]),
    ('љ', &["lj"]),
    ('њ', &["nj"]),
    ('ђ', &["dj", "d", "dj"]),
    ('ћ', &["c"]),
    ('џ', &["dz", "dz", "dj"]),
    ('ә', &["a", "e", "a"]),
    ('ғ', &["gh", "g"]),
    ('қ', &["k", "k", "q"]),
    ('ң', &["n", "n", "ng"]),
    ('ө', &["o"]),
    ('ұ', &["u"]),
    ('ү', &["u"]),
    ('һ', &["h"]),
    ('ҳ', &["h"]),
    ('ҷ', &["j", "c", "ch"]),
];

const GREEK: [Row; 24] = [
    ('α', &["a"]),
    ('β', &["v", "b", "v"]),
    ('γ', &["g"]),
    ('δ', &["d"]),
    ('ε', &["e"]),
    ('ζ', &["z"]),
    ('η', &["i", "e", "i"]),
    ('θ', &["th"]),
    ('ι', &["i"]),
    ('κ', &["k"]),
    ('λ', &["l"]),
    ('μ', &["m"]),
    ('ν', &["n"]),
    ('ξ', &["x"]),
    ('ο', &["o"]),
    ('π', &["p"]),
    ('ρ', &["r"]),
    ('σ', &["s"]),
    ('τ', &["t"]),
    ('υ', &["y", "y", "i"]),
    ('φ', &["f", "ph", "f"]),
    ('χ', &["ch", "kh", "h"]),
    ('ψ', &["ps"]),
    ('ω', &["o"]),
];

const GEORGIAN: [Row; 33] = [
    ('ა', &["a"]),
    ('ბ', &["b"]),
    ('გ', &["g"]),
    ('დ', &["d"]),
    ('ე', &["e"]),
    ('ვ', &["v"]),
    ('ზ', &["z"]),
    ('თ', &["t"]),
    ('ი', &["i"]),
    ('კ', &["k"]),
    ('ლ', &["l"]),
    ('მ', &["m"]),
    ('ნ', &["n"]),
    ('ო', &["o"]),
    ('პ', &["p"]),
    ('ჟ', &["zh", "z", "zh"]),
    ('რ', &["r"]),
    ('ს', &["s"]),
    ('ტ', &["t"]),
    ('უ', &["u"]),
    ('ფ', &["p", "f", "p"]),
    ('ქ', &["k"]),
    ('ღ', &["gh", "g", "gh"]),
    ('ყ', &["q", "k", "q"]),
    ('შ', &["sh", "s", "sh"]),
    ('ჩ', &["ch", "c", "ch"]),
    ('ც', &["ts", "c", "ts"]),
    ('ძ', &["dz"]),
    ('წ', &["ts", "c", "ts"]),
    ('ჭ', &["ch", "c", "ch"]),
    ('ხ', &["kh", "h", "kh"]),
    ('ჯ', &["j"]),
    ('ჰ', &["h"]),
];

const ARMENIAN: [Row; 39] = [
    ('ա', &["a"]),
    ('բ', &["b"]),
    ('գ', &["g"]),
    ('դ', &["d"]),
    ('ե', &["e"]),
    ('զ', &["z"]),
    ('է', &["e"]),
    ('ը', &["y"]),
    ('թ', &["t"]),
    ('ժ', &["zh", "z", "zh"]),
    ('ի', &["i"]),
    ('լ', &["l"]),
    ('խ', &["kh", "h", "kh"]),
    ('ծ', &["ts", "c", "ts"]),
    ('կ', &["k"]),
    ('հ', &["h"]),
    ('ձ', &["dz"]),
    ('ղ', &["gh", "g", "gh"]),
    ('ճ', &["ch", "c", "ch"]),
    ('մ', &["m"]),
    ('յ', &["y", "j", "h"]),
    ('ն', &["n"]),
    ('շ', &["sh", "s", "sh"]),
    ('ո', &["o", "o", "vo"]),
    ('չ', &["ch", "c", "ch"]),
    ('պ', &["p"]),
    ('ջ', &["j"]),
    ('ռ', &["r"]),
    ('ս', &["s"]),
    ('վ', &["v"]),
    ('տ', &["t"]),
    ('ր', &["r"]),
    ('ց', &["ts", "c", "ts"]),
    ('ւ', &["v"]),
    ('փ', &["p"]),
    ('ք', &["k"]),
    ('օ', &["o"]),
    ('ֆ', &["f"]),
    ('և', &["ev"]),
];

/// A small letter in Latin ones, or nothing where it is none of these alphabets.
///
/// `before` is the letter before it, which tells how the Greek `υ` and the Armenian `ու` sound; in a Ukrainian text, `г` and
/// `и` are other letters.
pub fn latin(letter: char, before: char, spelling: Spelling, is_ukrainian: bool) -> Option<&'static str> {
    let written = match letter {
        '\u{370}'..='\u{3ff}' => &find(&GREEK, letter)?.1,
        '\u{400}'..='\u{52f}' => &find(&CYRILLIC, letter)?.1,
        '\u{561}'..='\u{587}' => &find(&ARMENIAN, letter)?.1,
        '\u{10d0}'..='\u{10ff}' => &find(&GEORGIAN, letter)?.1,
        _ => return None,
    };
    let is_local = spelling.has(Spelling::LOCAL);
    Some(match (letter, before) {
        ('υ' | 'ւ', 'ο' | 'ո') => "u",
        ('υ', 'α' | 'ε' | 'η') => "v",
        ('г', _) if is_ukrainian && !spelling.has(Spelling::ENGLISH) => "h",
        ('и', _) if is_ukrainian => "y",
        ('щ', _) if is_ukrainian && is_local => "shch",
        _ => written[column(spelling).min(written.len() - 1)],
    })
}

/// Whether a letter may be of one of these alphabets.
pub fn may_be_latin(letter: char) -> bool {
    matches!(letter, '\u{370}'..='\u{587}' | '\u{10a0}'..='\u{10ff}')
}

fn column(spelling: Spelling) -> usize {
    match () {
        () if spelling.has(Spelling::LOCAL) => 2,
        () if spelling.has(Spelling::SLAVIC) => 1,
        () => 0,
    }
}

fn find(rows: &'static [Row], letter: char) -> Option<&'static Row> {
    rows.iter().find(|row| row.0 == letter)
}

/// Whether only Ukrainian has this letter.
pub fn is_ukrainian(letter: char) -> bool {
    matches!(letter, 'ї' | 'є' | 'ґ' | 'Ї' | 'Є' | 'Ґ')
}
