//! How large a document is: depth, fields, aliases, directives, operations, and the refusal of too large a one.
//!
//! Every fragment is visited once, however often it is used, so the time is linear in the document's length, and
//! it may be run on a document that nothing else has checked.

use std::collections::HashMap;

use apollo_compiler::Name;
use apollo_compiler::ast::{Definition, Document, Field, FragmentDefinition, Selection};

use super::refusal::{Exceeded, Refusal};
use crate::config::Limits;
use crate::graphql::ErrorCode;

/// Selections and fragments inside one another: what async-graphql bears, and enough for twice the usual depth.
pub const MAX_NESTING: usize = 32;

/// Refuses a document that exceeds a limit.
pub fn check(document: &Document, limits: &Limits) -> Result<(), Refusal> {
    let mut measure = Measure::of(document);
    let size = measure.document(document);
    for (limit, found, allowed) in [
        ("operations", measure.operations, limits.max_operations),
        ("depth", size.depth, limits.max_depth),
        ("nesting", size.nesting, MAX_NESTING),
        ("fields", size.fields, limits.max_fields),
        ("aliases", measure.aliases, limits.max_aliases),
        ("directives", measure.directives, limits.max_directives),
    ] {
        if found > allowed {
            return Err(Refusal::exceeded(ErrorCode::LimitExceeded, Exceeded { limit, found, allowed }));
        }
    }
    Ok(())
}

/// The size of a selection, with fragments counted wherever they are used.
#[derive(Clone, Copy, Default)]
struct Size {
    depth: usize,
    nesting: usize,
    fields: usize,
}

impl Size {
    fn beside(self, other: Self) -> Self {
        Self {
            depth: self.depth.max(other.depth),
            nesting: self.nesting.max(other.nesting),
            fields: self.fields.saturating_add(other.fields),
        }
    }

    /// The largest of several operations, of which one is executed.
    fn or(self, other: Self) -> Self {
        Self { fields: self.fields.max(other.fields), ..self.beside(other) }
    }

    fn inside_a_selection(self) -> Self {
        Self { nesting: self.nesting + 1, ..self }
    }
}

struct Measure<'a> {
    fragments: HashMap<&'a Name, &'a FragmentDefinition>,
    known: HashMap<&'a Name, Size>,
    operations: usize,
    aliases: usize,
    directives: usize,
}

impl<'a> Measure<'a> {
    fn of(document: &'a Document) -> Self {
        let fragments = document.definitions.iter().filter_map(Definition::as_fragment_definition);
        let fragments = fragments.map(|fragment| (&fragment.name, &**fragment)).collect();
        Self { fragments, known: HashMap::new(), operations: 0, aliases: 0, directives: 0 }
    }

    fn document(&mut self, document: &'a Document) -> Size {
        document.definitions.iter().fold(Size::default(), |size, definition| {
            self.directives += definition.directives().len();
            match definition {
                Definition::OperationDefinition(operation) => {
                    self.operations += 1;
                    self.directives +=
                        operation.variables.iter().map(|variable| variable.directives.len()).sum::<usize>();
                    size.or(self.selections(&operation.selection_set))
                }
                // Also unused ones, for their aliases and directives.
                Definition::FragmentDefinition(fragment) => size.or(self.fragment(&fragment.name)),
                _ => size,
            }
        })
    }

    fn selections(&mut self, selections: &'a [Selection]) -> Size {
        selections.iter().fold(Size::default(), |size, selection| size.beside(self.selection(selection)))
    }

    fn selection(&mut self, selection: &'a Selection) -> Size {
        match selection {
            Selection::Field(field) => self.field(field),
            Selection::FragmentSpread(spread) => {
                self.directives += spread.directives.len();
                self.fragment(&spread.fragment_name).inside_a_selection()
            }
            Selection::InlineFragment(inline) => {
                self.directives += inline.directives.len();
                self.selections(&inline.selection_set).inside_a_selection()
            }
        }
    }

    fn field(&mut self, field: &'a Field) -> Size {
        self.aliases += usize::from(field.alias.is_some());
        self.directives += field.directives.len();
        let inner = self.selections(&field.selection_set);
        // The standard introspection query is as deep as all of the usual limit; it has a limit of its own.
        let depth = if is_introspection(&field.name) { 0 } else { inner.depth };
        let nesting = if field.selection_set.is_empty() { 0 } else { inner.nesting + 1 };
        Size { depth: depth + 1, nesting, fields: inner.fields.saturating_add(1) }
    }

    /// A fragment inside itself counts nothing there; validation refuses it.
    fn fragment(&mut self, name: &'a Name) -> Size {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        self.known.insert(name, Size::default());
        let selections = self.fragments.get(name).map_or(&[][..], |fragment| &fragment.selection_set);
        let size = self.selections(selections);
        self.known.insert(name, size);
        size
    }
}

/// Whether a field asks for the schema.
pub fn is_introspection(name: &str) -> bool {
    matches!(name, "__schema" | "__type")
}
