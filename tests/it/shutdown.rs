//! The end of a server: on SIGTERM and SIGINT, with requests under way.

use std::{net::TcpStream, time::Duration};

use crate::support::{
    both,
    pace::{PATIENCE, Stopwatch, within},
    program::Server,
    raw::{Connection, post},
};

both! {
    async fn a_request_under_way_finishes_before_the_end(database: Database) {
        for signal in ["TERM", "INT"] {
            let mut server = Server::start(&database);
            let mut request = Request::begun(&server);
            server.signal(signal);
            server.wait_for_log("stopping: no new requests, those under way finish");
            let address = server.address.trim_start_matches("http://").to_owned();
            let refused = within(PATIENCE, async || TcpStream::connect(&address).err());
            assert!(refused.await.is_some(), "a new connection was taken");
            tokio::time::sleep(Duration::from_millis(300)).await;
            assert!(server.process.try_wait().unwrap().is_none(), "ended before its time");

            let answer = request.finish();
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
            assert!(answer.ends_with(r#"{"data":{"registry":{"revision":1}}}"#), "{answer}");
            let (status, log) = server.ended();
            assert_eq!(status.code(), Some(0), "{log:?}");
        }
    }

    async fn without_requests_under_way_the_end_is_at_once(database: Database) {
        let server = Server::start_with(&database, &["--shutdown-timeout", "20"]);
        server.data("{ __typename }").await; // leaves its connection open
        let watch = Stopwatch::start();
        let (status, _) = server.stop("TERM");
        watch.assert_took(0..2_000);
        assert_eq!(status.code(), Some(0));
    }

    async fn a_request_that_does_not_finish_is_given_up(database: Database) {
        let server = Server::start_with(&database, &["--shutdown-timeout", "1"]);
        let _request = Request::begun(&server);
        let watch = Stopwatch::start();
        let (status, log) = server.stop("TERM");
        watch.assert_took(1_000..4_000);
        assert_eq!(status.code(), Some(0));
        assert!(log.iter().any(|line| line.contains("gave up on requests still under way after 1s")), "{log:?}");
    }
}

const BODY: &str = r#"{"query":"{ registry { revision } }"}"#;

/// A request whose body comes in two parts.
struct Request(Connection);

impl Request {
    /// Begins one: the server is at it, because it has asked for the body.
    fn begun(server: &Server) -> Self {
        let head = post(BODY.len()).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n");
        let mut connection = Connection::with(server, &head);
        connection.wait_for("HTTP/1.1 100 Continue\r\n\r\n");
        connection.write(&BODY[..10]);
        Self(connection)
    }

    /// The whole answer; the server closes the connection behind it.
    fn finish(&mut self) -> String {
        self.0.write(&BODY[10..]);
        self.0.rest().expect("still open")
    }
}
