//! The expiry queue: the agreements that the office has to see to, because they run out, have run out, or might have.
//! What is due is told in `registry::expiry`.

use async_graphql::{Context, Object};
use chrono::NaiveDate;

use super::{
    View,
    agreement::{Agreement, AgreementOrderField},
    kit::{Date, List, PeriodInput, order::OrderDirection},
    view,
};
use crate::registry::{Due, EXPIRING_WITHIN_MONTHS};

/// The last day that a `Date` can tell, and that an agreement can end on.
const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

#[derive(Default)]
pub struct ExpiryRoots;

#[Object]
impl ExpiryRoots {
    /// The agreements that somebody has to see to: those that end soon, those that are over, those with no known end, and
    /// those without any; none that was renewed. All as of the day of `registry.today`.
    async fn expiry_queue(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "How far from that day an end is near.",
            default_with = "PeriodInput::of_months(EXPIRING_WITHIN_MONTHS)"
        )]
        within: PeriodInput,
    ) -> ExpiryQueue {
        let from = view(ctx).day;
        ExpiryQueue { from, until: within.after(from).min(LAST_DAY) }
    }
}

pub struct ExpiryQueue {
    from: NaiveDate,
    until: NaiveDate,
}

/// The agreements that somebody has to see to. None is on two of the lists, and none that was renewed
/// (`Agreement.renewed`) is on any; a renewal that is only a draft stands beside (`Agreement.pendingRenewals`).
#[Object]
impl ExpiryQueue {
    /// The day on which the queue is told, that of `registry.today`.
    async fn from(&self) -> Date {
        Date(self.from)
    }

    /// The last day on which an end counts as near.
    async fn until(&self) -> Date {
        Date(self.until)
    }

    /// The agreements in force that end by `until`, by their end, the earliest first.
    async fn ending(&self, ctx: &Context<'_>) -> List<Agreement> {
        self.list(view(ctx), Due::Ending).ordered_by(AgreementOrderField::Ends, OrderDirection::Asc)
    }

    /// The agreements that are over by `from` and were not renewed, by their end, the latest first; those whose end is not
    /// known or still to come, because they were ended before it, last.
    async fn over(&self, ctx: &Context<'_>) -> List<Agreement> {
        self.list(view(ctx), Due::Over).ordered_by(AgreementOrderField::Lapsed, OrderDirection::Desc)
    }

    /// The agreements whose end is not known and that are in force, or of which nobody knows whether they are; by title.
    async fn open_ended(&self, ctx: &Context<'_>) -> List<Agreement> {
        self.list(view(ctx), Due::OpenEnded)
    }

    /// The agreements that have no end and that are in force, or of which nobody knows whether they are; by title.
    async fn indefinite(&self, ctx: &Context<'_>) -> List<Agreement> {
        self.list(view(ctx), Due::Indefinite)
    }
}

impl ExpiryQueue {
    fn list(&self, view: &View, due: Due) -> List<Agreement> {
        let registry = &view.registry;
        let days = (self.from, self.until);
        let of_this_kind =
            registry.agreements.places().filter(|&ix| registry.due(ix, days, view.today) == Some(due));
        List::within("ExpiryQueue", of_this_kind.map(Agreement::new))
    }
}
