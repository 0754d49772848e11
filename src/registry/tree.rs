//! Trees: regions, parts of the university and fields of study, each of which lies in another of its kind or in none. What lies
//! in a node lies also in those above it.

use super::{
    build::BuildError,
    links::{Links, Many, One},
    table::{Ix, Record, Table},
};

/// For each node, the way to it: the topmost node that contains it first, itself last.
pub type Paths<M> = Many<M, Ix<M>>;

pub(super) fn paths<M: Record>(table: &Table<M>, parent: &One<M, M>) -> Result<Paths<M>, BuildError> {
    let path = |ix| {
        let mut path = vec![ix];
        while let Some(above) = path.last().and_then(|&last| parent[last]) {
            if path.len() == table.len() {
                return Err(BuildError::new(format!("{} {} contains itself", M::TABLE, table[ix].slug())));
            }
            path.push(above);
        }
        path.reverse();
        Ok(path)
    };
    Ok(Paths::following(table.places().map(path).collect::<Result<Vec<_>, _>>()?.into_iter()))
}

/// For each node, what lies in it or below it. The items come in their order, each with the nodes that it lies in.
pub(super) fn below<'l, M: 'l, B>(
    paths: &Paths<M>,
    nodes: usize,
    items: impl Iterator<Item = (Ix<B>, &'l [Ix<M>])>,
) -> Links<M, B> {
    let (mut pairs, mut above) = (Vec::new(), Vec::new());
    for (item, lies_in) in items {
        above.clear();
        above.extend(lies_in.iter().flat_map(|&node| &paths[node]).copied());
        if lies_in.len() > 1 {
            above.sort_unstable();
            above.dedup();
        }
        pairs.extend(above.iter().map(|&node| (node, item)));
    }
    Links::gathered(nodes, &pairs)
}
