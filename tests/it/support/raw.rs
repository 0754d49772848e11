//! A connection whose bytes a test writes and reads itself. What is read of it as HTTP is deliberately little.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use super::program::Server;

/// A connection to the server.
pub struct Connection(pub TcpStream);

impl Connection {
    pub fn open(server: &Server) -> Self {
        let stream = TcpStream::connect(server.address.trim_start_matches("http://")).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
        Self(stream)
    }

    /// Opens one and writes to it.
    pub fn with(server: &Server, text: &str) -> Self {
        let mut connection = Self::open(server);
        connection.write(text);
        connection
    }

    pub fn write(&mut self, text: &str) {
        // Fails where the server has closed it, which reading tells.
        let _ = self.0.write_all(text.as_bytes());
    }

    /// Whatever comes until the server closes it; none where it does not within eight seconds.
    pub fn rest(&mut self) -> Option<String> {
        let mut answer = Vec::new();
        match self.0.read_to_end(&mut answer) {
            Err(error)
                if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) =>
            {
                None
            }
            _ => Some(String::from_utf8_lossy(&answer).into_owned()),
        }
    }
}

/// The start of a request with a body of so many bytes.
pub fn post(length: usize) -> String {
    format!(
        "POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    )
}
