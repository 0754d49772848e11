//! How many objects an answer can hold at most, worked out before anything is looked up.
//!
//! Along each path, every list counts as the smaller of its page and the largest fan-out that it has in the registry at hand,
//! which `graphql::fan_out` tells: no real answer is larger, and an honest walk of several levels is not refused. Takes time in the
//! number of fields with every fragment expanded, which `measure` has bounded.

use apollo_compiler::ast::Value;
use apollo_compiler::executable::{Field, Operation, Selection, SelectionSet};
use apollo_compiler::response::JsonMap;
use apollo_compiler::{ExecutableDocument, Node};

use super::measure::is_introspection;
use super::refusal::{Exceeded, Refusal};
use crate::config::Limits;
use crate::graphql::{
    DIMENSIONS_MAX, ErrorCode, GROUPS_MAX, PAGE_DEFAULT, PAGE_MAX, fan_out, page_too_large,
};
use crate::registry::Registry;

/// Refuses an operation that could lead to too many objects, or that asks for too large a page.
pub fn check(
    document: &ExecutableDocument,
    operation: &Operation,
    variables: &JsonMap,
    registry: &Registry,
    limits: &Limits,
) -> Result<(), Refusal> {
    let count = Count { document, variables, registry };
    let (found, allowed) =
        (count.selections(&operation.selection_set, Around::default())?, limits.max_objects);
    if found <= allowed {
        return Ok(());
    }
    Err(Refusal::exceeded(ErrorCode::LimitExceeded, Exceeded { limit: "objects", found, allowed }))
}

struct Count<'a> {
    document: &'a ExecutableDocument,
    variables: &'a JsonMap,
    registry: &'a Registry,
}

/// What the fields of a connection, and of statistics, have to know of the field that led to them.
#[derive(Clone, Copy)]
struct Around {
    /// Items on the page.
    page: usize,
    /// Items on all pages together.
    all: usize,
    /// Dimensions of statistics, and groups that the caller wants.
    dimensions: usize,
    groups: usize,
}

impl Default for Around {
    fn default() -> Self {
        Self { page: 1, all: usize::MAX, dimensions: DIMENSIONS_MAX, groups: GROUPS_MAX }
    }
}

impl Count<'_> {
    fn selections(&self, set: &SelectionSet, around: Around) -> Result<usize, Refusal> {
        set.selections.iter().try_fold(0_usize, |sum, selection| {
            let objects = match selection {
                Selection::Field(field) => self.field(field, set.ty.as_str(), around)?,
                Selection::InlineFragment(inline) => self.selections(&inline.selection_set, around)?,
                Selection::FragmentSpread(spread) => match self.document.fragments.get(&spread.fragment_name)
                {
                    Some(fragment) => self.selections(&fragment.selection_set, around)?,
                    None => 0,
                },
            };
            Ok(sum.saturating_add(objects))
        })
    }

    fn field(&self, field: &Node<Field>, of: &str, around: Around) -> Result<usize, Refusal> {
        if field.selection_set.selections.is_empty() || is_introspection(&field.name) {
            return Ok(0);
        }
        let (around, times) = self.around(field, of, around)?;
        let each = self.selections(&field.selection_set, around)?.saturating_add(1);
        Ok(each.saturating_mul(times))
    }

    /// What the fields inside a field have to know, and how many objects the field itself leads to.
    fn around(&self, field: &Node<Field>, of: &str, around: Around) -> Result<(Around, usize), Refusal> {
        let all = || fan_out(self.registry, of, &field.name);
        let within = match field.name.as_str() {
            _ if field.definition.argument_by_name("after").is_some() => {
                let all = all();
                return Ok((Around { page: self.page(field)?.min(all), all, ..Around::default() }, 1));
            }
            "nodes" | "edges" if of.ends_with("Connection") => around.page,
            "statistics" => return Ok((self.statistics(field, around), 1)),
            "groups" => around.groups,
            "keys" if of.ends_with("Group") => around.dimensions,
            "axes" => around.dimensions,
            "searchResults" => {
                let page = self.number(field, "first").unwrap_or(PAGE_DEFAULT).min(PAGE_MAX);
                return Ok((Around { page, ..Around::default() }, 1));
            }
            "hits" if of == "SearchResults" => around.page,
            "search" => self.number(field, "first").unwrap_or(10).min(PAGE_MAX),
            "nodes" => self.length(field, "ids").unwrap_or(PAGE_MAX),
            _ if field.ty().is_list() => all().min(around.all),
            _ => 1,
        };
        Ok((Around::default(), within))
    }

    /// The groups of items that are as many as the list: each has an item, but for those that are filled in.
    fn statistics(&self, field: &Field, around: Around) -> Around {
        let dimensions = self.length(field, "by").unwrap_or(DIMENSIONS_MAX).min(DIMENSIONS_MAX);
        // An item can be in several groups; a cautious number, behind which the count while executing stands.
        let groups = self.number(field, "first").unwrap_or(GROUPS_MAX).min(around.all.saturating_mul(8));
        Around { dimensions, groups: groups.min(GROUPS_MAX), ..Around::default() }
    }

    fn page(&self, field: &Node<Field>) -> Result<usize, Refusal> {
        let asked = |argument| Some((argument, self.number(field, argument)?));
        let Some((argument, found)) = asked("first").or_else(|| asked("last")) else {
            return Ok(PAGE_DEFAULT);
        };
        if found <= PAGE_MAX {
            return Ok(found);
        }
        let exceeded = Exceeded { limit: "page", found, allowed: PAGE_MAX };
        let place = field.line_column_range(&self.document.sources).map(|range| range.start);
        let message = page_too_large(argument, found, PAGE_MAX).message;
        Err(Refusal::exceeded(ErrorCode::LimitExceeded, exceeded).about(message, place))
    }

    /// The number that an argument has, where it has one that is not negative.
    fn number(&self, field: &Field, argument: &str) -> Option<usize> {
        match &**field.specified_argument_by_name(argument)? {
            Value::Int(number) => number.as_str().parse().ok(),
            Value::Variable(name) => self.variables.get(name.as_str())?.as_u64()?.try_into().ok(),
            _ => None,
        }
    }

    /// How long the list is that an argument has.
    fn length(&self, field: &Field, argument: &str) -> Option<usize> {
        match &**field.specified_argument_by_name(argument)? {
            Value::List(items) => Some(items.len()),
            Value::Variable(name) => Some(self.variables.get(name.as_str())?.as_array()?.len()),
            _ => Some(1),
        }
    }
}
