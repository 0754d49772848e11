//! The expiry queue: what ends soon, what is over, what has no known end and what none, on each day; and what was renewed,
//! which is asked for no more.

use serde_json::{Value, json};

use crate::support::{
    both,
    database::Database,
    imported::import_agreements,
    program::{Server, succeed},
};

/// Agreements that wait, each for its reason, and some that do not.
fn some_agreements(database: &Database) {
    import_agreements(
        database,
        "soon,Soon,exchange,in_force,,,2027-03,\n\
         sooner,Sooner,exchange,in_force,,,2026-12-31,\n\
         far,Far,exchange,in_force,,,2028,\n\
         over,Over,exchange,ended,,,2020,\n\
         lapsed,Lapsed,exchange,unknown,,,2015,\n\
         some-day,Some day,exchange,ended,,,,\n\
         renewed,Renewed,exchange,ended,,2015,2019,\n\
         renewal,A renewal,exchange,in_force,,2020,2030,renewed\n\
         without-end,Without end,exchange,in_force,,1993,,\n\
         silent,Silent,exchange,unknown,,,,\n\
         proposal,Proposal,exchange,proposed,,,,\n\
         to-come,To come,exchange,in_force,,2028,,\n",
    );
}

const LISTS: &str =
    "from until ending { nodes { slug } } over { nodes { slug } } openEnded { nodes { slug } }";

/// The queue as days and slugs.
fn shown(queue: &Value) -> Value {
    let slugs = |list: &str| -> Vec<&str> {
        queue[list]["nodes"].as_array().unwrap().iter().map(|node| node["slug"].as_str().unwrap()).collect()
    };
    json!([queue["from"], queue["until"], slugs("ending"), slugs("over"), slugs("openEnded")])
}

/// Chains of renewals, each of which begins with an agreement that is over (`a-…`) or ends soon (`e-…`).
fn chains(database: &Database) {
    import_agreements(
        database,
        "a-signed,A signed,exchange,in_force,,2015,2020-06-30,\n\
         a-signed-2,A signed 2,exchange,in_force,2026-10-15,2027-01-01,2031,a-signed\n\
         a-draft,A draft,exchange,in_force,,2016,2022-03,\n\
         a-draft-2,A draft 2,exchange,preliminary,,2027,2030,a-draft\n\
         a-fork,A fork,exchange,ended,,2012,2018,\n\
         a-fork-no,A fork no,exchange,proposed,,,,a-fork\n\
         a-fork-yes,A fork yes,exchange,in_force,2019,,,a-fork\n\
         a-long,A long,exchange,ended,,2000,2005,\n\
         a-long-2,A long 2,exchange,ended,,2005,2010,a-long\n\
         a-long-3,A long 3,exchange,unknown,,2010,2015,a-long-2\n\
         a-long-4,A long 4,exchange,proposed,,,,a-long-3\n\
         a-long-5,A long 5,exchange,preliminary,,,,a-long-4\n\
         a-leap,A leap,exchange,in_force,,2010,2014,\n\
         a-leap-2,A leap 2,exchange,proposed,,,,a-leap\n\
         a-leap-3,A leap 3,exchange,in_force,,2016,2035,a-leap-2\n\
         a-silent,A silent,exchange,in_force,,2011,2013,\n\
         a-silent-2,A silent 2,exchange,unknown,,,,a-silent\n\
         e-draft,E draft,exchange,in_force,,2022,2027-02-28,\n\
         e-draft-2,E draft 2,exchange,proposed,,,,e-draft\n\
         e-signed,E signed,exchange,in_force,,2021,2027-05,\n\
         e-signed-2,E signed 2,exchange,unknown,2026-11-01,,,e-signed\n",
    );
}

