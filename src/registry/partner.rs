//! What can be asked of partners.

use chrono::NaiveDate;
use partnergraph_entity::{
    PartialDate,
    activity::Model as Activity,
    agreement::{Model as Agreement, Stage},
    membership::Model as Membership,
    partner::Model as Partner,
    partner_identifier::IdentifierScheme,
    partner_identifier::Model as PartnerIdentifier,
    partner_name::Model as PartnerName,
    source::Model as Source,
    unit::Model as Unit,
};

use super::{Cited, Detail, Ix, Many, Registry, Status, Table, agreement::begins, order::ranks};

impl Registry {
    #[must_use]
    pub fn detail(&self, partner: Ix<Partner>) -> Detail {
        self.partner_details[partner.position()]
    }

    /// A number by which the cities of partners compare within this registry; equal cities have the same.
    #[must_use]
    pub fn city_rank(&self, partner: Ix<Partner>) -> u32 {
        let ranks = self.city_ranks.get_or_init(|| {
            let all = (0..self.partners.positions()).map(|at| &self.partners[self.partners.place(at)]);
            ranks(all.map(|row| row.city.as_deref().unwrap_or_default()))
        });
        ranks[partner.position()]
    }

    /// Further names, by kind and name.
    #[must_use]
    pub fn names(&self, partner: Ix<Partner>) -> &[PartnerName] {
        &self.partner_names[partner]
    }

    /// The most names, identifiers or citations that any record has.
    #[must_use]
    pub fn most_owned(&self) -> usize {
        let citations = self.partner_citations.largest().max(self.agreement_citations.largest());
        let of_partner = self.partner_names.largest().max(self.partner_identifiers.largest());
        citations.max(self.membership_citations.largest()).max(of_partner)
    }

    /// Identifiers, by scheme and value.
    #[must_use]
    pub fn identifiers(&self, partner: Ix<Partner>) -> &[PartnerIdentifier] {
        &self.partner_identifiers[partner]
    }

    /// The partner that another register knows by this identifier, which is in its canonical form.
    #[must_use]
    pub fn identified(&self, scheme: IdentifierScheme, value: &str) -> Option<Ix<Partner>> {
        self.holder(scheme, value).filter(|&partner| self.partners.contains(partner))
    }

    /// The same partner, which as of a past day may not be there.
    pub(super) fn holder(&self, scheme: IdentifierScheme, value: &str) -> Option<Ix<Partner>> {
        let key = |&(partner, at): &(Ix<Partner>, u32)| {
            let identifier = &self.partner_identifiers[partner][at as usize];
            (identifier.scheme, identifier.value.as_str())
        };
        let at = self.by_identifier.binary_search_by(|entry| key(entry).cmp(&(scheme, value))).ok()?;
        Some(self.by_identifier[at].0)
    }

    pub(super) fn index_identifiers(
        partners: &Table<Partner>,
        identifiers: &Many<Partner, PartnerIdentifier>,
    ) -> Vec<(Ix<Partner>, u32)> {
        let mut entries: Vec<(Ix<Partner>, u32)> =
            partners.places().flat_map(|p| (0..).zip(&identifiers[p]).map(move |(at, _)| (p, at))).collect();
        entries.sort_unstable_by_key(|&(partner, at)| {
            let identifier = &identifiers[partner][at as usize];
            (identifier.scheme, identifier.value.as_str())
        });
        entries
    }

    /// Everything done under the agreements with a partner, in the default order of activities.
    #[must_use]
    pub fn partner_activities(&self, partner: Ix<Partner>) -> Vec<Ix<Activity>> {
        self.activities_under(self.partner_agreements[partner].iter().copied())
    }

    /// The earliest beginning that is known of an agreement with a partner that is no proposal, or of a membership in it.
    #[must_use]
    pub fn partner_since(&self, partner: Ix<Partner>) -> Option<PartialDate> {
        let agreements = self.partner_agreements[partner].iter().map(|&ix| &self.agreements[ix]);
        let agreed = agreements.filter(|row| !matches!(row.stage, Stage::Proposed | Stage::Preliminary));
        let memberships = self.partner_memberships[partner].iter();
        agreed.filter_map(begins).chain(memberships.filter_map(|&ix| self.memberships[ix].starts)).min()
    }

    /// The agreement with a partner that is in force on `day` and ends next; none where no end is known.
    #[must_use]
    pub fn next_end(&self, partner: Ix<Partner>, day: NaiveDate, today: NaiveDate) -> Option<Ix<Agreement>> {
        let end = |&ix: &Ix<Agreement>| {
            let row = &self.agreements[ix];
            let in_force = Status::of(row, day, today).in_force();
            row.ends.filter(|_| in_force).map(|end| (end.latest(), ix))
        };
        self.partner_agreements[partner].iter().filter_map(end).min().map(|(_, ix)| ix)
    }

    /// The parts of the university that the agreements with a partner concern, by name, each once.
    #[must_use]
    pub fn partner_units(&self, partner: Ix<Partner>) -> Vec<Ix<Unit>> {
        let agreements = self.partner_agreements[partner].iter();
        each_once(agreements.flat_map(|&ix| &self.agreement_units[ix]).copied())
    }

    /// The other partners that are party to an agreement with a partner, by name, each once.
    #[must_use]
    pub fn fellow_partners(&self, partner: Ix<Partner>) -> Vec<Ix<Partner>> {
        let mut partners = self.partners_of(self.partner_agreements[partner].iter().copied());
        partners.retain(|&other| other != partner);
        partners
    }

    /// The documents that the facts of a partner, its agreements and its memberships were read from, by title, each once. What
    /// cites none is of the university's own source, where there is one.
    #[must_use]
    pub fn partner_sources(&self, partner: Ix<Partner>) -> Vec<Ix<Source>> {
        let agreements = self.partner_agreements[partner].iter().map(|&ix| self.agreement_citations(ix));
        let memberships = self.partner_memberships[partner].iter().map(|&ix| self.membership_citations(ix));
        let records: Vec<&[Cited]> =
            std::iter::once(self.partner_citations(partner)).chain(agreements).chain(memberships).collect();
        let own = self.own_source.filter(|_| records.iter().any(|cited| cited.is_empty()));
        each_once(records.into_iter().flatten().map(|cited| cited.source).chain(own))
    }

    /// The association or network that a membership is in.
    #[must_use]
    pub fn membership_partner(&self, membership: Ix<Membership>) -> Ix<Partner> {
        self.membership_partners[membership.position()]
    }

    /// Where a partner's facts were read.
    #[must_use]
    pub fn partner_citations(&self, partner: Ix<Partner>) -> &[Cited] {
        &self.partner_citations[partner]
    }
}

/// In the default order, each once.
fn each_once<M>(places: impl Iterator<Item = Ix<M>>) -> Vec<Ix<M>> {
    let mut places: Vec<_> = places.collect();
    places.sort_unstable();
    places.dedup();
    places
}
