//! The program itself: run to its end, or as a server that is asked over HTTP.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::mpsc,
    time::Duration,
};

use serde_json::{Value, json};

use super::{
    database::Database,
    pace::{PATIENCE, work},
};

/// The day that tests serve as of, so that statuses stay what they are.
pub const TODAY: &str = "2026-11-23";

/// What bounds the time of requests and connections, and how many seconds each gets of a server whose bounds of time are not
/// tested: more than [`PATIENCE`], so that no machine is too slow for it.
const TIME_LIMITS: [&str; 5] = ["REQUEST", "HEADER", "BODY", "STALL", "SHUTDOWN"];
const ENOUGH: &str = "600";

/// The program with a clean environment.
pub fn partnergraph() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_partnergraph"));
    for name in std::env::vars()
        .map(|(name, _)| name)
        .filter(|n| n.starts_with("PARTNERGRAPH_") || n == "DATABASE_URL")
    {
        command.env_remove(name);
    }
    command
}

/// Runs the program to its end.
pub fn run(arguments: &[&str]) -> Output {
    partnergraph().args(arguments).output().unwrap()
}

/// Runs the program where it must fail. A server that serves instead is ended, after a while.
///
/// Returns what it says on standard error.
pub fn failure(command: &mut Command) -> String {
    let process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let id = process.id().to_string();
    let (send, ended) = mpsc::channel();
    std::thread::spawn(move || send.send(process.wait_with_output().unwrap()));
    let Ok(output) = ended.recv_timeout(PATIENCE) else {
        let _ = Command::new("kill").args(["-s", "KILL", &id]).status();
        panic!("still running after {PATIENCE:?}: {command:?}");
    };
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""), "{}", stderr(&output));
    stderr(&output)
}

/// Runs the program with a database and returns its standard output; it must succeed.
pub fn succeed(database: &Database, arguments: &[&str]) -> String {
    let output = run(&[arguments, &["--database-url", &database.url]].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output)
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A directory of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A running server; killed when dropped.
pub struct Server {
    pub process: Child,
    /// `http://127.0.0.1:PORT`
    pub address: String,
    pub client: reqwest::Client,
    log: mpsc::Receiver<String>,
}

impl Server {
    /// Serves a database; an empty one with the built-in dataset.
    pub fn start(database: &Database) -> Self {
        Self::start_with(database, &[])
    }

    pub fn start_with(database: &Database, arguments: &[&str]) -> Self {
        let fixed = ["serve", "--listen", "127.0.0.1:0", "--today", TODAY, "--database-url", &database.url];
        Self::spawn(partnergraph().args(fixed).args(arguments))
    }

    pub fn spawn(command: &mut Command) -> Self {
        command.envs(TIME_LIMITS.map(|limit| (format!("PARTNERGRAPH_{limit}_TIMEOUT"), ENOUGH)));
        let mut process = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let (send, log) = mpsc::channel();
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(send.send(line))));
        let mut server = Self { process, address: String::new(), client: reqwest::Client::new(), log };
        let line = server.wait_for_log("serving http://");
        let start = line.find("http://").unwrap();
        line[start..line.rfind("/graphql").unwrap()].clone_into(&mut server.address);
        server
    }

    /// The next line of the log that contains `text`.
    pub fn wait_for_log(&self, text: &str) -> String {
        let mut seen = Vec::new();
        loop {
            let line = self.log.recv_timeout(PATIENCE);
            let line =
                line.unwrap_or_else(|_| panic!("no line with {text:?} in the log:\n{}", seen.join("\n")));
            if line.contains(text) {
                return line;
            }
            seen.push(line);
        }
    }

    /// Ends the server by a signal: how it ended, and the rest of its log.
    pub fn stop(mut self, signal: &str) -> (ExitStatus, Vec<String>) {
        self.signal(signal);
        self.ended()
    }

    /// Waits for the end: how it ended, and the rest of its log.
    pub fn ended(&mut self) -> (ExitStatus, Vec<String>) {
        let status = self.process.wait().unwrap();
        (status, self.log.iter().collect())
    }

    /// The whole answer to a document.
    pub async fn ask(&self, query: &str) -> Value {
        self.ask_with(query, json!({})).await
    }

    pub async fn ask_with(&self, query: &str, variables: Value) -> Value {
        let body = json!({ "query": query, "variables": variables });
        let request = self.client.post(format!("{}/graphql", self.address)).json(&body);
        request
            .header("accept", "application/graphql-response+json")
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }

    /// The data of an answer that has no errors.
    pub async fn data(&self, query: &str) -> Value {
        let mut answer = self.ask(query).await;
        assert_eq!(answer.get("errors"), None, "{query}");
        answer["data"].take()
    }

    /// The answer to a GET.
    pub async fn get(&self, path: &str) -> reqwest::Response {
        self.client.get(format!("{}{path}", self.address)).send().await.unwrap()
    }

    /// How much of the processors' time it has taken so far.
    pub fn work(&self) -> Duration {
        work(self.process.id())
    }

    /// Sends a signal, such as `TERM`.
    pub fn signal(&self, name: &str) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Fails where the test has ended it already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
