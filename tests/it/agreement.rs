//! Agreements: parties, programmes, renewals, dates, and the status on a day.

use serde_json::json;

use crate::support::{
    both,
    imported::{import_agreements, server_on},
    program::Server,
    snapshot::snapshot,
};

both! {
    async fn an_agreement_with_two_partners_shows_both(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ agreement(slug: \"quality-assurance-center-nottingham-haarlem\") {
                    title kind stage homeRole programme { acronym } units { nodes { name kind } }
                    partners { totalCount nodes { name country { code } } } parties { role partner { name } }
                    activities { nodes { kind } }
                } }",
            )
            .await;
        snapshot("agreement_with_two_partners", &data);
    }

    async fn the_erasmus_mundus_consortium_shows_all_seven_partners(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ agreements(filter: { programme: { name: { contains: \"erasmus mundus\" } } }) { nodes {
                    title partners { totalCount nodes { name country { name } } } activities { nodes { kind levels } }
                } } }",
            )
            .await;
        snapshot("agreement_of_the_erasmus_mundus_consortium", &data);
    }

    async fn a_party_has_its_role(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ bergen: agreement(slug: \"university-of-bergen-petroleum-engineering\") { stage status parties { role partner { __typename name } } }
                   winchester: agreement(slug: \"tempus-quality-assurance-systems\") { homeRole parties { role partner { name } } } }",
            )
            .await;
        snapshot("agreement_parties_with_roles", &data);
    }

    async fn agreements_are_filtered_by_kind_stage_status_programme_and_activity(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ kind: agreements(filter: { kind: { in: [LICENCE, MEMORANDUM_OF_UNDERSTANDING] } }) { nodes { slug } }
                   stage: agreements(filter: { stage: { in: [PRELIMINARY, IN_FORCE] } }) { nodes { slug } }
                   status: agreements(filter: { status: { not: UNKNOWN } }) { nodes { slug status } }
                   programme: agreements(filter: { programme: { agency: { slug: { eq: \"european-commission\" } } } }) { nodes { slug } }
                   unit: agreements(filter: { units: { some: { kind: { eq: LIBRARY } } } }) { nodes { slug } }
                   activity: agreements(filter: { activities: { some: { kind: { eq: COMPETITION } } } }) { nodes { slug } }
                   partners: agreements(filter: { partners: { some: { kind: { eq: INSTITUTION } }, every: { country: { code: { not: \"US\" } } } }, title: { startsWith: \"quality\" } }) { nodes { slug } }
                   region: agreements(filter: { partners: { some: { region: { code: { eq: \"africa\" } } } } }) { nodes { slug } } }",
            )
            .await;
        snapshot("agreement_filters", &data);
    }

    async fn the_status_depends_on_the_day(database: Database) {
        import_agreements(
            &database,
            "no-end,No end,exchange,in_force,,1993,,\n\
             one-year,One year,exchange,in_force,2025-06,2026-01-01,2026-12-31,\n\
             by-month,By the month,exchange,unknown,,2025-02,2027-02,\n\
             by-year,By the year,exchange,in_force,,,2028,\n\
             proposed,Proposed,exchange,proposed,,2026,,\n\
             ended,Ended,exchange,ended,,,2099,\n\
             silent,Silent,exchange,unknown,,1995,,\n",
        );
        for day in ["2025-01-31", "2026-03-01", "2026-12-31", "2027-01-01", "2027-03-01", "2029-01-01"] {
            let server = server_on(&database, day);
            let data = server
                .data(
                    "{ registry { today } agreements(orderBy: [{ field: TITLE }]) { nodes { slug status } }
                       current: agreements(filter: { status: { in: [ACTIVE, EXPIRING] } }) { nodes { slug } } }",
                )
                .await;
            snapshot(&format!("agreement_status_on_{day}"), &data);
        }
    }

    async fn a_date_is_as_precise_as_it_is_known(database: Database) {
        import_agreements(
            &database,
            "dated,Dated,exchange,in_force,1995,1995-09,1996-02-29,\nundated,Undated,exchange,unknown,,,,\n",
        );
        let server = Server::start(&database);
        let data = server.data("{ agreements { nodes { slug signed starts ends } } }").await;
        snapshot("agreement_partial_dates", &data);
    }

    async fn a_renewal_is_told_both_ways(database: Database) {
        import_agreements(
            &database,
            "first,First,exchange,ended,,,,\nsecond,Second,exchange,ended,,,,first\n\
             third,Third,exchange,in_force,,,,second\nbranch,Branch,exchange,in_force,,,,first\n",
        );
        let server = Server::start(&database);
        let data = server
            .data("{ agreements { nodes { slug renews { slug } renewedBy { totalCount nodes { slug } } } } }")
            .await;
        snapshot("agreement_renewals", &data);
    }

    async fn dates_are_ordered_by_the_calendar_with_unknown_ones_last_either_way(database: Database) {
        import_agreements(
            &database,
            "day,Day,exchange,unknown,,1995-01-01,,\nmonth,Month,exchange,unknown,,1995-01,,\n\
             year,Year,exchange,unknown,,1995,,\nlater,Later,exchange,unknown,,1995-02,,\n\
             earlier,Earlier,exchange,unknown,,1994-12-31,,\nunknown-a,Unknown A,exchange,unknown,,,,\n\
             unknown-b,Unknown B,exchange,unknown,,,,\n",
        );
        let server = Server::start(&database);
        let data = server
            .data(
                "{ up: agreements(orderBy: [{ field: STARTS }]) { nodes { slug starts } }
                   down: agreements(orderBy: [{ field: STARTS, direction: DESC }]) { nodes { slug starts } }
                   last: agreements(orderBy: [{ field: STARTS, direction: DESC }, { field: TITLE, direction: DESC }], last: 2) { nodes { slug } } }",
            )
            .await;
        snapshot("agreements_by_date", &data);
    }

    async fn titles_are_ordered_as_readers_expect(database: Database) {
        import_agreements(
            &database,
            "a,Zürich,exchange,unknown,,,,\nb,Ängelholm,exchange,unknown,,,,\nc,angelholm,exchange,unknown,,,,\n\
             d,Örebro,exchange,unknown,,,,\ne,Oslo,exchange,unknown,,,,\nf,oslo,exchange,unknown,,,,\n\
             g,Øster,exchange,unknown,,,,\nh,Zurich,exchange,unknown,,,,\ni,北京,exchange,unknown,,,,\n",
        );
        let server = Server::start(&database);
        let data = server
            .data(
                "{ default: agreements { nodes { title } }
                   down: agreements(orderBy: [{ field: TITLE, direction: DESC }]) { nodes { title } } }",
            )
            .await;
        snapshot("agreements_in_unicode_order", &data);
    }

    async fn an_agreement_that_is_not_there_is_null(database: Database) {
        let server = Server::start(&database);
        assert_eq!(server.data("{ agreement(slug: \"nowhere\") { title } }").await, json!({ "agreement": null }));
    }
}
