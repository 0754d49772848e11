//! That a server follows what other processes write. That each answer is of one revision is tested in `kept`.

use std::time::Duration;

use serde_json::json;

use crate::support::{
    both,
    files::Files,
    pace::within,
    program::{Server, succeed},
};

both! {
    async fn what_another_process_imports_is_answered_within_two_seconds(database: Database) {
        let server = Server::start(&database);
        assert_eq!(server.data(REVISION).await, json!({ "registry": { "revision": 1 }, "region": null }));
        let files = Files::none().with("regions.csv", "code,name\nantarctica,Antarctica\n");
        succeed(&database, &["import", files.argument()]);
        let expected = json!({ "registry": { "revision": 2 }, "region": { "name": "Antarctica" } });
        let seen = within(Duration::from_secs(2), async || (server.data(REVISION).await == expected).then_some(())).await;
        assert!(seen.is_some(), "{}", server.data(REVISION).await);
    }

    async fn several_servers_follow_one_database(database: Database) {
        let servers = [Server::start(&database), Server::start(&database)];
        let files = Files::none().with("regions.csv", "code,name\nantarctica,Antarctica\n");
        succeed(&database, &["import", files.argument()]);
        for server in &servers {
            let seen = within(Duration::from_secs(2), async || {
                (server.data(REVISION).await["registry"]["revision"] == 2).then_some(())
            });
            assert!(seen.await.is_some());
        }
    }
}

const REVISION: &str = "{ registry { revision } region(code: \"antarctica\") { name } }";
