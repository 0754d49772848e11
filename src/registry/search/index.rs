//! The index: for every word the records that have it, and all names in their order. Pure and never changed; what is made
//! of it is told in `candidates` and `ranking`.

use std::{collections::HashMap, ops::Range, sync::Arc};

use quick_cache::sync::Cache;

use super::{
    candidates::Candidate,
    dictionary::Dictionary,
    documents::{Documents, Field, Kind},
    matches::Matches,
    query::Query,
    texts::Texts,
};
use crate::registry::{
    Registry,
    folding::{self, begins_part, is_common, without_article},
};

/// What a registry is searched with.
pub struct Index {
    pub(super) documents: Documents,
    pub(super) dictionary: Dictionary,
    /// Where the postings of each word begin, by its number; one more at the end.
    starts: Vec<u32>,
    postings: Vec<Posting>,
    /// How many letters the name of each record has.
    lengths: Vec<u16>,
    /// All names, acronyms, codes, variants and identifiers, in the order of their words, and what each is to whom.
    label_texts: Texts,
    labels: Vec<Label>,
    /// What texts mean that lists were lately narrowed down by.
    pub(super) matches: Cache<(Kind, String), Arc<Matches>>,
}

/// So many are kept.
const MATCHES_KEPT: usize = 64;
/// Of a word that has no spaces in it, so many letters from each on are looked for.
const PART_MAX: usize = 40;

/// That a record has a word, and the best of the fields where it does: one number, because there are very many.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting(u32);

impl Posting {
    const FIELD_BITS: u32 = 3;

    fn new(document: u32, field: Field) -> Self {
        Self(document << Self::FIELD_BITS | field as u32)
    }

    pub fn document(self) -> u32 {
        self.0 >> Self::FIELD_BITS
    }

    pub fn field(self) -> Field {
        Field::ALL[(self.0 & ((1 << Self::FIELD_BITS) - 1)) as usize % Field::ALL.len()]
    }
}

/// That a record has a name.
#[derive(Clone, Copy)]
struct Label {
    document: u32,
    field: Field,
}

impl Index {
    pub(super) fn build(registry: &Registry) -> Self {
        let mut building = Building::default();
        for (document, found) in (0..).zip(Documents::all(registry)) {
            building.add(document, &registry.texts(found));
        }
        building.finish(Documents::of(registry))
    }

    /// The postings of the words with these numbers, word by word.
    pub(super) fn postings(&self, words: &Range<u32>) -> &[Posting] {
        let start = |word: u32| self.starts[word as usize] as usize;
        &self.postings[start(words.start)..start(words.end)]
    }

    /// The same without those that are surely of other records; of several words all are left.
    pub(super) fn postings_within(&self, words: &Range<u32>, documents: &Range<u32>) -> &[Posting] {
        let postings = self.postings(words);
        if words.len() > 1 {
            return postings;
        }
        let place = |document: u32| postings.partition_point(|posting| posting.document() < document);
        &postings[place(documents.start)..place(documents.end)]
    }

    /// By what a record is ranked where all else is equal: the shorter name, then the kind and the default order.
    pub(super) fn key(&self, document: u32) -> u64 {
        u64::from(self.lengths[document as usize]) << 32 | u64::from(document)
    }

    /// By what a record is ranked that has words of the text; the least comes first.
    pub(super) fn key_of(&self, candidate: &Candidate) -> u64 {
        let quality = u64::from(candidate.missing_share) << 12
            | u64::from(candidate.slips.min(15)) << 8
            | u64::from(candidate.class.min(15)) << 4
            | u64::from(candidate.prefixes.min(15));
        quality << 44 | self.key(candidate.document)
    }

    /// The records that have a name like a text, in groups, the best first: it is the name; it is another name; the same but
    /// for the article; the name begins with it, to the end of a word; the name begins with it.
    pub(super) fn labelled<'i>(&'i self, query: &'i Query) -> [Box<dyn Iterator<Item = u32> + 'i>; 6] {
        let (names, bare) = (&query.names[..], &query.bare_names[..]);
        let is_other = |field| field == Field::Variant;
        let is_name = |field| field != Field::Variant;
        let both = || names.iter().chain(bare);
        [
            Box::new(names.iter().flat_map(move |name| self.labels_in(self.equal(name), is_name))),
            Box::new(names.iter().flat_map(move |name| self.labels_in(self.equal(name), is_other))),
            Box::new(bare.iter().flat_map(move |name| self.labels_in(self.equal(name), is_name))),
            Box::new(bare.iter().flat_map(move |name| self.labels_in(self.equal(name), is_other))),
            Box::new(
                both().flat_map(|name| self.labels_in(self.longer(name, "\0", "!"), Field::is_own_name)),
            ),
            Box::new(
                both().flat_map(|name| {
                    self.labels_in(self.longer(name, "!", "\u{10ffff}"), Field::is_own_name)
                }),
            ),
        ]
    }

    /// The places of the names that are this text.
    fn equal(&self, text: &str) -> Range<usize> {
        self.longer(text, "", "\0")
    }

    /// The places of the names that begin with a text and go on in the order between two others.
    fn longer(&self, text: &str, from: &str, to: &str) -> Range<usize> {
        let place = |next: &str| self.label_texts.first_from(&format!("{text}{next}"));
        place(from)..place(to)
    }

    fn labels_in(&self, places: Range<usize>, fits: fn(Field) -> bool) -> impl Iterator<Item = u32> {
        self.labels[places].iter().filter(move |label| fits(label.field)).map(|label| label.document)
    }
}

