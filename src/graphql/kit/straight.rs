//! Which documents may have their objects written straight to bytes. How that is done is told in `written`.

use std::collections::HashSet;

use async_graphql::parser::types::{ExecutableDocument, Field, Selection, SelectionSet};

/// Data of a request whose objects may be written straight to bytes.
#[derive(Clone, Copy, Debug)]
pub struct Straight {
    /// Whether a leaf may be asked for twice under one key, and must be written once.
    repeats: bool,
}

impl Straight {
    /// For a valid document; none where objects that were asked for twice under one key would have to be merged.
    ///
    /// Takes time in the number of fields with every fragment expanded.
    #[must_use]
    pub fn of(document: &ExecutableDocument) -> Option<Self> {
        let mut straight = Self { repeats: false };
        for (_, operation) in document.operations.iter() {
            straight.look_at(document, &operation.node.selection_set.node)?;
        }
        Some(straight)
    }

    /// Whether a leaf may be asked for twice under one key.
    #[must_use]
    pub fn repeats(&self) -> bool {
        self.repeats
    }

    fn look_at(&mut self, document: &ExecutableDocument, selections: &SelectionSet) -> Option<()> {
        let mut fields = Vec::new();
        expand(document, selections, &mut fields);
        let mut known = HashSet::new();
        for field in fields {
            let inner = &field.selection_set.node;
            let is_known = !known.insert(&field.response_key().node);
            match (is_known, inner.items.is_empty()) {
                (true, false) => return None,
                (true, true) => self.repeats = true,
                (false, _) => self.look_at(document, inner)?,
            }
        }
        Some(())
    }
}

/// All fields of a selection, with those of its fragments.
fn expand<'d>(document: &'d ExecutableDocument, selections: &'d SelectionSet, fields: &mut Vec<&'d Field>) {
    for selection in &selections.items {
        match &selection.node {
            Selection::Field(field) => fields.push(&field.node),
            Selection::InlineFragment(inline) => expand(document, &inline.node.selection_set.node, fields),
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                    expand(document, &fragment.node.selection_set.node, fields);
                }
            }
        }
    }
}
