//! `partnergraph serve`: listens, answers, and ends gracefully.
//!
//! What is answered is in `http`.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use chrono::NaiveDate;
use tokio::net::{TcpListener, TcpSocket};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::{Failure, import};
use crate::clock;
use crate::config::ServeSettings;
use crate::dataset::{self, Files, Mode};
use crate::http;
use crate::registry::{Live, Registry, Revision};
use crate::store::Store;

/// Connections that the system keeps until they are taken; it may have a smaller bound of its own.
const BACKLOG: u32 = 4096;

/// Takes the address, opens the database, imports the built-in dataset where it is empty, and serves it until told to stop. A
/// demonstration needs no database.
pub async fn run(settings: ServeSettings) -> Result<(), Failure> {
    let documents = &settings.http.documents;
    if documents.trusted_only && documents.trusted_documents.is_none() {
        return Err(nothing_trusted());
    }
    let socket = take(settings.listen)?;
    let live = if settings.demo {
        demonstration(settings.clock().today())?
    } else {
        stored(settings.store.database_url.expose()).await?
    };
    serve(socket, settings, live).await
}

/// The registry of the database, which is followed from now on.
async fn stored(database: &str) -> Result<Live, Failure> {
    let store = Store::open(database).await?;
    if store.revision().await?.number == 0 {
        tracing::info!("the database is empty: importing the built-in dataset");
        import::import(&store, &import::Plan::new(&Files::built_in(), Mode::Merge, true)).await?;
    }
    let live = Live::new(store.registry().await?);
    tokio::spawn(store.follow(live.clone()));
    Ok(live)
}

/// A registry that is made up around a day, and never changes.
fn demonstration(today: NaiveDate) -> Result<Live, Failure> {
    tracing::info!("serving a register that is made up; no database is touched");
    let rows = dataset::demonstration(today).map_err(|faults| Failure::faults(&faults))?;
    let revision = Revision { number: 1, made_at: Some(clock::now()) };
    let registry = Registry::build(revision, rows).map_err(|error| Failure(error.to_string()))?;
    registry.prepare_search();
    Ok(Live::new(registry))
}

/// Serves the registry in force until SIGTERM or SIGINT, then lets requests under way finish.
async fn serve(socket: TcpSocket, mut settings: ServeSettings, live: Live) -> Result<(), Failure> {
    let clock = settings.clock();
    let connections = &mut settings.http.connections;
    connections.max_connections = http::listen::possible_connections(connections.max_connections);
    let app = http::App::new(live, clock, &settings.http).map_err(|error| Failure(error.to_string()))?;
    let stop = stop_signal()?;
    let listener = socket.listen(BACKLOG).map_err(|error| cannot_listen(settings.listen, error))?;
    announce(&listener, &settings);
    tokio::select! {
        () = http::listen::serve(listener, app, &settings.http, stop.clone()) => (),
        () = grace_over(stop, settings.shutdown_timeout) => (),
    }
    Ok(())
}

/// Takes the address before any work is done, so that one that is taken is told at once. Nobody can connect yet: who asks
/// too early is told so, and does not wait for an import.
fn take(address: SocketAddr) -> Result<TcpSocket, Failure> {
    let taken = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        // Without it, an address stays taken for a minute after a server that had connections.
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        Ok(socket)
    };
    taken().map_err(|error| cannot_listen(address, error))
}

fn cannot_listen(address: SocketAddr, error: io::Error) -> Failure {
    Failure::new(&format!("cannot listen on {address}, choose another --listen"), error)
}

fn nothing_trusted() -> Failure {
    let remedy = "--trusted-only refuses every document that is not trusted, and none is: name a folder of documents \
                  with --trusted-documents, or leave --trusted-only out";
    Failure(remedy.to_owned())
}

fn announce(listener: &TcpListener, settings: &ServeSettings) {
    if let Ok(address) = listener.local_addr() {
        tracing::info!("serving http://{address}/graphql");
    }
    if !http::HAS_PAGES && !settings.http.access.no_explorer {
        tracing::info!(
            "this build has no pages, so / and /graphiql are empty; `make run` builds and starts one with them"
        );
    }
}

/// Turns true when the process is told to stop. Listening begins at once, so that no early signal is lost.
fn stop_signal() -> Result<watch::Receiver<bool>, Failure> {
    let cannot = |error| Failure::new("cannot listen for signals", error);
    let mut terminate = signal(SignalKind::terminate()).map_err(cannot)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(cannot)?;
    let (sender, receiver) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! { _ = terminate.recv() => (), _ = interrupt.recv() => () }
        tracing::info!("stopping: no new requests, those under way finish");
        sender.send_replace(true);
    });
    Ok(receiver)
}

async fn received(mut stop: watch::Receiver<bool>) {
    // Fails only when the sender is gone, which it is after the signal.
    let _ = stop.wait_for(|stop| *stop).await;
}

async fn grace_over(stop: watch::Receiver<bool>, grace: Duration) {
    received(stop).await;
    tokio::time::sleep(grace).await;
    tracing::warn!("gave up on requests still under way after {grace:?}");
}
