//! What agreements can be counted by: dimensions and facets.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object};

use super::{Agreement, AgreementFilter, AgreementKind, AgreementStatus, Stage};
use crate::{
    graphql::{
        activity::{ActivityDimension, ActivityKind, Direction, Level},
        country::Country,
        field::Field,
        figures::{
            Axis, Bound, Branch, Counted, Dimension, Facets, NO_VALUE, Reach, UNKNOWN, enum_code, month_code,
            record_code, year_code,
        },
        kit::{Item, Several, Within, list::Selection},
        partner::{InstitutionKind, OrganizationKind, PartnerDimension, PartnerKind},
        programme::Programme,
        region::Region,
        unit::Unit,
        view,
    },
    registry::{Detail, active_years},
};

/// What agreements can be counted by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementDimension {
    /// The regions of the partners.
    Region,
    /// The countries of the partners.
    Country,
    /// The partners.
    Partner,
    /// The strands of the partners: institutions or organizations.
    PartnerKind,
    /// The kinds of the partners that are institutions.
    InstitutionKind,
    /// The kinds of the partners that are organizations.
    OrganizationKind,
    /// What was agreed.
    Kind,
    /// The recorded stage.
    Stage,
    /// The status on the day of `registry.today`.
    Status,
    /// The programme that it runs under.
    Programme,
    /// The parts of the university that it concerns.
    Unit,
    /// The activities under it.
    Activity,
    /// What is done under it.
    ActivityKind,
    /// Which way people or goods go under it.
    Direction,
    /// The levels of study of the activities under it.
    Level,
    /// The fields of study of the activities under it.
    Field,
    /// The year of signing.
    SignedYear,
    /// The month of signing; not known where only the year is.
    SignedMonth,
    /// The year of the first day in force.
    StartYear,
    /// The month of the first day in force; not known where only the year is.
    StartMonth,
    /// The year of the last day in force.
    EndYear,
    /// The month of the last day in force; not known where only the year is.
    EndMonth,
    /// Each year in which it was in force, be it for a day, up to the day of `registry.today`: from its start or, where that
    /// is not known, its signing to its end. One from September to the next August counts in both years. Not known where
    /// neither start nor signing is, or whether it came into force, or when it was ended; in no group where it never was in
    /// force.
    ActiveYear,
}

impl AgreementDimension {
    /// The dimension of the partners that tells the same.
    pub fn of_partners(self) -> Option<PartnerDimension> {
        match self {
            Self::Region => Some(PartnerDimension::Region),
            Self::Country => Some(PartnerDimension::Country),
            Self::PartnerKind => Some(PartnerDimension::Kind),
            Self::InstitutionKind => Some(PartnerDimension::InstitutionKind),
            Self::OrganizationKind => Some(PartnerDimension::OrganizationKind),
            _ => None,
        }
    }

    /// The dimension of the activities that tells the same.
    pub fn of_activities(self) -> Option<ActivityDimension> {
        match self {
            Self::ActivityKind => Some(ActivityDimension::Kind),
            Self::Direction => Some(ActivityDimension::Direction),
            Self::Level => Some(ActivityDimension::Level),
            Self::Field => Some(ActivityDimension::Field),
            _ => None,
        }
    }
}

