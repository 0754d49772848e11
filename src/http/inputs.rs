//! How large the values of arguments are: lists of many values, and filters inside one another.
//!
//! A variable is looked at once, however often it is used, so the time is linear in the size of the request.

use std::cell::RefCell;
use std::collections::HashMap;

use apollo_compiler::ast::{Type, Value};
use apollo_compiler::executable::{Operation, Selection, SelectionSet};
use apollo_compiler::response::{JsonMap, JsonValue};
use apollo_compiler::schema::InputObjectType;
use apollo_compiler::{ExecutableDocument, Schema};

use super::contract::input;
use super::refusal::{Exceeded, Refusal};
use crate::config::Limits;
use crate::graphql::ErrorCode;

/// Refuses arguments with lists that are too long, or filters that are too deep.
pub fn check(
    document: &ExecutableDocument,
    operation: &Operation,
    variables: &JsonMap,
    schema: &Schema,
    limits: &Limits,
) -> Result<(), Refusal> {
    let measure = Measure { document, variables, schema, known: RefCell::default() };
    measure.selections(&operation.selection_set).within(limits)
}

/// The same for values that are used elsewhere than in a document.
pub fn check_variables(
    document: &ExecutableDocument,
    operation: &Operation,
    variables: &JsonMap,
    schema: &Schema,
    limits: &Limits,
) -> Result<(), Refusal> {
    let measure = Measure { document, variables, schema, known: RefCell::default() };
    let sizes = operation.variables.iter().map(|one| measure.variable(&one.name, &one.ty));
    Size::largest(sizes).within(limits)
}

/// The longest list and the deepest filter of some values.
#[derive(Clone, Copy, Default)]
struct Size {
    values: usize,
    nesting: usize,
}

impl Size {
    fn within(self, limits: &Limits) -> Result<(), Refusal> {
        for (limit, found, allowed) in [
            ("inValues", self.values, limits.max_in_values),
            ("filterNesting", self.nesting, limits.max_filter_nesting),
        ] {
            if found > allowed {
                return Err(Refusal::exceeded(ErrorCode::LimitExceeded, Exceeded { limit, found, allowed }));
            }
        }
        Ok(())
    }

    fn largest(sizes: impl Iterator<Item = Self>) -> Self {
        sizes.fold(Self::default(), |a, b| Self {
            values: a.values.max(b.values),
            nesting: a.nesting.max(b.nesting),
        })
    }

    fn in_list(self, length: usize) -> Self {
        Self { values: self.values.max(length), ..self }
    }

    /// Filters are the inputs that combine: operators and arguments of other kinds lie in them, not they in these.
    fn inside(self, input: Option<&InputObjectType>) -> Self {
        let is_filter = input.is_some_and(|input| input.fields.contains_key("and"));
        Self { nesting: self.nesting + usize::from(is_filter), ..self }
    }
}

struct Measure<'a> {
    document: &'a ExecutableDocument,
    variables: &'a JsonMap,
    schema: &'a Schema,
    known: RefCell<HashMap<&'a str, Size>>,
}

impl<'a> Measure<'a> {
    fn selections(&self, set: &'a SelectionSet) -> Size {
        Size::largest(set.selections.iter().map(|selection| match selection {
            Selection::Field(field) => {
                let arguments = field.arguments.iter().map(|argument| {
                    let declared = field.definition.argument_by_name(&argument.name);
                    declared.map_or_else(Size::default, |declared| self.value(&argument.value, &declared.ty))
                });
                Size::largest(arguments.chain([self.selections(&field.selection_set)]))
            }
            Selection::InlineFragment(inline) => self.selections(&inline.selection_set),
            Selection::FragmentSpread(spread) => {
                let fragment = self.document.fragments.get(&spread.fragment_name);
                fragment.map_or_else(Size::default, |fragment| self.selections(&fragment.selection_set))
            }
        }))
    }

    fn value(&self, value: &'a Value, of: &Type) -> Size {
        match value {
            Value::List(items) => {
                let sizes = items.iter().map(|item| self.value(item, of.item_type()));
                Size::largest(sizes).in_list(items.len())
            }
            Value::Object(members) => {
                let input = self.input(of);
                let sizes = members
                    .iter()
                    .filter_map(|(name, member)| Some(self.value(member, &input?.fields.get(name)?.ty)));
                Size::largest(sizes).inside(input)
            }
            Value::Variable(name) => self.variable(name.as_str(), of),
            _ => Size::default(),
        }
    }

    fn variable(&self, name: &'a str, of: &Type) -> Size {
        if let Some(known) = self.known.borrow().get(name) {
            return *known;
        }
        let size = self.variables.get(name).map_or_else(Size::default, |value| self.json(value, of));
        self.known.borrow_mut().insert(name, size);
        size
    }

    fn json(&self, value: &JsonValue, of: &Type) -> Size {
        match value {
            JsonValue::Array(items) => {
                let sizes = items.iter().map(|item| self.json(item, of.item_type()));
                Size::largest(sizes).in_list(items.len())
            }
            JsonValue::Object(members) => {
                let input = self.input(of);
                let sizes = members.iter().filter_map(|(name, member)| {
                    Some(self.json(member, &input?.fields.get(name.as_str())?.ty))
                });
                Size::largest(sizes).inside(input)
            }
            _ => Size::default(),
        }
    }

    fn input(&self, of: &Type) -> Option<&'a InputObjectType> {
        input(of.inner_named_type(), self.schema)
    }
}
