//! Countries and territories.

use crate::support::{both, program::Server, snapshot::snapshot};

both! {
    async fn every_country_is_listed_by_name(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ countries(first: 100) { totalCount nodes { code name region { code } partners { totalCount } } } }")
            .await;
        snapshot("countries", &data);
    }

    async fn a_country_leads_to_its_partners_and_their_agreements(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ country(code: \"NO\") { name region { name } partners { nodes { __typename name } }
                    agreements { nodes { title partners { nodes { name } } } } } }",
            )
            .await;
        snapshot("country_with_partners", &data);
    }

    async fn a_place_without_an_iso_code_is_found_by_its_own(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ country(code: \"XN\") { code name region { code } partners { nodes { slug } } } }")
            .await;
        snapshot("country_without_iso_code", &data);
    }

    async fn countries_are_filtered_by_code_name_region_and_partners(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ in: countries(filter: { code: { in: [\"SE\", \"NO\", \"ZZ\"] } }) { nodes { code } }
                   none: countries(filter: { code: { in: [] } }) { totalCount }
                   named: countries(filter: { name: { contains: \"KOREA\" } }) { nodes { code } }
                   nordic: countries(filter: { region: { code: { eq: \"nordic-countries\" } } }) { nodes { code } }
                   many: countries(filter: { and: [
                       { region: { code: { eq: \"asia\" } } }
                       { partners: { every: { kind: { eq: INSTITUTION } } } }
                       { not: { code: { eq: \"JP\" } } }
                   ] }) { nodes { code } } }",
            )
            .await;
        snapshot("country_filters", &data);
    }

    async fn countries_are_ordered_by_code_where_asked(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ countries(first: 3, orderBy: [{ field: CODE, direction: DESC }]) { nodes { code name } } }")
            .await;
        snapshot("countries_by_code", &data);
    }

    async fn a_country_that_is_not_there_is_null(database: Database) {
        let server = Server::start(&database);
        let data = server.data("{ country(code: \"ZZ\") { name } }").await;
        snapshot("country_not_there", &data);
    }
}
