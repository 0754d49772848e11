//! The numbers of one page of the dashboard: for random choices of facets, the number above the list, the list, each facet and
//! the export agree with one another and with what SQL counts.

use proptest::{
    collection::vec,
    prelude::{ProptestConfig, any},
    test_runner::{TestCaseError, TestError, TestRunner},
};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use serde_json::{Map, Value, json};
use tokio::{runtime::Handle, task::block_in_place};

use crate::{
    differential::status,
    support::{
        both,
        database::Database,
        files::Files,
        program::{Server, TODAY, run, succeed},
        rows::Draw,
    },
};

const CASES: u32 = 1000;

/// A facet of the page: how its values are found in the answer, which values there are, and which partners have one.
struct Facet {
    name: &'static str,
    /// What tells the value, where it is a record.
    key: Option<&'static str>,
    values: &'static str,
    of: Of,
    /// A condition in SQL with `VALUES` for the chosen ones.
    condition: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Partner,
    Agreement,
    Activity,
}

static FACETS: [Facet; 9] = [
    Facet {
        name: "region",
        key: Some("code"),
        values: "SELECT code FROM region",
        of: Of::Partner,
        condition: "coalesce(partner.region_id, (SELECT region_id FROM country WHERE country.id = partner.country_id))
            IN (SELECT path.node FROM path JOIN region ON region.id = path.above WHERE region.code IN (VALUES))",
    },
    Facet {
        name: "country",
        key: Some("code"),
        values: "SELECT code FROM country",
        of: Of::Partner,
        condition: "partner.country_id IN (SELECT id FROM country WHERE code IN (VALUES))",
    },
    Facet {
        name: "kind",
        key: None,
        values: "SELECT DISTINCT upper(kind) FROM partner",
        of: Of::Partner,
        condition: "upper(partner.kind) IN (VALUES)",
    },
    Facet {
        name: "agreementStatus",
        key: None,
        values: "SELECT 'ACTIVE' UNION SELECT 'EXPIRING' UNION SELECT 'EXPIRED' UNION SELECT 'UNKNOWN'",
        of: Of::Agreement,
        condition: "standing.status IN (VALUES)",
    },
    Facet {
        name: "programme",
        key: Some("slug"),
        values: "SELECT slug FROM programme",
        of: Of::Agreement,
        condition: "agreement.programme_id IN (SELECT id FROM programme WHERE slug IN (VALUES))",
    },
    Facet {
        name: "unit",
        key: Some("slug"),
        values: "SELECT slug FROM unit",
        of: Of::Agreement,
        condition: "agreement.id IN (
            SELECT agreement_id FROM agreement_unit JOIN house ON node = unit_id
            JOIN unit ON unit.id = house.above WHERE slug IN (VALUES))",
    },
    Facet {
        name: "activityKind",
        key: None,
        values: "SELECT DISTINCT upper(kind) FROM activity",
        of: Of::Activity,
        condition: "upper(activity.kind) IN (VALUES)",
    },
    Facet {
        name: "level",
        key: None,
        values: "SELECT DISTINCT upper(level) FROM activity_level",
        of: Of::Activity,
        condition: "activity.id IN (SELECT activity_id FROM activity_level WHERE upper(level) IN (VALUES))",
    },
    Facet {
        name: "field",
        key: Some("code"),
        values: "SELECT code FROM field WHERE length(code) < 4",
        of: Of::Activity,
        condition: "activity.id IN (
            SELECT activity_id FROM activity_field JOIN field ON field.id = field_id
            JOIN field AS above ON above.code = substr(field.code, 1, length(above.code))
            WHERE above.code IN (VALUES))",
    },
];

/// The values that are chosen of each facet; none where it is left alone.
type Chosen = Vec<Vec<String>>;

/// The page: a server, the database under it, and the values that there are.
struct Page {
    server: Server,
    db: DatabaseConnection,
    values: Vec<Vec<String>>,
}

impl Page {
    async fn of(database: &Database) -> Self {
        let server = Server::start(database);
        let db = database.connection().await;
        let mut values = Vec::new();
        for facet in &FACETS {
            let rows = db
                .query_all_raw(Statement::from_string(db.get_database_backend(), facet.values))
                .await
                .unwrap();
            values.push(rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect());
        }
        Self { server, db, values }
    }

    /// Mostly of two or three facets, mostly one value of each.
    fn choose(&self, draw: &mut Draw) -> Chosen {
        let mut chosen = vec![Vec::new(); FACETS.len()];
        for _ in 0..[2, 1, 3, 0, 4][draw.below(5)] {
            let at = draw.below(FACETS.len());
            if self.values[at].is_empty() {
                continue;
            }
            chosen[at] = (0..[1, 1, 2][draw.below(3)]).map(|_| self.one_of(at, draw)).collect();
        }
        chosen
    }

