//! Facets and statistics as SQL: items are joined with their values, and SQLite groups and counts them.

use super::{
    concept::{Axis, Dimension, Facet, Path},
    days::{first_day, last_day},
    filter::Filter,
    grouping::{By, Grouping, Values},
    question::Question,
    reach::values,
    sql::{Term, default_order, order_by, selected, text},
};

/// The values of a facet with their counts, in order.
pub fn facet(question: &Question, Facet(_, dimension, ignored): &Facet) -> String {
    let description = question.root.of.description();
    let dimension = description.dimension(dimension);
    let filter = question.filter.as_ref().map(|filter| {
        let without = |filter: Filter, path: &Path| filter.without(path).unwrap_or(filter);
        ignored.iter().fold(filter.clone(), without)
    });
    let mut terms = vec![("value IS NULL".to_owned(), false)];
    if !matches!(dimension.axis, Axis::Years) {
        terms.push(("COUNT(*)".to_owned(), true));
    }
    terms.extend(axis_order(dimension.axis, "value"));
    format!(
        "SELECT value, COUNT(*) FROM (SELECT id FROM {} WHERE {}) AS items
        LEFT JOIN ({}) AS valued ON valued.item = items.id GROUP BY value ORDER BY {}",
        description.table,
        selected(question, filter.as_ref()),
        known(question, dimension, &Counted::Above, ignored),
        order_by(&terms)
    )
}

/// How nodes are counted: in all that contain them, or at a level.
pub enum Counted {
    Above,
    At(usize),
}

/// The items of a list with the known values of a dimension, each once.
fn known(question: &Question, dimension: &Dimension, counted: &Counted, ignored: &[Path]) -> String {
    let places = question.filter.as_ref().map_or_else(Vec::new, Filter::all_of);
    let mut pairs = values(question.root.of, dimension, &places, ignored);
    if let (Axis::Records(of), true) = (dimension.axis, dimension.is_tree()) {
        let path = format!("{}_path", of.description().table);
        let level = match counted {
            Counted::Above => String::new(),
            // The way to a node at a level has as many nodes.
            Counted::At(level) => {
                format!("WHERE (SELECT COUNT(*) FROM {path} AS way WHERE way.node = path.above) = {level}")
            }
        };
        pairs = format!(
            "SELECT pair.item AS item, path.above AS value FROM ({pairs}) AS pair
            JOIN {path} AS path ON path.node = pair.value {level}"
        );
    }
    match dimension.axis {
        Axis::Records(of) => {
            let record = of.description();
            format!(
                "SELECT DISTINCT item, record.{} AS value FROM ({pairs}) AS pair
                JOIN {} AS record ON record.id = pair.value",
                record.key, record.table
            )
        }
        _ => {
            format!("SELECT DISTINCT item, value FROM ({pairs}) WHERE value IS NOT NULL AND value <> 'never'")
        }
    }
}

/// Records by label and key, values of an enumeration as declared, time from early to late.
fn axis_order(axis: Axis, value: &str) -> Vec<Term> {
    match axis {
        Axis::Records(of) => {
            let record = of.description();
            let of_record = |(term, down): Term| {
                let (table, key) = (record.table, record.key);
                (format!("(SELECT {term} FROM {table} WHERE {key} = {value})"), down)
            };
            default_order(of).into_iter().map(of_record).collect()
        }
        Axis::Values(values) => {
            vec![(format!("instr(',{},', ',' || {value} || ',')", values().join(",")), false)]
        }
        Axis::Years | Axis::Months => vec![(value.to_owned(), false)],
    }
}

/// What `statistics` is built of, after the prelude: the items, and the tables of each dimension.
pub fn tables(question: &Question, grouping: &Grouping) -> String {
    let description = question.root.of.description();
    let condition = selected(question, question.filter.as_ref());
    let items = format!(", items AS (SELECT id FROM {} WHERE {condition})", description.table);
    let sides = grouping.by.iter().enumerate().map(|(at, by)| side(question, by, at));
    std::iter::once(items).chain(sides).collect()
}

/// The items with their values of a dimension (`side`), with the marks that stand for these (`cell`), and all marks
/// (`mark`).
fn side(question: &Question, by: &By, at: usize) -> String {
    let shown = match by.values {
        Values::Met => format!("SELECT DISTINCT value FROM side{at} WHERE value IS NOT NULL"),
        Values::Top(count) => format!(
            "SELECT value FROM side{at} WHERE value IS NOT NULL GROUP BY value ORDER BY COUNT(*) DESC, {}
            LIMIT {count}",
            order_by(&axis_order(by.dimension.axis, "value"))
        ),
        Values::Filled => filled(by, at),
    };
    format!(
        ", side{at} AS (
            SELECT items.id AS item, valued.value AS value FROM items
            LEFT JOIN ({}) AS valued ON valued.item = items.id WHERE {} AND items.id NOT IN ({})
        ), shown{at} AS ({shown}), cell{at} AS (
            SELECT DISTINCT item, iif(value IN (SELECT value FROM shown{at}), value, NULL) AS value,
            value IS NOT NULL AND value NOT IN (SELECT value FROM shown{at}) AS rest FROM side{at}
        ), mark{at} AS (SELECT value, rest FROM cell{at} UNION SELECT value, 0 FROM shown{at})",
        known(question, by.dimension, &Counted::At(by.level), &[]),
        inside(by),
        never(question, by.dimension)
    )
}

