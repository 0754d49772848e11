//! What lists of activities can be filtered and ordered by.

use std::iter::once;

use async_graphql::{Enum, InputObject};

use super::{Activity, ActivityKind, Direction, Level};
use crate::graphql::{
    View,
    agreement::{Agreement, AgreementFilter},
    field::{Field, FieldFilter},
    kit::{EnumFilter, Item, Key, Listed, OrderField, TextFilter, ToMany, filter::combine, pass},
    partner::{Partner, PartnerFilter},
};

/// Conditions on activities; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct ActivityFilter {
    /// Conditions on the slug.
    slug: Option<TextFilter>,
    /// Conditions on what is done.
    kind: Option<EnumFilter<ActivityKind>>,
    /// Conditions on the direction; an activity whose direction is not known does not match.
    direction: Option<EnumFilter<Direction>>,
    /// Conditions on the levels of study: one of them matches.
    level: Option<EnumFilter<Level>>,
    /// Conditions on the fields of study.
    fields: Option<Box<ToMany<FieldFilter>>>,
    /// Conditions on the agreement that it happens under.
    agreement: Option<Box<AgreementFilter>>,
    /// Conditions on the partners that are party to its agreement.
    partners: Option<Box<ToMany<PartnerFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<ActivityFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<ActivityFilter>>,
    /// This does not hold.
    not: Option<Box<ActivityFilter>>,
}

combine!(ActivityFilter, Activity, |filter, view, activity| {
    let registry = &view.registry;
    let (ix, row) = (activity.ix(), activity.row_in(view));
    pass(filter.slug.as_ref(), |f| f.matches(once(row.slug.as_str())))
        && pass(filter.kind.as_ref(), |f| f.matches(once(row.kind.into())))
        && pass(filter.direction.as_ref(), |f| f.matches(row.direction.map(Direction::from).into_iter()))
        && pass(filter.level.as_ref(), |f| f.matches(registry.levels(ix).iter().map(|&level| level.into())))
        && pass(filter.fields.as_ref(), |f| {
            f.matches(view, registry.activity_fields[ix].iter().map(|&ix| Field::new(ix)))
        })
        && pass(filter.agreement.as_ref(), |f| {
            f.matches(view, Agreement::new(registry.activity_agreement(ix)))
        })
        && pass(filter.partners.as_ref(), |f| {
            f.matches(view, registry.activity_partners(ix).iter().map(|&ix| Partner::at(registry, ix)))
        })
});

/// What activities can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityOrderField {
    /// The slug.
    Slug,
    /// The title of the agreement, in the order of the Unicode collation.
    Agreement,
    /// The first day; where it is not known, last.
    Starts,
    /// The last day; where it is not known, last.
    Ends,
}

impl OrderField<Activity> for ActivityOrderField {
    fn key(self, view: &View, activity: Activity) -> Key<'_> {
        let row = activity.row_in(view);
        match self {
            Self::Slug => Key::text(&row.slug),
            Self::Agreement => {
                let agreement = view.registry.activity_agreement(activity.ix());
                Key::text(&view.registry.agreements[agreement].title)
            }
            Self::Starts => Key::date(row.starts),
            Self::Ends => Key::date(row.ends),
        }
    }
}

impl Listed for Activity {
    type Filter = ActivityFilter;
    type OrderField = ActivityOrderField;
}
