//! The registry as a whole.

use crate::support::{both, database::Database, imported::import, program::Server, snapshot::snapshot};

both! {
    async fn the_registry_tells_whose_it_is_and_how_much_it_holds(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ registry { revision today university { name city country { code } website summary }
                    counts { regions countries partners agreements activities programmes units memberships } } }",
            )
            .await;
        snapshot("registry", &data);
    }

    async fn the_counts_are_those_of_the_lists(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ registry { counts { regions countries partners agreements activities programmes units memberships } }
                   regions { totalCount } countries { totalCount } partners { totalCount } agreements { totalCount }
                   activities { totalCount } programmes { totalCount } units { totalCount } memberships { totalCount } }",
            )
            .await;
        let counts = data["registry"]["counts"].as_object().unwrap();
        assert_eq!(counts.len(), 8);
        for (list, count) in counts {
            assert_eq!(data[list]["totalCount"], *count, "{list}");
        }
    }

    async fn without_a_university_there_is_null(database: Database) {
        import(&database, &[("regions.csv", "code,name\nasia,Asia\n")]);
        let server = Server::start(&database);
        let data = server.data("{ registry { revision university { name } counts { regions partners } } }").await;
        snapshot("registry_without_university", &data);
    }

    async fn each_import_that_changes_something_is_a_revision(database: Database) {
        let revision = async |database: &Database| {
            let server = Server::start(database);
            server.data("{ registry { revision } }").await["registry"]["revision"].as_i64().unwrap()
        };
        import(&database, &[("regions.csv", "code,name\nasia,Asia\n")]);
        let first = revision(&database).await;
        import(&database, &[("regions.csv", "code,name\nasia,Asia\n")]);
        assert_eq!(revision(&database).await, first);
        import(&database, &[("regions.csv", "code,name\nasia,Asia and the Pacific\n")]);
        assert_eq!(revision(&database).await, first + 1);
    }
}
