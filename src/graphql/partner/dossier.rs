//! The dossier of a partner: what the office wants to know of it at one look, beyond its plain relations. What is found
//! wrong with records is told in `quality`.

use async_graphql::{Context, Object};

use super::{Partner, Row};
use crate::{
    graphql::{
        View,
        activity::{Activity, ActivityDimension, ActivityKind, Level},
        agreement::{Agreement, AgreementDimension, AgreementStatus},
        field::Field,
        figures::{Counted, Facets},
        kit::{Id, Item, List, Listed, PartialDate, Several, Single, Within, Written, list::Selection},
        quality::Finding,
        source::Source,
        unit::Unit,
        view,
    },
    registry::Ix,
};

/// The dossier of the partner at a place.
pub struct PartnerDossier(pub Ix<Row>);

impl Written for PartnerDossier {}

/// What there is to know of a partner at one look, beyond its plain relations.
#[Object]
impl PartnerDossier {
    /// How many agreements it is a party to, whatever their status.
    async fn agreement_count(&self, ctx: &Context<'_>) -> usize {
        view(ctx).registry.partner_agreements[self.0].len()
    }

    /// How many of them are in force on the day of `registry.today`.
    async fn active_agreement_count(&self, ctx: &Context<'_>) -> usize {
        let view = view(ctx);
        let agreements = view.registry.partner_agreements[self.0].iter();
        agreements.filter(|&&ix| view.status(ix, view.day).in_force()).count()
    }

    /// Its agreements by status on the day of `registry.today`, the most frequent first.
    async fn statuses(&self, ctx: &Context<'_>) -> Facets<AgreementStatus> {
        Several(self.agreements(view(ctx)).values(view(ctx), AgreementDimension::Status))
    }

    /// The earliest beginning that is known of an agreement or a membership, as precisely as it is known: the signing or,
    /// where that is not known, the first day in force. It can be still to come. Proposals do not count. Null where no
    /// beginning is known.
    async fn since(&self, ctx: &Context<'_>) -> Option<PartialDate> {
        PartialDate::optional(view(ctx).registry.partner_since(self.0))
    }

    /// The agreement in force on the day of `registry.today` that ends next; null where no end is known.
    async fn next_end(&self, ctx: &Context<'_>) -> Option<Single<Agreement>> {
        let view = view(ctx);
        view.registry.next_end(self.0, view.day, view.today).map(Agreement::new).map(Single)
    }

    /// The activities under its agreements by what is done, the most frequent first.
    async fn activity_kinds(&self, ctx: &Context<'_>) -> Facets<ActivityKind> {
        Several(self.activities(view(ctx)).values(view(ctx), ActivityDimension::Kind))
    }

    /// The activities under its agreements by field of study, the most frequent first; those in no known field last.
    async fn fields(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Whether a field counts those of the fields that it contains.")]
        within: Within,
    ) -> Facets<Field> {
        Several(self.activities(view(ctx)).nodes(view(ctx), ActivityDimension::Field, within))
    }

    /// The activities under its agreements by level of study, the most frequent first; those of no known level last.
    async fn levels(&self, ctx: &Context<'_>) -> Facets<Level> {
        Several(self.activities(view(ctx)).values(view(ctx), ActivityDimension::Level))
    }

    /// The parts of the university that its agreements concern, by name.
    async fn units(&self, ctx: &Context<'_>) -> List<Unit> {
        self.list(view(ctx), &view(ctx).registry.partner_units(self.0))
    }

    /// Who else is in it: the other partners that are party to one of its agreements, by name.
    async fn partners(&self, ctx: &Context<'_>) -> List<Partner> {
        self.list(view(ctx), &view(ctx).registry.fellow_partners(self.0))
    }

    /// The documents that its facts and those of its agreements and memberships were read from, by title.
    async fn sources(&self, ctx: &Context<'_>) -> List<Source> {
        self.list(view(ctx), &view(ctx).registry.partner_sources(self.0))
    }

    /// What is missing, doubtful or wrong in its record and in those of its agreements and memberships, as `dataQuality`
    /// tells it; in the same order.
    async fn findings(&self, ctx: &Context<'_>) -> Several<Vec<Finding>> {
        let view = view(ctx);
        Several(
            view.registry.partner_findings(self.0, view.day, view.today).into_iter().map(Finding).collect(),
        )
    }
}

impl PartnerDossier {
    fn agreements(&self, view: &View) -> Selection<Agreement> {
        selection(view, &view.registry.partner_agreements[self.0])
    }

    fn activities(&self, view: &View) -> Selection<Activity> {
        selection(view, &view.registry.partner_activities(self.0))
    }

    fn list<T: Listed>(&self, view: &View, places: &[Ix<T::Row>]) -> List<T> {
        let partner = Partner::at(&view.registry, self.0);
        let owner = format!("{}.dossier", Id::plain(partner, &view.registry));
        List::within(&owner, places.iter().map(|&ix| T::at(&view.registry, ix)))
    }
}

/// Records to count, all of them.
fn selection<T: Counted>(view: &View, places: &[Ix<T::Row>]) -> Selection<T> {
    Selection::all(places.iter().map(|&ix| T::at(&view.registry, ix)).collect())
}
