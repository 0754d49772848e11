//! What things are called: towns, slugs, acronyms, and names as a hurried typist prints them. Which names a partner has is
//! told in `partners`.

use std::collections::HashMap;

use super::{draw::Draw, tongues::Tongue};

/// The name of a town, in Latin letters and in the script of its language.
pub struct Town {
    pub latin: String,
    pub own: String,
}

impl Town {
    pub fn draw(draw: &mut Draw, tongue: &Tongue) -> Self {
        let [start, end] = [tongue.starts, tongue.ends].map(|syllables| {
            let syllables: Vec<&str> = syllables.split_whitespace().collect();
            *draw.one(&syllables)
        });
        let spelt = |own: bool| {
            let spelling = |syllable: &'static str| match syllable.split_once('/') {
                Some((_, spelling)) if own => spelling,
                Some((spelling, _)) => spelling,
                None => syllable,
            };
            format!("{}{}", spelling(start), spelling(end)).replace('_', " ")
        };
        Self { latin: spelt(false), own: spelt(true) }
    }
}

/// Slugs that have been given away.
#[derive(Default)]
pub struct Slugs(HashMap<String, usize>);

impl Slugs {
    /// The slug of a name, with a number from 2 on where it was given away before.
    pub fn unique(&mut self, name: &str) -> String {
        self.claim(slug(name))
    }

    /// The slug itself, with a number where it was given away before. It may not end with a number of its own.
    pub fn claim(&mut self, slug: String) -> String {
        let count = self.0.entry(slug.clone()).or_default();
        *count += 1;
        if *count == 1 { slug } else { format!("{slug}-{count}") }
    }
}

/// The longest part of a name that becomes a slug, so that there is room for what comes behind.
const SLUG: usize = 60;

/// The letters and digits of a name in ASCII, in groups joined by hyphens.
pub fn slug(name: &str) -> String {
    let ascii = deunicode::deunicode(name).to_lowercase().replace('\'', "");
    let groups = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|group| !group.is_empty());
    let mut slug = groups.collect::<Vec<_>>().join("-");
    slug.truncate(SLUG);
    slug.trim_end_matches('-').to_owned()
}

/// The first letters of the words that begin with a capital.
pub fn acronym(name: &str) -> String {
    let firsts = name.split([' ', '-']).filter_map(|word| word.chars().next());
    firsts.filter(|first| first.is_uppercase()).collect()
}

/// The name with a mistake that is often made: without accents, or a letter twice, swapped or left out.
pub fn misspelt(draw: &mut Draw, name: &str) -> String {
    let mut letters: Vec<char> = deunicode::deunicode(name).chars().collect();
    let at = draw.between(1, letters.len().saturating_sub(2).max(1)).min(letters.len() - 1);
    match draw.below(4) {
        0 => letters.insert(at, letters[at]),
        1 => drop(letters.remove(at)),
        2 => letters.swap(at - 1, at),
        _ => {}
    }
    let spelt: String = letters.into_iter().collect();
    spelt.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ascii_and_each_is_given_once() {
        let mut slugs = Slugs::default();
        let given = ["Université de Grüne-Île", "Universite de Grune Ile", "King’s College"]
            .map(|name| slugs.unique(name));
        assert_eq!(given, ["universite-de-grune-ile", "universite-de-grune-ile-2", "kings-college"]);
    }

    #[test]
    fn an_acronym_is_made_of_the_capitals() {
        assert_eq!(acronym("University of Applied Sciences Saint-Émile"), "UASSÉ");
    }
}
