//! The query explorer in a real browser; and what is there of it in a build without pages.

use crate::support::both;
#[cfg(not(feature = "pages"))]
use crate::support::program::Server;
#[cfg(feature = "pages")]
use crate::support::{
    npm::node,
    program::{Server, repository, stderr, stdout},
};

#[cfg(feature = "pages")]
both! {
    async fn the_explorer_opens_with_an_answer_and_asks_nobody_else(database: Database) {
        assert!(
            std::path::Path::new("/usr/bin/chromium").exists(),
            "Chromium is missing; apt-get install chromium"
        );
        let server = Server::start(&database);
        let screenshots = repository("target/screenshots").join(if database.is_postgres() { "postgres" } else { "sqlite" });
        std::fs::create_dir_all(&screenshots).unwrap();
        let output = node("browser", "look.mjs", &[&server.address, screenshots.to_str().unwrap()]);
        let said = stdout(&output);
        assert!(output.status.success(), "{said}{}", stderr(&output));
        assert_eq!(said.lines().count(), 6, "{said}");
    }
}

#[cfg(not(feature = "pages"))]
both! {
    async fn without_pages_the_explorer_says_how_to_build_them(database: Database) {
        let server = Server::start(&database);
        server.wait_for_log("this build has no pages, so /graphiql is empty; `make run` builds and starts one");
        let answer = server.get("/graphiql").await;
        assert_eq!(answer.status(), 404);
        assert_eq!(answer.headers()["content-type"], "text/html; charset=utf-8");
        let page = answer.text().await.unwrap();
        assert!(page.contains("<code>make run</code> builds and starts a server that has the explorer"), "{page}");
        assert!(page.contains("/schema.graphql") && !page.contains("://"), "{page}");
    }
}
