//! Sources and citations: where a fact was read, and whether it was stated there or inferred.

use crate::support::{both, program::Server, snapshot::snapshot};

both! {
    async fn a_source_tells_what_a_reader_should_know(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ sources { totalCount nodes { slug title publisher url published accessed note } } }")
            .await;
        snapshot("sources", &data);
    }

    async fn citations_tell_stated_facts_from_inferred_ones(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ partner(by: { slug: \"institute-of-asia-and-africa\" }) { citations { fact basis place note source { slug } } }
                   agreement(slug: \"quality-assurance-center-nottingham-haarlem\") { citations { fact basis place note } } }",
            )
            .await;
        snapshot("citations_stated_and_inferred", &data);
    }

    async fn citations_of_one_fact_can_be_asked_for(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ partner(by: { slug: \"university-of-california-los-angeles\" }) {
                    country: citations(fact: COUNTRY) { fact basis note } dates: citations(fact: DATES) { fact }
                    any: citations(fact: null) { fact } } }",
            )
            .await;
        snapshot("citations_of_one_fact", &data);
    }
}
