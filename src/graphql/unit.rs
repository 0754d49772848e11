//! Units: parts of the home university that take part in agreements.

use async_graphql::{Context, Enum, ID, InputObject, Object};
use partnergraph_entity::unit;

use super::{
    View,
    agreement::{Agreement, AgreementFilter},
    kit::{
        EnumFilter, Id, Item, Key, List, Listed, NoFigures, OrderField, Related, RowChoice, RowText, Single,
        TextFilter, ToMany, Within,
        item::item,
        tree::{Nested, tree_conditions},
    },
    node, view,
};
use crate::registry::{Ix, Registry};

item! { Unit: unit in units }

type Row = unit::Model;

impl Nested for Unit {
    fn path(registry: &Registry, ix: Ix<Row>) -> &[Ix<Row>] {
        &registry.unit_paths[ix]
    }
}

/// A part of the home university: a school, the library, the press.
#[Object]
impl Unit {
    /// The opaque id, by which `node` finds this record again.
    async fn id(&self, ctx: &Context<'_>) -> ID {
        Id::of(*self, ctx)
    }

    /// The stable name of this unit in addresses and datasets.
    async fn slug(&self) -> RowText<Self> {
        self.text(|row| &row.slug)
    }

    /// The name in English.
    async fn name(&self) -> RowText<Self> {
        self.text(|row| &row.name)
    }

    /// What it is.
    async fn kind(&self) -> RowChoice<Self, UnitKind> {
        self.choice(|row| row.kind.into())
    }

    /// The unit that contains it; null where it is a part of the university itself.
    async fn parent(&self, ctx: &Context<'_>) -> Option<Single<Self>> {
        view(ctx).registry.unit_parent[self.ix()].map(Self::new).map(Single)
    }

    /// The units that it contains, by name.
    async fn units(&self) -> Related<Self, Self> {
        self.list(|registry, ix| &registry.unit_units[ix])
    }

    /// The agreements that concern it or a unit that it contains, by title.
    async fn agreements(
        &self,
        #[graphql(default, desc = "Whether those of the units that it contains are there.")] within: Within,
    ) -> Related<Self, Agreement> {
        match within {
            Within::Tree => self.list(|registry, ix| &registry.unit_all_agreements[ix]),
            Within::Node => self.list(|registry, ix| &registry.unit_agreements[ix]),
        }
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
    /// What `search` finds by this text among units, with its slips and all. A list without `orderBy` then has the best
    /// first. A text without letters and digits finds nothing; 200 characters at most.
    #[graphql(validator(chars_max_length = 200))]
    search: Option<String>,
    /// Conditions on the slug.
    slug: Option<TextFilter>,
    /// Conditions on the name.
    name: Option<TextFilter>,
    /// Conditions on what it is.
    kind: Option<EnumFilter<UnitKind>>,
    /// What the unit stands for: `TREE` where it is left out. Of agreements that concern a school, those that concern a
    /// department of the school match too; with `NODE` only those that concern the school itself. The agreements of this
    /// filter are likewise those of all below, or of the node.
    within: Option<Within>,
    /// Conditions on the agreements that concern it.
    agreements: Option<Box<ToMany<AgreementFilter>>>,
    /// Conditions on the unit that directly contains it; a part of the university itself does not match.
    parent: Option<Box<UnitFilter>>,
    /// Conditions on the units that it directly contains.
    units: Option<Box<ToMany<UnitFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<UnitFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<UnitFilter>>,
    /// This does not hold.
    not: Option<Box<UnitFilter>>,
}

tree_conditions!(
    UnitFilter,
    Unit,
    searched as Unit,
    not [row: slug = row.slug, name = row.name, kind = UnitKind::from(row.kind)],
    |filter, view, on| {
    let alone = filter.within == Some(Within::Node);
    let registry = &*view.registry;
    on.text(&filter.slug, |unit| [unit.row_in(view).slug.as_str()]);
    on.text(&filter.name, |unit| [unit.row_in(view).name.as_str()]);
    on.value(&filter.kind, |unit| [unit.row_in(view).kind.into()]);
    on.many(&filter.agreements, move |unit| {
        let agreements = if alone { &registry.unit_agreements } else { &registry.unit_all_agreements };
        agreements[unit.0].iter().map(|&ix| Agreement::new(ix))
    });
    on.one(&filter.parent, |unit| registry.unit_parent[unit.0].map(Unit));
    on.many(&filter.units, |unit| registry.unit_units[unit.0].iter().map(|&ix| Unit(ix)));
});

/// What units can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitOrderField {
    /// The name, in the order of the Unicode collation.
    Name,
    /// The slug.
    Slug,
    /// How many agreements concern it or a unit that it contains.
    Agreements,
}

impl OrderField<Unit> for UnitOrderField {
    fn key(self, view: &View, unit: Unit) -> Key<'_> {
        match self {
            Self::Name => Key::label(&view.registry.units, Some(unit.ix())),
            Self::Slug => Key::slug(&view.registry.units, unit.ix()),
            Self::Agreements => Key::count(view.registry.unit_all_agreements[unit.ix()].len()),
        }
    }
}

impl Listed for Unit {
    type Filter = UnitFilter;
    type OrderField = UnitOrderField;
    type Figures = NoFigures;
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
    ) -> Option<Single<Unit>> {
        node::find(view(ctx), &slug).map(Single)
    }
}
