//! Fields of study, by ISCED-F 2013.

use async_graphql::{Context, Enum, ID, InputObject, Object};

use super::{
    View,
    activity::{Activity, ActivityFilter},
    kit::{
        Id, Item, Key, List, Listed, NoFigures, OrderField, Related, RowText, Single, TextFilter, ToMany,
        filter::conditions, item::item,
    },
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

    /// The activities in this very field, by slug. Those in a field that it contains are there.
    async fn activities(&self) -> Related<Self, Activity> {
        self.list(|registry, ix| &registry.field_activities[ix])
    }
}

/// Conditions on fields of study; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct FieldFilter {
    /// What `search` finds by this text among fields, with its slips and all. A list without `orderBy` then has the best
    /// first. A text without letters and digits finds nothing; 200 characters at most.
    #[graphql(validator(chars_max_length = 200))]
    search: Option<String>,
    /// Conditions on the code; `startsWith: "07"` takes in all that the broad field 07 contains.
    code: Option<TextFilter>,
    /// Conditions on the name.
    name: Option<TextFilter>,
    /// Conditions on the activities in it.
    activities: Option<Box<ToMany<ActivityFilter>>>,
    /// Conditions on the field that contains it; a broad field does not match.
    parent: Option<Box<FieldFilter>>,
    /// Conditions on the fields that it contains.
    fields: Option<Box<ToMany<FieldFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<FieldFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<FieldFilter>>,
    /// This does not hold.
    not: Option<Box<FieldFilter>>,
}

conditions!(FieldFilter, Field, searched as Field, |filter, view, on| {
    let registry = &*view.registry;
    on.text(&filter.code, |field| [field.row_in(view).code.as_str()]);
    on.text(&filter.name, |field| [field.row_in(view).name.as_str()]);
    on.many(&filter.activities, |field| {
        registry.field_activities[field.0].iter().map(|&ix| Activity::new(ix))
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
}

impl OrderField<Field> for FieldOrderField {
    fn key(self, view: &View, field: Field) -> Key<'_> {
        match self {
            Self::Code => Key::slug(&view.registry.fields, field.ix()),
            Self::Name => Key::text(&field.row_in(view).name, view.registry.field_name_rank(field.ix())),
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
