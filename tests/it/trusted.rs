//! Trusted documents: a folder of them is named by their hashes, and with `--trusted-only` nothing else is answered.

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{
    both,
    database::Database,
    documents::{folder, sha256},
    program::{Server, failure, partnergraph},
};

const REGIONS: &str = "# Kept to the byte, this line too.\nquery Regions { ...R }\r\nfragment R on Query { regions { totalCount } }\n";
const UNITS: &str = "query Units { units { totalCount } }";
const MANIFEST_MD5: &str = "0e2a3b4c5d6e7f8091a2b3c4d5e6f708";

/// A file with a fragment, another in a folder with the other ending, and a manifest with a hash and a name of its own.
fn documents() -> TempDir {
    let manifest = json!({ sha256(UNITS): UNITS, MANIFEST_MD5: "{ fields { totalCount } }" }).to_string();
    folder(&[
        ("regions.graphql", REGIONS),
        ("pages/country.gql", "query Country($code: CountryCode!) { country(code: $code) { name } }"),
        ("persisted-documents.json", &manifest),
        ("node_modules/other/wrong.graphql", "{ nothing }"),
        ("README.md", "not a document"),
    ])
}

fn start(database: &Database, folder: &TempDir, more: &[&str]) -> Server {
    Server::start_with(database, &[&["--trusted-documents", folder.path().to_str().unwrap()], more].concat())
}

