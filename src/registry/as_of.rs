//! The registry as of a past day: without what is known to have come later. How an agreement stood then is told in
//! `agreement`.

use std::sync::Arc;

use chrono::NaiveDate;
use partnergraph_entity::{PartialDate, partner::Model as Partner};

use super::{Ix, Registry, agreement::begins, quality::Found};

impl Registry {
    /// The registry without the agreements, activities and memberships that began after `day`, and without the partners
    /// that only have such. An agreement begins when it is signed or, where that is not known, with its first day in force.
    /// What has no date stays. Rows keep their places.
    #[must_use]
    pub fn as_of(&self, day: NaiveDate) -> Self {
        let later = |date: Option<PartialDate>| date.is_some_and(|date| date.earliest() > day);
        let agreements = self.agreements.only(|ix| {
            let row = &self.agreements[ix];
            !later(begins(row))
        });
        let activities = self.activities.only(|ix| {
            agreements.contains(self.activity_agreement(ix)) && !later(self.activities[ix].starts)
        });
        let memberships = self.memberships.only(|ix| !later(self.memberships[ix].starts));
        let partners = self.partners.only(|ix| {
            let (with, within) = (&self.partner_agreements[ix], &self.partner_memberships[ix]);
            (with.is_empty() && within.is_empty())
                || with.iter().any(|&agreement| agreements.contains(agreement))
                || within.iter().any(|&membership| memberships.contains(membership))
        });
        let then = |partner: Ix<Partner>| partners.contains(partner);
        Self {
            region_partners: self.region_partners.only(|&ix| then(ix)),
            region_all_partners: self.region_all_partners.only(|&ix| then(ix)),
            country_partners: self.country_partners.only(|&ix| then(ix)),
            unit_agreements: self.unit_agreements.only(|&ix| agreements.contains(ix)),
            unit_all_agreements: self.unit_all_agreements.only(|&ix| agreements.contains(ix)),
            field_all_activities: self.field_all_activities.only(|&ix| activities.contains(ix)),
            field_activities: self.field_activities.only(|&ix| activities.contains(ix)),
            partner_agreements: self.partner_agreements.only(|&ix| agreements.contains(ix)),
            partner_memberships: self.partner_memberships.only(|&ix| memberships.contains(ix)),
            programme_agency: self.programme_agency.only(then),
            programme_agreements: self.programme_agreements.only(|&ix| agreements.contains(ix)),
            agreement_renews: self.agreement_renews.only(|ix| agreements.contains(ix)),
            agreement_renewed_by: self.agreement_renewed_by.only(|&ix| agreements.contains(ix)),
            agreement_partners: self.agreement_partners.only(|&ix| then(ix)),
            agreement_activities: self.agreement_activities.only(|&ix| activities.contains(ix)),
            // An index is built from a whole registry; one that is there already tells of records that came later.
            search: if self.is_search_ready() { Arc::clone(&self.search) } else { Arc::default() },
            party_roles: self.party_roles.only(|&(ix, _)| then(ix)),
            twins: self.twins.as_of(),
            found: Found::default(),
            agreements,
            activities,
            memberships,
            partners,
            ..self.clone()
        }
    }
}