    fn one_of(&self, facet: usize, draw: &mut Draw) -> String {
        self.values[facet][draw.below(self.values[facet].len())].clone()
    }

    async fn check(&self, numbers: Vec<u32>) -> Result<(), TestCaseError> {
        let draw = &mut Draw::new(numbers);
        let chosen = self.choose(draw);
        let filter = filter(&chosen);
        let answer = self.ask(&filter).await;
        let expected = self.slugs(&chosen).await;
        let same = |what: &str, found: &Value, expected: Value| {
            if *found == expected {
                return Ok(());
            }
            Err(TestCaseError::fail(format!("{what} is {found}; SQL tells {expected}\nof {filter:#}")))
        };
        same("the number above the list", &answer["totalCount"], json!(expected.len()))?;
        let mut listed: Vec<_> =
            answer["nodes"].as_array().unwrap().iter().map(|node| &node["slug"]).collect();
        listed.sort_by_key(|slug| slug.as_str());
        let first: Vec<_> = expected.iter().take(100).collect();
        if expected.len() <= 100 {
            same("the list", &json!(listed), json!(first))?;
        }
        same("the export", &json!(self.exported(&filter).await), json!(expected))?;
        for (at, facet) in FACETS.iter().enumerate() {
            if self.values[at].is_empty() {
                continue;
            }
            let value = self.one_of(at, draw);
            let mut with = chosen.clone();
            with[at] = vec![value.clone()];
            let found = count(&answer["facets"][facet.name], facet, &value);
            same(&format!("{} {value}", facet.name), &found, json!(self.slugs(&with).await.len()))?;
        }
        Ok(())
    }

    /// The page's own query.
    async fn ask(&self, filter: &Value) -> Value {
        let facet = |facet: &Facet| match facet.key {
            Some(key) => format!("{} {{ value {{ {key} }} count }}", facet.name),
            None => format!("{} {{ value count }}", facet.name),
        };
        let facets: Vec<_> = FACETS.iter().map(facet).collect();
        let query = format!(
            "query($filter: PartnerFilter) {{ partners(filter: $filter, first: 100) {{
                totalCount nodes {{ slug }} facets {{ {} }} }} }}",
            facets.join(" ")
        );
        let answer = self.server.ask_with(&query, json!({ "filter": filter })).await;
        assert_eq!(answer["errors"], Value::Null, "{filter:#}");
        answer["data"]["partners"].clone()
    }

    async fn exported(&self, filter: &Value) -> Vec<String> {
        let address = reqwest::Url::parse_with_params(
            "http://x/export/partners.jsonl",
            [("filter", filter.to_string())],
        );
        let address = address.unwrap();
        let path = format!("{}?{}", address.path(), address.query().unwrap());
        let text = self.server.get(&path).await.text().await.unwrap();
        let slug =
            |line: &str| serde_json::from_str::<Value>(line).unwrap()["slug"].as_str().unwrap().to_owned();
        let mut slugs: Vec<_> = text.lines().map(slug).collect();
        slugs.sort();
        slugs
    }

    /// The partners that SQL selects.
    async fn slugs(&self, chosen: &Chosen) -> Vec<String> {
        let sql = sql(chosen);
        let statement = Statement::from_string(self.db.get_database_backend(), sql);
        let rows = self.db.query_all_raw(statement).await.unwrap();
        let mut slugs: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        slugs.sort();
        slugs
    }
}

fn count(facet: &Value, described: &Facet, value: &str) -> Value {
    let found = facet.as_array().unwrap().iter().find(|one| {
        let told = described.key.map_or(&one["value"], |key| &one["value"][key]);
        told == value
    });
    found.map_or(json!(0), |one| one["count"].clone())
}

/// The filter of the dashboard: what is chosen of agreements and activities holds for one and the same.
fn filter(chosen: &Chosen) -> Value {
    let (mut partner, mut agreement, mut activity) = (Map::new(), Map::new(), Map::new());
    for (facet, values) in FACETS.iter().zip(chosen).filter(|(_, values)| !values.is_empty()) {
        let any = json!({ "in": values });
        match facet.name {
            "region" | "country" => partner.insert(facet.name.to_owned(), json!({ "code": any })),
            "kind" => partner.insert("kind".to_owned(), any),
            "agreementStatus" => agreement.insert("status".to_owned(), any),
            "programme" => agreement.insert("programme".to_owned(), json!({ "slug": any })),
            "unit" => agreement.insert("units".to_owned(), json!({ "some": { "slug": any } })),
            "activityKind" => activity.insert("kind".to_owned(), any),
            "level" => activity.insert("level".to_owned(), any),
            _ => activity.insert("fields".to_owned(), json!({ "some": { "code": any } })),
        };
    }
    if !activity.is_empty() {
        agreement.insert("activities".to_owned(), json!({ "some": activity }));
    }
    if !agreement.is_empty() {
        partner.insert("agreements".to_owned(), json!({ "some": agreement }));
    }
    Value::Object(partner)
}

