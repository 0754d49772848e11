//! The walk that the product is named for: region → partners → agreements → activities, and back.

use serde_json::json;

use crate::support::{both, program::Server};

both! {
    async fn every_region_leads_to_its_activities_and_back(database: Database) {
        let server = Server::start(&database);
        let query = "{ regions { nodes { code partners(first: 100) { totalCount nodes { slug agreements { nodes {
            activities(first: 50) { nodes { agreement { partners { nodes { region { code } } } } } } } } } } } } }";
        let data = server.data(query).await;
        assert_eq!(data["regions"]["nodes"][1]["code"], json!("asia"));
    }
}
