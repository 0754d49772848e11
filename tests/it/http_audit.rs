//! GraphQL over HTTP, as the audits of the package `graphql-http` check it.

use crate::support::{
    both,
    npm::node,
    program::{Server, stderr, stdout},
};

both! {
    async fn every_audit_passes(database: Database) {
        let server = Server::start(&database);
        let output = node("http-audit", "audit.mjs", &[&format!("{}/graphql", server.address)]);
        let said = stdout(&output);
        assert_eq!(said, "61 passed, 0 failed\n", "{}", stderr(&output));
        assert!(output.status.success());
    }
}
