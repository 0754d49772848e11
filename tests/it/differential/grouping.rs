//! Random groups: what `statistics` is asked for.

use super::concept::{Axis, Concept, Dimension, Pairs};
use crate::support::rows::Draw;

/// What to group by, which groups to show, and how to order them.
pub struct Grouping {
    pub by: Vec<By>,
    /// `eq`, `gte` or `lte`, and the count.
    pub having: Option<(&'static str, usize)>,
    /// Whether by count or else by keys, and whether descending.
    pub orders: Vec<(bool, bool)>,
    pub first: Option<usize>,
    pub distinct: &'static Dimension,
}

pub struct By {
    pub dimension: &'static Dimension,
    pub from: Option<String>,
    pub to: Option<String>,
    /// The level of the nodes, for dimensions that are trees.
    pub level: usize,
    pub values: Values,
}

/// Which values of a dimension are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Values {
    Met,
    Filled,
    Top(usize),
}

impl Grouping {
    pub fn draw(draw: &mut Draw, of: Concept) -> Self {
        let mut by: Vec<By> = (0..=draw.below(2)).map(|_| By::draw(draw, of)).collect();
        // Forty years of months, times another dimension, are more groups than an answer may have.
        if by.iter().any(By::fills_months) || By::share(of, &by) {
            by.truncate(1);
        }
        Self {
            by,
            having: draw.maybe(|draw| (["gte", "lte", "eq"][draw.below(3)], draw.below(3))),
            orders: (0..draw.below(3)).map(|_| (draw.below(2) == 0, draw.below(2) == 1)).collect(),
            first: draw.maybe(|draw| draw.below(8)),
            distinct: own_dimension(draw, of),
        }
    }
}

impl By {
    fn draw(draw: &mut Draw, of: Concept) -> Self {
        let dimension = dimension(draw, of);
        let bound = |draw: &mut Draw| {
            if dimension.is_of_time() && draw.below(3) == 1 { Some(draw.date().to_string()) } else { None }
        };
        Self {
            dimension,
            from: bound(draw),
            to: bound(draw),
            level: if dimension.is_tree() { 1 + draw.below(3) } else { 1 },
            values: match draw.below(4) {
                0 | 1 => Values::Met,
                2 => Values::Filled,
                _ => Values::Top(draw.below(4)),
            },
        }
    }

    /// Whether several are of the same related records: the groups of these are told in `statistics`.
    fn share(of: Concept, by: &[Self]) -> bool {
        let related = |by: &Self| match by.dimension.pairs {
            Pairs::Through("agreement", "UNIT") => Some("units"),
            Pairs::Records(name) if of == Concept::Activity && name == "fields" => None,
            Pairs::Through("agreement", _) => None,
            Pairs::Records(name) | Pairs::Through(name, _) => Some(name),
            _ => None,
        };
        let names: Vec<_> = by.iter().filter_map(related).collect();
        names.iter().enumerate().any(|(at, name)| names[..at].contains(name))
    }

    fn fills_months(&self) -> bool {
        matches!(self.dimension.axis, Axis::Months) && self.values == Values::Filled
    }
}

/// One of the item's own.
fn own_dimension(draw: &mut Draw, of: Concept) -> &'static Dimension {
    let all = of.description().dimensions.iter();
    let own: Vec<_> = all.filter(|one| matches!(one.pairs, Pairs::Column(_) | Pairs::Query(_))).collect();
    own[draw.below(own.len())]
}

/// Every other one is of time, where most can go wrong.
fn dimension(draw: &mut Draw, of: Concept) -> &'static Dimension {
    let all = of.description().dimensions.iter();
    let of_time = draw.below(2) == 1;
    let dimensions: Vec<_> = all.filter(|one| !of_time || one.is_of_time()).collect();
    dimensions[draw.below(dimensions.len())]
}
