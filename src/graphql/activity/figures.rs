//! What activities can be counted by: dimensions and facets.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object};

use super::{Activity, ActivityFilter, ActivityKind, Direction, Level};
use crate::graphql::{
    agreement::{Agreement, AgreementDimension, AgreementKind, AgreementStatus},
    country::Country,
    field::Field,
    figures::{
        Axis, Bound, Branch, Counted, Dimension, Facets, Reach, enum_code, month_code, record_code, year_code,
    },
    kit::{Item, Several, Within, list::Selection},
    partner::PartnerKind,
    programme::Programme,
    region::Region,
    view,
};

/// What activities can be counted by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityDimension {
    /// What is done.
    Kind,
    /// Which way people or goods go.
    Direction,
    /// The levels of study.
    Level,
    /// The fields of study.
    Field,
    /// The agreement that it happens under.
    Agreement,
    /// What was agreed.
    AgreementKind,
    /// The status of the agreement on the day of `registry.today`.
    Status,
    /// The programme of the agreement.
    Programme,
    /// The parts of the university that the agreement concerns.
    Unit,
    /// The partners.
    Partner,
    /// The strands of the partners: institutions or organizations.
    PartnerKind,
    /// The kinds of the partners that are institutions.
    InstitutionKind,
    /// The kinds of the partners that are organizations.
    OrganizationKind,
    /// The regions of the partners.
    Region,
    /// The countries of the partners.
    Country,
    /// The year of the first day or, where that is not known, of the agreement's.
    StartYear,
    /// The month of the first day or, where that is not known, of the agreement's; not known where only the year is.
    StartMonth,
    /// Each year in which the agreement was in force, be it for a day, up to the day of `registry.today`.
    ActiveYear,
}

impl ActivityDimension {
    /// The dimension of the agreement that tells the same.
    pub(super) fn of_agreement(self) -> Option<AgreementDimension> {
        let dimension = match self {
            Self::AgreementKind => AgreementDimension::Kind,
            Self::Status => AgreementDimension::Status,
            Self::Programme => AgreementDimension::Programme,
            Self::Unit => AgreementDimension::Unit,
            Self::Partner => AgreementDimension::Partner,
            Self::PartnerKind => AgreementDimension::PartnerKind,
            Self::InstitutionKind => AgreementDimension::InstitutionKind,
            Self::OrganizationKind => AgreementDimension::OrganizationKind,
            Self::Region => AgreementDimension::Region,
            Self::Country => AgreementDimension::Country,
            Self::ActiveYear => AgreementDimension::ActiveYear,
            Self::Kind
            | Self::Direction
            | Self::Level
            | Self::Field
            | Self::Agreement
            | Self::StartYear
            | Self::StartMonth => return None,
        };
        Some(dimension)
    }
}

impl Dimension<Activity> for ActivityDimension {
    fn codes(self, reach: Reach<'_>, activity: Activity, codes: &mut Vec<u32>) {
        let view = reach.view();
        let registry = &*view.registry;
        let (ix, row) = (activity.ix(), activity.row_in(view));
        let agreement = registry.activity_agreement(ix);
        if let Some(dimension) = self.of_agreement() {
            return dimension.codes(reach, Agreement::new(agreement), codes);
        }
        // Only where it is asked for, because every item is asked.
        let starts = || row.starts.or(registry.agreements[agreement].starts);
        match self {
            Self::Kind => codes.push(enum_code(&ActivityKind::from(row.kind))),
            Self::Direction => codes.extend(row.direction.map(|one| enum_code(&Direction::from(one)))),
            Self::Level => {
                codes.extend(registry.levels(ix).iter().map(|&level| enum_code(&Level::from(level))));
            }
            Self::Field => codes.extend(reach.fields(&registry.activity_fields[ix]).map(record_code)),
            Self::StartYear => codes.extend(starts().map(year_code)),
            Self::StartMonth => codes.extend(starts().and_then(month_code)),
            _ => codes.push(record_code(agreement)),
        }
    }

    fn axis(self) -> Axis {
        match self {
            Self::Kind => Axis::values::<ActivityKind>(),
            Self::Direction => Axis::values::<Direction>(),
            Self::Level => Axis::values::<Level>(),
            Self::Field => Axis::Fields,
            Self::StartYear => Axis::Years,
            Self::StartMonth => Axis::Months,
            _ => self.of_agreement().map_or(Axis::Agreements, Dimension::axis),
        }
    }

