//! The registry as of another day: status, counts and lists then.

use serde_json::json;

use crate::support::{
    both,
    imported::{import_figures, server_on},
};

both! {
    async fn lists_counts_and_statuses_are_those_of_the_day(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        let asked = "registry { today counts { partners agreements activities } } agreements { totalCount nodes { slug status } }";
        let data = server
            .data(&format!(
                "{{ begin: asOf(day: \"1994-12-31\") {{ {asked} }} then: asOf(day: \"2003-06-30\") {{ {asked} }}
                    later: asOf(day: \"2027-06-01\") {{ {asked} }} {asked} }}"
            ))
            .await;
        assert_eq!(
            data["begin"],
            json!({
                // The partner of an agreement without dates is there.
                "registry": { "today": "1994-12-31", "counts": { "partners": 1, "agreements": 1, "activities": 0 } },
                "agreements": { "totalCount": 1, "nodes": [{ "slug": "a5", "status": "UNKNOWN" }] }
            })
        );
        assert_eq!(
            data["then"],
            json!({
                "registry": { "today": "2003-06-30", "counts": { "partners": 2, "agreements": 3, "activities": 2 } },
                "agreements": { "totalCount": 3, "nodes": [
                    { "slug": "a3", "status": "ACTIVE" }, { "slug": "a1", "status": "ACTIVE" }, { "slug": "a5", "status": "UNKNOWN" }
                ] }
            })
        );
        assert_eq!(
            data["later"],
            json!({
                "registry": { "today": "2027-06-01", "counts": { "partners": 4, "agreements": 5, "activities": 5 } },
                "agreements": { "totalCount": 5, "nodes": [
                    { "slug": "a2", "status": "EXPIRED" }, { "slug": "a3", "status": "EXPIRED" }, { "slug": "a1", "status": "ACTIVE" },
                    { "slug": "a5", "status": "UNKNOWN" }, { "slug": "a4", "status": "ACTIVE" }
                ] }
            })
        );
        // Beside it, today is untouched.
        assert_eq!(data["registry"]["today"], "2026-11-23");
        assert_eq!(data["agreements"]["totalCount"], 5);
    }

    async fn what_came_later_cannot_be_reached_in_any_way(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        let id = server.data("{ agreement(slug: \"a2\") { id } }").await["agreement"]["id"].clone();
        let query = format!(
            "{{ asOf(day: \"2003-06-30\") {{ node(id: {id}) {{ id }} agreement(slug: \"a2\") {{ slug }} partner(by: {{ slug: \"seoul\" }}) {{ slug }}
                partners {{ nodes {{ slug agreements {{ nodes {{ slug }} }} activities {{ nodes {{ slug }} }} }} }}
                region(code: \"asia\") {{ partners {{ nodes {{ slug }} }} agreements {{ nodes {{ slug }} }} }}
                country(code: \"KR\") {{ partners {{ totalCount }} }} programme(slug: \"mobility\") {{ agency {{ slug }} agreements {{ nodes {{ slug }} }} }}
                activities {{ facets {{ kind {{ value count }} }} statistics(by: [{{ dimension: COUNTRY }}]) {{ groupCount }} }}
                withinAYear: agreements(filter: {{ endsWithin: {{ years: 3 }} }}) {{ nodes {{ slug }} }}
                partnersWithResearch: partners(filter: {{ activities: {{ some: {{ kind: {{ eq: RESEARCH_COOPERATION }} }} }} }}) {{ totalCount }} }} }}"
        );
        let data = server.data(&query).await;
        assert_eq!(
            data["asOf"],
            json!({
                "node": null, "agreement": null, "partner": null,
                "partners": { "nodes": [
                    { "slug": "tokyo", "agreements": { "nodes": [{ "slug": "a1" }] }, "activities": { "nodes": [{ "slug": "c1" }] } },
                    { "slug": "oslo", "agreements": { "nodes": [{ "slug": "a3" }, { "slug": "a5" }] }, "activities": { "nodes": [{ "slug": "c4" }] } }
                ] },
                "region": { "partners": { "nodes": [{ "slug": "tokyo" }] }, "agreements": { "nodes": [{ "slug": "a1" }] } },
                "country": { "partners": { "totalCount": 0 } },
                "programme": { "agency": null, "agreements": { "nodes": [{ "slug": "a3" }] } },
                "activities": { "facets": { "kind": [{ "value": "STUDENT_EXCHANGE", "count": 2 }] }, "statistics": { "groupCount": 2 } },
                "withinAYear": { "nodes": [{ "slug": "a3" }] },
                "partnersWithResearch": { "totalCount": 0 }
            })
        );
    }

    async fn a_day_is_asked_by_variable_and_in_several_parts(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        let query = "query ($day: Date!) { asOf(day: $day) { ...counts } early: asOf(day: \"1994-01-01\") { ...counts } }
            fragment counts on RegistryAsOf { agreements { totalCount } __typename }";
        let answer = server.ask_with(query, json!({ "day": "2004-01-01" })).await;
        assert_eq!(
            answer["data"],
            json!({
                "asOf": { "agreements": { "totalCount": 3 }, "__typename": "RegistryAsOf" },
                "early": { "agreements": { "totalCount": 1 }, "__typename": "RegistryAsOf" }
            })
        );
        let far = server.ask_with(query, json!({ "day": "9999-12-31" })).await;
        assert_eq!(far["data"]["asOf"]["agreements"]["totalCount"], 5);
        for day in ["2004-13-01", "+262142-12-31", "-0044-03-15"] {
            let refused = server.ask_with(query, json!({ "day": day })).await;
            assert_eq!(refused["errors"][0]["extensions"]["code"], "VARIABLES_INVALID", "{refused}");
            assert_eq!(refused.get("data"), None);
        }
    }
}
