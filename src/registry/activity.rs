//! What can be asked of activities.

use partnergraph_entity::{
    activity::Model as Activity, activity_level::Level, agreement::Model as Agreement, field::Model as Field,
    partner::Model as Partner,
};

use super::{Ix, Registry};

impl Registry {
    /// The levels of study that an activity is for, from undergraduate up.
    #[must_use]
    pub fn levels(&self, activity: Ix<Activity>) -> &[Level] {
        &self.activity_levels[activity]
    }

    /// The partners of the agreement that an activity happens under, by name.
    #[must_use]
    pub fn activity_partners(&self, activity: Ix<Activity>) -> &[Ix<Partner>] {
        &self.agreement_partners[self.activity_agreement(activity)]
    }

    /// The agreement that an activity happens under.
    #[must_use]
    pub fn activity_agreement(&self, activity: Ix<Activity>) -> Ix<Agreement> {
        self.activity_agreements[activity.position()]
    }

    /// A number by which the names of fields of study compare within this registry; equal names have the same.
    #[must_use]
    pub fn field_name_rank(&self, field: Ix<Field>) -> u32 {
        self.field_name_ranks[field.position()]
    }

    /// The activities under any of some agreements, in the default order of activities.
    pub fn activities_under(&self, agreements: impl Iterator<Item = Ix<Agreement>>) -> Vec<Ix<Activity>> {
        let mut activities: Vec<_> =
            agreements.flat_map(|a| &self.agreement_activities[a]).copied().collect();
        activities.sort_unstable();
        activities
    }
}
