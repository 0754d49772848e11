//! The pages over HTTP: which addresses lead to them, how they are compressed and kept. What they do in a browser is
//! seen by `tests/browser`.

use reqwest::{StatusCode, header::HeaderMap};

use crate::support::{both, program::Server};

const VIEWS: [&str; 8] = [
    "/",
    "/?country=JP&list=agreements",
    "/partners/georgia-state-university",
    "/agreements/ucla-cooperative-agreement",
    "/countries/JP",
    "/regions/asia",
    "/programmes/tempus-tacis",
    "/quality",
];

async fn asked(server: &Server, path: &str, coding: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
    let client = reqwest::Client::builder().no_brotli().no_gzip().no_zstd().build().unwrap();
    let request = client.get(format!("{}{path}", server.address)).header("accept-encoding", coding);
    let answer = request.send().await.unwrap();
    (answer.status(), answer.headers().clone(), answer.bytes().await.unwrap().to_vec())
}

both! {
    async fn every_view_is_the_dashboard(database: Database) {
        let server = Server::start(&database);
        for view in VIEWS {
            let (status, headers, page) = asked(&server, view, "identity").await;
            let page = String::from_utf8(page).unwrap();
            assert_eq!(headers["content-type"], "text/html; charset=utf-8", "{view}");
            assert_eq!(headers["cache-control"], "no-cache", "{view}");
            assert!(headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'self'"), "{view}");
            if cfg!(feature = "pages") {
                assert_eq!(status, 200, "{view}");
                assert!(page.contains("<div id=\"dashboard\">"), "{page}");
            } else {
                assert_eq!(status, 404, "{view}");
                assert!(page.contains("<code>make run</code> builds and starts a server that has the dashboard"), "{page}");
            }
            assert!(!page.contains("://"), "{page}");
        }
        let (status, headers, _) = asked(&server, "/partners", "identity").await;
        assert_eq!((status.as_u16(), headers["content-type"].to_str().unwrap()), (404, "application/json; charset=utf-8"));
    }
}

#[cfg(feature = "pages")]
both! {
    async fn assets_come_compressed_and_are_kept_for_ever(database: Database) {
        let server = Server::start(&database);
        let (_, _, page) = asked(&server, "/", "identity").await;
        let page = String::from_utf8(page).unwrap();
        let start = page.find("/assets/dashboard-").unwrap();
        let script = &page[start..start + page[start..].find('"').unwrap()];

        let (_, headers, whole) = asked(&server, script, "identity").await;
        assert_eq!(headers["content-type"], "text/javascript; charset=utf-8");
        assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable");
        assert_eq!(headers["vary"], "accept-encoding");
        assert!(!headers.contains_key("content-encoding"));
        for (accepted, coding) in [("br, gzip", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")] {
            let (_, headers, short) = asked(&server, script, accepted).await;
            assert_eq!(headers["content-encoding"], coding);
            assert_eq!(headers["content-type"], "text/javascript; charset=utf-8");
            assert!(short.len() * 2 < whole.len(), "{coding}: {} of {}", short.len(), whole.len());
        }
        assert_eq!(asked(&server, "/assets/nothing.js", "br").await.0, 404);
    }
}
