//! The expiry queue: what ends soon, what is over and was not renewed, what has no known end, on each day.

use serde_json::{Value, json};

use crate::support::{both, database::Database, imported::import_agreements, program::Server};

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
