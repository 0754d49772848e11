//! Statistics: grouped counts with several dimensions, filled axes, distinct counts, top values, limits.

use serde_json::{Value, json};

use crate::support::{
    both,
    imported::{import_agreements, import_figures, server_on},
    program::Server,
};

/// The groups of statistics as `key key: count`, a key that has no value by its label.
fn groups(statistics: &Value) -> Vec<String> {
    let key = |key: &Value| key["value"].as_str().or(key["label"].as_str()).unwrap().to_owned();
    let group = |group: &Value| {
        let keys: Vec<_> = group["keys"].as_array().unwrap().iter().map(key).collect();
        format!("{}: {}", keys.join(" "), group["count"])
    };
    statistics["groups"].as_array().unwrap().iter().map(group).collect()
}

/// The groups of a list by the arguments of its statistics.
async fn grouped(server: &Server, list: &str, arguments: &str) -> Vec<String> {
    let query =
        format!("{{ {list} {{ statistics({arguments}) {{ groups {{ keys {{ value label }} count }} }} }} }}");
    let data = server.data(&query).await;
    let list = data.as_object().unwrap().values().next().unwrap();
    groups(&list["statistics"])
}

both! {
    async fn items_are_counted_by_several_dimensions_at_once(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        let data = server
            .data(
                "{ activities { statistics(by: [{ dimension: REGION }, { dimension: KIND }]) {
                    totalCount groupCount axes { dimension keys { value label rest node { __typename id } } }
                    groups { keys { value label } count share distinct(of: PARTNER) } rest { groups count } } } }",
            )
            .await;
        let statistics = &data["activities"]["statistics"];
        assert_eq!(statistics["totalCount"], 5);
        assert_eq!(statistics["groupCount"], 4);
        assert_eq!(statistics["rest"], Value::Null);
        assert_eq!(
            groups(statistics),
            ["asia STUDENT_EXCHANGE: 2", "asia RESEARCH_COOPERATION: 1", "europe STUDENT_EXCHANGE: 1", "Not known TRAINING: 1"]
        );
        assert_eq!(
            statistics["groups"][0],
            json!({
                "keys": [{ "value": "asia", "label": "Asia" }, { "value": "STUDENT_EXCHANGE", "label": "Student exchange" }],
                "count": 2, "share": 0.4, "distinct": 2
            })
        );
        let regions = &statistics["axes"][0];
        assert_eq!(regions["dimension"], "REGION");
        assert_eq!(regions["keys"][0]["node"]["__typename"], "Region");
        assert_eq!(regions["keys"][2], json!({ "value": null, "label": "Not known", "rest": false, "node": null }));
    }

    async fn time_axes_are_filled_between_their_ends(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        let by = |by: &'static str| grouped(&server, "agreements", by);
        assert_eq!(
            by("by: [{ dimension: START_YEAR, fill: true, from: \"2000\", to: \"2003\" }]").await,
            ["2000: 0", "2001: 1", "2002: 0", "2003: 0"]
        );
        assert_eq!(
            by("by: [{ dimension: START_MONTH, fill: true, from: \"2019-12\", to: \"2020-04\" }]").await,
            ["2019-12: 0", "2020-01: 0", "2020-02: 0", "2020-03: 1", "2020-04: 0"]
        );
        let years = by("by: [{ dimension: START_YEAR, fill: true }]").await;
        assert_eq!(years.len(), 2024 - 1995 + 2);
        assert_eq!(years.last().unwrap(), "Not known: 1");
        assert_eq!(
            by("by: [{ dimension: END_YEAR, from: \"2027\" }]").await,
            ["2027: 1", "2030: 1"]
        );
        assert_eq!(
            by("by: [{ dimension: STATUS, fill: true }]").await,
            ["PROPOSED: 0", "UPCOMING: 0", "ACTIVE: 2", "EXPIRING: 1", "EXPIRED: 1", "UNKNOWN: 1"]
        );
        assert_eq!(by("by: [{ dimension: REGION, fill: true }]").await, ["africa: 0", "asia: 2", "europe: 2", "Not known: 1"]);
        assert_eq!(
            by("by: [{ dimension: REGION }, { dimension: START_YEAR, fill: true, from: \"2000\", to: \"2001\" }]").await,
            ["asia 2000: 0", "asia 2001: 0", "europe 2000: 0", "europe 2001: 1", "Not known 2000: 0", "Not known 2001: 0"]
        );
    }

    async fn agreements_in_force_are_counted_year_by_year(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        let years = grouped(&server, "agreements", "by: [{ dimension: ACTIVE_YEAR, fill: true, from: \"1994\", to: \"2027\" }]").await;
        let expected = (1994..=2027).map(|year| {
            let in_force = i32::from((1995..=2026).contains(&year))
                + i32::from((2020..=2026).contains(&year))
                + i32::from((2001..=2005).contains(&year))
                + i32::from((2024..=2026).contains(&year));
            format!("{year}: {in_force}")
        });
        assert_eq!(years, expected.collect::<Vec<_>>());
        // The same, asked day by day.
        for year in [1994, 1995, 2003, 2005, 2006, 2025] {
            let data = server.data(&format!("{{ agreements(filter: {{ activeOn: \"{year}-12-31\" }}) {{ totalCount }} }}")).await;
            assert!(years.contains(&format!("{year}: {}", data["agreements"]["totalCount"])), "{year} {data}");
        }
    }

    async fn an_agreement_is_active_in_each_year_that_it_was_in_force_in_for_a_day(database: Database) {
        import_agreements(
            &database,
            "spring,Spring,exchange,in_force,,2019-03-01,2019-07-31,\n\
             academic,Academic,exchange,ended,,2021-09,2022-08-31,\n\
             one-day,One day,exchange,in_force,,2018-12-31,2019-01-01,\n\
             this-year,This year,exchange,in_force,,2026-02-01,2026-05-31,\n\
             signed,Signed,exchange,in_force,2024-11-30,,2025-01,\n\
             never,Never,exchange,proposed,,2020-01-01,2020-12-31,\n\
             to-come,To come,exchange,in_force,,2026-11-24,2027,\n\
             undated,Undated,exchange,in_force,,,,\n\
             only-end,Only end,exchange,in_force,,,2027,\n\
             ended-early,Ended early,exchange,ended,,2015,2030,\n",
        );
        let server = server_on(&database, "2026-11-23");
        assert_eq!(
            grouped(&server, "agreements", "by: [{ dimension: ACTIVE_YEAR }]").await,
            ["2018: 1", "2019: 2", "2021: 1", "2022: 1", "2024: 1", "2025: 1", "2026: 1", "Not known: 3"]
        );
        let of = |slug: &str| format!("agreements(filter: {{ slug: {{ eq: \"{slug}\" }} }})");
        assert_eq!(grouped(&server, &of("to-come"), "by: [{ dimension: ACTIVE_YEAR }]").await, Vec::<String>::new());
        assert_eq!(grouped(&server, &of("undated"), "by: [{ dimension: ACTIVE_YEAR }]").await, ["Not known: 1"]);
        // In no group of a table either, and the partner is in the years of any agreement.
        assert_eq!(
            grouped(&server, &of("never"), "by: [{ dimension: KIND }, { dimension: ACTIVE_YEAR }]").await,
            Vec::<String>::new()
        );
        assert_eq!(
            grouped(&server, "partners", "by: [{ dimension: ACTIVE_YEAR, from: \"2019\", to: \"2022\", fill: true }]").await,
            ["2019: 1", "2020: 0", "2021: 1", "2022: 1"]
        );
    }

    async fn groups_are_chosen_ordered_and_summed_up(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        let by = |by: &'static str| grouped(&server, "agreements", by);
        assert_eq!(by("by: [{ dimension: KIND }], having: { gte: 2 }").await, ["EXCHANGE: 3"]);
        assert_eq!(by("by: [{ dimension: KIND }], having: { gte: -1, lte: 1 }").await, ["FRAMEWORK: 1", "PROJECT: 1"]);
        assert_eq!(by("by: [{ dimension: KIND }], having: { lte: 1 }").await, ["FRAMEWORK: 1", "PROJECT: 1"]);
        assert_eq!(by("by: [{ dimension: KIND, fill: true }], having: { eq: 3 }").await, ["EXCHANGE: 3"]);
        assert_eq!(
            by("by: [{ dimension: COUNTRY }], orderBy: [{ field: COUNT, direction: DESC }, { field: KEYS, direction: DESC }]").await,
            ["NO: 2", "JP: 2", "Not known: 1", "KR: 1"]
        );
        assert_eq!(
            by("by: [{ dimension: COUNTRY, top: 1 }], orderBy: [{ field: COUNT }]").await,
            ["Not known: 1", "JP: 2", "Other: 3"]
        );
        assert_eq!(
            by("by: [{ dimension: KIND, top: 1 }, { dimension: REGION }]").await,
            ["EXCHANGE asia: 1", "EXCHANGE europe: 2", "Other asia: 1", "Other Not known: 1"]
        );
        let data = server
            .data(
                "{ agreements { statistics(by: [{ dimension: COUNTRY }], orderBy: [{ field: COUNT, direction: DESC }], first: 2) {
                    groupCount groups { keys { value label } count } rest { groups count } } } }",
            )
            .await;
        let statistics = &data["agreements"]["statistics"];
        assert_eq!(groups(statistics), ["JP: 2", "NO: 2"]);
        assert_eq!(statistics["groupCount"], 4);
        assert_eq!(statistics["rest"], json!({ "groups": 2, "count": 2 }));
    }

    async fn statistics_respect_the_filter_and_the_owner_of_the_list(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        let filtered = "agreements(filter: { status: { in: [ACTIVE, EXPIRING] } }, first: 0)";
        assert_eq!(grouped(&server, filtered, "by: [{ dimension: KIND }]").await, ["FRAMEWORK: 1", "EXCHANGE: 1", "PROJECT: 1"]);
        assert_eq!(
            grouped(&server, "partners", "by: [{ dimension: AGREEMENT_STATUS }]").await,
            ["ACTIVE: 2", "EXPIRING: 2", "EXPIRED: 1", "UNKNOWN: 1"]
        );
        let data = server
            .data("{ region(code: \"asia\") { agreements { statistics(by: [{ dimension: COUNTRY }]) { groups { keys { value label } count } } } } }")
            .await;
        assert_eq!(groups(&data["region"]["agreements"]["statistics"]), ["JP: 2", "KR: 1", ]);
        assert_eq!(grouped(&server, "agreements(filter: { title: { eq: \"none\" } })", "by: [{ dimension: KIND }]").await, Vec::<String>::new());
    }

    async fn what_cannot_be_counted_is_refused_with_the_reason(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        for (arguments, code, reason) in [
            ("by: []", "ARGUMENT_INVALID", "give 1 to 4"),
            ("by: [{ dimension: KIND, fill: true, top: 2 }]", "ARGUMENT_INVALID", "not both"),
            ("by: [{ dimension: KIND, from: \"1995\" }]", "ARGUMENT_INVALID", "dimensions of time"),
            ("by: [{ dimension: KIND, top: -1 }]", "ARGUMENT_INVALID", "`top` is -1; ask for 0 or more"),
            ("by: [{ dimension: KIND }], first: -1", "ARGUMENT_INVALID", "`first` is -1; ask for 0 or more"),
            ("by: [{ dimension: START_MONTH, fill: true, from: \"1000\", to: \"9999\" }]", "LIMIT_EXCEEDED", "10000 are allowed"),
            (
                "by: [{ dimension: START_MONTH, fill: true, from: \"1000\", to: \"9999\" }, { dimension: END_MONTH, fill: true, from: \"1000\", to: \"9999\" }]",
                "LIMIT_EXCEEDED",
                "1000000 are allowed",
            ),
        ] {
            let answer = server.ask(&format!("{{ agreements {{ statistics({arguments}) {{ groupCount }} }} }}")).await;
            let errors = answer["errors"].as_array().unwrap();
            assert_eq!(errors.len(), 1, "{answer}");
            assert_eq!(errors[0]["extensions"]["code"], code, "{answer}");
            assert!(errors[0]["message"].as_str().unwrap().contains(reason), "{answer}");
        }
    }
}
