//! Which records may be the same: partners by their names, agreements by their terms. When two names may mean the same is
//! told in `names`.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, OnceLock},
};

use partnergraph_entity::{
    PartialDate,
    agreement::{AgreementKind, Model as Agreement},
    partner::Model as Partner,
    partner_name::NameKind,
    programme::Model as Programme,
};

use super::{Fault, Finding, Subject, names};
use crate::registry::{Ix, Registry};

/// Pairs of records that may be the same, worked out when they are first asked for. Clones share them.
#[derive(Clone, Default)]
pub struct Twins {
    partners: Arc<OnceLock<Vec<Pair>>>,
    /// For some agreements, the earlier one that has the same terms.
    agreements: Arc<OnceLock<HashMap<Ix<Agreement>, Ix<Agreement>>>>,
}

impl Twins {
    /// For a registry with fewer rows: agreements may have fewer parties in it; names and countries are the same.
    pub fn as_of(&self) -> Self {
        Self { partners: Arc::clone(&self.partners), agreements: Arc::default() }
    }
}

/// The later one, the earlier one, and what makes them alike.
type Pair = (Ix<Partner>, Ix<Partner>, Fault);

/// Words of names, or letters of acronyms, with the partners that have them.
type Named<K> = BTreeMap<K, Vec<Ix<Partner>>>;

impl Registry {
    /// The partners that may be the same, each pair once.
    pub(super) fn partner_twins(&self) -> impl Iterator<Item = Finding> {
        let there = |ix| self.partners.contains(ix);
        let pairs = self.alike().iter().filter(move |&&(one, other, _)| there(one) && there(other));
        pairs.map(|&(one, other, fault)| twin(one, other, fault))
    }

    /// The partners that one may be the same as.
    pub(super) fn twins_of(&self, partner: Ix<Partner>) -> impl Iterator<Item = Finding> {
        let pairs = self.alike().iter().filter_map(move |&(one, other, fault)| match partner {
            ix if ix == one => Some((other, fault)),
            ix if ix == other => Some((one, fault)),
            _ => None,
        });
        let there = pairs.filter(|&(other, _)| self.partners.contains(other));
        there.map(move |(other, fault)| twin(partner, other, fault))
    }

    /// The first agreement with the same parties, kind, programme and start.
    pub(super) fn agreement_twin(&self, agreement: Ix<Agreement>) -> Option<Ix<Agreement>> {
        let twins = self.twins.agreements.get_or_init(|| self.agreements_with_same_terms());
        twins.get(&agreement).copied()
    }

    fn alike(&self) -> &[Pair] {
        self.twins.partners.get_or_init(|| self.partners_alike())
    }

    /// Of all rows, whether they are there or not, so that every registry with these rows can share it.
    fn partners_alike(&self) -> Vec<Pair> {
        let mut pairs = BTreeMap::new();
        let mut pair = |a: Ix<Partner>, b: Ix<Partner>, fault| {
            pairs.entry((a.max(b), a.min(b))).or_insert(fault);
        };
        let by_words = self.by_words();
        for (one, earlier) in first_alike(&by_words, |a, b| self.may_share_country(a, b)) {
            pair(one, earlier, Fault::SameName);
        }
        let same_country = |a, b| self.partner_country[a] == self.partner_country[b];
        for (one, earlier) in first_alike(&self.by_acronym(), same_country) {
            pair(one, earlier, Fault::SameAcronym);
        }
        let (words, named): (Vec<_>, Vec<_>) = by_words.into_iter().unzip();
        for (a, b) in names::slips(&words) {
            for (a, b) in couples(&named[a as usize], &named[b as usize]) {
                if a != b && self.may_share_country(a, b) {
                    pair(a, b, Fault::NameWithSlip);
                }
            }
        }
        pairs.into_iter().map(|((one, earlier), fault)| (one, earlier, fault)).collect()
    }

    /// The same name in two known countries is the name of two bodies.
    fn may_share_country(&self, a: Ix<Partner>, b: Ix<Partner>) -> bool {
        agree(self.partner_country[a], self.partner_country[b])
    }