    fn branch(self) -> Branch {
        self.of_agreement().map_or(Branch::Own, Dimension::branch)
    }
}

impl Counted for Activity {
    type Dimension = ActivityDimension;
    type Facets = ActivityFacets;

    fn without(filter: &ActivityFilter, dimension: ActivityDimension) -> Option<ActivityFilter> {
        filter.without(dimension)
    }

    fn bound(filter: &ActivityFilter, ignored: Option<ActivityDimension>) -> Bound {
        filter.bound(ignored)
    }

    fn ways<'r>(reach: Reach<'r>, activity: Self, fixed: &[Branch]) -> Vec<Reach<'r>> {
        let agreement = reach.view().registry.activity_agreement(activity.ix());
        Agreement::ways(reach, Agreement::new(agreement), fixed)
    }
}

/// The facets of a list of activities.
pub struct ActivityFacets(Arc<Selection<Activity>>);

impl From<Arc<Selection<Activity>>> for ActivityFacets {
    fn from(selection: Arc<Selection<Activity>>) -> Self {
        Self(selection)
    }
}

/// How many activities of a list there are for each value of what they are often narrowed down by: the most frequent
/// values first, what is not known last.
#[Object]
impl ActivityFacets {
    /// By what is done; ignores the filter's `kind`.
    async fn kind(&self, ctx: &Context<'_>) -> Facets<ActivityKind> {
        Several(self.0.values(view(ctx), ActivityDimension::Kind))
    }

    /// By direction; ignores the filter's `direction`.
    async fn direction(&self, ctx: &Context<'_>) -> Facets<Direction> {
        Several(self.0.values(view(ctx), ActivityDimension::Direction))
    }

    /// By level of study; ignores the filter's `level`.
    async fn level(&self, ctx: &Context<'_>) -> Facets<Level> {
        Several(self.0.values(view(ctx), ActivityDimension::Level))
    }

    /// By field of study; ignores the filter's `fields`.
    async fn field(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Whether a field counts those of the fields that it contains.")]
        within: Within,
    ) -> Facets<Field> {
        Several(self.0.nodes(view(ctx), ActivityDimension::Field, within))
    }

    /// By the kind of the agreement; ignores the `kind` of the filter's `agreement`.
    async fn agreement_kind(&self, ctx: &Context<'_>) -> Facets<AgreementKind> {
        Several(self.0.values(view(ctx), ActivityDimension::AgreementKind))
    }

    /// By the status of the agreement on the day of `registry.today`; ignores the `status` of the filter's `agreement`.
    async fn status(&self, ctx: &Context<'_>) -> Facets<AgreementStatus> {
        Several(self.0.values(view(ctx), ActivityDimension::Status))
    }

    /// By the programme of the agreement; ignores the `programme` of the filter's `agreement`.
    async fn programme(&self, ctx: &Context<'_>) -> Facets<Programme> {
        Several(self.0.records(view(ctx), ActivityDimension::Programme))
    }

    /// By the strands of the partners; ignores the `kind` of the filter's `partners`.
    async fn partner_kind(&self, ctx: &Context<'_>) -> Facets<PartnerKind> {
        Several(self.0.values(view(ctx), ActivityDimension::PartnerKind))
    }

    /// By the regions of the partners; ignores the `region` of the filter's `partners`.
    async fn region(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Whether a region counts those of the regions that it contains.")]
        within: Within,
    ) -> Facets<Region> {
        Several(self.0.nodes(view(ctx), ActivityDimension::Region, within))
    }

    /// By the countries of the partners; ignores the `country` of the filter's `partners`.
    async fn country(&self, ctx: &Context<'_>) -> Facets<Country> {
        Several(self.0.records(view(ctx), ActivityDimension::Country))
    }

    /// By the year of the first day or, where that is not known, of the agreement's; early years first. Ignores the
    /// filter's `starts`.
    async fn year(&self, ctx: &Context<'_>) -> Facets<i32> {
        Several(self.0.years(view(ctx), ActivityDimension::StartYear))
    }
}
