//! Null where a field failed, and in place of the object around it where the field cannot be null.
//!
//! The specification demands it, and async-graphql 7.2 leaves a failed field out of its object instead, and puts
//! null for an object all of whose fields failed. Runs for answers with errors only.

use apollo_compiler::ExecutableDocument;
use apollo_compiler::ast::Type;
use apollo_compiler::executable::{Field, Operation, Selection, SelectionSet};
use async_graphql::{Name, PathSegment, ServerError, Value};

/// Completes the data by the paths of the errors.
pub fn complete(
    data: &mut Value,
    errors: &[ServerError],
    document: &ExecutableDocument,
    operation: &Operation,
) {
    let paths = || errors.iter().map(|error| error.path.as_slice()).filter(|path| !path.is_empty());
    for path in paths() {
        make_room(data, path);
    }
    for path in paths() {
        let selections = vec![&operation.selection_set];
        let failure = Failure { document, path };
        failure.reaches(data, &selections, None);
    }
}

/// Null at the end of the path, and an object wherever a field has a place on the way.
fn make_room(value: &mut Value, path: &[PathSegment]) {
    let Some((segment, rest)) = path.split_first() else { return };
    match segment {
        PathSegment::Field(key) => {
            if *value == Value::Null {
                *value = Value::Object(async_graphql::indexmap::IndexMap::default());
            }
            if let Value::Object(members) = value {
                make_room(members.entry(Name::new(key)).or_insert(Value::Null), rest);
            }
        }
        PathSegment::Index(index) => {
            if let Value::List(items) = value
                && let Some(item) = items.get_mut(*index)
            {
                make_room(item, rest);
            }
        }
    }
}

/// A failure on its way from a value outward, as far as values cannot be null.
struct Failure<'a> {
    document: &'a ExecutableDocument,
    path: &'a [PathSegment],
}

impl<'a> Failure<'a> {
    /// Whether the value must go; `of` is its type, which only the whole data does not have.
    fn reaches(&self, value: &mut Value, selections: &[&'a SelectionSet], of: Option<&Type>) -> bool {
        let reached = match (self.path.split_first(), &mut *value) {
            (None, _) => true,
            (Some((PathSegment::Field(key), path)), Value::Object(members)) => {
                let fields = self.fields(selections);
                members.sort_by_cached_key(|name, _| position(&fields, name));
                let named: Vec<_> =
                    fields.into_iter().filter(|field| *field.response_key() == key.as_str()).collect();
                let inner: Vec<_> = named.iter().map(|field| &field.selection_set).collect();
                let member = members.get_mut(key.as_str()).zip(named.first());
                member.is_some_and(|(value, field)| self.at(path).reaches(value, &inner, Some(field.ty())))
            }
            (Some((PathSegment::Index(index), path)), Value::List(items)) => {
                let item = items.get_mut(*index).zip(of);
                item.is_some_and(|(value, of)| self.at(path).reaches(value, selections, Some(of.item_type())))
            }
            // Another failure has been here.
            _ => false,
        };
        if reached {
            *value = Value::Null;
        }
        reached && of.is_none_or(Type::is_non_null)
    }

    fn at(&self, path: &'a [PathSegment]) -> Self {
        Self { path, ..*self }
    }

    /// Fields of one key have one kind of type, whichever object they are asked of: validation has made sure.
    fn fields(&self, selections: &[&'a SelectionSet]) -> Vec<&'a Field> {
        let all = selections.iter().flat_map(|set| &set.selections);
        all.flat_map(|selection| match selection {
            Selection::Field(field) => vec![&**field],
            Selection::InlineFragment(inline) => self.fields(&[&inline.selection_set]),
            Selection::FragmentSpread(spread) => {
                let fragment = self.document.fragments.get(&spread.fragment_name);
                fragment.map_or_else(Vec::new, |fragment| self.fields(&[&fragment.selection_set]))
            }
        })
        .collect()
    }
}

fn position(fields: &[&Field], key: &Name) -> usize {
    fields.iter().position(|field| *field.response_key() == key.as_str()).unwrap_or(usize::MAX)
}