impl Dimension<Agreement> for AgreementDimension {
    fn codes(self, reach: Reach<'_>, agreement: Agreement, codes: &mut Vec<u32>) {
        let view = reach.view();
        let registry = &*view.registry;
        let (ix, row) = (agreement.ix(), agreement.row_in(view));
        // Only where they are asked for, because every item is asked.
        let partners = || reach.partners(&registry.agreement_partners[ix]);
        let activities = || reach.activities(&registry.agreement_activities[ix]);
        match self {
            Self::Region => {
                codes.extend(partners().filter_map(|ix| reach.region(ix)).map(record_code));
            }
            Self::Country => {
                codes.extend(partners().filter_map(|ix| registry.partner_country[ix]).map(record_code));
            }
            Self::Partner => codes.extend(partners().map(record_code)),
            Self::PartnerKind => {
                codes.extend(partners().map(|ix| enum_code(&PartnerKind::from(registry.partners[ix].kind))));
            }
            Self::InstitutionKind => codes.extend(partners().filter_map(|ix| match registry.detail(ix) {
                Detail::Institution(kind) => Some(enum_code(&InstitutionKind::from(kind))),
                Detail::Organization(_) => None,
            })),
            Self::OrganizationKind => codes.extend(partners().filter_map(|ix| match registry.detail(ix) {
                Detail::Organization(kind) => Some(enum_code(&OrganizationKind::from(kind))),
                Detail::Institution(_) => None,
            })),
            Self::Kind => codes.push(enum_code(&AgreementKind::from(row.kind))),
            Self::Stage => codes.push(enum_code(&Stage::from(row.stage))),
            Self::Status => codes.push(enum_code(&AgreementStatus::from(view.status(ix, view.day)))),
            Self::Programme => codes.extend(registry.agreement_programme[ix].map(record_code)),
            Self::Unit => codes.extend(reach.units(&registry.agreement_units[ix]).map(record_code)),
            Self::Activity => codes.extend(activities().map(record_code)),
            Self::ActivityKind => {
                codes.extend(
                    activities().map(|ix| enum_code(&ActivityKind::from(registry.activities[ix].kind))),
                );
            }
            Self::Direction => {
                let directions = activities().filter_map(|ix| registry.activities[ix].direction);
                codes.extend(directions.map(|direction| enum_code(&Direction::from(direction))));
            }
            Self::Level => {
                let levels = activities().flat_map(|ix| registry.levels(ix));
                codes.extend(levels.map(|&level| enum_code(&Level::from(level))));
            }
            Self::Field => {
                let fields = activities().flat_map(|ix| reach.fields(&registry.activity_fields[ix]));
                codes.extend(fields.map(record_code));
            }
            Self::SignedYear => codes.extend(row.signed.map(year_code)),
            Self::SignedMonth => codes.extend(row.signed.and_then(month_code)),
            Self::StartYear => codes.extend(row.starts.map(year_code)),
            Self::StartMonth => codes.extend(row.starts.and_then(month_code)),
            Self::EndYear => codes.extend(row.ends.map(year_code)),
            Self::EndMonth => codes.extend(row.ends.and_then(month_code)),
            Self::ActiveYear => match active_years(row, view.day, view.today) {
                None => codes.push(UNKNOWN),
                Some(years) if years.is_empty() => codes.push(NO_VALUE),
                Some(years) => codes.extend(years.filter_map(|year| u32::try_from(year).ok())),
            },
        }
    }

    fn axis(self) -> Axis {
        match self {
            Self::Region => Axis::Regions,
            Self::Country => Axis::Countries,
            Self::Partner => Axis::Partners,
            Self::PartnerKind => Axis::values::<PartnerKind>(),
            Self::InstitutionKind => Axis::values::<InstitutionKind>(),
            Self::OrganizationKind => Axis::values::<OrganizationKind>(),
            Self::Kind => Axis::values::<AgreementKind>(),
            Self::Stage => Axis::values::<Stage>(),
            Self::Status => Axis::values::<AgreementStatus>(),
            Self::Programme => Axis::Programmes,
            Self::Unit => Axis::Units,
            Self::Activity => Axis::Activities,
            Self::ActivityKind => Axis::values::<ActivityKind>(),
            Self::Direction => Axis::values::<Direction>(),
            Self::Level => Axis::values::<Level>(),
            Self::Field => Axis::Fields,
            Self::SignedYear | Self::StartYear | Self::EndYear | Self::ActiveYear => Axis::Years,
            Self::SignedMonth | Self::StartMonth | Self::EndMonth => Axis::Months,
        }
    }

    fn branch(self) -> Branch {
        match self {
            Self::Partner => Branch::Partner,
            Self::Unit => Branch::Unit,
            Self::Activity => Branch::Activity,
            _ if self.of_partners().is_some() => Branch::Partner,
            _ if self.of_activities().is_some() => Branch::Activity,
            _ => Branch::Own,
        }
    }
}

impl Counted for Agreement {
    type Dimension = AgreementDimension;
    type Facets = AgreementFacets;

    fn without(filter: &AgreementFilter, dimension: AgreementDimension) -> Option<AgreementFilter> {
        filter.without(dimension)
    }

    fn bound(filter: &AgreementFilter, ignored: Option<AgreementDimension>) -> Bound {
        filter.bound(ignored)
    }

