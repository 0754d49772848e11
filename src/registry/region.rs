//! What can be asked of regions and countries: everything with the partners in them.

use partnergraph_entity::{
    agreement::Model as Agreement, country::Model as Country, partner::Model as Partner,
    region::Model as Region,
};

use super::{Ix, Registry};

impl Registry {
    /// The agreements with any of some partners, by title, each once.
    pub fn agreements_with(&self, partners: impl Iterator<Item = Ix<Partner>>) -> Vec<Ix<Agreement>> {
        let mut agreements: Vec<_> = partners.flat_map(|p| &self.partner_agreements[p]).copied().collect();
        agreements.sort_unstable();
        agreements.dedup();
        agreements
    }

    /// The agreements with partners that are recorded in this very region.
    #[must_use]
    pub fn region_agreements(&self, region: Ix<Region>) -> Vec<Ix<Agreement>> {
        self.agreements_with(self.region_partners[region].iter().copied())
    }

    /// The agreements with partners that are located in a region or below it.
    #[must_use]
    pub fn region_all_agreements(&self, region: Ix<Region>) -> Vec<Ix<Agreement>> {
        self.agreements_with(self.region_all_partners[region].iter().copied())
    }

    /// The agreements with partners of a country.
    #[must_use]
    pub fn country_agreements(&self, country: Ix<Country>) -> Vec<Ix<Agreement>> {
        self.agreements_with(self.country_partners[country].iter().copied())
    }

    /// The partners of any of some agreements, by name, each once.
    pub fn partners_of(&self, agreements: impl Iterator<Item = Ix<Agreement>>) -> Vec<Ix<Partner>> {
        let mut partners: Vec<_> = agreements.flat_map(|a| &self.agreement_partners[a]).copied().collect();
        partners.sort_unstable();
        partners.dedup();
        partners
    }
}
