//! The pages in a real browser, by the specs of `tests/browser`; and what is there of them in a build without pages.

use crate::support::both;
use crate::support::program::Server;
#[cfg(feature = "pages")]
use crate::support::{
    npm::command,
    program::{repository, stderr, stdout},
};

#[cfg(feature = "pages")]
both! {
    async fn the_pages_do_what_people_expect(database: Database) {
        assert!(
            std::path::Path::new("/usr/bin/chromium").exists(),
            "Chromium is missing; apt-get install chromium"
        );
        let server = Server::start(&database);
        let screenshots = repository("target/screenshots").join(if database.is_postgres() { "postgres" } else { "sqlite" });
        let mut playwright = command("browser", "playwright");
        playwright.args(["test", "--output"]).arg(screenshots.join("failures"));
        if database.is_postgres() {
            // The servers that these start themselves have SQLite databases each time.
            playwright.args(["--grep-invert", "(many|outage)\\.spec"]);
        }
        let output = playwright
            .env("PARTNERGRAPH", &server.address)
            .env("PROGRAM", env!("CARGO_BIN_EXE_partnergraph"))
            .env("SCREENSHOTS", &screenshots)
            .output()
            .unwrap();
        let said = stdout(&output);
        assert!(output.status.success(), "{said}{}", stderr(&output));
        let closing = said.lines().rfind(|line| line.contains(" passed (")).unwrap_or_default();
        let passed: usize = closing.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default();
        assert!(passed > 0 && !said.contains(" skipped"), "{said}");
        println!("{closing}");
    }
}

#[cfg(not(feature = "pages"))]
both! {
    async fn without_pages_the_server_says_how_to_build_them(database: Database) {
        let server = Server::start(&database);
        server.wait_for_log("this build has no pages, so / and /graphiql are empty; `make run` builds and starts one");
        for path in ["/", "/graphiql"] {
            let answer = server.get(path).await;
            assert_eq!(answer.status(), 404);
            assert_eq!(answer.headers()["content-type"], "text/html; charset=utf-8");
            let page = answer.text().await.unwrap();
            assert!(page.contains("<code>make run</code> builds and starts a server that has the dashboard"), "{page}");
            assert!(page.contains("/schema.graphql") && !page.contains("://"), "{page}");
        }
    }
}
