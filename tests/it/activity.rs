//! Activities: what happens under an agreement.

use serde_json::json;

use crate::support::{both, program::Server, snapshot::snapshot};

both! {
    async fn an_activity_tells_levels_fields_dates_and_partners(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ exchange: activity(slug: \"georgia-state-university-student-exchange\") { ...whole }
                   mba: activity(slug: \"georgia-state-university-mba-development\") { ...whole }
                   teachers: activity(slug: \"ucla-faculty-exchange\") { ...whole } }
                 fragment whole on Activity { kind direction starts ends summary levels
                    fields { totalCount nodes { code name parent { code } } }
                    agreement { title } partners { nodes { name } } }",
            )
            .await;
        snapshot("activity_whole", &data);
    }

    async fn activities_are_filtered_by_kind_direction_level_field_and_partner(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ kind: activities(filter: { kind: { eq: INTERNSHIP } }) { nodes { slug } }
                   outgoing: activities(filter: { direction: { in: [OUTGOING, INCOMING] } }) { nodes { slug } }
                   level: activities(filter: { level: { eq: MASTER } }) { nodes { slug levels } }
                   field: activities(filter: { fields: { some: { code: { startsWith: \"0724\" } } } }) { nodes { slug } }
                   agreement: activities(filter: { agreement: { kind: { eq: SCHOLARSHIP } } }) { nodes { slug } }
                   partners: activities(filter: { kind: { eq: JOINT_DEGREE }, partners: { some: { country: { code: { in: [\"JP\", \"KR\"] } } } } }) { nodes { slug } }
                   any: activities(filter: { kind: { in: [] } }) { totalCount }
                   counted: activities(filter: { kind: { not: STUDENT_EXCHANGE } }) { totalCount }
                   exchanges: activities(filter: { kind: { eq: STUDENT_EXCHANGE } }) { totalCount } }",
            )
            .await;
        snapshot("activity_filters", &data);
    }

    async fn activities_are_ordered_by_date_with_unknown_ones_last_either_way(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ up: activities(first: 5, orderBy: [{ field: STARTS }]) { nodes { slug starts } }
                   down: activities(first: 5, orderBy: [{ field: STARTS, direction: DESC }]) { nodes { slug starts } }
                   agreement: activities(first: 3, orderBy: [{ field: AGREEMENT, direction: DESC }]) { nodes { slug agreement { title } } } }",
            )
            .await;
        snapshot("activities_by_date", &data);
    }

    async fn an_activity_that_is_not_there_is_null(database: Database) {
        let server = Server::start(&database);
        assert_eq!(server.data("{ activity(slug: \"nowhere\") { kind } }").await, json!({ "activity": null }));
    }
}
