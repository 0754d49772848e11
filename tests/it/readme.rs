//! The queries of README and documentation: each is run against the built-in dataset and has the answer that is printed below it.

use serde_json::Value;

use crate::support::{
    both,
    program::{Server, repository},
};

/// Each block `graphql` with the block `json` that follows it.
fn examples(text: &str) -> Vec<(String, Value)> {
    let mut examples = Vec::new();
    let mut query = None;
    for (language, content) in blocks(text) {
        match language {
            "graphql" => {
                assert_eq!(query, None, "a query without its answer");
                query = Some(content);
            }
            "json" => {
                if let Some(query) = query.take() {
                    let answer = serde_json::from_str(&content).unwrap_or_else(|e| panic!("{e}:\n{content}"));
                    examples.push((query, answer));
                }
            }
            _ => {}
        }
    }
    assert_eq!(query, None, "a query without its answer");
    examples
}

/// The fenced blocks of a Markdown text, each with its language.
fn blocks(text: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(language) = line.strip_prefix("```") else { continue };
        let content: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        blocks.push((language.trim(), content.join("\n")));
    }
    blocks
}

#[test]
fn a_query_is_found_with_the_answer_below_it() {
    let text = "# A\n```sh\nmake run\n```\n```graphql\n{ a\n  b }\n```\nanswers\n```json\n{ \"data\": 1 }\n```\n```json\n2\n```\n";
    let expected = vec![("{ a\n  b }".to_owned(), serde_json::json!({ "data": 1 }))];
    assert_eq!(examples(text), expected);
}

both! {
    async fn every_query_of_the_documents_has_the_answer_printed_below_it(database: Database) {
        let server = Server::start(&database);
        for (document, at_least) in [("README.md", 2), ("docs/cookbook.md", 20), ("docs/errors.md", 1)] {
            let examples = examples(&std::fs::read_to_string(repository(document)).unwrap());
            assert!(examples.len() >= at_least, "{document} has only {} queries with an answer", examples.len());
            for (query, expected) in examples {
                assert_eq!(server.ask(&query).await, expected, "{document}: {query}");
            }
        }
    }
}
