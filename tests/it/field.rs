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

    async fn fields_are_ordered_by_name_where_that_is_asked_for(database: Database) {
        let server = Server::start(&database);
        let names = async |page: &str| {
            let query = format!("{{ fields({page}, orderBy: [{{ field: NAME }}]) {{ nodes {{ name }} pageInfo {{ endCursor }} }} }}");
            server.data(&query).await["fields"].take()
        };
        let all = names("first: 6").await;
        let all_names: Vec<&str> = all["nodes"].as_array().unwrap().iter().map(|n| n["name"].as_str().unwrap()).collect();
        assert!(all_names.is_sorted(), "{all_names:?}");
        let start = names("first: 3").await;
        let rest = names(&format!("first: 3, after: {}", start["pageInfo"]["endCursor"])).await;
        let both = [&start, &rest].map(|page| page["nodes"].as_array().unwrap().clone()).concat();
        assert_eq!(all["nodes"], serde_json::Value::from(both));
    }

    async fn a_field_that_is_not_there_is_null(database: Database) {
        let server = Server::start(&database);
        assert_eq!(server.data("{ field(code: \"9998\") { name } }").await, json!({ "field": null }));
    }
}