fn sql(chosen: &Chosen) -> String {
    let conditions = |of: Of| {
        let chosen = FACETS.iter().zip(chosen).filter(|(facet, values)| facet.of == of && !values.is_empty());
        let texts =
            |values: &[String]| values.iter().map(|one| format!("'{one}'")).collect::<Vec<_>>().join(", ");
        let all: Vec<_> =
            chosen.map(|(facet, values)| facet.condition.replace("VALUES", &texts(values))).collect();
        (!all.is_empty()).then(|| all.join(" AND "))
    };
    let activity = conditions(Of::Activity).map(|all| {
        format!("EXISTS (SELECT 1 FROM activity WHERE activity.agreement_id = agreement.id AND {all})")
    });
    let agreement: Vec<_> = conditions(Of::Agreement).into_iter().chain(activity).collect();
    let agreement = (!agreement.is_empty()).then(|| {
        format!(
            "EXISTS (SELECT 1 FROM party JOIN agreement ON agreement.id = party.agreement_id
            JOIN standing ON standing.id = agreement.id
            WHERE party.partner_id = partner.id AND {})",
            agreement.join(" AND ")
        )
    });
    let all: Vec<_> = conditions(Of::Partner).into_iter().chain(agreement).collect();
    let all = if all.is_empty() { "1 = 1".to_owned() } else { all.join(" AND ") };
    format!(
        "WITH RECURSIVE path(node, above) AS (
            SELECT id, id FROM region
            UNION ALL SELECT node, parent_id FROM path JOIN region ON id = above WHERE parent_id IS NOT NULL
        ), house(node, above) AS (
            SELECT id, id FROM unit
            UNION ALL SELECT node, parent_id FROM house JOIN unit ON id = above WHERE parent_id IS NOT NULL
        ), standing AS (SELECT id, {} AS status FROM agreement)
        SELECT slug FROM partner WHERE {all}",
        status(&format!("'{TODAY}'"), "0")
    )
}

