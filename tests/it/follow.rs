//! That a server follows what other processes write, and that each answer is of one revision.

use std::time::Duration;

use partnergraph::{clock, store::StoreError};
use partnergraph_entity::region;
use serde_json::json;

use crate::support::{
    both,
    files::Files,
    program::{Server, succeed, within},
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

    async fn no_answer_mixes_two_revisions(database: Database) {
        let sound = Files::sound();
        succeed(&database, &["import", sound.argument()]);
        let server = Server::start(&database);
        let writing = tokio::spawn(add_regions(database.store().await, 12));
        // With revision n there are n regions, counted in three ways.
        let query = "{ a: regions(first: 100) { totalCount } registry { revision counts { regions } }
                       b: regions(first: 100) { nodes { code } } c: registry { revision } }";
        let mut revisions = std::collections::BTreeSet::new();
        while !writing.is_finished() {
            let data = server.data(query).await;
            let revision = &data["registry"]["revision"];
            let listed = data["b"]["nodes"].as_array().unwrap().len();
            assert_eq!(&data["registry"]["counts"]["regions"], revision, "{data}");
            assert_eq!(&data["a"]["totalCount"], revision, "{data}");
            assert_eq!(&json!(listed), revision, "{data}");
            assert_eq!(&data["c"]["revision"], revision, "{data}");
            revisions.insert(revision.as_i64().unwrap());
        }
        writing.await.unwrap();
        assert!(revisions.len() > 3, "too few revisions were seen to tell: {revisions:?}");
    }
}

const REVISION: &str = "{ registry { revision } region(code: \"antarctica\") { name } }";

/// One region a revision.
async fn add_regions(store: partnergraph::store::Store, count: i32) {
    for number in 0..count {
        let plan = |current: &partnergraph_entity::Rows| {
            let mut next = current.clone();
            let (id, code, name) = (100 + number, format!("region-{number}"), format!("Region {number}"));
            next.regions.push(region::Model { id, code, name, parent_id: None });
            Ok::<_, StoreError>(next)
        };
        store.change(clock::now(), &mut |_, _| {}, plan).await.unwrap();
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}
