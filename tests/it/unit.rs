//! Units: parts of the home university that take part in agreements.

use serde_json::json;

use crate::support::{both, imported::import, program::Server, snapshot::snapshot};

both! {
    async fn every_unit_leads_to_the_agreements_that_concern_it(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ units { totalCount nodes { slug name kind agreements { totalCount nodes { slug } } } } }")
            .await;
        snapshot("units", &data);
    }

    async fn units_contain_one_another(database: Database) {
        import(
            &database,
            &[("units.csv", "slug,name,kind,parent\nlaw,Law,school,\nclinic,Clinic,clinic,law\ndesk,Desk,office,clinic\n")],
        );
        let server = Server::start(&database);
        let data = server.data("{ units { nodes { slug parent { slug } units { nodes { slug } } } } }").await;
        snapshot("units_within_units", &data);
    }

    async fn units_are_filtered_by_kind_and_agreements(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ kind: units(filter: { kind: { in: [PRESS, CAMPUS] } }) { nodes { slug } }
                   agreements: units(filter: { agreements: { some: { kind: { eq: GRANT } } } }) { nodes { slug } } }",
            )
            .await;
        snapshot("unit_filters", &data);
    }

    async fn a_unit_that_is_not_there_is_null(database: Database) {
        let server = Server::start(&database);
        assert_eq!(server.data("{ unit(slug: \"nowhere\") { name } }").await, json!({ "unit": null }));
    }
}
