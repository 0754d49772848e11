//! Fields of study, by ISCED-F 2013.

use std::iter::once;

use async_graphql::{Context, Enum, ID, InputObject, Object};

use super::{
    View,
    activity::{Activity, ActivityFilter},
    kit::{Id, Item, Key, List, Listed, OrderField, TextFilter, ToMany, filter::combine, item::item, pass},
    node, view,
};

item! { Field: field in fields }

/// A field of education and training of ISCED-F 2013.
#[Object]
impl Field {
    /// The opaque id, by which `node` finds this record again.
    async fn id(&self, ctx: &Context<'_>) -> ID {
        Id::of(*self, ctx)
    }

    /// The code: two digits for a broad field, three for a narrow one, four for a detailed one.
    async fn code<'c>(&self, ctx: &'c Context<'_>) -> &'c str {
        &self.row(ctx).code
    }

    /// The name in English.
    async fn name<'c>(&self, ctx: &'c Context<'_>) -> &'c str {
        &self.row(ctx).name
    }

    /// The field that contains it; null for a broad field.
    async fn parent(&self, ctx: &Context<'_>) -> Option<Self> {
        view(ctx).registry.field_parent[self.ix()].map(Self::new)
    }

    /// The fields that it contains, by code.
    async fn fields(&self, ctx: &Context<'_>) -> List<Self> {
        List::of(view(ctx), *self, &view(ctx).registry.field_fields[self.ix()])
    }

    /// The activities in this very field, by slug. Those in a field that it contains are there.
    async fn activities(&self, ctx: &Context<'_>) -> List<Activity> {
        List::of(view(ctx), *self, &view(ctx).registry.field_activities[self.ix()])
    }
}

/// Conditions on fields of study; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct FieldFilter {
    /// Conditions on the code; `startsWith: "07"` takes in all that the broad field 07 contains.
    code: Option<TextFilter>,
    /// Conditions on the name.
    name: Option<TextFilter>,
    /// Conditions on the activities in it.
    activities: Option<Box<ToMany<ActivityFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<FieldFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<FieldFilter>>,
    /// This does not hold.
    not: Option<Box<FieldFilter>>,
}

combine!(FieldFilter, Field, |filter, view, field| {
    let row = field.row_in(view);
    pass(filter.code.as_ref(), |f| f.matches(once(row.code.as_str())))
        && pass(filter.name.as_ref(), |f| f.matches(once(row.name.as_str())))
        && pass(filter.activities.as_ref(), |f| {
            f.matches(view, view.registry.field_activities[field.ix()].iter().map(|&ix| Activity::new(ix)))
        })
});

/// What fields of study can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldOrderField {
    /// The code.
    Code,
    /// The name, in the order of the Unicode collation.
    Name,
}

impl OrderField<Field> for FieldOrderField {
    fn key(self, view: &View, field: Field) -> Key<'_> {
        match self {
            Self::Code => Key::text(&field.row_in(view).code),
            Self::Name => Key::text(&field.row_in(view).name),
        }
    }
}

impl Listed for Field {
    type Filter = FieldFilter;
    type OrderField = FieldOrderField;
}

#[derive(Default)]
pub struct FieldRoots;

#[Object]
impl FieldRoots {
    /// All fields of study, by code.
    async fn fields(&self, ctx: &Context<'_>) -> List<Field> {
        List::all(view(ctx))
    }

    /// The field of study with this code; null where there is none.
    async fn field(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A code of ISCED-F 2013, such as `0724`.")] code: String,
    ) -> Option<Field> {
        node::find(view(ctx), &code)
    }
}
