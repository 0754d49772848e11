//! Pages of findings. A finding is no record, so that lists of them are cut here and not by the kit; the cursors follow its
//! rules: they say what stood there, and hold when findings come and go.

use std::cmp::Ordering;

use async_graphql::{Context, Object, connection::PageInfo};

use super::Finding;
use crate::{
    graphql::{
        kit::{
            Key, Several, Single, Written,
            arguments::Count,
            cursor::{Cursor, Place},
            order::OrderDirection,
        },
        view,
    },
    registry::{self, Registry, Subject},
};

/// The name of the list in its cursors.
const LIST: &str = "DataQuality.findings";
/// How many keys a cursor of it has, and how many of them come before the label of the record.
const KEYS: usize = 7;
const KEYS_BEFORE: usize = 2;

/// The findings that a page is cut from, in order.
pub struct Selected(pub Vec<registry::Finding>);

impl Selected {
    pub fn page(
        self,
        registry: &Registry,
        count: &Count,
        after: Option<&str>,
        before: Option<&str>,
    ) -> async_graphql::Result<FindingConnection> {
        let locate = |cursor: &str, passes: fn(Ordering) -> bool| {
            let cursor = Cursor::read(cursor)?;
            let place = Place::read(&cursor, LIST, "", KEYS)?;
            Ok::<_, async_graphql::Error>(
                self.0.partition_point(|finding| passes(compare(registry, finding, &place))),
            )
        };
        let start = after.map_or(Ok(0), |cursor| locate(cursor, Ordering::is_le))?;
        let end = before.map_or(Ok(self.0.len()), |cursor| locate(cursor, Ordering::is_lt))?;
        let (start, end) = count.cut(start, end.max(start));
        let findings = self.0[start..end].iter().copied().map(Finding).collect();
        Ok(FindingConnection { findings, total: self.0.len(), start, end })
    }
}

/// What a finding is ordered by, beside the label and the slug of its record.
fn keys<'r>(registry: &'r Registry, finding: &registry::Finding) -> [Key<'r>; KEYS] {
    let concept = match finding.on {
        Subject::Partner(_) => 0,
        Subject::Agreement(_) => 1,
        Subject::Activity(_) => 2,
        Subject::Membership(_) => 3,
        Subject::Programme(_) => 4,
        Subject::Source(_) => 5,
    };
    let (label, slug) = finding.other.map_or(("", ""), |other| other.names(registry));
    [
        Key::count(finding.kind() as usize),
        Key::count(concept),
        Key::count(finding.fault as usize),
        Key::count(finding.fact.map_or(0, |fact| fact as usize + 1)),
        Key::Label(Some(label.into()), 0),
        Key::Slug(slug.into(), 0),
        Key::count(finding.identifier.map_or(0, |at| at + 1)),
    ]
}

fn cursor(registry: &Registry, finding: &registry::Finding) -> String {
    let (label, slug) = finding.on.names(registry);
    Place::new(LIST, keys(registry, finding).into(), label, slug).cursor()
}

/// Whether a finding comes before, at or after a place.
fn compare(registry: &Registry, finding: &registry::Finding, place: &Place) -> Ordering {
    let (label, slug) = finding.on.names(registry);
    let by_keys = keys(registry, finding);
    let mut by_keys = by_keys.iter().zip(place.keys()).map(|(a, b)| a.compare(b, OrderDirection::Asc));
    let before = by_keys.by_ref().take(KEYS_BEFORE).fold(Ordering::Equal, Ordering::then);
    before
        .then_with(|| place.compare_record(label, slug))
        .then_with(|| by_keys.fold(Ordering::Equal, Ordering::then))
}

/// One page of findings, with what is needed to ask for the next.
pub struct FindingConnection {
    findings: Vec<Finding>,
    total: usize,
    start: usize,
    end: usize,
}

/// One page of findings, with what is needed to ask for the next.
#[Object]
impl FindingConnection {
    /// The findings of this page, each with its cursor.
    async fn edges(&self) -> Several<Vec<FindingEdge>> {
        Several(self.findings.iter().map(|&node| FindingEdge(node)).collect())
    }

    /// The findings of this page, in order.
    async fn nodes(&self) -> Several<&[Finding]> {
        Several(&self.findings)
    }

    /// Whether there are findings before and after this page, and the cursors to ask for them with.
    async fn page_info(&self, ctx: &Context<'_>) -> PageInfo {
        let cursor =
            |finding: Option<&Finding>| finding.map(|finding| cursor(&view(ctx).registry, &finding.0));
        PageInfo {
            has_previous_page: self.start > 0,
            has_next_page: self.end < self.total,
            start_cursor: cursor(self.findings.first()),
            end_cursor: cursor(self.findings.last()),
        }
    }

    /// How many findings there are on all pages together.
    async fn total_count(&self) -> usize {
        self.total
    }
}

pub struct FindingEdge(Finding);

impl Written for FindingEdge {}

/// A finding of a page with its cursor.
#[Object]
impl FindingEdge {
    /// The finding.
    async fn node(&self) -> Single<Finding> {
        Single(self.0)
    }

    /// The opaque place of the finding among all, for `after` and `before`.
    async fn cursor(&self, ctx: &Context<'_>) -> String {
        cursor(&view(ctx).registry, &self.0.0)
    }
}
