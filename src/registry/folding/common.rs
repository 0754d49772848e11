//! Words that tell little: those too common to tell records apart, and the articles that names are written with or without.

/// Words too common to tell records apart; they are neither indexed nor required. Sorted.
const COMMON: [&str; 18] = [
    "and", "at", "by", "de", "der", "des", "di", "du", "et", "for", "from", "in", "of", "on", "the", "to",
    "und", "with",
];

/// Articles that a name may begin with. A single letter is rather an initial.
const ARTICLES: [&str; 13] =
    ["das", "der", "die", "el", "het", "il", "la", "las", "le", "les", "lo", "los", "the"];
/// What is left of a name without its article has so many letters, or says nothing.
const NAME_MIN: usize = 3;

/// Words that lose their vowel to an apostrophe, as in “L’Aquila”. Sorted.
const ELIDED: [&str; 8] = ["all", "d", "dall", "dell", "l", "nell", "qu", "sull"];

#[must_use]
pub fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

pub fn is_elided(word: &str) -> bool {
    ELIDED.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

/// The words of a name behind its article; none where it begins with none, or little else is in it.
#[must_use]
pub fn without_article(words: &str) -> Option<&str> {
    let (first, others) = words.split_once(' ')?;
    let is_name = others.chars().nth(NAME_MIN - 1).is_some();
    (ARTICLES.contains(&first) && is_name).then_some(others)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_are_looked_up_are_sorted() {
        assert!(COMMON.is_sorted() && ELIDED.is_sorted());
    }

    #[test]
    fn an_article_is_no_name() {
        assert_eq!(without_article("the hague school"), Some("hague school"));
        assert_eq!(without_article("la sapienza"), Some("sapienza"));
        assert_eq!(without_article("the"), None);
        assert_eq!(without_article("la s"), None);
        assert_eq!(without_article("theatre school"), None);
    }
}
