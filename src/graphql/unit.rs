//! Units: parts of the home university that take part in agreements.

use std::iter::once;

use async_graphql::{Context, Enum, ID, InputObject, Object};
use partnergraph_entity::unit;

use super::{
    View,
    agreement::{Agreement, AgreementFilter},
    kit::{
        EnumFilter, Id, Item, Key, List, Listed, OrderField, TextFilter, ToMany, filter::combine, item::item,
        pass,
    },
    node, view,
};

item! { Unit: unit in units }

/// A part of the home university: a school, the library, the press.
#[Object]
impl Unit {
    /// The opaque id, by which `node` finds this record again.
    async fn id(&self, ctx: &Context<'_>) -> ID {
        Id::of(*self, ctx)
    }

    /// The stable name of this unit in addresses and datasets.
    async fn slug<'c>(&self, ctx: &'c Context<'_>) -> &'c str {
        &self.row(ctx).slug
    }

    /// The name in English.
    async fn name<'c>(&self, ctx: &'c Context<'_>) -> &'c str {
        &self.row(ctx).name
    }

    /// What it is.
    async fn kind(&self, ctx: &Context<'_>) -> UnitKind {
        self.row(ctx).kind.into()
    }

    /// The unit that contains it; null where it is a part of the university itself.
    async fn parent(&self, ctx: &Context<'_>) -> Option<Self> {
        view(ctx).registry.unit_parent[self.ix()].map(Self::new)
    }

    /// The units that it contains, by name.
    async fn units(&self, ctx: &Context<'_>) -> List<Self> {
        List::of(view(ctx), *self, &view(ctx).registry.unit_units[self.ix()])
    }

    /// The agreements that concern it, by title.
    async fn agreements(&self, ctx: &Context<'_>) -> List<Agreement> {
        List::of(view(ctx), *self, &view(ctx).registry.unit_agreements[self.ix()])
    }
}

/// What a part of the university is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "unit::UnitKind")]
pub enum UnitKind {
    /// A school or faculty.
    School,
    /// A department.
    Department,
    /// An institute.
    Institute,
    /// A centre.
    Centre,
    /// A clinic, medical or legal.
    Clinic,
    /// A library.
    Library,
    /// A press or printing house.
    Press,
    /// A campus.
    Campus,
    /// An office of the administration.
    Office,
}

/// Conditions on units; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct UnitFilter {
    /// Conditions on the slug.
    slug: Option<TextFilter>,
    /// Conditions on the name.
    name: Option<TextFilter>,
    /// Conditions on what it is.
    kind: Option<EnumFilter<UnitKind>>,
    /// Conditions on the agreements that concern it.
    agreements: Option<Box<ToMany<AgreementFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<UnitFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<UnitFilter>>,
    /// This does not hold.
    not: Option<Box<UnitFilter>>,
}

combine!(UnitFilter, Unit, |filter, view, unit| {
    let row = unit.row_in(view);
    pass(filter.slug.as_ref(), |f| f.matches(once(row.slug.as_str())))
        && pass(filter.name.as_ref(), |f| f.matches(once(row.name.as_str())))
        && pass(filter.kind.as_ref(), |f| f.matches(once(row.kind.into())))
        && pass(filter.agreements.as_ref(), |f| {
            f.matches(view, view.registry.unit_agreements[unit.ix()].iter().map(|&ix| Agreement::new(ix)))
        })
});

/// What units can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitOrderField {
    /// The name, in the order of the Unicode collation.
    Name,
    /// The slug.
    Slug,
}

impl OrderField<Unit> for UnitOrderField {
    fn key(self, view: &View, unit: Unit) -> Key<'_> {
        match self {
            Self::Name => Key::text(&unit.row_in(view).name),
            Self::Slug => Key::text(&unit.row_in(view).slug),
        }
    }
}

impl Listed for Unit {
    type Filter = UnitFilter;
    type OrderField = UnitOrderField;
}

#[derive(Default)]
pub struct UnitRoots;

#[Object]
impl UnitRoots {
    /// All units, by name.
    async fn units(&self, ctx: &Context<'_>) -> List<Unit> {
        List::all(view(ctx))
    }

    /// The unit with this slug; null where there is none.
    async fn unit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The stable name of the unit.")] slug: String,
    ) -> Option<Unit> {
        node::find(view(ctx), &slug)
    }
}
