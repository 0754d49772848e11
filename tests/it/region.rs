//! Regions: parts of the world as the directory groups them.

use crate::support::{both, program::Server, snapshot::snapshot};

both! {
    async fn every_region_tells_its_place_and_its_countries(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ regions { totalCount nodes { code name parent { code } regions { nodes { code } }
                    countries { totalCount nodes { code } } partners { totalCount } agreements { totalCount } } } }",
            )
            .await;
        snapshot("regions", &data);
    }

    async fn a_region_lists_institutions_and_organizations_together(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ region(code: \"europe\") { name partners(first: 100) { nodes { __typename name } } } }")
            .await;
        snapshot("region_with_both_strands", &data);
    }

    async fn a_region_has_each_agreement_once(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ region(code: \"europe\") { agreements(filter: { partners: { some: { slug: { startsWith: \"university-of-\" } } } }) {
                    totalCount nodes { slug partners { totalCount } }
                } } }",
            )
            .await;
        snapshot("region_agreements_each_once", &data);
    }

    async fn regions_are_filtered_by_what_is_in_them(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ within: regions(filter: { parent: { code: { eq: \"europe\" } } }) { nodes { code } }
                   without: regions(filter: { not: { parent: {} } }) { nodes { code } }
                   japanese: regions(filter: { countries: { some: { code: { eq: \"JP\" } } } }) { nodes { code } }
                   empty: regions(filter: { countries: { none: {} } }) { nodes { code } }
                   organizations: regions(filter: { partners: { some: { kind: { eq: ORGANIZATION } } } }) { nodes { code } } }",
            )
            .await;
        snapshot("region_filters", &data);
    }

    async fn a_region_that_is_not_there_is_null(database: Database) {
        let server = Server::start(&database);
        let data = server.data("{ region(code: \"atlantis\") { name } }").await;
        snapshot("region_not_there", &data);
    }
}
