//! `node` and `nodes`: any record by its opaque id.

use serde_json::{Value, json};

use crate::support::{both, program::Server, snapshot::snapshot};

/// Every list of the contract.
const LISTS: [&str; 12] = [
    "regions",
    "countries",
    "partners",
    "institutions",
    "organizations",
    "agreements",
    "activities",
    "programmes",
    "units",
    "fields",
    "memberships",
    "sources",
];

both! {
    async fn a_record_of_every_concept_is_found_again_by_its_id(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ nodes(ids: [
                    \"UmVnaW9uOmFzaWE\", \"Q291bnRyeTpKUA\", \"UGFydG5lcjpoYXJ2YXJkLXVuaXZlcnNpdHk\",
                    \"UGFydG5lcjp3b3JsZC1iYW5r\", \"QWdyZWVtZW50OmRhYWQtc2Nob2xhcnNoaXBz\",
                    \"QWN0aXZpdHk6dGFjaXMtY2VudGVy\", \"UHJvZ3JhbW1lOnRhY2lz\", \"VW5pdDpsaWJyYXJ5\",
                    \"RmllbGQ6MDcyNA\", \"TWVtYmVyc2hpcDpldXJvcGVhbi11bml2ZXJzaXR5LWFzc29jaWF0aW9uLW1lbWJlcnNoaXA\",
                    \"U291cmNlOmludGVybmF0aW9uYWwtcGFydG5lcnNoaXAtcHJvZ3JhbXM\"
                ]) { __typename id
                    ... on Region { name } ... on Country { name } ... on Partner { name } ... on Agreement { title }
                    ... on Activity { slug } ... on Programme { name } ... on Unit { name } ... on Field { name }
                    ... on Membership { slug } ... on Source { title }
                } }",
            )
            .await;
        snapshot("nodes_of_every_concept", &data);
    }

    async fn an_id_of_any_list_leads_back_to_its_record(database: Database) {
        let server = Server::start(&database);
        for list in LISTS {
            let items = server.data(&format!("{{ {list}(first: 100) {{ nodes {{ __typename id }} }} }}")).await;
            let items = items[list]["nodes"].as_array().unwrap();
            let ids: Vec<&Value> = items.iter().map(|item| &item["id"]).collect();
            let query = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";
            let answer = server.ask_with(query, json!({ "ids": ids })).await;
            assert_eq!(answer, json!({ "data": { "nodes": items } }), "{list}");
        }
    }

    async fn a_well_formed_id_of_no_record_is_null(database: Database) {
        let server = Server::start(&database);
        // Region:atlantis, Region:asia, Partner:nowhere
        let data = server
            .data(
                "{ node(id: \"UmVnaW9uOmF0bGFudGlz\") { id }
                   nodes(ids: [\"UmVnaW9uOmF0bGFudGlz\", \"UmVnaW9uOmFzaWE\", \"UGFydG5lcjpub3doZXJl\", \"UmVnaW9uOmFzaWE\"]) { id }
                   none: nodes(ids: []) { id } }",
            )
            .await;
        snapshot("nodes_not_there", &data);
    }

    async fn a_partner_found_as_a_node_is_its_own_type(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ node(id: \"UGFydG5lcjp3b3JsZC1iYW5r\") { __typename id
                    ... on Partner { name agreements { nodes { title } } } ... on Organization { organizationKind } ... on Institution { city } } }",
            )
            .await;
        snapshot("node_that_is_an_organization", &data);
    }
}
