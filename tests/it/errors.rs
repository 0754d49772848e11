//! Each error that a GraphQL request can get: the whole answer, and how many errors are in it.

use serde_json::{Value, json};

use crate::support::{both, program::Server, snapshot::snapshot};

/// Checks how many errors there are, that all have this code, and the whole answer.
fn refused(name: &str, code: &str, count: usize, answer: &Value) {
    let errors = answer["errors"].as_array().unwrap();
    assert_eq!(errors.len(), count, "{answer}");
    for error in errors {
        assert_eq!(error["extensions"]["code"], code, "{answer}");
    }
    snapshot(&format!("error_{name}"), answer);
}

both! {
    async fn several_operations_without_a_name_are_a_bad_request(database: Database) {
        let server = Server::start(&database);
        let answer = server.ask("query A { regions { totalCount } } query B { units { totalCount } }").await;
        refused("no_operation_name", "BAD_REQUEST", 1, &answer);
    }

    async fn a_document_that_is_not_graphql_is_told_where(database: Database) {
        let server = Server::start(&database);
        let answer = server.ask("{ regions { nodes { code } }").await;
        refused("syntax", "PARSE_FAILED", 1, &answer);
    }

    async fn an_unknown_field_is_told_where(database: Database) {
        let server = Server::start(&database);
        let answer = server.ask("{ regions { nodes { code capital } } getRegions { code } }").await;
        refused("unknown_field", "VALIDATION_FAILED", 2, &answer);
    }

    async fn names_that_may_have_been_meant_are_suggested_while_the_contract_is_to_be_seen(database: Database) {
        let cases = [
            ("{ progammes { totalCount } }", "type `Query` does not have a field `progammes`; did you mean `programmes` or `programme`?"),
            ("{ units { nodes { nmae } } }", "type `Unit` does not have a field `nmae`; did you mean `name`?"),
            ("{ units(frist: 3) { totalCount } }", "the argument `frist` is not supported by `Query.units`; did you mean `first`?"),
            ("{ units(filter: { knd: { eq: OFFICE } }) { totalCount } }", "field `knd` does not exist on `UnitFilter`; did you mean `kind` or `and`?"),
            ("{ units(filter: { kind: { eq: CENTER } }) { totalCount } }", "value `CENTER` does not exist on `UnitKind`; did you mean `CENTRE`?"),
            ("{ nodes(ids: []) { ...on Organisation { name } } }", "type condition `Organisation` of inline fragment is not a type defined in the schema; did you mean `Organization`?"),
            ("query ($f: UnitFiltre) { units(filter: $f) { totalCount } }", "cannot find type `UnitFiltre` in this document; did you mean `UnitFilter` or `UnitsFilter`?"),
            ("{ units { nodes { altogetherOtherwise } } }", "type `Unit` does not have a field `altogetherOtherwise`"),
        ];
        let variables = [
            (json!({ "f": { "nam": {} } }), "Input object has key nam not in type UnitFilter; did you mean `name`?"),
            (json!({ "f": { "kind": { "in": ["LIBARY"] } } }), "\"LIBARY\" to type UnitKind; did you mean `LIBRARY`?"),
        ];
        let query = "query ($f: UnitFilter) { units(filter: $f) { totalCount } }";
        let said = |answer: &Value| -> Vec<String> {
            let errors = answer["errors"].as_array().unwrap();
            errors.iter().map(|error| error["message"].as_str().unwrap().to_owned()).collect()
        };
        let server = Server::start(&database);
        for (document, expected) in cases {
            let said = said(&server.ask(document).await);
            assert!(said.iter().any(|message| message == expected), "{said:?}");
        }
        for (values, expected) in &variables {
            let said = said(&server.ask_with(query, values.clone()).await);
            assert!(said[0].ends_with(expected), "{said:?}");
        }
        for hidden in ["--no-introspection", "--no-explorer"] {
            let server = Server::start_with(&database, &[hidden]);
            for (document, _) in cases {
                let said = said(&server.ask(document).await).concat();
                assert!(!said.contains("did you mean"), "{said}");
            }
            let said = said(&server.ask_with(query, variables[0].0.clone()).await).concat();
            assert!(!said.contains("did you mean"), "{said}");
        }
    }

    async fn an_unknown_argument_and_an_unknown_enum_value_are_told(database: Database) {
        let server = Server::start(&database);
        let answer = server.ask("{ regions(limit: 3) { totalCount } agreements(filter: { kind: { eq: TREATY } }) { totalCount } }").await;
        refused("unknown_argument", "VALIDATION_FAILED", 2, &answer);
    }

    async fn a_field_without_a_selection_and_a_missing_argument_are_told(database: Database) {
        let server = Server::start(&database);
        let answer = server.ask("{ region { code } registry }").await;
        refused("missing_argument", "VALIDATION_FAILED", 2, &answer);
    }

    async fn a_missing_variable_is_told(database: Database) {
        let server = Server::start(&database);
        let answer = server.ask("query ($code: String!) { region(code: $code) { name } }").await;
        refused("missing_variable", "VARIABLES_INVALID", 1, &answer);
    }

    async fn a_variable_of_another_type_is_told(database: Database) {
        let server = Server::start(&database);
        let query = "query ($first: Int) { regions(first: $first) { totalCount } }";
        let answer = server.ask_with(query, json!({ "first": "ten" })).await;
        refused("variable_of_another_type", "VARIABLES_INVALID", 1, &answer);
    }

    async fn null_for_a_variable_that_cannot_be_null_is_told(database: Database) {
        let server = Server::start(&database);
        let query = "query ($code: String!) { region(code: $code) { name } }";
        let answer = server.ask_with(query, json!({ "code": null })).await;
        refused("null_variable", "VARIABLES_INVALID", 1, &answer);
    }

    async fn a_value_that_a_scalar_does_not_take_is_told(database: Database) {
        let server = Server::start(&database);
        let answer = server.ask("{ country(code: \"az\") { name } }").await;
        refused("scalar", "ARGUMENT_INVALID", 1, &answer);
    }

    async fn two_keys_for_one_look_up_are_refused(database: Database) {
        let server = Server::start(&database);
        let answer = server.ask("{ partner(by: { slug: \"tacis\", id: \"UGFydG5lcjp0YWNpcw\" }) { name } }").await;
        refused("one_of_with_two_keys", "VALIDATION_FAILED", 1, &answer);
    }

    async fn no_key_for_a_look_up_is_refused(database: Database) {
        let server = Server::start(&database);
        let answer = server.ask("{ partner(by: {}) { name } }").await;
        refused("one_of_without_a_key", "VALIDATION_FAILED", 1, &answer);
    }

    async fn null_for_the_key_of_a_look_up_is_refused(database: Database) {
        let server = Server::start(&database);
        let answer = server.ask("{ partner(by: { slug: null }) { name } }").await;
        refused("one_of_with_null", "VALIDATION_FAILED", 1, &answer);
    }

    async fn two_keys_in_a_variable_are_refused(database: Database) {
        let server = Server::start(&database);
        let query = "query ($by: PartnerLookupInput!) { partner(by: $by) { name } }";
        let by = json!({ "by": { "slug": "tacis", "id": "UGFydG5lcjp0YWNpcw" } });
        refused("one_of_variable_with_two_keys", "VARIABLES_INVALID", 1, &server.ask_with(query, by).await);
    }

    async fn a_page_of_a_thousand_is_refused_with_what_is_allowed(database: Database) {
        let server = Server::start(&database);
        refused("page_too_large", "LIMIT_EXCEEDED", 1, &server.ask("{ regions(first: 1000) { totalCount } }").await);
        let answer = server.ask("{ regions(last: 101) { totalCount } }").await;
        refused("last_page_too_large", "LIMIT_EXCEEDED", 1, &answer);
    }

    async fn a_negative_page_is_refused(database: Database) {
        let server = Server::start(&database);
        refused("page_negative", "ARGUMENT_INVALID", 1, &server.ask("{ regions(first: -1) { totalCount } }").await);
        let answer = server.ask("{ regions(last: -2) { totalCount } }").await;
        refused("last_page_negative", "ARGUMENT_INVALID", 1, &answer);
    }

    async fn first_and_last_together_are_refused(database: Database) {
        let server = Server::start(&database);
        let answer = server.ask("{ regions(first: 1, last: 1) { totalCount } }").await;
        refused("first_and_last", "ARGUMENT_INVALID", 1, &answer);
    }

    async fn a_nullable_field_fails_alone_and_beside_it_is_data(database: Database) {
        let server = Server::start(&database);
        let answer = server
            .ask("{ region(code: \"asia\") { name } wrong: node(id: \"%%\") { id } asia: region(code: \"asia\") { code } }")
            .await;
        refused("beside_data", "ID_INVALID", 1, &answer);
    }

    async fn a_list_that_fails_takes_the_nearest_nullable_object_with_it(database: Database) {
        let server = Server::start(&database);
        let answer = server
            .ask("{ region(code: \"asia\") { name countries(first: -1) { totalCount } } registry { revision } }")
            .await;
        refused("inside_an_object", "ARGUMENT_INVALID", 1, &answer);
    }

    async fn text_that_is_no_cursor_is_refused(database: Database) {
        let server = Server::start(&database);
        refused("cursor_malformed", "CURSOR_INVALID", 1, &server.ask("{ regions(after: \"3\") { totalCount } }").await);
        let answer = server.ask("{ regions(before: \"\") { totalCount } }").await;
        refused("cursor_empty", "CURSOR_INVALID", 1, &answer);
    }

    async fn a_cursor_of_another_list_is_refused_and_both_are_named(database: Database) {
        let server = Server::start(&database);
        let data = server.data("{ region(code: \"asia\") { partners(first: 1) { edges { cursor } } } }").await;
        let after = &data["region"]["partners"]["edges"][0]["cursor"];
        let query = "query ($after: String) { region(code: \"europe\") { partners(after: $after) { totalCount } } }";
        let answer = server.ask_with(query, json!({ "after": after })).await;
        refused("cursor_of_another_list", "CURSOR_INVALID", 1, &answer);
    }

    async fn a_cursor_of_another_order_is_refused_and_both_are_named(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ agreements(first: 1, orderBy: [{ field: STARTS, direction: DESC }]) { edges { cursor } } }")
            .await;
        let before = &data["agreements"]["edges"][0]["cursor"];
        let query = "query ($before: String) { agreements(before: $before) { totalCount } }";
        let answer = server.ask_with(query, json!({ "before": before })).await;
        refused("cursor_of_another_order", "CURSOR_INVALID", 1, &answer);
        let query = "query ($before: String) { agreements(before: $before, orderBy: [{ field: STARTS }]) { totalCount } }";
        let answer = server.ask_with(query, json!({ "before": before })).await;
        refused("cursor_of_another_direction", "CURSOR_INVALID", 1, &answer);
    }

    async fn a_malformed_id_is_refused(database: Database) {
        let server = Server::start(&database);
        // No Base64; Base64 of `nope`, of `Planet:mars`; nothing.
        let answer = server
            .ask(
                "{ a: node(id: \"Region:asia\") { id } b: node(id: \"bm9wZQ\") { id }
                   c: node(id: \"UGxhbmV0Om1hcnM\") { id } d: node(id: \"\") { id } }",
            )
            .await;
        refused("id_malformed", "ID_INVALID", 4, &answer);
    }

    async fn malformed_ids_among_others_are_null_and_the_others_are_answered(database: Database) {
        let server = Server::start(&database);
        // Region:asia, nope, Region:atlantis, Planet:mars, Region:europe
        let answer = server
            .ask("{ nodes(ids: [\"UmVnaW9uOmFzaWE\", \"bm9wZQ\", \"UmVnaW9uOmF0bGFudGlz\", \"UGxhbmV0Om1hcnM\", \"UmVnaW9uOmV1cm9wZQ\"]) { id } }")
            .await;
        refused("id_malformed_among_others", "ID_INVALID", 2, &answer);
        let paths: Vec<&Value> = answer["errors"].as_array().unwrap().iter().map(|error| &error["path"]).collect();
        assert_eq!(paths, [&json!(["nodes", 1]), &json!(["nodes", 3])]);
    }

    async fn the_id_of_another_concept_is_refused_for_a_partner(database: Database) {
        let server = Server::start(&database);
        let answer = server.ask("{ partner(by: { id: \"UmVnaW9uOmFzaWE\" }) { name } }").await;
        refused("id_of_another_concept", "ID_INVALID", 1, &answer);
    }

    async fn more_than_100_nodes_are_refused(database: Database) {
        let server = Server::start(&database);
        let query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        let at_most = server.ask_with(query, json!({ "ids": vec!["UmVnaW9uOmFzaWE"; 100] })).await;
        assert_eq!(at_most["data"]["nodes"].as_array().unwrap().len(), 100);
        let answer = server.ask_with(query, json!({ "ids": vec!["UmVnaW9uOmFzaWE"; 101] })).await;
        refused("too_many_nodes", "LIMIT_EXCEEDED", 1, &answer);
    }

    async fn an_error_never_repeats_the_whole_of_a_long_value(database: Database) {
        let server = Server::start(&database);
        let long = "x".repeat(10_000);
        let query = "query ($id: ID!, $code: CountryCode!, $after: String) {
            node(id: $id) { id } country(code: $code) { name } region(code: \"asia\") { partners(after: $after) { totalCount } } }";
        let answer = server.ask_with(query, json!({ "id": long, "code": "JP", "after": long })).await;
        assert_eq!(answer["errors"].as_array().unwrap().len(), 2);
        assert!(answer.to_string().len() < 2_000, "{answer}");
        let answer = server.ask_with(query, json!({ "id": "", "code": long, "after": "" })).await;
        assert_eq!(answer["errors"].as_array().unwrap().len(), 1);
        assert!(answer.to_string().len() < 2_000, "{answer}");
    }
}
