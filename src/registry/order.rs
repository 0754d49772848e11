//! One meaning of alphabetical order for every list and both databases: the root collation of Unicode (CLDR). What is
//! ordered by it is decided elsewhere.

use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences, options::CollatorOptions};

use super::table::Record;

static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(CollatorPreferences::default(), CollatorOptions::default()).ok());

/// Compares two texts as a reader expects: accents and case matter only between otherwise equal texts.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    match COLLATOR.as_ref() {
        Some(collator) => collator.compare(a, b),
        None => a.cmp(b),
    }
}

/// For each text, how many different ones come before it.
pub(super) fn ranks<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<u32> {
    let texts: Vec<_> = texts.collect();
    let once: HashSet<_> = texts.iter().copied().collect();
    let keys: HashMap<_, _> = once.into_iter().map(|text| (text, sort_key(text))).collect();
    let different: std::collections::BTreeSet<_> = keys.values().collect();
    let ranks: HashMap<_, _> = different.into_iter().zip(0..).collect();
    texts.iter().map(|text| ranks[&keys[text]]).collect()
}

/// Sorts by label, then by slug, and tells for each row how many different labels come before its own.
pub(super) fn sort<M: Record>(rows: Vec<M>) -> (Vec<M>, Vec<u32>) {
    let labels: Vec<_> = rows.iter().map(Record::label).collect();
    let slugs: Vec<_> = rows.iter().map(Record::slug).collect();
    let (order, ranks) = if labels.iter().all(|label| is_plain(label)) {
        order(&labels, &slugs)
    } else {
        order(&labels.into_iter().map(sort_key).collect::<Vec<_>>(), &slugs)
    };
    let mut rows: Vec<Option<M>> = rows.into_iter().map(Some).collect();
    let mut sorted = Vec::with_capacity(rows.len());
    sorted.extend(order.into_iter().filter_map(|at| rows[at].take()));
    (sorted, ranks)
}

/// The order of rows by keys, then by slug, and for each place in it how many different keys come before.
fn order(keys: &[impl Ord], slugs: &[&str]) -> (Vec<usize>, Vec<u32>) {
    let mut order: Vec<_> = (0..keys.len()).collect();
    order.sort_unstable_by(|&a, &b| keys[a].cmp(&keys[b]).then_with(|| slugs[a].cmp(slugs[b])));
    let mut rank = 0;
    let mut ranks = vec![0; order.len()];
    for at in 1..order.len() {
        rank += u32::from(keys[order[at - 1]] != keys[order[at]]);
        ranks[at] = rank;
    }
    (order, ranks)
}

/// The positions of texts, character by character in order.
pub(super) fn places(texts: &[&str]) -> Vec<u32> {
    let mut places: Vec<u32> = (0..).zip(texts).map(|(at, _)| at).collect();
    places.sort_unstable_by_key(|&at| texts[at as usize]);
    places
}

/// Whether a text is made as slugs and codes are: such texts compare by their bytes as they do in the collation.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 2);
    if let Some(collator) = COLLATOR.as_ref() {
        let Ok(()) = collator.write_sort_key_to(text, &mut key);
    }
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn plain_texts_compare_by_their_bytes(a in "[a-d0-3-]{0,6}|[a-z0-9-]{0,20}", b in "[a-d0-3-]{0,6}|[a-z0-9-]{0,20}") {
            prop_assert!(is_plain(&a) && is_plain(&b));
            prop_assert_eq!(a.cmp(&b), compare(&a, &b));
            prop_assert_eq!(a.cmp(&b), sort_key(&a).cmp(&sort_key(&b)));
        }
    }

    #[test]
    fn orders_as_a_reader_expects() {
        let mut names = ["Uppsala", "Örebro", "Sannio", "Ankara", "ankara", "Ångström"];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(names, ["Ångström", "ankara", "Ankara", "Örebro", "Sannio", "Uppsala"]);
    }

    #[test]
    fn keys_order_as_the_comparison_does() {
        let names =
            ["Uppsala", "Örebro", "Orebro", "orebro", "", "İstanbul", "Istanbul", "北京", "A B", "AB"];
        for a in names {
            for b in names {
                assert_eq!(sort_key(a).cmp(&sort_key(b)), compare(a, b), "{a} {b}");
            }
        }
    }
}