async fn agree(database: &Database, cases: u32) {
    let page = Page::of(database).await;
    let config = ProptestConfig {
        cases,
        max_shrink_iters: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let outcome = TestRunner::new(config).run(&vec(any::<u32>(), 32), |numbers| {
        block_in_place(|| Handle::current().block_on(page.check(numbers)))
    });
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(reason, _) | TestError::Abort(reason)) => panic!("{reason}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_the_built_in_data_agrees_with_itself_and_with_sql() {
    let database = Database::sqlite();
    succeed(&database, &["import", "data/khazar"]);
    agree(&database, CASES).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_generated_data_agrees_with_itself_and_with_sql() {
    let (files, database) = (Files::none(), Database::sqlite());
    let made = run(&[
        "generate",
        files.argument(),
        "--partners",
        "240",
        "--agreements",
        "600",
        "--activities",
        "1500",
    ]);
    assert!(made.status.success());
    succeed(&database, &["import", files.argument()]);
    agree(&database, CASES).await;
}

both! {
    async fn there_is_one_number_of_partners_in_europe(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ region(code: \"europe\") { partners { totalCount } alone: partners(within: NODE) { totalCount } }
                   nordic: region(code: \"nordic-countries\") { partners(within: NODE) { totalCount } }
                   filtered: partners(filter: { region: { code: { eq: \"europe\" } } }) { totalCount
                     facets { region { value { code } count } }
                     statistics(by: [{ dimension: REGION }]) { groups { keys { value } count } } }
                   notThere: partners(filter: { region: { code: { not: \"europe\" } } }) { facets { region { value { code } } } }
                   alone: partners(filter: { region: { code: { eq: \"europe\" }, within: NODE } }) { totalCount } }",
            )
            .await;
        assert_eq!(data["region"]["partners"]["totalCount"], 43);
        assert_eq!(data["filtered"]["totalCount"], 43);
        let count = |list: &Value, key: &dyn Fn(&Value) -> Value, code: &str| {
            list.as_array().unwrap().iter().find(|one| key(one) == code).map(|one| one["count"].clone())
        };
        let facets = &data["filtered"]["facets"]["region"];
        assert_eq!(count(facets, &|one| one["value"]["code"].clone(), "europe"), Some(json!(43)));
        let groups = &data["filtered"]["statistics"]["groups"];
        assert_eq!(*groups, json!([{ "keys": [{ "value": "europe" }], "count": 43 }]));
        let rows = server.get("/export/partners.jsonl?filter=%7B%22region%22:%7B%22code%22:%7B%22eq%22:%22europe%22%7D%7D%7D");
        assert_eq!(rows.await.text().await.unwrap().lines().count(), 43);
        // What is recorded in each alone stays to be asked.
        assert_eq!(data["region"]["alone"]["totalCount"], 30);
        assert_eq!(data["alone"]["totalCount"], 30);
        assert_eq!(data["nordic"]["partners"]["totalCount"], 8);
        // What is not in Europe is not in a region below it either.
        let outside = data["notThere"]["facets"]["region"].to_string();
        assert!(outside.contains("asia"), "{outside}");
    }

    async fn a_count_by_region_counts_partners_of_the_region(database: Database) {
        crate::support::imported::import_figures(&database);
        let server = crate::support::imported::server_on(&database, "2026-11-23");
        // One agreement is with Tokyo and Seoul.
        let data = server
            .data(
                "{ agreements(filter: { partners: { some: { country: { code: { eq: \"KR\" } } } } }) {
                     countries: statistics(by: [{ dimension: COUNTRY }]) { groups { keys { value } count } }
                     both: statistics(by: [{ dimension: COUNTRY }, { dimension: PARTNER }]) { groups { keys { value } count } } }
                   agreements2: agreements(filter: { slug: { eq: \"a2\" } }) {
                     statistics(by: [{ dimension: COUNTRY }]) { groups { keys { value } distinct(of: PARTNER) } }
                     pairs: statistics(by: [{ dimension: COUNTRY }, { dimension: PARTNER }]) { groups { keys { value } count } } } }",
            )
            .await;
        assert_eq!(
            data,
            json!({
                "agreements": {
                    "countries": { "groups": [{ "keys": [{ "value": "KR" }], "count": 1 }] },
                    "both": { "groups": [{ "keys": [{ "value": "KR" }, { "value": "seoul" }], "count": 1 }] }
                },
                "agreements2": {
                    "statistics": { "groups": [
                        { "keys": [{ "value": "JP" }], "distinct": 1 }, { "keys": [{ "value": "KR" }], "distinct": 1 }
                    ] },
                    "pairs": { "groups": [
                        { "keys": [{ "value": "JP" }, { "value": "tokyo" }], "count": 1 },
                        { "keys": [{ "value": "KR" }, { "value": "seoul" }], "count": 1 }
                    ] }
                }
            })
        );
    }

    async fn conditions_on_agreements_hold_for_one_agreement(database: Database) {
        crate::support::imported::import_figures(&database);
        let server = crate::support::imported::server_on(&database, "2026-11-23");
        let data = server
            .data(
                "{ one: partners(filter: { agreements: { some: { status: { eq: ACTIVE }, kind: { eq: FRAMEWORK } } } }) {
                     totalCount facets { agreementKind { value count } agreementStatus { value count } } }
                   two: partners(filter: { and: [{ agreements: { some: { status: { eq: ACTIVE } } } },
                     { agreements: { some: { kind: { eq: FRAMEWORK } } } }] }) {
                     nodes { slug } facets { agreementKind { value count } } }
                   many: partners(filter: { agreements: { count: { gte: 2 } } }) { nodes { slug } }
                   expired: partners(filter: { agreements: { some: { status: { eq: EXPIRED } }, count: { gte: 2 } } }) { nodes { slug } } }",
            )
            .await;
        assert_eq!(
            data,
            json!({
                "one": { "totalCount": 0, "facets": {
                    "agreementKind": [{ "value": "EXCHANGE", "count": 1 }, { "value": "PROJECT", "count": 1 }],
                    "agreementStatus": [{ "value": "EXPIRING", "count": 2 }]
                } },
                "two": { "nodes": [{ "slug": "tokyo" }], "facets": {
                    "agreementKind": [
                        { "value": "FRAMEWORK", "count": 1 }, { "value": "EXCHANGE", "count": 1 },
                        { "value": "PROJECT", "count": 1 }
                    ]
                } },
                "many": { "nodes": [{ "slug": "tokyo" }, { "slug": "oslo" }] },
                "expired": { "nodes": [] }
            })
        );
    }
}
