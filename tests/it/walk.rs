//! The walk that the product is named for: region → partners → agreements → activities, and back.

use crate::support::{both, program::Server, snapshot::snapshot};

both! {
    async fn every_region_leads_to_its_activities_in_one_query(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ regions { nodes { code partners(first: 100) { totalCount nodes { slug agreements {
                    nodes { slug status activities(first: 50) { nodes { slug kind } } }
                } } } } } }",
            )
            .await;
        snapshot("walk_from_regions_to_activities", &data);
    }

    async fn the_walk_of_the_contract_reads_well(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ region(code: \"africa\") { partners { nodes { name activities { nodes { kind } } } } } }")
            .await;
        snapshot("walk_of_one_region", &data);
    }

    async fn an_activity_leads_back_to_its_region(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ activity(slug: \"orebro-university-student-exchange\") { kind agreement { slug partners {
                    nodes { name country { code region { code } } region { code parent { code } } }
                } } } }",
            )
            .await;
        snapshot("walk_from_an_activity_back_to_its_region", &data);
    }

    async fn every_activity_of_a_region_leads_back_to_it(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ regions { nodes { code partners(first: 100) { nodes { activities(first: 100) { nodes {
                    agreement { partners { nodes { region { code } } } }
                } } } } } } }",
            )
            .await;
        for region in data["regions"]["nodes"].as_array().unwrap() {
            for partner in region["partners"]["nodes"].as_array().unwrap() {
                for activity in partner["activities"]["nodes"].as_array().unwrap() {
                    let partners = activity["agreement"]["partners"]["nodes"].as_array().unwrap();
                    assert!(
                        partners.iter().any(|partner| partner["region"]["code"] == region["code"]),
                        "{} → {activity}",
                        region["code"]
                    );
                }
            }
        }
    }
}