async fn send(server: &Server, body: &Value) -> (u16, Value) {
    let request = server.client.post(format!("{}/graphql", server.address)).json(body);
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

async fn assert_not_trusted(server: &Server, body: &Value) {
    let (status, answer) = send(server, body).await;
    assert_eq!(
        (status, &answer["errors"][0]["extensions"]["code"]),
        (403, &json!("DOCUMENT_NOT_TRUSTED")),
        "{body}"
    );
    let message = answer["errors"][0]["message"].as_str().unwrap();
    assert!(
        message.starts_with("This server answers trusted documents only, and this is none of them."),
        "{message}"
    );
    assert_eq!((answer["errors"].as_array().unwrap().len(), answer.get("data")), (1, None));
}

both! {
    async fn trusted_documents_are_answered_by_every_name_they_have(database: Database) {
        let documents = documents();
        let server = start(&database, &documents, &[]);
        let regions = json!({ "data": server.data("{ regions { totalCount } }").await });
        let hash = sha256(REGIONS);
        for name in [
            json!({ "documentId": format!("sha256:{hash}") }),
            json!({ "documentId": hash }),
            json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": hash } } }),
        ] {
            assert_eq!(send(&server, &name).await, (200, regions.clone()), "{name}");
        }
        let units = json!({ "data": server.data(UNITS).await });
        assert_eq!(send(&server, &json!({ "documentId": sha256(UNITS) })).await, (200, units));
        let fields = json!({ "data": server.data("{ fields { totalCount } }").await });
        assert_eq!(send(&server, &json!({ "documentId": MANIFEST_MD5 })).await, (200, fields));
        let country = sha256("query Country($code: CountryCode!) { country(code: $code) { name } }");
        let path = format!("/graphql?documentId={country}&variables=%7B%22code%22:%22JP%22%7D");
        let country: Value = server.get(&path).await.json().await.unwrap();
        assert_eq!(country, json!({ "data": { "country": { "name": "Japan" } } }));
    }

    async fn with_trusted_only_nothing_else_is_answered(database: Database) {
        let documents = documents();
        let server = start(&database, &documents, &["--trusted-only"]);
        let (status, by_hash) = send(&server, &json!({ "documentId": sha256(REGIONS) })).await;
        assert_eq!((status, by_hash.get("errors")), (200, None));
        // The text itself is as good as its hash.
        assert_eq!(send(&server, &json!({ "query": REGIONS })).await, (200, by_hash.clone()));
        let both = json!({ "query": REGIONS, "documentId": sha256(REGIONS) });
        assert_eq!(send(&server, &both).await, (200, by_hash));
        for other in ["{ __typename }", "{ __schema { queryType { name } } }", REGIONS.trim_end(), "{ nothing", "{ nothing }"] {
            assert_not_trusted(&server, &json!({ "query": other })).await;
            assert_not_trusted(&server, &json!({ "documentId": sha256(other) })).await;
            let extensions = json!({ "persistedQuery": { "version": 1, "sha256Hash": sha256(other) } });
            assert_not_trusted(&server, &json!({ "extensions": extensions })).await;
            // It cannot be left here, either.
            assert_not_trusted(&server, &json!({ "query": other, "extensions": extensions })).await;
            assert_not_trusted(&server, &json!({ "extensions": extensions })).await;
        }
        assert_eq!(server.get("/graphql?query={__typename}").await.status(), 403);
        assert_eq!(server.get("/schema.graphql").await.status(), 200);
    }

    async fn a_trusted_document_may_ask_for_the_schema(database: Database) {
        let query = "{ __type(name: \"Region\") { name } }";
        let documents = folder(&[("schema.graphql", query)]);
        let server = start(&database, &documents, &["--trusted-only"]);
        let (_, answer) = send(&server, &json!({ "query": query })).await;
        assert_eq!(answer, json!({ "data": { "__type": { "name": "Region" } } }));
    }

    async fn documents_with_faults_keep_the_server_from_starting(database: Database) {
        let wrong = sha256("another");
        let manifest = format!("{{\n  \"{wrong}\": \"{{ units {{ totalCount total }} }}\"\n}}");
        let documents = folder(&[
            ("a/deep.graphql", "{ regions { nodes { partners { nodes { slug } } } } }"),
            ("a/unknown.graphql", "query A {\n  regions { nodes { code capital } }\n  registry { today nothing }\n}"),
            ("b/syntax.gql", "{ regions { totalCount }"),
            ("good.graphql", "{ __typename }"),
            ("persisted-documents.json", &manifest),
        ]);
        let place = documents.path().display();
        let said = failure(partnergraph().args(["serve", "--database-url", &database.url, "--max-depth", "4", "--log", "off"])
            .args(["--trusted-documents", documents.path().to_str().unwrap()]));
        // A slow machine tells how far the import has come.
        let lines: Vec<&str> = said.lines().filter(|line| !line.starts_with("importing: ")).collect();
        let starts = [
            "partnergraph: the trusted documents have 6 faults, the server does not start".to_owned(),
            format!("{place}/a/deep.graphql:1:1: Too much for one request: depth 5, allowed 4."),
            format!("{place}/a/unknown.graphql:2:26: type `Region` does not have a field `capital`"),
            format!("{place}/a/unknown.graphql:3:20: type `Registry` does not have a field `nothing`"),
            format!("{place}/b/syntax.gql:1:25: syntax error"),
            format!("{place}/persisted-documents.json:2:3: {wrong} is not the SHA-256 of its document"),
            format!("{place}/persisted-documents.json:2:3: document {wrong}, line 1, column 22: type `UnitConnection` does not"),
        ];
        assert_eq!(lines.len(), starts.len(), "{said}");
        for (line, start) in lines.iter().zip(&starts) {
            assert!(line.starts_with(start), "{line}\n{start}");
        }
    }

    async fn a_folder_without_documents_is_told(database: Database) {
        let serve = ["serve", "--database-url", &database.url, "--log", "off", "--trusted-documents"];
        let empty = folder(&[("notes.txt", "{ __typename }")]);
        for (path, reason) in [
            (empty.path().to_str().unwrap(), "expected documents in it: files that end in .graphql or .gql, or a persisted-documents.json"),
            ("nowhere/at/all", "expected a folder or a file in UTF-8 that can be read"),
        ] {
            let said = failure(partnergraph().args(serve).arg(path));
            assert!(said.contains(&format!("{path}: {reason}")), "{said}");
        }
        let manifest = folder(&[("persisted-documents.json", "[]")]);
        let said = failure(partnergraph().args(serve).arg(manifest.path()));
        assert!(said.contains("persisted-documents.json:1:1: expected a JSON object of names and documents"), "{said}");
    }
}

#[test]
fn trusted_only_without_a_folder_says_the_remedy() {
    let database = Database::sqlite();
    let serve = ["serve", "--trusted-only", "--database-url", &database.url];
    for command in [
        partnergraph().args(serve),
        partnergraph().env("PARTNERGRAPH_TRUSTED_ONLY", "1").env("DATABASE_URL", &database.url),
    ] {
        let said = failure(command);
        assert!(
            said.starts_with("partnergraph: --trusted-only refuses every document that is not trusted"),
            "{said}"
        );
        assert!(said.contains("with --trusted-documents"), "{said}");
    }
    assert!(!database.file().exists());
}

#[tokio::test]
async fn the_environment_sets_both_and_no_means_no() {
    let (documents, database) = (documents(), Database::sqlite());
    for (only, status) in [("true", 403), ("false", 200), ("0", 200)] {
        let mut command = partnergraph();
        command
            .env("PARTNERGRAPH_TRUSTED_DOCUMENTS", documents.path())
            .env("PARTNERGRAPH_TRUSTED_ONLY", only);
        command.env("PARTNERGRAPH_LISTEN", "127.0.0.1:0").env("DATABASE_URL", &database.url);
        let server = Server::spawn(&mut command);
        assert_eq!(send(&server, &json!({ "query": "{ __typename }" })).await.0, status, "{only}");
    }
}
