//! The quality of the data: what is missing, doubtful or wrong, each item with the record that it is about. What is looked
//! for is told in `registry::quality`, pages of findings in `page`.

mod page;

use std::sync::Arc;

use async_graphql::{Context, Enum, Object, SimpleObject, resolver_utils::EnumType};

use super::{
    View,
    activity::Activity,
    agreement::Agreement,
    kit::{Choice, Item, Single, Written, arguments::Count},
    membership::Membership,
    node::Node,
    partner::Partner,
    programme::Programme,
    source::{Fact, Source},
    view,
};
use crate::registry::{self, Subject};
use page::{FindingConnection, Selected};

#[derive(Default)]
pub struct QualityRoots;

#[Object]
impl QualityRoots {
    /// What is missing, doubtful or wrong in the data on the day of `registry.today`, and what would mend it.
    async fn data_quality(&self, ctx: &Context<'_>) -> DataQuality {
        let view = view(ctx);
        DataQuality(view.registry.findings(view.day, view.today))
    }
}

/// Every finding, in order.
pub struct DataQuality(Arc<[registry::Finding]>);

/// What is missing, doubtful or wrong in the data.
#[Object]
impl DataQuality {
    /// How many findings there are, of all kinds together.
    async fn total_count(&self) -> usize {
        self.0.len()
    }

    /// How many findings there are of each kind, also of those that nothing was found of; in the order of the kinds.
    async fn kinds(&self) -> Vec<FindingKindCount> {
        let count = |kind: FindingKind| {
            self.0.iter().filter(|finding| FindingKind::from(finding.kind()) == kind).count()
        };
        let kinds = FindingKind::items().iter().map(|item| item.value);
        kinds.map(|kind| FindingKindCount { kind, count: count(kind) }).collect()
    }

    /// The findings: by kind, then by the kind of record, then by its name or title.
    async fn findings(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "How many findings from the beginning, or after `after`: 25 where neither `first` nor `last` is given, 100 at most."
        )]
        first: Option<i32>,
        #[graphql(desc = "Only findings after the one with this cursor.")] after: Option<String>,
        #[graphql(
            desc = "How many findings from the end, or before `before`: 100 at most. Not together with `first`."
        )]
        last: Option<i32>,
        #[graphql(desc = "Only findings before the one with this cursor.")] before: Option<String>,
        #[graphql(desc = "Only findings of these kinds; an empty list matches nothing.")] kind: Option<
            Vec<FindingKind>,
        >,
    ) -> async_graphql::Result<FindingConnection> {
        let count = Count::read(first, last)?;
        let wanted = |finding: &registry::Finding| {
            kind.as_ref().is_none_or(|kinds| kinds.contains(&finding.kind().into()))
        };
        let selected = Selected(self.0.iter().copied().filter(wanted).collect());
        selected.page(&view(ctx).registry, &count, after.as_deref(), before.as_deref())
    }
}

/// How many findings there are of one kind.
#[derive(SimpleObject)]
pub struct FindingKindCount {
    /// The kind.
    kind: FindingKind,
    /// How many findings there are of it.
    count: usize,
}

#[derive(Clone, Copy)]
pub struct Finding(pub registry::Finding);

impl Written for Finding {}

/// Something that is missing, doubtful or wrong in a record.
#[Object]
impl Finding {
    /// What is wrong.
    async fn kind(&self) -> Choice<FindingKind> {
        Choice(self.0.kind().into())
    }

    /// A sentence in English that says what is wrong and what would mend it.
    async fn message(&self, ctx: &Context<'_>) -> String {
        self.0.message(&view(ctx).registry)
    }

    /// The record that it is about.
    async fn node(&self, ctx: &Context<'_>) -> Single<Node> {
        Single(node(view(ctx), self.0.on))
    }

    /// The record that it is about as well: of a likely duplicate the other one, of a renewal the agreement that is
    /// renewed; null for all other findings.
    async fn other(&self, ctx: &Context<'_>) -> Option<Single<Node>> {
        self.0.other.map(|other| node(view(ctx), other)).map(Single)
    }

    /// The fact that was inferred; null for all other findings.
    async fn fact(&self) -> Option<Fact> {
        self.0.fact.map(Fact::from)
    }
}

fn node(view: &View, subject: Subject) -> Node {
    match subject {
        Subject::Partner(ix) => Node::Partner(Partner::at(&view.registry, ix)),
        Subject::Agreement(ix) => Node::Agreement(Agreement::new(ix)),
        Subject::Activity(ix) => Node::Activity(Activity::new(ix)),
        Subject::Membership(ix) => Node::Membership(Membership::new(ix)),
        Subject::Programme(ix) => Node::Programme(Programme::new(ix)),
        Subject::Source(ix) => Node::Source(Source::new(ix)),
    }
}

/// What can be wrong with a record.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "registry::FindingKind")]
pub enum FindingKind {
    /// A partner without a country. International bodies rightly have none: intergovernmental organizations, development
    /// banks, associations, consortia, agencies of programmes, periodicals.
    MissingCountry,
    /// A partner without a region. International bodies without a country rightly have none.
    MissingRegion,
    /// An agreement of which neither signing nor start nor end is known.
    MissingDates,
    /// An agreement in force with no known end.
    MissingEnd,
    /// An agreement of which nobody recorded how far it has come.
    UnknownStage,
    /// An agreement of which nobody recorded what was agreed.
    UnspecifiedKind,
    /// A fact of a record that was inferred and that no source states.
    InferredFact,
    /// A partner, an agreement or a membership for which no source is cited; none where the university has a source of its own for
    /// them.
    Uncited,
    /// Two records that may be the same: partners with nearly the same name or the same acronym, agreements with the same
    /// parties, kind, programme and start.
    LikelyDuplicate,
    /// Something that leads nowhere: a partner without agreement, membership or programme, a programme without agreements, a
    /// source that nothing cites, an address that is none, a renewal of an agreement that has not ended.
    DeadReference,
    /// Facts that cannot all be true: an end before the start, an agreement recorded as ended whose end is still to come, a
    /// renewal that starts before what it renews.
    Contradiction,
    /// An identifier that can hardly be the partner's: its check digits do not fit (ROR, ISNI, PIC), or it is an Erasmus code of
    /// another country than the partner's.
    DoubtfulIdentifier,
}
