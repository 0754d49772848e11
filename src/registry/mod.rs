//! The read model: all rows with their links, and the pure questions asked of them.
//!
//! A [`Registry`] is built from [`Rows`](partnergraph_entity::Rows) by [`Registry::build`] and never changes; a change of
//! the data is a new registry, published through [`Live`]. Deliberately not here: I/O, the clock (a question about a day
//! takes the day), GraphQL and SQL. A place that is built into one registry means nothing in another.

mod activity;
mod agreement;
mod as_of;
mod build;
mod expiry;
pub mod folding;
mod links;
mod live;
mod order;
mod partner;
mod quality;
mod records;
mod region;
mod renewal;
pub mod search;
mod table;
mod tree;

use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};
use partnergraph_entity::{
    activity::Model as Activity, activity_level::Level, agreement::Model as Agreement,
    citation::Model as Citation, country::Model as Country, field::Model as Field,
    institution::InstitutionKind, membership::Model as Membership, organization::OrganizationKind,
    partner::Model as Partner, partner_identifier::Model as PartnerIdentifier,
    partner_name::Model as PartnerName, party::Role, programme::Model as Programme, region::Model as Region,
    source::Model as Source, unit::Model as Unit, university::Model as University,
};

pub use agreement::{EXPIRING_WITHIN_MONTHS, Status, active_years};
pub use build::BuildError;
pub use expiry::Due;
pub use links::{Links, Many, One};
pub use live::Live;
pub use order::compare;
pub use quality::{Fault, Finding, FindingKind, Subject};
pub use table::{Ix, Record, Table};
pub use tree::Paths;

/// All rows of one revision, each table in its default order, and the links between them, both ways.
///
/// A clone shares them.
#[derive(Clone)]
pub struct Registry {
    /// The change after which the database held these rows.
    pub revision: Revision,
    pub university: Option<University>,

    pub sources: Table<Source>,
    pub regions: Table<Region>,
    pub countries: Table<Country>,
    pub units: Table<Unit>,
    pub fields: Table<Field>,
    pub partners: Table<Partner>,
    pub programmes: Table<Programme>,
    pub agreements: Table<Agreement>,
    pub activities: Table<Activity>,
    pub memberships: Table<Membership>,

    pub university_country: Option<Ix<Country>>,
    /// The source of every record that cites none.
    pub own_source: Option<Ix<Source>>,
    pub region_parent: One<Region, Region>,
    pub region_paths: Paths<Region>,
    pub region_regions: Links<Region, Region>,
    pub region_countries: Links<Region, Country>,
    /// Those of the regions below, too.
    pub region_all_countries: Links<Region, Country>,
    /// Those that are recorded in this very region.
    pub region_partners: Links<Region, Partner>,
    /// Those that are located in it or below it.
    pub region_all_partners: Links<Region, Partner>,
    pub country_region: One<Country, Region>,
    pub country_partners: Links<Country, Partner>,
    pub unit_parent: One<Unit, Unit>,
    pub unit_paths: Paths<Unit>,
    pub unit_units: Links<Unit, Unit>,
    pub unit_agreements: Links<Unit, Agreement>,
    /// Those of the units below, too.
    pub unit_all_agreements: Links<Unit, Agreement>,
    pub field_parent: One<Field, Field>,
    pub field_paths: Paths<Field>,
    pub field_fields: Links<Field, Field>,
    pub field_activities: Links<Field, Activity>,
    /// Those of the fields below, too.
    pub field_all_activities: Links<Field, Activity>,
    /// The region that is recorded.
    pub partner_region: One<Partner, Region>,
    /// The region that is recorded or, where none is, that of the country.
    pub partner_located: One<Partner, Region>,
    pub partner_country: One<Partner, Country>,
    pub partner_agreements: Links<Partner, Agreement>,
    pub partner_memberships: Links<Partner, Membership>,
    pub partner_programmes: Links<Partner, Programme>,
    pub programme_agency: One<Programme, Partner>,
    pub programme_agreements: Links<Programme, Agreement>,
    pub agreement_programme: One<Agreement, Programme>,
    pub agreement_renews: One<Agreement, Agreement>,
    pub agreement_renewed_by: Links<Agreement, Agreement>,
    pub agreement_partners: Links<Agreement, Partner>,
    pub agreement_units: Links<Agreement, Unit>,
    pub agreement_activities: Links<Agreement, Activity>,
    pub activity_fields: Links<Activity, Field>,

    /// For each field, how many different names come before its own: its label is the code.
    field_name_ranks: Arc<[u32]>,
    /// For each partner, how many different cities come before its own: worked out when that is first asked for.
    city_ranks: Arc<OnceLock<Vec<u32>>>,
    activity_agreements: Arc<[Ix<Agreement>]>,
    membership_partners: Arc<[Ix<Partner>]>,
    partner_details: Arc<[Detail]>,
    partner_names: Many<Partner, PartnerName>,
    partner_identifiers: Many<Partner, PartnerIdentifier>,
    /// Where each identifier stands among those of its partner, by scheme and value.
    by_identifier: Arc<[(Ix<Partner>, u32)]>,
    party_roles: Many<Agreement, (Ix<Partner>, Role)>,
    activity_levels: Many<Activity, Level>,
    partner_citations: Many<Partner, Cited>,
    agreement_citations: Many<Agreement, Cited>,
    membership_citations: Many<Membership, Cited>,
    /// Built from all the others when it is first asked for.
    search: Arc<OnceLock<search::Index>>,
    /// Which records may be the same: worked out when that is first asked for.
    twins: quality::Twins,
    found: quality::Found,
}

/// A change of the data, by which two states are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Revision {
    /// Counted from 1; 0 before the first change.
    pub number: i64,
    /// When it was made; none before the first change.
    pub made_at: Option<DateTime<Utc>>,
}

/// What a partner is beyond the base row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    Institution(InstitutionKind),
    Organization(OrganizationKind),
}

/// A citation with the source that it names.
#[derive(Clone, Debug)]
pub struct Cited {
    pub citation: Citation,
    pub source: Ix<Source>,
}