    fn ways<'r>(reach: Reach<'r>, agreement: Self, fixed: &[Branch]) -> Vec<Reach<'r>> {
        let (registry, ix) = (&reach.view().registry, agreement.ix());
        let mut ways = vec![reach];
        if fixed.contains(&Branch::Partner) {
            ways =
                ways.into_iter().flat_map(|way| way.each_partner(&registry.agreement_partners[ix])).collect();
        }
        if fixed.contains(&Branch::Unit) {
            ways = ways.into_iter().flat_map(|way| way.each_unit(&registry.agreement_units[ix])).collect();
        }
        if fixed.contains(&Branch::Activity) {
            ways = ways
                .into_iter()
                .flat_map(|way| way.each_activity(&registry.agreement_activities[ix]))
                .collect();
        }
        ways
    }
}

/// The facets of a list of agreements.
pub struct AgreementFacets(Arc<Selection<Agreement>>);

impl From<Arc<Selection<Agreement>>> for AgreementFacets {
    fn from(selection: Arc<Selection<Agreement>>) -> Self {
        Self(selection)
    }
}

/// How many agreements of a list there are for each value of what they are often narrowed down by: the most frequent
/// values first, what is not known last.
#[Object]
impl AgreementFacets {
    /// By the regions of the partners; ignores the `region` of the filter's `partners`.
    async fn region(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Whether a region counts those of the regions that it contains.")]
        within: Within,
    ) -> Facets<Region> {
        Several(self.0.nodes(view(ctx), AgreementDimension::Region, within))
    }

    /// By the countries of the partners; ignores the `country` of the filter's `partners`.
    async fn country(&self, ctx: &Context<'_>) -> Facets<Country> {
        Several(self.0.records(view(ctx), AgreementDimension::Country))
    }

    /// By the strands of the partners; ignores the `kind` of the filter's `partners`.
    async fn partner_kind(&self, ctx: &Context<'_>) -> Facets<PartnerKind> {
        Several(self.0.values(view(ctx), AgreementDimension::PartnerKind))
    }

    /// By what was agreed; ignores the filter's `kind`.
    async fn kind(&self, ctx: &Context<'_>) -> Facets<AgreementKind> {
        Several(self.0.values(view(ctx), AgreementDimension::Kind))
    }

    /// By the recorded stage; ignores the filter's `stage`.
    async fn stage(&self, ctx: &Context<'_>) -> Facets<Stage> {
        Several(self.0.values(view(ctx), AgreementDimension::Stage))
    }

    /// By the status on the day of `registry.today`; ignores the filter's `status`.
    async fn status(&self, ctx: &Context<'_>) -> Facets<AgreementStatus> {
        Several(self.0.values(view(ctx), AgreementDimension::Status))
    }

    /// By programme; ignores the filter's `programme`.
    async fn programme(&self, ctx: &Context<'_>) -> Facets<Programme> {
        Several(self.0.records(view(ctx), AgreementDimension::Programme))
    }

    /// By the parts of the university that they concern; ignores the filter's `units`.
    async fn unit(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Whether a unit counts those of the units that it contains.")]
        within: Within,
    ) -> Facets<Unit> {
        Several(self.0.nodes(view(ctx), AgreementDimension::Unit, within))
    }

    /// By what is done under them; ignores the `kind` of the filter's `activities`.
    async fn activity_kind(&self, ctx: &Context<'_>) -> Facets<ActivityKind> {
        Several(self.0.values(view(ctx), AgreementDimension::ActivityKind))
    }

    /// By the levels of study of the activities; ignores the `level` of the filter's `activities`.
    async fn level(&self, ctx: &Context<'_>) -> Facets<Level> {
        Several(self.0.values(view(ctx), AgreementDimension::Level))
    }

    /// By the fields of study of the activities; ignores the `fields` of the filter's `activities`.
    async fn field(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Whether a field counts those of the fields that it contains.")]
        within: Within,
    ) -> Facets<Field> {
        Several(self.0.nodes(view(ctx), AgreementDimension::Field, within))
    }

    /// By the year of the first day in force, early years first; ignores the filter's `starts`.
    async fn year(&self, ctx: &Context<'_>) -> Facets<i32> {
        Several(self.0.years(view(ctx), AgreementDimension::StartYear))
    }
}
