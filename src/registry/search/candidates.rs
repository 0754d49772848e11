//! The records that have the words of a query, and how well. Which of them are the best is told in `ranking`.

use std::ops::Range;

use super::{
    index::{Index, Posting},
    query::{Way, Word},
};

/// A record that has words of the query.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    pub document: u32,
    /// The slips of all words together.
    pub slips: u8,
    /// The class of the worst field that is needed for all words.
    pub class: u8,
    /// The words that are only the beginning of one of the record.
    pub prefixes: u8,
    /// The weight of the words that it lacks.
    missing: f32,
    /// The same, in 255ths of the weight of all words.
    pub missing_share: u8,
}

/// The records that have every word.
pub fn all_words(index: &Index, words: &[Word], within: &Range<u32>) -> Vec<Candidate> {
    candidates(index, &weighed(index, words), 0.0, within)
}

/// The records that have more than half of the words, by weight, and all numbers: without its number, a thing is another one.
pub fn most_words(index: &Index, words: &[Word], within: &Range<u32>) -> Vec<Candidate> {
    let (numbers, others): (Vec<_>, Vec<_>) =
        weighed(index, words).into_iter().partition(|(_, word)| word.is_number());
    let total: f32 = others.iter().map(|&(weight, _)| weight).sum();
    let numbers = numbers.into_iter().map(|(_, word)| (f32::INFINITY, word));
    let words: Vec<_> = numbers.chain(others).collect();
    let mut candidates = candidates(index, &words, total * 0.499, within);
    for candidate in &mut candidates {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 127")]
        let share = (candidate.missing / total * 255.0) as u8;
        candidate.missing_share = share;
    }
    candidates
}

/// The words with their weights, the heaviest first: the rarer a word, the more it tells.
fn weighed<'w>(index: &Index, words: &'w [Word]) -> Vec<(f32, &'w Word)> {
    let mut words: Vec<_> = words.iter().map(|word| (weight(word.postings(index), index), word)).collect();
    words.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    words
}

/// A word that is nowhere counts like one of middling rarity: there is nothing that it tells.
fn weight(postings: usize, index: &Index) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a weight need not be exact")]
    let (postings, documents) = (postings as f32, index.documents.len as f32);
    let postings = if postings == 0.0 { documents.sqrt() } else { postings };
    (1.0 + documents / postings).ln()
}

/// The records that lack words of at most this weight.
///
/// Whoever lacks all of the first words, up to where their weight is more than that, is none; so only these words bring
/// records in, and they are the rarest.
fn candidates(index: &Index, words: &[(f32, &Word)], allowed: f32, within: &Range<u32>) -> Vec<Candidate> {
    let mut marks = Marks::new(within);
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut before = 0.0;
    for &(weight, word) in words {
        let brings = before <= allowed;
        if !brings && candidates.is_empty() {
            break;
        }
        let few = candidates.len() * word.words() * STEPS_OF_A_PROBE < word.postings(index);
        let probes = few && !brings;
        if !probes {
            marks.mark(index, word);
        }
        candidates.retain_mut(|candidate| {
            let document = candidate.document;
            match if probes { probe(index, word, document) } else { marks.take(document) } {
                Some(mark) => candidate.add(mark),
                None => candidate.missing += weight,
            }
            candidate.missing <= allowed
        });
        if brings {
            marks.take_all(index, word, |document, mark| {
                candidates.push(Candidate::new(document, before, mark));
            });
        }
        before += weight;
    }
    candidates
}

impl Candidate {
    fn new(document: u32, missing: f32, mark: Mark) -> Self {
        let mut candidate = Self { document, slips: 0, class: 0, prefixes: 0, missing, missing_share: 0 };
        candidate.add(mark);
        candidate
    }

    fn add(&mut self, Mark(mark): Mark) {
        self.slips = self.slips.saturating_add(mark >> 4);
        self.class = self.class.max(mark >> 1 & 0b111);
        self.prefixes = self.prefixes.saturating_add(mark & 1);
    }
}

/// How well a record has one word: slips, class of the field, whether as a beginning. The least is the best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Mark(u8);

impl Mark {
    const NONE: Self = Self(u8::MAX);

    fn new(way: &Way, posting: Posting) -> Self {
        Self(way.slips << 4 | posting.field().class() << 1 | u8::from(way.is_prefix))
    }
}

/// About what it costs to look for a record among those that have a word, counted in postings that are read in a row.
const STEPS_OF_A_PROBE: usize = 16;

/// The mark of one record: cheaper than all marks where few records are left.
fn probe(index: &Index, word: &Word, document: u32) -> Option<Mark> {
    let marks = word.ways.iter().flat_map(|way| {
        way.words.clone().filter_map(move |number| {
            let postings = index.postings(&(number..number + 1));
            let at = postings.binary_search_by_key(&document, |posting| posting.document()).ok()?;
            Some(Mark::new(way, postings[at]))
        })
    });
    marks.min()
}

/// The marks of all records for one word: a byte each, which is faster than any set where words are common.
struct Marks {
    /// The records that matter at all.
    within: Range<u32>,
    marks: Vec<Mark>,
}

impl Marks {
    fn new(within: &Range<u32>) -> Self {
        Self { within: within.clone(), marks: Vec::new() }
    }

    fn mark(&mut self, index: &Index, word: &Word) {
        self.marks.clear();
        self.marks.resize(self.within.len(), Mark::NONE);
        for way in &word.ways {
            for &posting in index.postings_within(&way.words, &self.within) {
                if let Some(mark) = self.of(posting.document()) {
                    *mark = Mark::new(way, posting).min(*mark);
                }
            }
        }
    }

    fn of(&mut self, document: u32) -> Option<&mut Mark> {
        self.marks.get_mut(document.wrapping_sub(self.within.start) as usize)
    }

    /// The mark of a record, which has none afterwards.
    fn take(&mut self, document: u32) -> Option<Mark> {
        let mark = std::mem::replace(self.of(document)?, Mark::NONE);
        (mark != Mark::NONE).then_some(mark)
    }

    /// The marks of all records that have the word and still have one.
    fn take_all(&mut self, index: &Index, word: &Word, mut taken: impl FnMut(u32, Mark)) {
        for way in &word.ways {
            for posting in index.postings_within(&way.words, &self.within) {
                if let Some(mark) = self.take(posting.document()) {
                    taken(posting.document(), mark);
                }
            }
        }
    }
}