/// The items that are known to have no value.
fn never(question: &Question, dimension: &Dimension) -> String {
    let places = question.filter.as_ref().map_or_else(Vec::new, Filter::all_of);
    format!(
        "SELECT item FROM ({}) GROUP BY item HAVING COUNT(*) = SUM(value IS 'never')",
        values(question.root.of, dimension, &places, &[])
    )
}

/// With an end, what is not known is not there.
fn inside(by: &By) -> String {
    let length = if matches!(by.dimension.axis, Axis::Years) { 4 } else { 7 };
    let bound = |day: String| format!("substr({day}, 1, {length})");
    let from = by.from.as_ref().map(|date| format!("value >= {}", bound(first_day(&text(date)))));
    let to = by.to.as_ref().map(|date| format!("value <= {}", bound(last_day(&text(date)))));
    [Some("1".to_owned()), from, to].into_iter().flatten().collect::<Vec<_>>().join(" AND ")
}

/// Every value that there can be; of time, every moment between the ends or, without these, between the first and last.
fn filled(by: &By, at: usize) -> String {
    let (number, length) = match by.dimension.axis {
        Axis::Records(of) => {
            let record = of.description();
            let (key, table) = (record.key, record.table);
            if of.is_tree() {
                let level = by.level;
                return format!(
                    "SELECT {key} AS value FROM {table}
                    WHERE (SELECT COUNT(*) FROM {table}_path WHERE node = {table}.id) = {level}"
                );
            }
            return format!("SELECT {key} AS value FROM {table}");
        }
        Axis::Values(values) => {
            let all = format!(
                "[{}]",
                values().iter().map(|one| format!("\"{one}\"")).collect::<Vec<_>>().join(",")
            );
            return format!("SELECT value FROM json_each({})", text(&all));
        }
        Axis::Years => (("CAST(", " AS INTEGER)"), 4),
        Axis::Months => (("12 * CAST(", " AS INTEGER)"), 7),
    };
    let moment = |day: &str| {
        let month =
            if length == 7 { format!(" + CAST(substr({day}, 6, 2) AS INTEGER) - 1") } else { String::new() };
        format!("{}substr({day}, 1, 4){}{month}", number.0, number.1)
    };
    let end = |given: Option<String>, met: &str| {
        let met = format!("(SELECT {met}(value) FROM side{at})");
        moment(&given.unwrap_or(met))
    };
    let from = end(by.from.as_ref().map(|date| first_day(&text(date))), "min");
    let to = end(by.to.as_ref().map(|date| last_day(&text(date))), "max");
    let shown = if length == 7 { "printf('%04d-%02d', at / 12, at % 12 + 1)" } else { "CAST(at AS TEXT)" };
    format!(
        "SELECT {shown} AS value FROM (
            WITH RECURSIVE moment(at, last) AS (
                SELECT {from}, {to} UNION ALL SELECT at + 1, last FROM moment WHERE at < last
            ) SELECT at FROM moment WHERE at <= last
        )"
    )
}

/// The marks of one dimension, in order.
pub fn axis(grouping: &Grouping, at: usize) -> String {
    let order = order_by(&mark_order(&grouping.by[at], at));
    format!(
        "SELECT value{at}, rest{at} FROM (SELECT value AS value{at}, rest AS rest{at} FROM mark{at}) ORDER BY {order}"
    )
}

/// The known values, then what is not known, then the rest.
fn mark_order(by: &By, at: usize) -> Vec<Term> {
    let mut terms = vec![(format!("rest{at}"), false), (format!("value{at} IS NULL"), false)];
    terms.extend(axis_order(by.dimension.axis, &format!("value{at}")));
    terms
}

/// The groups that are shown, in order: their values, whether these are the rest, how many items, how many values of
/// another dimension.
pub fn groups(question: &Question, grouping: &Grouping) -> String {
    let each = |one: &dyn Fn(usize) -> String, with: &str| {
        (0..grouping.by.len()).map(one).collect::<Vec<_>>().join(with)
    };
    let marks = each(&|at| format!("mark{at}.value AS value{at}, mark{at}.rest AS rest{at}"), ", ");
    let in_cell = each(
        &|at| {
            format!(
                "id IN (SELECT item FROM cell{at} WHERE value IS mark{at}.value AND rest = mark{at}.rest)"
            )
        },
        " AND ",
    );
    let items = format!("FROM items WHERE {in_cell}");
    let distinct = known(question, grouping.distinct, &Counted::At(1), &[]);
    let filled = grouping.by.iter().any(|by| by.values == Values::Filled);
    let having = grouping.having.map_or_else(String::new, |(operator, count)| {
        let operator = match operator {
            "eq" => "=",
            "gte" => ">=",
            _ => "<=",
        };
        format!("AND count {operator} {count}")
    });
    format!(
        "SELECT * FROM (
            SELECT {marks}, (SELECT COUNT(*) {items}) AS count,
            (SELECT COUNT(DISTINCT value) FROM ({distinct}) WHERE item IN (SELECT id {items})) AS distinct_values
            FROM {}
        ) WHERE ({} OR count > 0) {having} ORDER BY {}",
        each(&|at| format!("mark{at}"), ", "),
        u8::from(filled),
        order_by(&group_order(grouping))
    )
}

fn group_order(grouping: &Grouping) -> Vec<Term> {
    let keys: Vec<Term> = grouping.by.iter().enumerate().flat_map(|(at, by)| mark_order(by, at)).collect();
    let mut terms = Vec::new();
    for &(by_count, reversed) in &grouping.orders {
        if by_count {
            terms.push(("count".to_owned(), reversed));
        } else {
            terms.extend(keys.iter().map(|(term, down)| (term.clone(), *down != reversed)));
        }
    }
    terms.extend(keys);
    terms
}
