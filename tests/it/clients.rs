//! The clients that front ends and scripts are written with: each is typed or checked by the contract, and pages through all
//! partners of the real server. What they are and what each proves is told in `tests/clients/README.md`.

use std::{collections::HashSet, process::Output, sync::OnceLock};

use graphql_client::{GraphQLQuery, Response};

use crate::support::{
    both,
    database::Database,
    npm::{node, script},
    program::{Server, TODAY, stderr, stdout},
    python::python,
};

/// What each client says when it has seen every partner once, and as many as `totalCount` tells.
const SEEN: &str = "137 partners on 3 pages\n";

both! {
    async fn graphql_code_generator_types_questions_and_answers(database: Database) {
        typescript("codegen", &database);
    }

    async fn gql_tada_types_questions_and_answers(database: Database) {
        typescript("tada", &database);
    }

    async fn relay_pages_through_connections_in_its_store(database: Database) {
        typescript("relay", &database);
    }

    async fn urql_grows_a_list_in_its_normalized_cache(database: Database) {
        typescript("urql", &database);
    }

    async fn apollo_client_grows_a_list_in_its_normalized_cache(database: Database) {
        typescript("apollo", &database);
    }

    async fn python_gql_holds_documents_against_introspection(database: Database) {
        let server = Server::start(&database);
        assert_seen(&python("clients/python", "main.py", &[&format!("{}/graphql", server.address)]));
    }

    async fn graphql_client_types_questions_and_answers_in_rust(database: Database) {
        let server = Server::start(&database);
        let all = all_partners(&server, None).await;
        assert_eq!(all, SEEN);
        let organizations = partners::PartnerFilter {
            kind: Some(partners::PartnerKindFilter {
                eq: Some(partners::PartnerKind::ORGANIZATION),
                ..Default::default()
            }),
            ..Default::default()
        };
        let some = all_partners(&server, Some(organizations)).await;
        assert_ne!(some, all);
    }
}

/// Compiles the clients in TypeScript, and runs one of them.
fn typescript(client: &str, database: &Database) {
    // Once for all: what they are compiled from is the file of the contract, not a server.
    static COMPILED: OnceLock<Result<(), String>> = OnceLock::new();
    let compiled = COMPILED.get_or_init(|| {
        let output = script("clients", "compile");
        output.status.success().then_some(()).ok_or_else(|| stdout(&output) + &stderr(&output))
    });
    compiled.as_ref().unwrap_or_else(|said| panic!("the clients do not compile:\n{said}"));

    let server = Server::start(database);
    let entry = format!("{client}/main.ts");
    assert_seen(&node("clients", "--import=tsx", &[&entry, &format!("{}/graphql", server.address)]));
}

fn assert_seen(output: &Output) {
    assert_eq!(stdout(output), SEEN, "{}", stderr(output));
    assert!(output.status.success());
}

type CountryCode = String;
type Date = String;
type DateTime = String;
type PartialDate = String;
#[expect(clippy::upper_case_acronyms, reason = "the contract calls it so")]
type URL = String;

/// The document, which does not compile where the contract does not allow it.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "schema.graphql",
    query_path = "tests/it/clients/partners.graphql",
    variables_derives = "Clone, Default",
    skip_serializing_none // null for a condition is refused; what is left out is none
)]
struct Partners;

async fn all_partners(server: &Server, filter: Option<partners::PartnerFilter>) -> String {
    let mut slugs = HashSet::new();
    let (mut pages, mut after) = (0, None);
    loop {
        let question =
            Partners::build_query(partners::Variables { first: 50, after, filter: filter.clone() });
        let request = server.client.post(format!("{}/graphql", server.address)).json(&question);
        let answer: Response<partners::ResponseData> = request.send().await.unwrap().json().await.unwrap();
        assert!(answer.errors.is_none(), "{:?}", answer.errors);
        let data = answer.data.unwrap();
        assert_eq!(data.registry.today, TODAY);
        pages += 1;
        for partner in data.partners.nodes {
            assert!(slugs.insert(partner.slug.clone()), "{} came twice", partner.slug);
        }
        if !data.partners.page_info.has_next_page {
            assert_eq!(i64::try_from(slugs.len()).unwrap(), data.partners.total_count);
            return format!("{} partners on {pages} pages\n", slugs.len());
        }
        after = data.partners.page_info.end_cursor;
    }
}