both! {
    async fn the_queue_tells_what_ends_what_is_over_and_what_has_no_end(database: Database) {
        some_agreements(&database);
        let server = Server::start(&database);
        let data = server.data(&format!("{{ expiryQueue {{ {LISTS} }} }}")).await;
        assert_eq!(
            shown(&data["expiryQueue"]),
            json!([
                "2026-11-23", "2027-11-23", ["sooner", "soon"], ["over", "lapsed", "some-day"],
                ["silent", "without-end"]
            ])
        );
    }

    async fn how_far_an_end_is_near_can_be_told(database: Database) {
        some_agreements(&database);
        let server = Server::start(&database);
        let data = server
            .data(&format!(
                "{{ short: expiryQueue(within: {{ days: 37 }}) {{ {LISTS} }} short2: expiryQueue(within: {{ days: 38 }}) {{ {LISTS} }}
                    long: expiryQueue(within: {{ years: 4, months: 2 }}) {{ {LISTS} }} }}",
            ))
            .await;
        assert_eq!(data["short"]["ending"], json!({ "nodes": [] }));
        assert_eq!(data["short2"]["ending"], json!({ "nodes": [{ "slug": "sooner" }] }));
        assert_eq!(
            shown(&data["long"]),
            json!([
                "2026-11-23", "2031-01-23", ["sooner", "soon", "far", "renewal"],
                ["over", "lapsed", "some-day"], ["silent", "without-end"]
            ])
        );
    }

    async fn the_queue_of_another_day_knows_neither_later_renewals_nor_later_ends(database: Database) {
        some_agreements(&database);
        let server = Server::start(&database);
        let data = server
            .data(&format!(
                "{{ past: asOf(day: \"2019-06-30\") {{ expiryQueue {{ {LISTS} }} }}
                    future: asOf(day: \"2027-04-01\") {{ expiryQueue {{ {LISTS} }} }} }}",
            ))
            .await;
        assert_eq!(
            shown(&data["past"]["expiryQueue"]),
            json!([
                "2019-06-30", "2020-06-30", ["renewed"], ["lapsed", "some-day"], ["silent", "without-end"]
            ])
        );
        assert_eq!(
            shown(&data["future"]["expiryQueue"]),
            json!([
                "2027-04-01", "2028-04-01", [], ["soon", "sooner", "over", "lapsed", "some-day"],
                ["silent", "without-end"]
            ])
        );
    }

    async fn its_lists_take_filters_orders_and_pages_and_show_facets(database: Database) {
        some_agreements(&database);
        let server = Server::start(&database);
        let query = "query ($after: String) { expiryQueue { ending(first: 1, after: $after) {
            totalCount nodes { slug } pageInfo { endCursor hasNextPage } facets { status { value count } } }
            over(filter: { stage: { eq: ENDED } }, orderBy: [{ field: TITLE, direction: DESC }]) { nodes { slug } } } }";
        let first = server.ask_with(query, json!({})).await;
        let queue = &first["data"]["expiryQueue"];
        assert_eq!(queue["ending"]["nodes"], json!([{ "slug": "sooner" }]));
        assert_eq!(queue["ending"]["facets"], json!({ "status": [{ "value": "EXPIRING", "count": 2 }] }));
        assert_eq!(queue["over"]["nodes"], json!([{ "slug": "some-day" }, { "slug": "over" }]));
        let after = &queue["ending"]["pageInfo"]["endCursor"];
        let second = server.ask_with(query, json!({ "after": after })).await;
        let ending = &second["data"]["expiryQueue"]["ending"];
        assert_eq!(ending["nodes"], json!([{ "slug": "soon" }]));
        assert_eq!(ending["pageInfo"]["hasNextPage"], false);
        let elsewhere = "query ($after: String) { expiryQueue { over(after: $after) { totalCount } } }";
        let refused = server.ask_with(elsewhere, json!({ "after": after })).await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "CURSOR_INVALID");
    }

    async fn it_reaches_to_the_last_day_that_a_date_can_tell(database: Database) {
        let server = Server::start(&database);
        let query = "{ asOf(day: \"9999-12-01\") { expiryQueue(within: { years: 1000, days: 400000 }) { from until } } }";
        let queue = &server.data(query).await["asOf"]["expiryQueue"];
        assert_eq!(*queue, json!({ "from": "9999-12-01", "until": "9999-12-31" }));
    }

    async fn what_another_agreement_has_followed_is_asked_for_no_more(database: Database) {
        chains(&database);
        let server = Server::start(&database);
        let data = server.data(&format!("{{ expiryQueue {{ {LISTS} }} }}")).await;
        assert_eq!(
            shown(&data["expiryQueue"]),
            json!([
                "2026-11-23", "2027-11-23", ["e-draft"], ["a-draft", "a-long-3", "a-silent"],
                ["a-fork-yes", "a-silent-2", "e-signed-2"]
            ])
        );
        let data = server
            .data(
                "{ renewed: agreements(filter: { renewed: true }) { nodes { slug renewed } }
                   calm: agreements(filter: { renewed: false, slug: { startsWith: \"a-l\" } }) { nodes { slug renewed } } }",
            )
            .await;
        let slugs = |list: &str, renewed: bool| -> Vec<String> {
            let nodes = data[list]["nodes"].as_array().unwrap();
            assert!(nodes.iter().all(|node| node["renewed"] == renewed), "{data}");
            nodes.iter().map(|node| node["slug"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(slugs("renewed", true), ["a-fork", "a-leap", "a-leap-2", "a-long", "a-long-2", "a-signed", "e-signed"]);
        assert_eq!(slugs("calm", false), ["a-leap-3", "a-long-3", "a-long-4", "a-long-5"]);
    }

    async fn a_renewal_that_has_not_come_about_stands_beside(database: Database) {
        chains(&database);
        let server = Server::start(&database);
        let data = server
            .data("{ agreements { nodes { slug pendingRenewals { totalCount nodes { slug status } } } } }")
            .await;
        let pending: Vec<(&str, Vec<&str>)> = data["agreements"]["nodes"].as_array().unwrap().iter()
            .filter(|node| node["pendingRenewals"]["totalCount"] != 0)
            .map(|node| {
                let renewals = node["pendingRenewals"]["nodes"].as_array().unwrap();
                (node["slug"].as_str().unwrap(), renewals.iter().map(|one| one["slug"].as_str().unwrap()).collect())
            })
            .collect();
        assert_eq!(pending, [
            ("a-draft", vec!["a-draft-2"]),
            ("a-fork", vec!["a-fork-no"]),
            ("a-leap", vec!["a-leap-2"]),
            ("a-long-3", vec!["a-long-4", "a-long-5"]),
            ("a-long-4", vec!["a-long-5"]),
            ("a-silent", vec!["a-silent-2"]),
            ("e-draft", vec!["e-draft-2"]),
        ]);
        let page = server
            .data("{ agreement(slug: \"a-long-3\") { pendingRenewals(first: 1, orderBy: [{ field: TITLE, direction: DESC }]) {
                nodes { slug } pageInfo { hasNextPage } } } }")
            .await;
        assert_eq!(
            page["agreement"]["pendingRenewals"],
            json!({ "nodes": [{ "slug": "a-long-5" }], "pageInfo": { "hasNextPage": true } })
        );
    }

    async fn renewals_that_go_in_a_circle_are_looked_at_once(database: Database) {
        import_agreements(
            &database,
            "one,One,exchange,proposed,,,2020,\ntwo,Two,exchange,proposed,,,2021,one\nthree,Three,exchange,proposed,,,2022,two\n",
        );
        // No import lets this happen.
        let circle = "UPDATE agreement SET renews_id = (SELECT id FROM agreement WHERE slug = 'three') WHERE slug = 'one'";
        let db = database.connection().await;
        sea_orm::ConnectionTrait::execute_unprepared(&db, circle).await.unwrap();
        let server = Server::start(&database);
        let data = server
            .data("{ expiryQueue { over { nodes { slug pendingRenewals { nodes { slug } } } } } }")
            .await;
        assert_eq!(
            data["expiryQueue"]["over"]["nodes"],
            json!([
                { "slug": "three", "pendingRenewals": { "nodes": [{ "slug": "one" }, { "slug": "two" }] } },
                { "slug": "two", "pendingRenewals": { "nodes": [{ "slug": "one" }, { "slug": "three" }] } },
                { "slug": "one", "pendingRenewals": { "nodes": [{ "slug": "three" }, { "slug": "two" }] } }
            ])
        );
    }

    async fn ends_are_in_order_by_their_last_day_and_what_was_ended_early_comes_last(database: Database) {
        import_agreements(
            &database,
            "day,Day,exchange,in_force,,,2026-12-15,\nmonth,Month,exchange,in_force,,,2026-12,\n\
             year,Year,exchange,in_force,,,2026,\nnext,Next,exchange,in_force,,,2027-01-01,\n\
             over-day,Over day,exchange,in_force,,,2024-06-30,\nover-month,Over month,exchange,in_force,,,2024-07,\n\
             over-year,Over year,exchange,ended,,,2024,\nearly,Early,exchange,ended,,,2033-05,\n\
             early-2,Early 2,exchange,ended,,,2031,\nsome-day,Some day,exchange,ended,,,,\n",
        );
        let server = Server::start(&database);
        let data = server
            .data(&format!(
                "{{ expiryQueue {{ {LISTS} }}
                    up: agreements(orderBy: [{{ field: ENDS }}], first: 4) {{ nodes {{ slug }} }}
                    lapsed: agreements(orderBy: [{{ field: LAPSED }}], first: 4) {{ nodes {{ slug }} }} }}",
            ))
            .await;
        assert_eq!(
            shown(&data["expiryQueue"]),
            json!([
                "2026-11-23", "2027-11-23", ["day", "year", "month", "next"],
                ["over-year", "over-month", "over-day", "early", "early-2", "some-day"], []
            ])
        );
        let slugs = |list: &str| -> Vec<&str> {
            data[list]["nodes"].as_array().unwrap().iter().map(|node| node["slug"].as_str().unwrap()).collect()
        };
        assert_eq!(slugs("up"), ["over-day", "over-month", "over-year", "day"]);
        assert_eq!(slugs("lapsed"), ["over-day", "over-month", "over-year", "day"]);
    }

    async fn no_end_is_told_apart_from_an_end_that_is_not_known(database: Database) {
        import_agreements(
            &database,
            "never,Never,exchange,in_force,,2004,indefinite,\nunsure,Unsure,exchange,in_force,,2005,,\n\
             dated,Dated,exchange,in_force,,2006,2040,\nno-stage,No stage,exchange,unknown,,2007,indefinite,\n\
             silent,Silent,exchange,unknown,,,indefinite,\nover,Over,exchange,ended,,2008,indefinite,\n",
        );
        let server = Server::start(&database);
        let data = server
            .data(
                "{ expiryQueue { over { nodes { slug } } openEnded { nodes { slug } } indefinite { nodes { slug } } }
                   agreements(orderBy: [{ field: STARTS }]) { nodes { slug ends indefinite status } }
                   no: agreements(filter: { ends: { known: false }, indefinite: false }) { nodes { slug } }
                   yes: agreements(filter: { indefinite: true }) { totalCount }
                   dataQuality { findings(kind: MISSING_END) { nodes { node { ... on Agreement { slug } } } } } }",
            )
            .await;
        assert_eq!(
            data["expiryQueue"],
            json!({
                "over": { "nodes": [{ "slug": "over" }] },
                "openEnded": { "nodes": [{ "slug": "unsure" }] },
                "indefinite": { "nodes": [{ "slug": "never" }, { "slug": "no-stage" }, { "slug": "silent" }] }
            })
        );
        assert_eq!(
            data["agreements"]["nodes"],
            json!([
                { "slug": "never", "ends": null, "indefinite": true, "status": "ACTIVE" },
                { "slug": "unsure", "ends": null, "indefinite": false, "status": "ACTIVE" },
                { "slug": "dated", "ends": "2040", "indefinite": false, "status": "ACTIVE" },
                { "slug": "no-stage", "ends": null, "indefinite": true, "status": "ACTIVE" },
                { "slug": "over", "ends": null, "indefinite": true, "status": "EXPIRED" },
                { "slug": "silent", "ends": null, "indefinite": true, "status": "UNKNOWN" }
            ])
        );
        assert_eq!(data["no"]["nodes"], json!([{ "slug": "unsure" }]));
        assert_eq!(data["yes"]["totalCount"], 4);
        assert_eq!(data["dataQuality"]["findings"]["nodes"], json!([{ "node": { "slug": "unsure" } }]));
    }

    async fn no_end_is_exported_as_it_was_imported(database: Database) {
        import_agreements(
            &database,
            "never,Never,exchange,in_force,,2004,indefinite,\nunsure,Unsure,exchange,in_force,,2005,,\n",
        );
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let path = path.to_str().unwrap();
        succeed(&database, &["export", path]);
        let text = std::fs::read_to_string(format!("{path}/agreements.csv")).unwrap();
        assert_eq!(
            text,
            "slug,title,kind,stage,signed,starts,ends,programme,renews,home_role,summary\n\
             never,Never,exchange,in_force,,2004,indefinite,,,,\nunsure,Unsure,exchange,in_force,,2005,,,,,\n"
        );
        let said = succeed(&database, &["import", path, "--prune", "--dry-run"]);
        assert!(said.contains("nothing"), "{said}");
    }

    async fn of_the_built_in_dataset_nothing_is_known_to_end(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ expiryQueue { ending { totalCount } over { totalCount } openEnded { totalCount facets { status { value count } } } } }")
            .await;
        assert_eq!(
            data["expiryQueue"],
            json!({
                "ending": { "totalCount": 0 }, "over": { "totalCount": 0 },
                "openEnded": { "totalCount": 106, "facets": { "status": [
                    { "value": "UNKNOWN", "count": 104 }, { "value": "ACTIVE", "count": 2 }
                ] } }
            })
        );
    }
}