    fn by_words(&self) -> Named<Vec<String>> {
        let mut named = Named::new();
        for ix in self.every_partner() {
            let further = self.names(ix).iter().filter(|name| name.kind != NameKind::Acronym);
            for name in further.map(|name| &name.name).chain([&self.partners[ix].name]) {
                add(&mut named, names::words(name), ix);
            }
        }
        named
    }

    /// By acronym; a name of one word may be one, too.
    fn by_acronym(&self) -> Named<String> {
        let mut named = Named::new();
        for ix in self.every_partner() {
            let shown = &self.partners[ix].name;
            let acronyms = self.names(ix).iter().filter(|name| name.kind == NameKind::Acronym);
            let one_word = Some(shown).filter(|name| !name.contains(' '));
            for name in acronyms.map(|name| &name.name).chain(one_word) {
                add(&mut named, names::letters(name), ix);
            }
        }
        named
    }

    fn every_partner(&self) -> impl Iterator<Item = Ix<Partner>> {
        (0..self.partners.positions()).map(|position| self.partners.place(position))
    }

    fn agreements_with_same_terms(&self) -> HashMap<Ix<Agreement>, Ix<Agreement>> {
        let mut by_terms: HashMap<Terms, Vec<Ix<Agreement>>> = HashMap::new();
        for (ix, row) in self.agreements.iter().filter(|(ix, _)| !self.agreement_partners[*ix].is_empty()) {
            let (parties, programme) = (&self.agreement_partners[ix], self.agreement_programme[ix]);
            by_terms.entry((parties, row.kind, programme, row.starts)).or_default().push(ix);
        }
        first_alike(&by_terms, |a, b| self.may_be_the_same_agreement(a, b)).collect()
    }

    /// Nothing that is known of their other dates differs, and neither renews the other.
    fn may_be_the_same_agreement(&self, a: Ix<Agreement>, b: Ix<Agreement>) -> bool {
        let (one, other) = (&self.agreements[a], &self.agreements[b]);
        agree(one.signed, other.signed)
            && agree(one.ends, other.ends)
            && self.agreement_renews[a] != Some(b)
            && self.agreement_renews[b] != Some(a)
    }
}

/// What makes two agreements alike: parties, kind, programme and start.
type Terms<'r> = (&'r [Ix<Partner>], AgreementKind, Option<Ix<Programme>>, Option<PartialDate>);

fn twin(on: Ix<Partner>, other: Ix<Partner>, fault: Fault) -> Finding {
    Finding { on: Subject::Partner(on), fault, fact: None, other: Some(Subject::Partner(other)) }
}

/// Whether two values are the same, or one of them is not known.
fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    a.zip(b).is_none_or(|(a, b)| a == b)
}

fn add<K: Ord + Default>(named: &mut Named<K>, key: K, partner: Ix<Partner>) {
    // A name without a letter or digit tells nothing.
    if key == K::default() {
        return;
    }
    let partners = named.entry(key).or_default();
    if partners.last() != Some(&partner) {
        partners.push(partner);
    }
}

/// Each record with the first one before it that has the same key and fits: of many that are the same, all lead to one.
fn first_alike<'g, K: 'g, M: 'g>(
    groups: impl IntoIterator<Item = (&'g K, &'g Vec<Ix<M>>)>,
    fits: impl Fn(Ix<M>, Ix<M>) -> bool,
) -> impl Iterator<Item = (Ix<M>, Ix<M>)> {
    groups.into_iter().flat_map(move |(_, members)| {
        let fits = &fits;
        let alike = members.iter().enumerate().filter_map(move |(at, &one)| {
            members[..at].iter().find(|&&earlier| fits(one, earlier)).map(|&earlier| (one, earlier))
        });
        alike.collect::<Vec<_>>()
    })
}

/// Each of some with each of others. Of a name that many bear, a few do: that it is borne by many is told of its own.
fn couples<'p>(
    some: &'p [Ix<Partner>],
    others: &'p [Ix<Partner>],
) -> impl Iterator<Item = (Ix<Partner>, Ix<Partner>)> + 'p {
    const FEW: usize = 8;
    some.iter().take(FEW).flat_map(|&a| others.iter().take(FEW).map(move |&b| (a, b)))
}
