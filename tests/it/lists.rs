//! What all lists have in common: pages, cursors, orders, filters. Refused arguments are in `errors`.

use serde_json::{Value, json};

use crate::support::{both, imported::import, program::Server, snapshot::snapshot};

/// The slugs of the nodes of a list in an answer.
fn slugs(list: &Value) -> Vec<&str> {
    list["nodes"].as_array().unwrap().iter().map(|node| node["slug"].as_str().unwrap()).collect()
}

both! {
    async fn a_page_holds_25_items_where_nothing_else_is_asked_and_100_at_most(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ default: activities { nodes { slug } totalCount pageInfo { hasNextPage hasPreviousPage } }
                   most: activities(first: 100) { nodes { slug } totalCount pageInfo { hasNextPage hasPreviousPage } }
                   none: activities(first: 0) { nodes { slug } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
                   end: activities(last: 100) { nodes { slug } totalCount pageInfo { hasNextPage hasPreviousPage } } }",
            )
            .await;
        assert_eq!(slugs(&data["default"]).len(), 25);
        assert_eq!(slugs(&data["most"]).len(), 100);
        assert_eq!(slugs(&data["end"]).len(), 100);
        assert_eq!(
            data["none"],
            json!({
                "nodes": [], "totalCount": 334,
                "pageInfo": { "hasNextPage": true, "hasPreviousPage": false, "startCursor": null, "endCursor": null }
            })
        );
        assert_eq!(data["default"]["pageInfo"], json!({ "hasNextPage": true, "hasPreviousPage": false }));
        assert_eq!(data["end"]["pageInfo"], json!({ "hasNextPage": false, "hasPreviousPage": true }));
    }

    async fn a_page_shows_edges_nodes_cursors_and_the_total(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ regions(first: 2) { edges { cursor node { code } } nodes { code } totalCount
                    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
            )
            .await;
        snapshot("list_first_page", &data);
    }

    async fn a_cursor_leads_to_the_next_and_the_previous_page(database: Database) {
        let server = Server::start(&database);
        let query = "query ($first: Int, $after: String, $last: Int, $before: String) {
            regions(first: $first, after: $after, last: $last, before: $before) {
                nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
        let first = server.ask_with(query, json!({ "first": 2 })).await;
        let end = &first["data"]["regions"]["pageInfo"]["endCursor"];
        let second = server.ask_with(query, json!({ "first": 2, "after": end })).await;
        let start = &second["data"]["regions"]["pageInfo"]["startCursor"];
        let back = server.ask_with(query, json!({ "last": 2, "before": start })).await;
        snapshot("list_second_page", &second);
        snapshot("list_page_before_the_second", &back);
        assert_eq!(back, first);
        let between = server.ask_with(query, json!({ "after": start, "before": start })).await;
        assert_eq!(between["data"]["regions"]["nodes"], json!([]));
    }

    async fn a_cursor_holds_when_its_item_and_others_are_gone(database: Database) {
        let query = "query ($after: String) { regions(first: 2, after: $after) { nodes { code } pageInfo { endCursor } } }";
        import(&database, &[("regions.csv", "code,name\na,Alpha\nb,Beta\nc,Gamma\nd,Omega\n")]);
        let page = Server::start(&database).ask_with(query, json!({})).await;
        let after = &page["data"]["regions"]["pageInfo"]["endCursor"];
        import(&database, &[("regions.csv", "code,name\naa,Aleph\nc,Gamma\nd,Omega\n")]);
        let next = Server::start(&database).ask_with(query, json!({ "after": after })).await;
        assert_eq!(next["data"]["regions"]["nodes"], json!([{ "code": "c" }, { "code": "d" }]));
    }

    async fn an_empty_filter_object_filters_nothing(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ regions(filter: {}) { totalCount } countries(filter: { code: {}, name: {} }) { totalCount }
                   partners(filter: { name: {}, kind: {}, agreements: {}, and: [{}], not: null }) { totalCount }
                   institutions(filter: {}) { totalCount } organizations(filter: {}) { totalCount }
                   agreements(filter: { status: {}, partners: {} }) { totalCount }
                   activities(filter: { kind: {}, fields: {}, agreement: {} }) { totalCount }
                   programmes(filter: {}) { totalCount } units(filter: { kind: {} }) { totalCount }
                   fields(filter: {}) { totalCount } memberships(filter: { partner: {} }) { totalCount }
                   sources(filter: {}) { totalCount } }",
            )
            .await;
        snapshot("list_empty_filters", &data);
    }

    async fn a_list_argument_that_is_null_counts_as_absent(database: Database) {
        let server = Server::start(&database);
        let query = "query ($n: Int, $s: String, $f: RegionFilter, $o: [RegionOrder!]) {
            regions(first: $n, last: $n, after: $s, before: $s, filter: $f, orderBy: $o) { nodes { code } } }";
        let nulls = json!({ "n": null, "s": null, "f": null, "o": null });
        let expected = server.ask("{ regions { nodes { code } } }").await;
        assert_eq!(server.ask_with(query, nulls).await, expected);
        assert_eq!(server.ask_with(query, json!({})).await, expected);
        assert_eq!(server.ask("{ regions(orderBy: []) { nodes { code } } }").await, expected);
    }

    async fn arguments_can_be_variables_down_to_single_values(database: Database) {
        let server = Server::start(&database);
        let query = "query ($kinds: [InstitutionKind!], $part: String!, $direction: OrderDirection = DESC) {
            partners(filter: { institutionKind: { in: $kinds }, name: { contains: $part } }, orderBy: [{ field: NAME, direction: $direction }]) {
                nodes { name } } }";
        let answer = server.ask_with(query, json!({ "kinds": ["COLLEGE", "BUSINESS_SCHOOL"], "part": "school" })).await;
        snapshot("list_with_variables", &answer);
    }

    async fn items_with_equal_keys_follow_in_the_default_order(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ activities(last: 3, orderBy: [{ field: STARTS, direction: DESC }]) { nodes { slug } }
                   default: activities(last: 3) { nodes { slug } } }",
            )
            .await;
        assert_eq!(data["activities"], data["default"]);
    }

    async fn every_list_has_a_name_in_the_cursor_so_that_none_takes_that_of_another(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ asia: region(code: \"asia\") { partners(first: 1) { edges { cursor } } }
                   europe: region(code: \"europe\") { partners(first: 1) { edges { cursor } } }
                   all: partners(first: 1) { edges { cursor } } institutions(first: 1) { edges { cursor } } }",
            )
            .await;
        for pointer in ["/asia/partners", "/europe/partners", "/institutions"] {
            let cursor = data.pointer(&format!("{pointer}/edges/0/cursor")).unwrap();
            let answer = server
                .ask_with("query ($after: String) { partners(after: $after) { totalCount } }", json!({ "after": cursor }))
                .await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], "CURSOR_INVALID", "{pointer}");
            assert_eq!(answer["errors"].as_array().unwrap().len(), 1, "{pointer}");
        }
    }
}
