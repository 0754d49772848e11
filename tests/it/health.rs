//! What those who run a server are told of it.

use serde_json::{Value, json};

use crate::support::{
    both,
    files::Files,
    program::{Server, succeed},
};

both! {
    async fn a_server_says_that_it_lives_and_what_it_serves(database: Database) {
        let files = Files::sound();
        succeed(&database, &["import", files.argument()]);
        let server = Server::start(&database);
        for (path, expected) in [
            ("/health/live", json!({ "status": "alive" })),
            ("/health/ready", json!({ "status": "ready", "revision": 1, "database": "reachable" })),
        ] {
            let answer = server.get(path).await;
            assert_eq!(answer.status(), 200);
            assert_eq!(answer.headers()["content-type"], "application/json");
            assert_eq!(answer.headers()["cache-control"], "no-store");
            assert_eq!(answer.json::<Value>().await.unwrap(), expected);
        }
    }
}
