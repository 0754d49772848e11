//! Random data, walked page by page: forwards and backwards, each item comes once and in the same order.

use std::sync::{Arc, LazyLock};

use async_graphql::Request;
use partnergraph::{
    graphql::{Schema, View, schema},
    registry::{Registry, Revision},
};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{program::TODAY, rows::rows};

/// A list: the document around it, where it is in the answer, what it can be ordered and filtered by.
struct List {
    before: &'static str,
    name: &'static str,
    after: &'static str,
    pointer: &'static str,
    orders: &'static [&'static str],
    filters: &'static [&'static str],
}

const fn root(name: &'static str, orders: &'static [&'static str], filters: &'static [&'static str]) -> List {
    List { before: "{ ", name, after: " }", pointer: "", orders, filters }
}

const REGION: &[&str] = &["NAME", "CODE"];
const PARTNER: &[&str] = &["NAME", "SLUG", "COUNTRY"];
const AGREEMENT: &[&str] = &["TITLE", "SIGNED", "STARTS", "ENDS"];
const ACTIVITY: &[&str] = &["SLUG", "AGREEMENT", "STARTS", "ENDS"];
const NAMED: &[&str] = &["NAME", "SLUG"];

const PARTNERS: &[&str] = &["kind: { eq: INSTITUTION }", "name: { contains: \"a\" }", "not: { region: {} }"];
const AGREEMENTS: &[&str] = &["status: { not: UNKNOWN }", "activities: { some: {} }"];
const ACTIVITIES: &[&str] =
    &["or: [{ level: {} }, { direction: { not: MUTUAL } }]", "agreement: { kind: { not: GRANT } }"];

const LISTS: [List; 18] = [
    root("regions", REGION, &["partners: { none: {} }", "parent: {}"]),
    root("countries", REGION, &["name: { startsWith: \"a\" }", "code: { not: \"AZ\" }"]),
    root("partners", PARTNER, PARTNERS),
    root("institutions", PARTNER, PARTNERS),
    root("organizations", PARTNER, PARTNERS),
    root("agreements", AGREEMENT, AGREEMENTS),
    root("activities", ACTIVITY, ACTIVITIES),
    root("programmes", NAMED, &["agency: {}"]),
    root("units", NAMED, &["kind: { in: [SCHOOL, LIBRARY, PRESS, OFFICE] }"]),
    root("fields", REGION, &["code: { startsWith: \"01\" }"]),
    root("memberships", &["SLUG", "PARTNER", "STARTS"], &["partner: { name: {} }"]),
    root("sources", &["TITLE", "PUBLISHED"], &["title: { contains: \"b\" }"]),
    List {
        before: "{ regions(last: 1) { nodes { ",
        name: "partners",
        after: " } } }",
        pointer: "/regions/nodes/0",
        orders: PARTNER,
        filters: PARTNERS,
    },
    List {
        before: "{ countries(first: 1) { nodes { ",
        name: "agreements",
        after: " } } }",
        pointer: "/countries/nodes/0",
        orders: AGREEMENT,
        filters: AGREEMENTS,
    },
    List {
        before: "{ partners(first: 1) { nodes { ",
        name: "activities",
        after: " } } }",
        pointer: "/partners/nodes/0",
        orders: ACTIVITY,
        filters: ACTIVITIES,
    },
    List {
        before: "{ partners(last: 1) { nodes { ",
        name: "agreements",
        after: " } } }",
        pointer: "/partners/nodes/0",
        orders: AGREEMENT,
        filters: AGREEMENTS,
    },
    List {
        before: "{ agreements(first: 1) { nodes { ",
        name: "partners",
        after: " } } }",
        pointer: "/agreements/nodes/0",
        orders: PARTNER,
        filters: PARTNERS,
    },
    List {
        before: "{ programmes(first: 1) { nodes { ",
        name: "partners",
        after: " } } }",
        pointer: "/programmes/nodes/0",
        orders: PARTNER,
        filters: PARTNERS,
    },
];

/// How a list is asked for: which order and filter, and how many items at a time.
#[derive(Clone, Debug)]
struct Way {
    order: usize,
    down: bool,
    filter: usize,
    page: usize,
}

fn ways() -> impl Strategy<Value = Vec<Way>> {
    let way = (0..6_usize, any::<bool>(), 0..4_usize, 1..5_usize)
        .prop_map(|(order, down, filter, page)| Way { order, down, filter, page });
    proptest::collection::vec(way, LISTS.len())
}

impl List {
    /// The arguments `filter` and `orderBy`; neither at index 0 or beyond the last.
    fn arguments(&self, way: &Way) -> (String, String) {
        let direction = if way.down { "DESC" } else { "ASC" };
        let order = way.order.checked_sub(1).and_then(|at| self.orders.get(at));
        let order = order.map(|field| format!(", orderBy: [{{ field: {field}, direction: {direction} }}]"));
        let filter = way.filter.checked_sub(1).and_then(|at| self.filters.get(at));
        let filter = filter.map(|filter| format!(", filter: {{ {filter} }}"));
        (filter.unwrap_or_default(), order.unwrap_or_default())
    }
}

struct Asked {
    registry: Arc<Registry>,
    runtime: tokio::runtime::Runtime,
}

impl Asked {
    /// A page of the list; none where the record that the list belongs to is not there.
    fn page(&self, list: &List, arguments: &str) -> Option<Value> {
        static SCHEMA: LazyLock<Schema> = LazyLock::new(schema);
        let List { before, name, after, pointer, .. } = list;
        let fields = "totalCount nodes { id } edges { cursor node { id } }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
        let document = format!("{before}{name}({arguments}) {{ {fields} }}{after}");
        let view = View::of(Arc::clone(&self.registry), TODAY.parse().unwrap());
        let response = self.runtime.block_on(SCHEMA.execute(Request::new(&document).data(view)));
        assert_eq!(response.errors, [], "{document}");
        let mut data = response.data.into_json().unwrap();
        data.pointer_mut(pointer).map(|owner| owner[name].take())
    }

    /// All pages, one after the other: the items' ids in the order of the list, and the count that every page told.
    fn walk(&self, list: &List, way: &Way, backwards: bool) -> Option<(Vec<String>, u64)> {
        let (filter, order) = list.arguments(way);
        let (count, place, cursor, more, before) = if backwards {
            ("last", "before", "startCursor", "hasPreviousPage", "hasNextPage")
        } else {
            ("first", "after", "endCursor", "hasNextPage", "hasPreviousPage")
        };
        let mut items = Vec::new();
        let mut position = String::new();
        loop {
            let page = self.page(list, &format!("{count}: {}{position}{filter}{order}", way.page))?;
            let info = &page["pageInfo"];
            assert_eq!(info[before], Value::Bool(!items.is_empty()), "{page}");
            let ids = ids(&page);
            assert!(ids.len() <= way.page);
            if backwards {
                items.splice(0..0, ids);
            } else {
                items.extend(ids);
            }
            if info[more] == false {
                return Some((items, page["totalCount"].as_u64().unwrap()));
            }
            position = format!(", {place}: {}", info[cursor]);
            assert!(items.len() <= 100, "a walk without end: {page}");
        }
    }
}

/// The ids of a page, whose nodes, edges and cursors must agree.
fn ids(page: &Value) -> Vec<String> {
    let edges = page["edges"].as_array().unwrap();
    let nodes: Vec<&Value> = edges.iter().map(|edge| &edge["node"]).collect();
    assert_eq!(page["nodes"].as_array().unwrap().iter().collect::<Vec<_>>(), nodes);
    let cursor = |edge: Option<&Value>| edge.map_or(Value::Null, |edge| edge["cursor"].clone());
    assert_eq!(page["pageInfo"]["startCursor"], cursor(edges.first()));
    assert_eq!(page["pageInfo"]["endCursor"], cursor(edges.last()));
    nodes.iter().map(|node| node["id"].as_str().unwrap().to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_item_comes_once_and_in_the_same_order_whichever_way_the_pages_are_walked(rows in rows(), ways in ways()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let asked = Asked { registry: Arc::new(Registry::build(Revision { number: 1, made_at: None }, rows).unwrap()), runtime };
        for (list, way) in LISTS.iter().zip(&ways) {
            let (Some((forwards, total)), Some((backwards, _))) =
                (asked.walk(list, way, false), asked.walk(list, way, true))
            else {
                continue;
            };
            prop_assert_eq!(&forwards, &backwards, "{} {:?}", list.name, way);
            prop_assert_eq!(total, forwards.len() as u64, "{} {:?}", list.name, way);
            // Another order has the same items: none is left out, none comes twice.
            let by_default = Way { order: 0, page: 100, ..way.clone() };
            let (mut expected, _) = asked.walk(list, &by_default, false).unwrap();
            let mut found = forwards;
            expected.sort_unstable();
            found.sort_unstable();
            found.dedup();
            prop_assert_eq!(found, expected, "{} {:?}", list.name, way);
        }
    }
}
