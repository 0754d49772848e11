//! The log: one line a request, for machines, without what was asked.

use serde_json::{Value, json};

use crate::support::{
    both,
    database::Database,
    program::{Server, run, stderr},
};

both! {
    async fn each_request_is_one_line_with_its_id_and_without_its_query(database: Database) {
        let server = Server::start_with(&database, &["--log-format", "json"]);
        for (id, body) in [
            ("good-1", json!({ "query": "query Named { secretly: registry { revision } }", "operationName": "Named" })),
            ("bad-2", json!({ "query": "query { secretly secretlyToo }" })),
            ("vars-3", json!({ "query": "query ($a: String!) { region(code: $a) { name } }", "variables": { "a": "secretly" } })),
            ("none-4", json!({ "variables": { "a": "secretly" } })),
        ] {
            server.client.post(format!("{}/graphql", server.address)).header("x-request-id", id).json(&body).send().await.unwrap();
        }
        let get = format!("{}/graphql?query=%7B+secretly%3A+__typename+%7D", server.address);
        server.client.get(get).header("x-request-id", "get-5").send().await.unwrap();
        server.client.get(format!("{}/nowhere", server.address)).header("x-request-id", "nowhere-6").send().await.unwrap();
        let (_, log) = server.stop("TERM");

        let text = log.join("\n");
        assert!(!text.contains("secretly"), "{text}");
        let lines: Vec<Value> = log.iter().map(|line| serde_json::from_str(line).expect(line)).collect();
        let answered = lines.iter().filter(|line| line["message"] == "answered").collect::<Vec<_>>();
        let told: Vec<Value> = answered.iter().map(|line| {
            assert!(line["microseconds"].is_u64() && line["timestamp"].is_string(), "{line}");
            assert_eq!(line["level"], "INFO");
            json!([line["span"]["request_id"], line["method"], line["path"], line["status"], line["operation"]])
        }).collect();
        assert_eq!(told, [
            json!(["good-1", "POST", "/graphql", 200, "Named"]),
            json!(["bad-2", "POST", "/graphql", 200, null]),
            json!(["vars-3", "POST", "/graphql", 200, null]),
            json!(["none-4", "POST", "/graphql", 400, null]),
            json!(["get-5", "GET", "/graphql", 200, null]),
            json!(["nowhere-6", "GET", "/nowhere", 404, null]),
        ]);
    }
}

#[tokio::test]
async fn the_log_says_no_password_however_much_it_says() {
    let mut database = Database::postgres().await;
    let (scheme, rest) = database.url.split_once("://").unwrap();
    let (login, place) = rest.split_once('@').unwrap();
    // Where the tests' server asks for a password, that one; where it does not, any will do.
    let (user, password) = login.split_once(':').unwrap_or((login, "hunter2-hunter2"));
    let password = password.to_owned();
    database.url = format!("{scheme}://{user}:{password}@{place}");
    let output = run(&["import", "data/khazar", "--log", "trace", "--database-url", &database.url]);
    let log = stderr(&output);
    assert!(output.status.success() && log.contains("m0001_directory"), "{log}");
    assert!(!log.contains(&password), "{log}");
}