/// An index while it is made: words are numbered as they come.
#[derive(Default)]
struct Building {
    numbers: HashMap<Box<str>, u32>,
    postings: Vec<(u32, Posting)>,
    lengths: Vec<u16>,
    labels: Vec<(String, Label)>,
    /// The words of one record.
    record: Vec<(u32, Field)>,
}

impl Building {
    fn add(&mut self, document: u32, texts: &[(Field, &str)]) {
        self.lengths.push(u16::MAX);
        for (at, &(field, text)) in texts.iter().enumerate() {
            let ways = folding::ways(text);
            if at == 0 {
                let letters = u16::try_from(ways[0].chars().count()).unwrap_or(u16::MAX);
                self.lengths[document as usize] = letters.min(0xfff);
            }
            for words in ways {
                if field != Field::Identifier {
                    self.add_words(field, &words);
                }
                if field <= Field::Identifier {
                    self.add_labels(words, Label { document, field });
                }
            }
        }
        self.record.sort_unstable();
        self.record.dedup_by_key(|&mut (word, _)| word);
        let postings = self.record.drain(..).map(|(word, field)| (word, Posting::new(document, field)));
        self.postings.extend(postings);
    }

    fn add_words(&mut self, field: Field, text: &str) {
        for word in text.split(' ').filter(|word| !word.is_empty() && !is_common(word)) {
            let number = self.number(word);
            self.record.push((number, field));
            if !word.is_ascii() {
                self.add_parts(field, word);
            }
        }
    }

    /// Adds the ends of a word of a script that writes none apart, so that each part of it is the beginning of one.
    fn add_parts(&mut self, field: Field, word: &str) {
        for (start, _) in word.char_indices().skip(1).filter(|&(_, letter)| begins_part(letter)) {
            let part = &word[start..];
            let end = part.char_indices().nth(PART_MAX).map_or(part.len(), |(end, _)| end);
            let number = self.number(&part[..end]);
            self.record.push((number, field));
        }
    }

    fn add_labels(&mut self, words: String, label: Label) {
        if let Some(bare) = without_article(&words) {
            self.labels.push((bare.to_owned(), label));
        }
        self.labels.push((words, label));
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.into(), number);
        number
    }

    fn finish(mut self, documents: Documents) -> Index {
        let mut words: Vec<_> = self.numbers.into_iter().collect();
        words.sort_unstable();
        let mut places = vec![0; words.len()];
        for (place, (_, number)) in (0..).zip(&words) {
            places[*number as usize] = place;
        }
        let (starts, postings) = by_word(&self.postings, &places);
        self.labels.sort_unstable_by(|(a, x), (b, y)| a.cmp(b).then(x.document.cmp(&y.document)));
        Index {
            documents,
            dictionary: Dictionary::of(words.iter().map(|(word, _)| &**word)),
            starts,
            postings,
            lengths: self.lengths,
            label_texts: Texts::of(self.labels.iter().map(|(text, _)| text.as_str())),
            labels: self.labels.into_iter().map(|(_, label)| label).collect(),
            matches: Cache::new(MATCHES_KEPT),
        }
    }
}

/// The postings sorted by the place of their word; those of one word stay in the order of the records.
fn by_word(postings: &[(u32, Posting)], places: &[u32]) -> (Vec<u32>, Vec<Posting>) {
    let mut starts = vec![0_u32; places.len() + 1];
    for (word, _) in postings {
        starts[places[*word as usize] as usize + 1] += 1;
    }
    for word in 0..places.len() {
        starts[word + 1] += starts[word];
    }
    let mut next = starts.clone();
    let mut sorted = vec![Posting(0); postings.len()];
    for &(word, posting) in postings {
        let at = &mut next[places[word as usize] as usize];
        sorted[*at as usize] = posting;
        *at += 1;
    }
    (starts, sorted)
}
