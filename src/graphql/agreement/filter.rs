//! What lists of agreements can be filtered and ordered by.

use std::iter::once;

use async_graphql::{Enum, InputObject};

use super::{Agreement, AgreementKind, AgreementStatus, Stage};
use crate::{
    graphql::{
        View,
        activity::{Activity, ActivityFilter},
        kit::{EnumFilter, Item, Key, Listed, OrderField, TextFilter, ToMany, filter::combine, pass},
        partner::{Partner, PartnerFilter},
        programme::{Programme, ProgrammeFilter},
        unit::{Unit, UnitFilter},
    },
    registry::Status,
};

/// Conditions on agreements; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct AgreementFilter {
    /// Conditions on the slug.
    slug: Option<TextFilter>,
    /// Conditions on the title.
    title: Option<TextFilter>,
    /// Conditions on what was agreed.
    kind: Option<EnumFilter<AgreementKind>>,
    /// Conditions on the recorded stage.
    stage: Option<EnumFilter<Stage>>,
    /// Conditions on the status on the day of `registry.today`.
    status: Option<EnumFilter<AgreementStatus>>,
    /// Conditions on the programme; an agreement under none does not match.
    programme: Option<Box<ProgrammeFilter>>,
    /// Conditions on the partners that are party to it.
    partners: Option<Box<ToMany<PartnerFilter>>>,
    /// Conditions on the parts of the university that it concerns.
    units: Option<Box<ToMany<UnitFilter>>>,
    /// Conditions on the activities under it.
    activities: Option<Box<ToMany<ActivityFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<AgreementFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<AgreementFilter>>,
    /// This does not hold.
    not: Option<Box<AgreementFilter>>,
}

combine!(AgreementFilter, Agreement, |filter, view, agreement| {
    let registry = &view.registry;
    let (ix, row) = (agreement.ix(), agreement.row_in(view));
    pass(filter.slug.as_ref(), |f| f.matches(once(row.slug.as_str())))
        && pass(filter.title.as_ref(), |f| f.matches(once(row.title.as_str())))
        && pass(filter.kind.as_ref(), |f| f.matches(once(row.kind.into())))
        && pass(filter.stage.as_ref(), |f| f.matches(once(row.stage.into())))
        && pass(filter.status.as_ref(), |f| f.matches(once(Status::of(row, view.today).into())))
        && pass(filter.programme.as_ref(), |f| {
            registry.agreement_programme[ix]
                .is_some_and(|programme| f.matches(view, Programme::new(programme)))
        })
        && pass(filter.partners.as_ref(), |f| {
            f.matches(view, registry.agreement_partners[ix].iter().map(|&ix| Partner::at(registry, ix)))
        })
        && pass(filter.units.as_ref(), |f| {
            f.matches(view, registry.agreement_units[ix].iter().map(|&ix| Unit::new(ix)))
        })
        && pass(filter.activities.as_ref(), |f| {
            f.matches(view, registry.agreement_activities[ix].iter().map(|&ix| Activity::new(ix)))
        })
});

/// What agreements can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementOrderField {
    /// The title, in the order of the Unicode collation.
    Title,
    /// The day of signing; where it is not known, last.
    Signed,
    /// The first day in force; where it is not known, last.
    Starts,
    /// The last day in force; where it is not known, last.
    Ends,
}

impl OrderField<Agreement> for AgreementOrderField {
    fn key(self, view: &View, agreement: Agreement) -> Key<'_> {
        let row = agreement.row_in(view);
        match self {
            Self::Title => Key::text(&row.title),
            Self::Signed => Key::date(row.signed),
            Self::Starts => Key::date(row.starts),
            Self::Ends => Key::date(row.ends),
        }
    }
}

impl Listed for Agreement {
    type Filter = AgreementFilter;
    type OrderField = AgreementOrderField;
}
