//! Partners: institutions and organizations.

use serde_json::json;

use crate::support::{both, program::Server, snapshot::snapshot};

both! {
    async fn one_query_answers_the_dossier_of_a_partner(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ partner(by: { slug: \"university-of-california-los-angeles\" }) {
                    __typename id slug name city website summary
                    ... on Institution { institutionKind }
                    ... on Organization { organizationKind }
                    region { name } country { code name }
                    names { name kind language } identifiers { scheme value }
                    agreements { totalCount nodes {
                        title kind stage status starts ends homeRole
                        parties { role partner { name } }
                        units { nodes { name } }
                        activities { nodes { kind direction summary fields { nodes { code name } } } }
                    } }
                    citations { fact basis place note }
                } }",
            )
            .await;
        snapshot("partner_dossier", &data);
    }

    async fn institutions_and_organizations_come_from_one_list(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ partners(first: 8) { totalCount nodes {
                    __typename name region { code }
                    ... on Institution { institutionKind }
                    ... on Organization { organizationKind }
                } } }",
            )
            .await;
        snapshot("partners_of_both_strands", &data);
    }

    async fn the_two_strands_together_are_all_partners(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ partners { totalCount } institutions(first: 2) { totalCount nodes { name kind } }
                   organizations(first: 2) { totalCount nodes { name kind } } }",
            )
            .await;
        snapshot("partners_by_strand", &data);
        let count = |list: &str| data[list]["totalCount"].as_u64().unwrap();
        assert_eq!(count("institutions") + count("organizations"), count("partners"));
    }

    async fn a_partner_is_found_by_id_slug_and_outside_identifier(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ id: partner(by: { id: \"UGFydG5lcjpnZW9yZ2lhLXN0YXRlLXVuaXZlcnNpdHk\" }) { ...found }
                   slug: partner(by: { slug: \"georgia-state-university\" }) { ...found }
                   domain: partner(by: { identifier: { scheme: SCHAC, value: \"gsu.edu\" } }) { ...found }
                   ror: partner(by: { identifier: { scheme: ROR, value: \"046rm7j60\" } }) { ...found }
                   wikidata: partner(by: { identifier: { scheme: WIKIDATA, value: \"Q174710\" } }) { ...found } }
                 fragment found on Partner { slug name }",
            )
            .await;
        snapshot("partner_found_by_each_key", &data);
    }

    async fn a_partner_that_is_not_there_is_null(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ id: partner(by: { id: \"UGFydG5lcjpub3doZXJl\" }) { name }
                   slug: partner(by: { slug: \"nowhere\" }) { name }
                   scheme: partner(by: { identifier: { scheme: GRID, value: \"grid.19006.3e\" } }) { name }
                   value: partner(by: { identifier: { scheme: ROR, value: \"05dxps055\" } }) { name } }",
            )
            .await;
        snapshot("partner_not_there", &data);
    }

    async fn the_key_of_a_look_up_can_be_a_variable(database: Database) {
        let server = Server::start(&database);
        let query = "query ($by: PartnerLookupInput!) { partner(by: $by) { name } }";
        let answer = server.ask_with(query, json!({ "by": { "slug": "leiden-university" } })).await;
        assert_eq!(answer, json!({ "data": { "partner": { "name": "Leiden University" } } }));
    }

    async fn what_is_not_known_of_a_partner_is_null(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ school: partner(by: { slug: \"cavalry-school-of-management-and-design\" }) { ...place }
                   company: partner(by: { slug: \"statoilhydro\" }) { ...place }
                   journal: partner(by: { slug: \"european-union-foreign-affairs-journal\" }) { ...place } }
                 fragment place on Partner { region { code } country { code } city website }",
            )
            .await;
        snapshot("partner_with_unknown_places", &data);
    }

    async fn a_name_filter_ignores_case_and_accents_and_finds_variants(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ acronym: partners(filter: { name: { contains: \"METU\" } }) { nodes { name } }
                   accent: partners(filter: { name: { contains: \"orebro\" } }) { nodes { name } }
                   stroke: partners(filter: { name: { contains: \"TROMSO\" } }) { nodes { name } }
                   dotless: partners(filter: { name: { contains: \"aydin\" } }) { nodes { name } }
                   misprint: partners(filter: { name: { contains: \"malasian\" } }) { nodes { name } }
                   start: partners(filter: { name: { startsWith: \"université\" } }) { nodes { name } }
                   letter: partners(filter: { name: { eq: \"orebro university\" } }) { totalCount } }",
            )
            .await;
        snapshot("partner_name_filters", &data);
    }

    async fn partners_are_filtered_by_kind_region_country_and_programme(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ strand: partners(filter: { kind: { eq: ORGANIZATION }, region: {} }) { nodes { slug } }
                   kinds: partners(filter: { institutionKind: { in: [BUSINESS_SCHOOL, COLLEGE] } }) { nodes { slug } }
                   other: partners(filter: { organizationKind: { not: COMPANY }, country: { code: { eq: \"NO\" } } }) { nodes { slug } }
                   region: partners(filter: { region: { code: { in: [\"africa\", \"australia-and-new-zealand\"] } } }) { nodes { slug } }
                   country: partners(filter: { country: { code: { eq: \"SE\" } } }) { nodes { slug } }
                   nowhere: partners(filter: { kind: { eq: INSTITUTION }, not: { country: {} } }) { nodes { slug } }
                   programme: partners(filter: { agreements: { some: { programme: { slug: { eq: \"tempus-tacis\" } } } } }) { nodes { slug } }
                   agencies: partners(filter: { programmes: { some: {} } }) { nodes { slug } }
                   joined: partners(filter: { memberships: { some: {} } }) { nodes { slug } } }",
            )
            .await;
        snapshot("partner_filters", &data);
    }

    async fn relation_filters_ask_for_some_none_or_every(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ some: partners(filter: { activities: { some: { kind: { eq: SUMMER_SCHOOL } } } }) { nodes { slug } }
                   none: partners(filter: { country: { code: { eq: \"JP\" } }, activities: { none: { kind: { eq: STUDENT_EXCHANGE } } } }) { nodes { slug } }
                   every: partners(filter: { region: {}, activities: { some: {}, every: { kind: { in: [TRAINING, CURRICULUM_DEVELOPMENT] } } } }) { nodes { slug } }
                   vacuous: partners(filter: { region: {}, activities: { none: {}, every: { kind: { in: [] } } } }) { nodes { slug } }
                   both: partners(filter: { agreements: { some: { kind: { eq: PROJECT } }, none: { kind: { eq: FRAMEWORK } } }, kind: { eq: INSTITUTION } }) { nodes { slug } } }",
            )
            .await;
        snapshot("partner_relation_filters", &data);
    }

    async fn filters_combine_with_and_or_and_not(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ and: partners(filter: { and: [{ country: { code: { eq: \"TR\" } } }, { kind: { eq: ORGANIZATION } }] }) { nodes { slug } }
                   or: partners(filter: { country: { code: { eq: \"TR\" } }, or: [{ name: { contains: \"ankara\" } }, { name: { contains: \"tika\" } }] }) { nodes { slug } }
                   not: partners(filter: { country: { code: { eq: \"TR\" } }, not: { kind: { eq: ORGANIZATION } } }) { nodes { slug } }
                   all: partners(filter: { and: [] }) { totalCount }
                   nothing: partners(filter: { or: [] }) { totalCount } }",
            )
            .await;
        snapshot("partner_filters_combined", &data);
    }

    async fn partners_are_ordered_by_country_with_unknown_ones_last_either_way(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ up: partners(last: 3, orderBy: [{ field: COUNTRY }], filter: { kind: { eq: INSTITUTION } }) { nodes { slug country { name } } }
                   down: partners(last: 3, orderBy: [{ field: COUNTRY, direction: DESC }], filter: { kind: { eq: INSTITUTION } }) { nodes { slug country { name } } }
                   twice: partners(first: 5, orderBy: [{ field: COUNTRY, direction: DESC }, { field: NAME, direction: DESC }]) { nodes { slug country { name } } } }",
            )
            .await;
        snapshot("partners_by_country", &data);
    }

    async fn names_are_ordered_as_readers_expect(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ partners(filter: { or: [{ country: { code: { in: [\"SE\", \"FR\"] } } }, { slug: { in: [\"tusiab\", \"unesco\", \"university-of-oklahoma\", \"open-society-institute\", \"orebro-university\"] } }] }) {
                    nodes { name } } }",
            )
            .await;
        snapshot("partners_in_unicode_order", &data);
    }
}
