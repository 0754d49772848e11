//! Values of variables: what is coerced, and what is a request error, with 400 and without data.

use serde_json::{Value, json};

use crate::support::{
    both,
    imported::{import_agreements, import_figures},
    program::Server,
};

const GRAPHQL: &str = "application/graphql-response+json";

/// Asks as a client of today does: the status and the answer.
async fn asked(server: &Server, query: &str, variables: Value, media: &str) -> (u16, Value) {
    let body = json!({ "query": query, "variables": variables });
    let request =
        server.client.post(format!("{}/graphql", server.address)).header("accept", media).json(&body);
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

/// That the request is refused with this code, and with a message that contains this.
async fn refused(server: &Server, query: &str, variables: Value, code: &str, message: &str) {
    let (status, answer) = asked(server, query, variables, GRAPHQL).await;
    assert_eq!((status, answer.get("data")), (400, None), "{answer}");
    assert_eq!(answer["errors"].as_array().map(Vec::len), Some(1), "{answer}");
    let error = &answer["errors"][0];
    assert_eq!((&error["extensions"]["code"], error.get("path")), (&json!(code), None), "{answer}");
    assert!(error["message"].as_str().unwrap().contains(message), "{answer}");
}

both! {
    async fn a_whole_number_may_be_written_with_a_fraction(database: Database) {
        import_agreements(
            &database,
            "a,A,exchange,in_force,,,2026-12-01,\nb,B,exchange,in_force,,,2027-02-01,\nc,C,exchange,in_force,,,2029,\n",
        );
        let server = Server::start(&database);
        let page = "query ($n: Int!) { agreements(last: $n) { nodes { slug } } }";
        for (n, slugs) in [(json!(1.0), vec!["c"]), (json!(2e0), vec!["b", "c"]), (json!(0.0), vec![])] {
            let (status, answer) = asked(&server, page, json!({ "n": n }), GRAPHQL).await;
            let nodes: Vec<Value> = slugs.iter().map(|slug| json!({ "slug": slug })).collect();
            assert_eq!((status, &answer["data"]["agreements"]["nodes"]), (200, &json!(nodes)), "{answer}");
        }
        // Within inputs, and in lists of them.
        let within = "query ($within: PeriodInput!) { expiryQueue(within: $within) { until } }";
        let (_, answer) = asked(&server, within, json!({ "within": { "months": 1.0, "days": 2.0 } }), GRAPHQL).await;
        assert_eq!(answer["data"]["expiryQueue"]["until"], "2026-12-25", "{answer}");
        let by = "query ($by: [AgreementDimensionInput!]!) { agreements { statistics(by: $by) { groupCount } } }";
        let (_, answer) = asked(&server, by, json!({ "by": [{ "dimension": "KIND", "top": 1.0 }] }), GRAPHQL).await;
        assert_eq!(answer["data"]["agreements"]["statistics"]["groupCount"], 1, "{answer}");
        for n in [json!(2.5), json!("2"), json!(2_147_483_648.0), json!(true)] {
            refused(&server, page, json!({ "n": n }), "VARIABLES_INVALID", "to type Int").await;
        }
        // In a document it is a number of another kind.
        refused(&server, "{ agreements(last: 1.0) { totalCount } }", json!({}), "VALIDATION_FAILED", "Int").await;
        let text = "query ($title: String) { agreements(filter: { title: { eq: $title } }) { totalCount } }";
        refused(&server, text, json!({ "title": 2.0 }), "VARIABLES_INVALID", "to type String").await;
    }

    async fn a_value_that_a_scalar_of_ours_does_not_take_is_a_request_error(database: Database) {
        let server = Server::start(&database);
        let country = "query ($code: CountryCode!) { registry { revision } country(code: $code) { name } }";
        for (code, found) in [(json!("fr"), "found \"fr\""), (json!(5), "found 5"), (json!(["FR"]), "found [\"FR\"]"), (json!({}), "found {}")] {
            let message = format!("Variable `$code`: expected a country code of two capital letters, such as JP, {found}");
            refused(&server, country, json!({ "code": code }), "VARIABLES_INVALID", &message).await;
            // Old clients read no body but that of 200.
            let (status, answer) = asked(&server, country, json!({ "code": code }), "application/json").await;
            assert_eq!((status, answer.get("data")), (200, None), "{answer}");
        }
        let day = "query ($day: Date!) { asOf(day: $day) { registry { today } } }";
        refused(&server, day, json!({ "day": "2026-02-30" }), "VARIABLES_INVALID", "expected a day such as").await;
        let list = "query ($filter: AgreementFilter) { agreements(filter: $filter) { totalCount } }";
        for (filter, place) in [
            (json!({ "starts": { "gte": "95" } }), "`$filter.starts.gte`: expected a date such as"),
            (json!({ "or": [{}, { "country": { "code": { "in": ["NO", "no"] } } }] }), "`$filter.or.1.country.code.in.1`: expected a country"),
        ] {
            refused(&server, list, json!({ "filter": filter }), "VARIABLES_INVALID", place).await;
        }
        let (status, answer) = asked(&server, list, json!({ "filter": { "country": { "code": { "in": ["NO"] } } } }), GRAPHQL).await;
        assert_eq!((status, answer.get("errors")), (200, None), "{answer}");
    }

    async fn null_for_a_condition_is_refused_and_none_at_all_is_no_condition(database: Database) {
        import_figures(&database);
        let server = Server::start(&database);
        let one = "query ($status: AgreementStatus) { agreements(filter: { status: { eq: $status } }) { totalCount } }";
        refused(&server, one, json!({ "status": null }), "ARGUMENT_INVALID", "`eq` in `AgreementStatusFilter` is null").await;
        let whole = "query ($filter: AgreementFilter) { agreements(filter: $filter) { totalCount } }";
        for (filter, name) in [
            (json!({ "title": { "contains": null } }), "`contains` in `TextFilter`"),
            (json!({ "kind": null }), "`kind` in `AgreementFilter`"),
            (json!({ "and": [{ "partners": { "some": null } }] }), "`some` in `PartnersFilter`"),
            (json!({ "kind": { "in": null } }), "`in` in `AgreementKindFilter`"),
            (json!({ "indefinite": null }), "`indefinite` in `AgreementFilter`"),
        ] {
            refused(&server, whole, json!({ "filter": filter }), "ARGUMENT_INVALID", name).await;
        }
        for literal in [
            "{ partners(filter: { name: { startsWith: null } }) { totalCount } }",
            "{ region(code: \"asia\") { ...R } } fragment R on Region { partners(filter: { country: null }) { totalCount } }",
            "{ agreements { statistics(by: [{ dimension: KIND }], having: { gte: null }) { groupCount } } }",
        ] {
            refused(&server, literal, json!({}), "ARGUMENT_INVALID", "is null, which is no condition").await;
        }
        for variables in [json!({}), json!({ "filter": null }), json!({ "filter": {} }), json!({ "filter": { "title": {}, "not": null } })] {
            let (_, answer) = asked(&server, whole, variables, GRAPHQL).await;
            assert_eq!(answer["data"]["agreements"]["totalCount"], 5, "{answer}");
        }
        let (_, answer) = asked(&server, one, json!({}), GRAPHQL).await;
        assert_eq!(answer["data"]["agreements"]["totalCount"], 5, "{answer}");
        let export = server.get("/export/agreements.csv?filter=%7B%22title%22:%7B%22eq%22:null%7D%7D").await;
        assert_eq!(export.status(), 400);
    }
}
