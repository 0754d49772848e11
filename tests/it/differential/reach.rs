//! The values of a dimension in SQL, of those related records that a filter means.

use super::{
    concept::{Concept, Dimension, Kind, Pairs, Path},
    filter::Filter,
    sql::{condition, lies, pairs},
};

/// The query for the items with their values: `places` are the objects of the filter whose conditions hold for every item.
pub fn values(of: Concept, dimension: &Dimension, places: &[&Filter], ignored: &[Path]) -> String {
    match (of, dimension.pairs) {
        (Concept::Partner, Pairs::Through(_, name @ ("ACTIVITY_KIND" | "LEVEL" | "FIELD")))
            if leads_past_agreements(places, ignored) =>
        {
            let of_activity = if name == "ACTIVITY_KIND" { "KIND" } else { name };
            through(of, "activities", of_activity, places, ignored)
        }
        (_, Pairs::Through(relation, name)) => through(of, relation, name, places, ignored),
        (_, Pairs::Records(relation)) => {
            let meant = meant(of, relation, places, ignored);
            records(of, relation, meant.as_ref().map(|meant| &meant.rest))
        }
        (_, own) => pairs(of, own),
    }
}

/// Whether the activities of a partner that are meant are told without the agreements.
fn leads_past_agreements(places: &[&Filter], ignored: &[Path]) -> bool {
    let agreement = meant(Concept::Partner, "agreements", places, ignored);
    let activity = meant(Concept::Partner, "activities", places, ignored);
    match (agreement, activity) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(agreement), Some(activity)) => activity.ignores && !agreement.ignores,
    }
}

fn through(of: Concept, relation: &str, name: &str, places: &[&Filter], ignored: &[Path]) -> String {
    let field = of.description().field(relation);
    let related = field.kind.related().expect("a relation");
    let further: Vec<Path> =
        ignored.iter().filter(|path| path[0] == relation).map(|path| &path[1..]).collect();
    let dimension = related.description().dimension(name);
    let (records, inner) = if matches!(field.kind, Kind::One(_)) {
        let inner = places.iter().filter_map(|place| place.of_one(relation)).flat_map(Filter::all_of);
        (pairs(of, field.pairs), values(related, dimension, &inner.collect::<Vec<_>>(), &further))
    } else {
        let meant = meant(of, relation, places, ignored);
        let inner = meant.as_ref().map_or_else(Vec::new, |meant| meant.whole.all_of());
        let records = records(of, relation, meant.as_ref().map(|meant| &meant.rest));
        (records, values(related, dimension, &inner, &further))
    };
    format!(
        "SELECT related.item AS item, inner_value.value AS value FROM ({records}) AS related
        JOIN ({inner}) AS inner_value ON inner_value.item = related.value"
    )
}

struct Meant<'f> {
    whole: &'f Filter,
    rest: Filter,
    ignores: bool,
}

/// The first place that has the ignored condition, or else the first.
fn meant<'f>(of: Concept, relation: &str, places: &[&'f Filter], ignored: &[Path]) -> Option<Meant<'f>> {
    let own = places.iter().filter_map(|place| place.of_one(relation));
    let under = places.iter().filter(|_| (of, relation) == (Concept::Activity, "partners"));
    let under = under.filter_map(|place| place.of_one("agreement")).flat_map(Filter::all_of);
    let all: Vec<_> = own.chain(under.filter_map(|place| place.of_one(relation))).collect();
    let path = ignored.iter().find(|path| path[0] == relation).map(|path| &path[1..]);
    let without = |filter: &Filter| match path? {
        [] => Some(Filter::none(filter.of)),
        path => filter.without(path),
    };
    let first = all.first().map(|&whole| Meant { whole, rest: whole.clone(), ignores: false });
    let has = all.iter().find_map(|&whole| Some(Meant { whole, rest: without(whole)?, ignores: true }));
    has.or(first)
}

/// The items with those of their related records that are meant.
fn records(of: Concept, relation: &str, filter: Option<&Filter>) -> String {
    let field = of.description().field(relation);
    let all = pairs(of, field.pairs);
    let Some(filter) = filter else { return all };
    if matches!(field.kind, Kind::LiesInMany(_)) {
        return format!(
            "SELECT item, value FROM (SELECT item, value, value AS located FROM ({all})) WHERE {}",
            lies(filter)
        );
    }
    let table = filter.of.description().table;
    format!(
        "SELECT item, value FROM ({all}) WHERE value IN (SELECT id FROM {table} WHERE {})",
        condition(filter)
    )
}
