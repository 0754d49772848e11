//! The floor of the comparison: a server that reads each request and answers with the bytes of a file, on the same foundation as
//! ours. It knows no GraphQL; nothing that answers over this foundation can be faster.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderName, header::CONTENT_TYPE};
use axum::routing::post;
use axum::serve::ListenerExt;
use clap::Parser;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// The allocator of our server.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Answers every `POST /graphql` with the bytes of a file.
#[derive(Parser)]
struct Arguments {
    /// Address and port to listen on.
    listen: SocketAddr,
    /// The file with the answer.
    answer: PathBuf,
}

fn main() -> io::Result<()> {
    let Arguments { listen, answer } = Arguments::parse();
    let answer = Bytes::from(fs::read(answer)?);
    Runtime::new()?.block_on(async {
        let app = Router::new().route("/graphql", post(respond)).with_state(answer);
        // As ours does; it fails for connections that are gone.
        let listener = TcpListener::bind(listen).await?.tap_io(|stream| drop(stream.set_nodelay(true)));
        axum::serve(listener, app).await
    })
}

/// The body is read to its end, as whoever answers a question must.
async fn respond(State(answer): State<Bytes>, _question: Bytes) -> ([(HeaderName, &'static str); 1], Bytes) {
    ([(CONTENT_TYPE, "application/graphql-response+json; charset=utf-8")], answer)
}
