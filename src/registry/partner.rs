//! What can be asked of partners.

use partnergraph_entity::{
    activity::Model as Activity, membership::Model as Membership, partner::Model as Partner,
    partner_identifier::IdentifierScheme, partner_identifier::Model as PartnerIdentifier,
    partner_name::Model as PartnerName,
};

use super::{Cited, Detail, Ix, Many, Registry, Table};

impl Registry {
    #[must_use]
    pub fn detail(&self, partner: Ix<Partner>) -> Detail {
        self.partner_details[partner.position()]
    }

    /// Further names, by kind and name.
    #[must_use]
    pub fn names(&self, partner: Ix<Partner>) -> &[PartnerName] {
        &self.partner_names[partner]
    }

    /// Identifiers, by scheme and value.
    #[must_use]
    pub fn identifiers(&self, partner: Ix<Partner>) -> &[PartnerIdentifier] {
        &self.partner_identifiers[partner]
    }

    /// The partner that another register knows by this identifier.
    #[must_use]
    pub fn identified(&self, scheme: IdentifierScheme, value: &str) -> Option<Ix<Partner>> {
        let key = |&(partner, at): &(Ix<Partner>, u32)| {
            let identifier = &self.partner_identifiers[partner][at as usize];
            (identifier.scheme, identifier.value.as_str())
        };
        let at = self.by_identifier.binary_search_by(|entry| key(entry).cmp(&(scheme, value))).ok()?;
        Some(self.by_identifier[at].0).filter(|&partner| self.partners.contains(partner))
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
