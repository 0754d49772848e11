//! A connection whose bytes a test writes and reads itself. What is read of it as HTTP is deliberately little.

use std::{
    io::{ErrorKind, Read, Write},
    net::{Shutdown, TcpStream},
};

use super::{pace::PATIENCE, program::Server};

/// A connection to the server.
pub struct Connection(pub TcpStream);

impl Connection {
    pub fn open(server: &Server) -> Self {
        let stream = TcpStream::connect(server.address.trim_start_matches("http://")).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
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

    /// Says that nothing more will be written.
    pub fn end(&self) {
        // Fails where the server has closed it.
        let _ = self.0.shutdown(Shutdown::Write);
    }

    /// Whether nothing has come that could be read, and the server has not closed it.
    pub fn is_silent(&self) -> bool {
        self.0.set_nonblocking(true).unwrap();
        let peeked = self.0.peek(&mut [0]);
        self.0.set_nonblocking(false).unwrap();
        peeked.is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
    }

    /// Reads until the text has come.
    pub fn wait_for(&mut self, text: &str) {
        let mut read = Vec::new();
        while !read.ends_with(text.as_bytes()) {
            let mut byte = [0];
            self.0.read_exact(&mut byte).unwrap_or_else(|error| {
                panic!("{error} instead of {text:?} after {:?}", String::from_utf8_lossy(&read))
            });
            read.extend(byte);
        }
    }

    /// Whatever comes until the server closes it; none where it does not.
    pub fn rest(&mut self) -> Option<String> {
        let mut answer = Vec::new();
        match self.0.read_to_end(&mut answer) {
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => None,
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
