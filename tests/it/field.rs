//! Fields of study.

use serde_json::json;

use crate::support::{both, program::Server, snapshot::snapshot};

both! {
    async fn a_field_leads_up_down_and_to_its_activities(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ broad: field(code: \"07\") { name parent { code } fields { nodes { code name } } activities { totalCount } }
                   narrow: field(code: \"072\") { parent { code } fields { nodes { code } } activities { totalCount } }
                   detailed: field(code: \"0724\") { name parent { code } fields { totalCount } activities { nodes { slug } } } }",
            )
            .await;
        snapshot("field_up_and_down", &data);
    }

    async fn fields_are_filtered_by_what_contains_them_and_by_activities(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ all: fields { totalCount }
                   used: fields(first: 100, filter: { activities: { some: {} } }) { nodes { code name activities { totalCount } } }
                   inside: fields(filter: { code: { startsWith: \"072\" } }) { nodes { code } }
                   named: fields(filter: { name: { contains: \"LAW\" } }) { nodes { code name } } }",
            )
            .await;
        snapshot("field_filters", &data);
    }

    async fn a_field_that_is_not_there_is_null(database: Database) {
        let server = Server::start(&database);
        assert_eq!(server.data("{ field(code: \"9998\") { name } }").await, json!({ "field": null }));
    }
}
