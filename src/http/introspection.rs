//! Questions about the schema itself, answered by apollo-compiler: `__schema` and `__type`.
//!
//! async-graphql does not tell which interfaces an interface implements. In its copy of the document those fields
//! are replaced by `__typename`, which keeps their place in the answer, where `answer` then puts the real value.

use apollo_compiler::ast::FieldDefinition;
use apollo_compiler::executable::{Operation, Selection, SelectionSet};
use apollo_compiler::introspection::{check_max_depth, partial_execute};
use apollo_compiler::request::RequestError;
use apollo_compiler::response::{JsonMap, JsonValue};
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Name, Node, Schema};
use async_graphql::parser::types::{self as parser, ExecutableDocument as AsyncDocument};

use super::contract::Contract;
use super::measure::is_introspection;
use super::refusal::Refusal;
use crate::graphql::ErrorCode;

/// Before the response key of a field `isOneOf`; no key of a caller has a colon.
const ONE_OF: &str = "isOneOf:";

/// Refuses introspection where it is turned off, and bounds the lists inside one another that the document asks of the
/// schema, whose types refer to each other.
///
/// apollo-compiler 1 cannot answer `isOneOf`; it is asked for the type's name in its place, under a marked key.
pub fn check_and_mark(
    document: Valid<ExecutableDocument>,
    contract: &Contract,
) -> Result<Valid<ExecutableDocument>, Refusal> {
    for operation in document.operations.iter() {
        if !contract.introspection && asks(&document, operation) {
            return Err(Refusal::introspection_disabled());
        }
        check_max_depth(&document, operation).map_err(|_| too_deep())?;
    }
    let Ok(name) = contract.schema.type_field("__Type", "name") else { return Ok(document) };
    let mut document = document.into_inner();
    let fragments = document.fragments.values_mut().map(|fragment| &mut fragment.make_mut().selection_set);
    fragments.for_each(|selections| mark(selections, &name.node));
    let operations = document.operations.anonymous.iter_mut().chain(document.operations.named.values_mut());
    operations.for_each(|operation| mark(&mut operation.make_mut().selection_set, &name.node));
    Ok(Valid::assume_valid(document))
}

fn asks(document: &ExecutableDocument, operation: &Operation) -> bool {
    operation.root_fields(document).any(|field| is_introspection(&field.name))
}

fn too_deep() -> Refusal {
    let message = "Lists of the schema (fields, interfaces, possibleTypes, inputFields) can be asked for \
                   inside one another twice, not deeper. Take the whole schema from /schema.graphql.";
    Refusal::new(ErrorCode::LimitExceeded, message)
}

fn mark(selections: &mut SelectionSet, name: &Node<FieldDefinition>) {
    for selection in &mut selections.selections {
        match selection {
            Selection::Field(field) if field.name == "isOneOf" => {
                let key = format!("{ONE_OF}{}", field.response_key());
                let field = field.make_mut();
                field.alias = Some(Name::new_unchecked(&key));
                field.name = name.name.clone();
                field.definition = name.clone();
            }
            Selection::Field(field) => mark(&mut field.make_mut().selection_set, name),
            Selection::InlineFragment(inline) => mark(&mut inline.make_mut().selection_set, name),
            Selection::FragmentSpread(_) => (),
        }
    }
}

/// Replaces introspection in async-graphql's document.
pub fn leave_out(document: &mut AsyncDocument) {
    match &mut document.operations {
        parser::DocumentOperations::Single(operation) => replace(&mut operation.node.selection_set.node),
        parser::DocumentOperations::Multiple(operations) => {
            for operation in operations.values_mut() {
                replace(&mut operation.node.selection_set.node);
            }
        }
    }
    for fragment in document.fragments.values_mut() {
        replace(&mut fragment.node.selection_set.node);
    }
}

fn replace(selections: &mut parser::SelectionSet) {
    for selection in &mut selections.items {
        match &mut selection.node {
            parser::Selection::Field(field) if is_introspection(&field.node.name.node) => {
                let field = &mut field.node;
                field.alias.get_or_insert_with(|| field.name.clone());
                field.name.node = async_graphql::Name::new("__typename");
                field.arguments.clear();
                field.selection_set.node.items.clear();
            }
            parser::Selection::Field(field) => replace(&mut field.node.selection_set.node),
            parser::Selection::InlineFragment(inline) => replace(&mut inline.node.selection_set.node),
            parser::Selection::FragmentSpread(_) => (),
        }
    }
}

/// The values of the operation's introspection fields by response key, if it has such fields.
pub fn answer(
    contract: &Contract,
    document: &Valid<ExecutableDocument>,
    operation: &Operation,
    variables: &Valid<JsonMap>,
) -> Result<JsonMap, RequestError> {
    if !asks(document, operation) {
        return Ok(JsonMap::new());
    }
    let answer = partial_execute(&contract.schema, &contract.implementers, document, operation, variables)?;
    Ok(answer.data.map(|data| unmark_members(data, &contract.schema)).unwrap_or_default())
}

fn unmark(value: JsonValue, schema: &Schema) -> JsonValue {
    match value {
        JsonValue::Object(members) => unmark_members(members, schema).into(),
        JsonValue::Array(items) => items.into_iter().map(|item| unmark(item, schema)).collect(),
        leaf => leaf,
    }
}

fn unmark_members(members: JsonMap, schema: &Schema) -> JsonMap {
    let unmarked = members.into_iter().map(|(key, value)| match key.as_str().strip_prefix(ONE_OF) {
        Some(original) => (original.into(), is_one_of(value.as_str(), schema)),
        None => (key, unmark(value, schema)),
    });
    unmarked.collect()
}

/// Null for whatever is not an input object, by the specification.
fn is_one_of(name: Option<&str>, schema: &Schema) -> JsonValue {
    match name.and_then(|name| schema.types.get(name)) {
        Some(ExtendedType::InputObject(input)) => input.directives.has("oneOf").into(),
        _ => JsonValue::Null,
    }
}
