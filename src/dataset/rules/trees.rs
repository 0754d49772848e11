//! Rules of records that stand under others of their kind: regions, units, agreements that renew others, fields.

use std::collections::HashMap;

use partnergraph_entity::field;

use super::{
    super::{fault::Fault, merge::Placed, table::Table},
    Rules,
};

impl Rules<'_> {
    pub fn trees(&self) -> Vec<Fault> {
        [
            self.no_cycle(&self.next.regions, "parent", |row| (row.id, row.parent_id)),
            self.no_cycle(&self.next.units, "parent", |row| (row.id, row.parent_id)),
            self.no_cycle(&self.next.agreements, "renews", |row| (row.id, row.renews_id)),
            self.broader_field(),
        ]
        .concat()
    }

    /// One fault for each cycle, at the row with the lowest number.
    fn no_cycle<T: Table>(
        &self,
        rows: &[Placed<T>],
        column: &str,
        link: impl Fn(&T) -> (i32, Option<i32>),
    ) -> Vec<Fault> {
        let links = rows.iter().map(|placed| link(&placed.row));
        let cycles = cycles(links.filter_map(|(id, to)| Some((id, to?))).collect());
        let places = rows.iter().map(|placed| (link(&placed.row).0, placed.place));
        let places: HashMap<_, _> = if cycles.is_empty() { HashMap::new() } else { places.collect() };
        let fault = |cycle: Vec<i32>| {
            let path =
                cycle.iter().chain(&cycle[..1]).map(|&id| self.names.text::<T>(id)).collect::<Vec<_>>();
            let expected = format!("no cycle, but there is {}", path.join(" → "));
            Fault::new(T::FILE, places[&cycle[0]], expected).column(column).value(path[1])
        };
        cycles.into_iter().map(fault).collect()
    }

    /// The field of a code without its last digit is there too.
    fn broader_field(&self) -> Vec<Fault> {
        let narrow = self.next.fields.iter().filter(|field| field.row.code.len() > 2);
        let lacks_broader = narrow.filter_map(|field| {
            let code = &field.row.code;
            let broader = &code[..code.len() - 1];
            let is_known = self.names.id::<field::Model>(broader).is_some()
                || self.names.is_incomplete::<field::Model>();
            let expected = format!("the field {broader} that contains it to be there too");
            (!is_known)
                .then(|| Fault::new(field::Model::FILE, field.place, expected).column("code").value(code))
        });
        lacks_broader.collect()
    }
}

/// The cycles among links that lead on from each record to one other, each from its lowest number on.
fn cycles(links: Vec<(i32, i32)>) -> Vec<Vec<i32>> {
    let next: HashMap<i32, i32> = links.iter().copied().collect();
    let mut walks: HashMap<i32, i32> = HashMap::new();
    let mut cycles = Vec::new();
    for (start, _) in links {
        let mut at = start;
        while let (Some(&to), None) = (next.get(&at), walks.get(&at)) {
            walks.insert(at, start);
            at = to;
        }
        if walks.get(&at) == Some(&start) {
            cycles.push(cycle_through(at, &next));
        }
    }
    cycles
}

fn cycle_through(member: i32, next: &HashMap<i32, i32>) -> Vec<i32> {
    let mut cycle = vec![member];
    while let Some(&to) = cycle.last().and_then(|last| next.get(last)).filter(|&&to| to != member) {
        cycle.push(to);
    }
    let lowest = (0..cycle.len()).min_by_key(|&index| cycle[index]).unwrap_or_default();
    cycle.rotate_left(lowest);
    cycle
}
