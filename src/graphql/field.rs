//! Fields of study, by ISCED-F 2013.

use async_graphql::{Context, Enum, ID, InputObject, Object};

use super::{
    View,
    activity::{Activity, ActivityFilter},
    kit::{
        Id, Item, Key, List, Listed, NoFigures, OrderField, Related, RowText, Single, TextFilter, ToMany,
        Within,
        item::item,
        tree::{Nested, tree_conditions},
    },
    node, view,
};
use crate::registry::{Ix, Registry};

item! { Field: field in fields }

type Row = partnergraph_entity::field::Model;

impl Nested for Field {
    fn path(registry: &Registry, ix: Ix<Row>) -> &[Ix<Row>] {
        &registry.field_paths[ix]
    }
}

/// A field of education and training of ISCED-F 2013.
#[Object]
impl Field {
    /// The opaque id, by which `node` finds this record again.
    async fn id(&self, ctx: &Context<'_>) -> ID {
        Id::of(*self, ctx)
    }

    /// The code: two digits for a broad field, three for a narrow one, four for a detailed one.
    async fn code(&self) -> RowText<Self> {
        self.text(|row| &row.code)
    }

    /// The name in English.
    async fn name(&self) -> RowText<Self> {
        self.text(|row| &row.name)
    }

    /// The field that contains it; null for a broad field.
    async fn parent(&self, ctx: &Context<'_>) -> Option<Single<Self>> {
        view(ctx).registry.field_parent[self.ix()].map(Self::new).map(Single)
    }

    /// The fields that it contains, by code.
    async fn fields(&self) -> Related<Self, Self> {
        self.list(|registry, ix| &registry.field_fields[ix])
    }

    /// The activities in this field and the fields that it contains, by slug.
    async fn activities(
        &self,
        #[graphql(default, desc = "Whether those of the fields that it contains are there.")] within: Within,
    ) -> Related<Self, Activity> {
        match within {
            Within::Tree => self.list(|registry, ix| &registry.field_all_activities[ix]),
            Within::Node => self.list(|registry, ix| &registry.field_activities[ix]),
        }
    }
}

/// Conditions on fields of study; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct FieldFilter {
    /// What `search` finds by this text among fields, with its slips and all. A list without `orderBy` then has the best
    /// first. A text without letters and digits finds nothing; 200 characters at most.
    #[graphql(validator(chars_max_length = 200))]
    search: Option<String>,
    /// Conditions on the code.
    code: Option<TextFilter>,
    /// Conditions on the name.
    name: Option<TextFilter>,
    /// What the field stands for: `TREE` where it is left out. Of activities in the broad field `07`, those in a field that
    /// it contains match too; with `NODE` only those that are recorded in `07` itself. The activities of this filter are
    /// likewise those of all below, or of the node.
    within: Option<Within>,
    /// Conditions on the activities in it.
    activities: Option<Box<ToMany<ActivityFilter>>>,
    /// Conditions on the field that directly contains it; a broad field does not match.
    parent: Option<Box<FieldFilter>>,
    /// Conditions on the fields that it directly contains.
    fields: Option<Box<ToMany<FieldFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<FieldFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<FieldFilter>>,
    /// This does not hold.
    not: Option<Box<FieldFilter>>,
}

tree_conditions!(FieldFilter, Field, searched as Field, not [row: code = row.code, name = row.name], |filter, view, on| {
    let alone = filter.within == Some(Within::Node);
    let registry = &*view.registry;
    on.text(&filter.code, |field| [field.row_in(view).code.as_str()]);
    on.text(&filter.name, |field| [field.row_in(view).name.as_str()]);
    on.many(&filter.activities, move |field| {
        let activities = if alone { &registry.field_activities } else { &registry.field_all_activities };
        activities[field.0].iter().map(|&ix| Activity::new(ix))
    });
    on.one(&filter.parent, |field| registry.field_parent[field.0].map(Field));
    on.many(&filter.fields, |field| registry.field_fields[field.0].iter().map(|&ix| Field(ix)));
});

/// What fields of study can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldOrderField {
    /// The code.
    Code,
    /// The name, in the order of the Unicode collation.
    Name,
    /// How many activities there are in it and the fields that it contains.
    Activities,
}

impl OrderField<Field> for FieldOrderField {
    fn key(self, view: &View, field: Field) -> Key<'_> {
        match self {
            Self::Code => Key::slug(&view.registry.fields, field.ix()),
            Self::Name => Key::text(&field.row_in(view).name, view.registry.field_name_rank(field.ix())),
            Self::Activities => Key::count(view.registry.field_all_activities[field.ix()].len()),
        }
    }
}

impl Listed for Field {
    type Filter = FieldFilter;
    type OrderField = FieldOrderField;
    type Figures = NoFigures;
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
    ) -> Option<Single<Field>> {
        node::find(view(ctx), &code).map(Single)
    }
}
