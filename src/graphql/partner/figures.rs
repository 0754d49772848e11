//! What partners can be counted by: dimensions and facets.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object};

use super::{
    Institution, InstitutionKind, Organization, OrganizationKind, Partner, PartnerFilter, PartnerKind,
};
use crate::{
    graphql::{
        activity::{ActivityKind, Level},
        agreement::{Agreement, AgreementDimension, AgreementKind, AgreementStatus},
        country::Country,
        field::Field,
        figures::{Axis, Bound, Branch, Counted, Dimension, Facets, Figures, Reach, enum_code, record_code},
        kit::{Item, Listed, Several, Within, list::Selection},
        programme::Programme,
        region::Region,
        unit::Unit,
        view,
    },
    registry::Detail,
};

/// What partners can be counted by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartnerDimension {
    /// The region: the one that is recorded or, where none is, that of the country.
    Region,
    /// The country.
    Country,
    /// The strand: institution or organization.
    Kind,
    /// The kind of institution; not known for organizations.
    InstitutionKind,
    /// The kind of organization; not known for institutions.
    OrganizationKind,
    /// The agreements with the partner.
    Agreement,
    /// The kinds of the agreements with the partner.
    AgreementKind,
    /// The statuses of the agreements with the partner, on the day of `registry.today`.
    AgreementStatus,
    /// The programmes that agreements with the partner run under.
    Programme,
    /// The parts of the university that agreements with the partner concern.
    Unit,
    /// What is done under the agreements with the partner.
    ActivityKind,
    /// The levels of study of the activities with the partner.
    Level,
    /// The fields of study of the activities with the partner.
    Field,
    /// The years in which agreements with the partner start.
    StartYear,
    /// Each year in which an agreement with the partner was in force, be it for a day, up to the day of `registry.today`.
    ActiveYear,
}

impl PartnerDimension {
    /// The dimension of the agreements with a partner that tells the same.
    pub(super) fn of_agreements(self) -> Option<AgreementDimension> {
        let dimension = match self {
            Self::AgreementKind => AgreementDimension::Kind,
            Self::AgreementStatus => AgreementDimension::Status,
            Self::Programme => AgreementDimension::Programme,
            Self::Unit => AgreementDimension::Unit,
            Self::ActivityKind => AgreementDimension::ActivityKind,
            Self::Level => AgreementDimension::Level,
            Self::Field => AgreementDimension::Field,
            Self::StartYear => AgreementDimension::StartYear,
            Self::ActiveYear => AgreementDimension::ActiveYear,
            Self::Region
            | Self::Country
            | Self::Kind
            | Self::InstitutionKind
            | Self::OrganizationKind
            | Self::Agreement => return None,
        };
        Some(dimension)
    }
}

impl Dimension<Partner> for PartnerDimension {
    fn codes(self, reach: Reach<'_>, partner: Partner, codes: &mut Vec<u32>) {
        let registry = &*reach.view().registry;
        let ix = partner.ix();
        let agreements = || reach.agreements(&registry.partner_agreements[ix]);
        if let Some(dimension) = self.of_agreements() {
            return agreements().for_each(|ix| dimension.codes(reach, Agreement::new(ix), codes));
        }
        match (self, registry.detail(ix)) {
            (Self::Region, _) => codes.extend(reach.region(ix).map(record_code)),
            (Self::Country, _) => codes.extend(registry.partner_country[ix].map(record_code)),
            (Self::Kind, _) => codes.push(enum_code(&PartnerKind::from(registry.partners[ix].kind))),
            (Self::InstitutionKind, Detail::Institution(kind)) => {
                codes.push(enum_code(&InstitutionKind::from(kind)));
            }
            (Self::OrganizationKind, Detail::Organization(kind)) => {
                codes.push(enum_code(&OrganizationKind::from(kind)));
            }
            (Self::Agreement, _) => codes.extend(agreements().map(record_code)),
            _ => {}
        }
    }

    fn axis(self) -> Axis {
        match self {
            Self::Region => Axis::Regions,
            Self::Country => Axis::Countries,
            Self::Kind => Axis::values::<PartnerKind>(),
            Self::InstitutionKind => Axis::values::<InstitutionKind>(),
            Self::OrganizationKind => Axis::values::<OrganizationKind>(),
            _ => self.of_agreements().map_or(Axis::Agreements, Dimension::axis),
        }
    }

    fn branch(self) -> Branch {
        match self.of_agreements().map(Dimension::branch) {
            Some(Branch::Own) => Branch::Agreement,
            Some(branch) => branch,
            None if self == Self::Agreement => Branch::Agreement,
            None => Branch::Own,
        }
    }
}

impl Counted for Partner {
    type Dimension = PartnerDimension;
    type Facets = PartnerFacets;

    fn without(filter: &PartnerFilter, dimension: PartnerDimension) -> Option<PartnerFilter> {
        filter.without(dimension)
    }

    fn bound(filter: &PartnerFilter, ignored: Option<PartnerDimension>) -> Bound {
        filter.bound(ignored)
    }

    /// Activities and parts of the university are those of one agreement.
    fn shared(branches: &[Branch]) -> Vec<Branch> {
        let count = |of: &[Branch]| branches.iter().filter(|branch| of.contains(branch)).count();
        let leads_to_several = |&branch: &Branch| match branch {
            Branch::Agreement => count(&[Branch::Agreement, Branch::Activity, Branch::Unit]) > 1,
            branch => count(&[branch]) > 1,
        };
        [Branch::Agreement, Branch::Activity, Branch::Unit].into_iter().filter(leads_to_several).collect()
    }

