//! The arguments of lists: what they are in the contract, and how they are read. What is done with them is told in `list`.

use std::sync::Arc;

use async_graphql::{
    Context, ContextSelectionSet, InputType, OutputType, Positioned, ServerResult,
    parser::types::Field,
    registry::{MetaInputValue, MetaType, Registry as Contract},
};
use async_graphql_value::Value as Written;

use super::{super::error, List, Listed, order::Order};

/// Items on a page where the caller does not say how many.
pub const PAGE_DEFAULT: usize = 25;
/// Items on a page at most.
pub const PAGE_MAX: usize = 100;

/// What a caller asks of a list.
pub struct Arguments<T: Listed> {
    pub count: Count,
    pub after: Option<String>,
    pub before: Option<String>,
    pub filter: Option<Arc<T::Filter>>,
    pub order_by: Vec<Order<T::OrderField>>,
}

impl<T: Listed> Arguments<T>
where
    Order<T::OrderField>: InputType,
{
    /// Reads them where the field with these selections is resolved.
    pub fn read(ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Self> {
        let arguments = Self::of(&ctx.with_field(field));
        arguments.map_err(|error| ctx.set_error_path(error.into_server_error(field.pos)))
    }

    fn of(field: &Context<'_>) -> async_graphql::Result<Self> {
        let (mut first, mut last, mut after, mut before, mut filter, mut order_by) = Default::default();
        // Only those that are there are looked up: most lists have one or two.
        for (name, value) in &field.item.node.arguments {
            match name.node.as_str() {
                "first" => first = count_of(field, "first", &value.node)?,
                "last" => last = count_of(field, "last", &value.node)?,
                "after" => after = argument_of(field, "after")?,
                "before" => before = argument_of(field, "before")?,
                "filter" => filter = argument_of(field, "filter")?,
                "orderBy" => order_by = argument_of::<Option<_>>(field, "orderBy")?.unwrap_or_default(),
                _ => (),
            }
        }
        Ok(Self { count: Count::read(first, last)?, after, before, filter, order_by })
    }
}

fn argument_of<A: InputType>(field: &Context<'_>, name: &str) -> async_graphql::Result<A> {
    Ok(field.param_value(name, None)?.1)
}

/// A count that stands in the document itself is taken from there, because each list of a level reads it again.
fn count_of(field: &Context<'_>, name: &str, written: &Written) -> async_graphql::Result<Option<i32>> {
    let count = match written {
        Written::Number(count) => count.as_i64().and_then(|count| count.try_into().ok()),
        _ => None,
    };
    if count.is_some() { Ok(count) } else { argument_of(field, name) }
}

/// How many items, from which side.
pub enum Count {
    First(usize),
    Last(usize),
}

impl Count {
    pub fn read(first: Option<i32>, last: Option<i32>) -> async_graphql::Result<Self> {
        let checked = |name: &'static str, count: i32| match usize::try_from(count) {
            Ok(count) if count <= PAGE_MAX => Ok(count),
            Ok(count) => Err(error::page_too_large(name, count, PAGE_MAX)),
            Err(_) => {
                Err(error::argument_invalid(format!("`{name}` is {count}; ask for 0 to {PAGE_MAX} items")))
            }
        };
        match (first, last) {
            (Some(_), Some(_)) => Err(error::argument_invalid("give `first` or `last`, not both")),
            (Some(first), None) => Ok(Self::First(checked("first", first)?)),
            (None, Some(last)) => Ok(Self::Last(checked("last", last)?)),
            (None, None) => Ok(Self::First(PAGE_DEFAULT)),
        }
    }

    pub fn cut(&self, start: usize, end: usize) -> (usize, usize) {
        match *self {
            Self::First(count) => (start, end.min(start + count)),
            Self::Last(count) => (start.max(end.saturating_sub(count)), end),
        }
    }
}

/// Puts the arguments of lists of `T` into the contract, wherever a field returns such a list.
pub fn add_arguments<T: Listed>(contract: &mut Contract)
where
    Order<T::OrderField>: InputType,
{
    let filter = <Option<T::Filter> as InputType>::create_type_info(contract);
    let order_by = <Option<Vec<Order<T::OrderField>>> as InputType>::create_type_info(contract);
    let connection = <List<T> as OutputType>::qualified_type_name();
    let arguments = [
        argument(
            "first",
            "Int",
            "How many items from the beginning, or after `after`: 25 where neither `first` nor `last` is given, 100 at most.",
        ),
        argument(
            "after",
            "String",
            "Only items after the one with this cursor, which is of the same list in the same order.",
        ),
        argument(
            "last",
            "Int",
            "How many items from the end, or before `before`: 100 at most. Not together with `first`.",
        ),
        argument(
            "before",
            "String",
            "Only items before the one with this cursor, which is of the same list in the same order.",
        ),
        argument(
            "filter",
            &filter,
            "Only items that match. An empty object filters nothing. Null for a condition is refused: leave the condition out.",
        ),
        argument(
            "orderBy",
            &order_by,
            "What to order by, the most important first. Without it, the best come first where `filter` has a `search`; otherwise, and between equal items, the default order counts.",
        ),
    ];
    for kind in contract.types.values_mut() {
        let (MetaType::Object { fields, .. } | MetaType::Interface { fields, .. }) = kind else { continue };
        for field in fields.values_mut().filter(|field| field.ty == connection) {
            field.args.extend(arguments.iter().map(|a| (a.name.clone(), a.clone())));
        }
    }
}

fn argument(name: &str, kind: &str, description: &str) -> MetaInputValue {
    MetaInputValue {
        name: name.to_owned(),
        description: Some(description.to_owned()),
        ty: kind.to_owned(),
        deprecation: async_graphql::registry::Deprecation::NoDeprecated,
        default_value: None,
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        is_secret: false,
        directive_invocations: Vec::new(),
    }
}
