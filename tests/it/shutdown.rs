//! The end of a server: on SIGTERM and SIGINT, with requests under way.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use crate::support::{both, program::Server};

both! {
    async fn a_request_under_way_finishes_before_the_end(database: Database) {
        for signal in ["TERM", "INT"] {
            let mut server = Server::start(&database);
            let mut request = Request::begun(&server);
            server.signal(signal);
            server.wait_for_log("stopping: no new requests, those under way finish");
            tokio::time::sleep(Duration::from_millis(300)).await;
            assert!(server.process.try_wait().unwrap().is_none(), "ended before its time");
            let address = server.address.trim_start_matches("http://").to_owned();
            assert!(TcpStream::connect(address).is_err(), "a new connection was taken");

            let answer = request.finish();
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
            assert!(answer.ends_with(r#"{"data":{"registry":{"revision":1}}}"#), "{answer}");
            let (status, log) = server.ended();
            assert_eq!(status.code(), Some(0), "{log:?}");
        }
    }

    async fn without_requests_under_way_the_end_is_at_once(database: Database) {
        let server = Server::start(&database);
        server.data("{ __typename }").await; // leaves its connection open
        let started = Instant::now();
        let (status, _) = server.stop("TERM");
        assert_eq!(status.code(), Some(0));
        assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    }

    async fn a_request_that_does_not_finish_is_given_up(database: Database) {
        let server = Server::start_with(&database, &["--shutdown-timeout", "1"]);
        let _request = Request::begun(&server);
        let started = Instant::now();
        let (status, log) = server.stop("TERM");
        assert_eq!(status.code(), Some(0));
        assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
        assert!(log.iter().any(|line| line.contains("gave up on requests still under way after 1s")), "{log:?}");
    }
}

const BODY: &str = r#"{"query":"{ registry { revision } }"}"#;

/// A request whose body comes in two parts.
struct Request(TcpStream);

impl Request {
    fn begun(server: &Server) -> Self {
        let mut stream = TcpStream::connect(server.address.trim_start_matches("http://")).unwrap();
        let length = BODY.len();
        write!(
            stream,
            "POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
        )
        .unwrap();
        stream.write_all(&BODY.as_bytes()[..10]).unwrap();
        // Until the server has surely begun with it.
        std::thread::sleep(Duration::from_millis(200));
        Self(stream)
    }

    /// The whole answer; the server closes the connection behind it.
    fn finish(&mut self) -> String {
        self.0.write_all(&BODY.as_bytes()[10..]).unwrap();
        let mut answer = String::new();
        self.0.read_to_string(&mut answer).unwrap();
        answer
    }
}