    fn ways<'r>(reach: Reach<'r>, partner: Self, fixed: &[Branch]) -> Vec<Reach<'r>> {
        let registry = &reach.view().registry;
        let ways = reach.each_agreement(&registry.partner_agreements[partner.ix()]).into_iter();
        ways.flat_map(|way| match way.agreement() {
            Some(agreement) => Agreement::ways(way, Agreement::new(agreement), fixed),
            None => vec![way],
        })
        .collect()
    }
}

/// The figures of institutions or organizations are those of partners.
fn as_partners<T: Listed<Filter = PartnerFilter>>(
    selection: Selection<T>,
    partner: fn(T) -> Partner,
) -> Figures<Partner> {
    let partners = |items: &[T]| items.iter().map(|&item| partner(item)).collect();
    let (of, items) = (partners(&selection.of), partners(&selection.items));
    Figures::from(Selection { of, filter: selection.filter, items })
}

impl From<Selection<Institution>> for Figures<Partner> {
    fn from(selection: Selection<Institution>) -> Self {
        as_partners(selection, Partner::Institution)
    }
}

impl From<Selection<Organization>> for Figures<Partner> {
    fn from(selection: Selection<Organization>) -> Self {
        as_partners(selection, Partner::Organization)
    }
}

/// The facets of a list of partners.
pub struct PartnerFacets(Arc<Selection<Partner>>);

impl From<Arc<Selection<Partner>>> for PartnerFacets {
    fn from(selection: Arc<Selection<Partner>>) -> Self {
        Self(selection)
    }
}

/// How many partners of a list there are for each value of what they are often narrowed down by: the most frequent
/// values first, what is not known last.
#[Object]
impl PartnerFacets {
    /// By region; ignores the filter's `region`.
    async fn region(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Whether a region counts those of the regions that it contains.")]
        within: Within,
    ) -> Facets<Region> {
        Several(self.0.nodes(view(ctx), PartnerDimension::Region, within))
    }

    /// By country; ignores the filter's `country`.
    async fn country(&self, ctx: &Context<'_>) -> Facets<Country> {
        Several(self.0.records(view(ctx), PartnerDimension::Country))
    }

    /// By strand; ignores the filter's `kind`.
    async fn kind(&self, ctx: &Context<'_>) -> Facets<PartnerKind> {
        Several(self.0.values(view(ctx), PartnerDimension::Kind))
    }

    /// By the kind of institution; ignores the filter's `institutionKind`.
    async fn institution_kind(&self, ctx: &Context<'_>) -> Facets<InstitutionKind> {
        Several(self.0.values(view(ctx), PartnerDimension::InstitutionKind))
    }

    /// By the kind of organization; ignores the filter's `organizationKind`.
    async fn organization_kind(&self, ctx: &Context<'_>) -> Facets<OrganizationKind> {
        Several(self.0.values(view(ctx), PartnerDimension::OrganizationKind))
    }

    /// By the kinds of the agreements with them; ignores the `kind` of the filter's `agreements`.
    async fn agreement_kind(&self, ctx: &Context<'_>) -> Facets<AgreementKind> {
        Several(self.0.values(view(ctx), PartnerDimension::AgreementKind))
    }

    /// By the statuses of the agreements with them on the day of `registry.today`; ignores the `status` of the filter's
    /// `agreements`.
    async fn agreement_status(&self, ctx: &Context<'_>) -> Facets<AgreementStatus> {
        Several(self.0.values(view(ctx), PartnerDimension::AgreementStatus))
    }

    /// By the programmes that agreements with them run under; ignores the `programme` of the filter's `agreements`.
    async fn programme(&self, ctx: &Context<'_>) -> Facets<Programme> {
        Several(self.0.records(view(ctx), PartnerDimension::Programme))
    }

    /// By the parts of the university that agreements with them concern; ignores the `units` of the filter's `agreements`.
    async fn unit(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Whether a unit counts those of the units that it contains.")]
        within: Within,
    ) -> Facets<Unit> {
        Several(self.0.nodes(view(ctx), PartnerDimension::Unit, within))
    }

    /// By what is done under the agreements with them; ignores the `kind` of the `activities` of the filter's `agreements`.
    async fn activity_kind(&self, ctx: &Context<'_>) -> Facets<ActivityKind> {
        Several(self.0.values(view(ctx), PartnerDimension::ActivityKind))
    }

    /// By the levels of study of the activities with them; ignores the `level` of the `activities` of the filter's
    /// `agreements`.
    async fn level(&self, ctx: &Context<'_>) -> Facets<Level> {
        Several(self.0.values(view(ctx), PartnerDimension::Level))
    }

    /// By the fields of study of the activities with them; ignores the `fields` of the `activities` of the filter's
    /// `agreements`.
    async fn field(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Whether a field counts those of the fields that it contains.")]
        within: Within,
    ) -> Facets<Field> {
        Several(self.0.nodes(view(ctx), PartnerDimension::Field, within))
    }

    /// By the years in which agreements with them start, early years first; ignores the `starts` of the filter's
    /// `agreements`.
    async fn year(&self, ctx: &Context<'_>) -> Facets<i32> {
        Several(self.0.years(view(ctx), PartnerDimension::StartYear))
    }
}
