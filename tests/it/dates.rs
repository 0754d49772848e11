//! Conditions on dates: of limited precision, relative to the day, and not known.

use serde_json::{Value, json};

use crate::support::{
    both,
    imported::{import_agreements, import_figures, server_on},
    program::Server,
};

/// The slugs of the agreements that match a filter.
async fn matching(server: &Server, filter: &str) -> Vec<String> {
    let data = server.data(&format!("{{ agreements(filter: {{ {filter} }}) {{ nodes {{ slug }} }} }}")).await;
    let nodes = data["agreements"]["nodes"].as_array().unwrap();
    nodes.iter().map(|node| node["slug"].as_str().unwrap().to_owned()).collect()
}

both! {
    async fn a_date_lies_within_a_less_precise_one(database: Database) {
        import_agreements(
            &database,
            "day,Day,exchange,unknown,,1995-09-01,,\nmonth,Month,exchange,unknown,,1995-09,,\n\
             year,Year,exchange,unknown,,1995,,\nlater,Later,exchange,unknown,,1996-01-01,,\n\
             undated,Undated,exchange,unknown,,,,\n",
        );
        let server = Server::start(&database);
        for (filter, expected) in [
            ("starts: { eq: \"1995\" }", vec!["day", "month", "year"]),
            ("starts: { eq: \"1995-09\" }", vec!["day", "month"]),
            ("starts: { in: [\"1995-09-01\", \"1996\"] }", vec!["day", "later"]),
            ("starts: { in: [] }", vec![]),
            ("starts: { not: \"1995-09\" }", vec!["later", "year"]),
            ("starts: { known: false }", vec!["undated"]),
            ("starts: { known: true }", vec!["day", "later", "month", "year"]),
            ("starts: { known: false, eq: \"1995\" }", vec![]),
            ("starts: {}", vec!["day", "later", "month", "undated", "year"]),
        ] {
            assert_eq!(matching(&server, filter).await, expected, "{filter}");
        }
    }

    async fn a_start_stands_for_its_first_day_and_an_end_for_its_last(database: Database) {
        import_agreements(
            &database,
            "day,Day,exchange,unknown,,1995-06-15,1995-06-15,\nmonth,Month,exchange,unknown,,1995-06,1995-06,\n\
             year,Year,exchange,unknown,,1995,1995,\n",
        );
        let server = Server::start(&database);
        for (filter, expected) in [
            ("starts: { gte: \"1995-06-01\" }", vec!["day", "month"]),
            ("starts: { gt: \"1995-06-01\" }", vec!["day"]),
            ("starts: { lte: \"1995-01\" }", vec!["year"]),
            ("starts: { lt: \"1995-06-15\" }", vec!["month", "year"]),
            ("ends: { gte: \"1995-07\" }", vec!["year"]),
            ("ends: { gt: \"1995-06-15\" }", vec!["month", "year"]),
            ("ends: { lte: \"1995-06\" }", vec!["day", "month"]),
            ("ends: { lt: \"1995-06-30\" }", vec!["day"]),
            ("starts: { gte: \"1995-01-01\", lt: \"1995-06\" }", vec!["year"]),
        ] {
            assert_eq!(matching(&server, filter).await, expected, "{filter}");
        }
    }

    async fn periods_run_from_the_day_that_is_asked_about(database: Database) {
        import_agreements(
            &database,
            "yesterday,A,exchange,in_force,,,2026-11-22,\ntoday,B,exchange,in_force,,,2026-11-23,\n\
             month,C,exchange,in_force,,,2026-12,\nyear,D,exchange,in_force,,,2027-11-23,\n\
             later,E,exchange,in_force,,,2027-11-24,\nopen,F,exchange,in_force,,,,\n",
        );
        let server = server_on(&database, "2026-11-23");
        for (filter, expected) in [
            ("endsWithin: { months: 12 }", vec!["today", "month", "year"]),
            ("ends: { withinNext: { years: 1 } }", vec!["today", "month", "year"]),
            ("ends: { withinNext: { months: 12, days: 1 } }", vec!["today", "month", "year", "later"]),
            ("endsWithin: {}", vec!["today"]),
            ("ends: { withinLast: { days: 1 } }", vec!["yesterday"]),
            ("ends: { withinLast: {} }", vec![]),
            ("status: { eq: EXPIRING }", vec!["today", "month", "year"]),
        ] {
            assert_eq!(matching(&server, filter).await, expected, "{filter}");
        }
        let refused = server.ask("{ agreements(filter: { endsWithin: { years: 1001 } }) { totalCount } }").await;
        assert_eq!(refused["errors"].as_array().map(Vec::len), Some(1));
        assert_eq!(refused["errors"][0]["extensions"]["code"], "ARGUMENT_INVALID");
    }

    async fn in_force_on_a_day_counts_what_has_ended_since(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        for (day, expected) in [
            ("1994-12-31", vec![]),
            ("1995-01-01", vec!["a1"]),
            ("2003-06-30", vec!["a3", "a1"]),
            ("2005-12-31", vec!["a3", "a1"]),
            ("2006-01-01", vec!["a1"]),
            ("2026-11-23", vec!["a2", "a1", "a4"]),
            ("2027-06-01", vec!["a1", "a4"]),
            ("2031-01-01", vec!["a1"]),
        ] {
            assert_eq!(matching(&server, &format!("activeOn: \"{day}\"")).await, expected, "{day}");
        }
    }

    async fn a_filter_follows_renewals_citations_and_roles(database: Database) {
        import_agreements(
            &database,
            "first,First,exchange,ended,,,,\nsecond,Second,exchange,in_force,,,,first\n",
        );
        let server = Server::start(&database);
        assert_eq!(matching(&server, "renewedBy: { none: {} }").await, ["second"]);
        assert_eq!(matching(&server, "renews: { slug: { eq: \"first\" } }").await, ["second"]);
        assert_eq!(matching(&server, "citations: { none: {} }").await, ["first", "second"]);
        assert_eq!(matching(&server, "homeRole: { in: [PARTNER] }").await, Vec::<String>::new());
    }

    async fn facts_are_told_apart_by_whether_they_were_stated(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ inferred: partners(filter: { citations: { some: { fact: { eq: COUNTRY }, basis: { eq: INFERRED } } } }) { totalCount }
                   all: partners { nodes { slug } totalCount } }",
            )
            .await;
        let mut inferred = 0;
        let query = "query ($after: String) { partners(first: 100, after: $after) { nodes { citations(fact: COUNTRY) { basis } }
            pageInfo { endCursor hasNextPage } } }";
        let mut after = Value::Null;
        loop {
            let page = server.ask_with(query, json!({ "after": after })).await;
            let page = &page["data"]["partners"];
            let nodes = page["nodes"].as_array().unwrap();
            let is_inferred = |node: &&Value| node["citations"].as_array().unwrap().contains(&json!({ "basis": "INFERRED" }));
            inferred += nodes.iter().filter(is_inferred).count();
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = page["pageInfo"]["endCursor"].clone();
        }
        assert!(inferred > 0);
        assert_eq!(data["inferred"]["totalCount"], inferred);
    }
}
