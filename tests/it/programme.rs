//! Programmes: schemes that agreements run under.

use serde_json::json;

use crate::support::{both, program::Server, snapshot::snapshot};

both! {
    async fn every_programme_tells_its_agency_agreements_and_partners_each_once(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ programmes { totalCount nodes { slug name acronym summary agency { __typename name }
                    agreements { nodes { slug } } partners { totalCount nodes { slug } } } } }",
            )
            .await;
        snapshot("programmes", &data);
    }

    async fn a_programme_is_filtered_by_acronym_agency_and_agreements(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ acronym: programmes(filter: { name: { contains: \"emecw\" } }) { nodes { slug } }
                   agency: programmes(filter: { agency: { organizationKind: { eq: INTERGOVERNMENTAL } } }) { nodes { slug } }
                   project: programmes(filter: { agreements: { every: { kind: { eq: PROJECT } }, some: {} } }) { nodes { slug } } }",
            )
            .await;
        snapshot("programme_filters", &data);
    }

    async fn a_programme_that_is_not_there_is_null(database: Database) {
        let server = Server::start(&database);
        assert_eq!(server.data("{ programme(slug: \"nowhere\") { name } }").await, json!({ "programme": null }));
    }
}
