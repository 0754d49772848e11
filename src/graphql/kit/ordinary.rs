//! Objects as trees of values, for requests that cannot be written straight to bytes. One body serves objects of every type:
//! this way is rarely taken, and a copy for each type would cost a fifth of the build.
//!
//! The rules are those of async-graphql's `resolve_container` and `resolve_list`, but for one: an object without fields, which
//! an interface is where no fragment is of its type, is `{}` and not null.

use async_graphql::{
    ContextSelectionSet, Name, Positioned, ServerResult, Value,
    indexmap::{IndexMap, map::Entry},
    parser::types::{Field, Selection},
};

use super::written::{Fields, applies, inner};

/// A list of objects, by their positions in it.
pub fn objects<'o>(
    ctx: &ContextSelectionSet<'_>,
    length: usize,
    at: &dyn Fn(usize) -> &'o dyn Fields,
) -> Value {
    Value::List((0..length).map(|index| object(&ctx.with_index(index), at(index))).collect())
}

/// An object by its selections. A field that fails is left out, and `ctx` keeps its error.
pub fn object(ctx: &ContextSelectionSet<'_>, object: &dyn Fields) -> Value {
    let mut members = IndexMap::new();
    add_selections(ctx, object, &mut members);
    Value::Object(members)
}

fn add_selections(ctx: &ContextSelectionSet<'_>, object: &dyn Fields, members: &mut IndexMap<Name, Value>) {
    for selection in &ctx.item.node.items {
        if let Selection::Field(field) = &selection.node {
            match value(ctx, object, field) {
                Ok(value) => add(members, field.node.response_key().node.clone(), value),
                Err(error) => ctx.add_error(error),
            }
        } else if let Some((condition, selections)) = inner(ctx, &selection.node)
            && applies(ctx, object, condition)
        {
            add_selections(&ctx.with_selection_set(selections), object, members);
        }
    }
}

fn value(
    ctx: &ContextSelectionSet<'_>,
    object: &dyn Fields,
    field: &Positioned<Field>,
) -> ServerResult<Value> {
    if field.node.name.node == "__typename" {
        return Ok(Value::String(object.own_type().into_owned()));
    }
    Ok(object.field(&ctx.with_field(field))?.unwrap_or_default())
}

/// Adds a member; where its key is there already, what is asked for twice is merged.
fn add(members: &mut IndexMap<Name, Value>, key: Name, value: Value) {
    match members.entry(key) {
        Entry::Vacant(place) => {
            place.insert(value);
        }
        Entry::Occupied(mut known) => merge(known.get_mut(), value),
    }
}

fn merge(known: &mut Value, value: Value) {
    match (known, value) {
        (Value::Object(members), Value::Object(others)) => {
            others.into_iter().for_each(|(key, value)| add(members, key, value));
        }
        (Value::List(items), Value::List(others)) => {
            items.iter_mut().zip(others).for_each(|(item, other)| merge(item, other));
        }
        _ => (),
    }
}
