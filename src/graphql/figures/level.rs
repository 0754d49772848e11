//! Levels of trees: nodes as they are recorded become the node that contains them at one level, so that no group is counted
//! beside another that contains it.

use std::borrow::Cow;

use async_graphql::InputType;

use super::{Axis, DimensionInput, UNKNOWN, record_code};
use crate::graphql::{
    View, error,
    field::Field,
    kit::{Within, tree::Nested},
    region::Region,
    unit::Unit,
};

/// How the codes of a dimension are read.
pub struct Level {
    pub within: Within,
    /// For each node of a tree, the one at the level; none where nodes are counted as they are recorded, and off trees.
    nodes: Option<Vec<u32>>,
}

impl Level {
    /// The level that a dimension is asked for at.
    pub fn of<D: InputType>(view: &View, axis: Axis, by: &DimensionInput<D>) -> async_graphql::Result<Self> {
        if !axis.is_tree() && (by.level.is_some() || by.within.is_some()) {
            return Err(error::argument_invalid(
                "`level` and `within` are for regions, units and fields of study; leave them out",
            ));
        }
        match (by.within, by.level) {
            (Some(Within::Node), Some(_)) => {
                Err(error::argument_invalid("give `level` or `within: NODE` for a dimension, not both"))
            }
            (Some(Within::Node), None) => Ok(Self { within: Within::Node, nodes: None }),
            (_, level) => match usize::try_from(level.unwrap_or(1)) {
                Ok(level) if level > 0 => Ok(Self::at(view, axis, level)),
                _ => Err(error::argument_invalid("`level` counts from 1; ask for 1 or more")),
            },
        }
    }

    /// The topmost level.
    pub fn top(view: &View, axis: Axis) -> Self {
        Self::at(view, axis, 1)
    }

    fn at(view: &View, axis: Axis, level: usize) -> Self {
        let nodes = match axis {
            Axis::Fields => Some(nodes_at::<Field>(view, level)),
            Axis::Regions => Some(nodes_at::<Region>(view, level)),
            Axis::Units => Some(nodes_at::<Unit>(view, level)),
            _ => None,
        };
        Self { within: Within::Tree, nodes }
    }

    /// Puts the nodes at the level in the place of those that are recorded.
    pub fn lead(&self, codes: &mut Vec<u32>) {
        let Some(nodes) = &self.nodes else { return };
        codes.iter_mut().for_each(|code| *code = nodes[*code as usize]);
        codes.retain(|&code| code != UNKNOWN);
    }

    /// Those of all values that are at the level.
    pub fn only<'c>(&self, all: &'c [u32]) -> Cow<'c, [u32]> {
        match &self.nodes {
            Some(nodes) => all.iter().copied().filter(|&code| nodes[code as usize] == code).collect(),
            None => all.into(),
        }
    }
}

fn nodes_at<T: Nested>(view: &View, level: usize) -> Vec<u32> {
    let (registry, table) = (&view.registry, T::table(&view.registry));
    let node = |at| T::path(registry, table.place(at)).get(level - 1).map_or(UNKNOWN, |&ix| record_code(ix));
    (0..table.positions()).map(node).collect()
}
