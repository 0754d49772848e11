//! `partnergraph serve`: listens, answers, and ends gracefully.
//!
//! What is answered is in `http`.

use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::{Failure, import};
use crate::config::ServeSettings;
use crate::dataset::{Files, Mode};
use crate::registry::Live;
use crate::store::Store;
use crate::{graphql, http};

/// Opens the database, imports the built-in dataset where it is empty, and serves it until told to stop.
pub async fn run(settings: ServeSettings) -> Result<(), Failure> {
    let documents = &settings.http.documents;
    if documents.trusted_only && documents.trusted_documents.is_none() {
        return Err(nothing_trusted());
    }
    let store = Store::open(settings.store.database_url.expose()).await?;
    if store.revision().await?.number == 0 {
        tracing::info!("the database is empty: importing the built-in dataset");
        import::import(&store, &Files::built_in(), Mode::Merge, import::Progress::start()).await?;
    }
    let live = Live::new(store.registry().await?);
    tokio::spawn(store.follow(live.clone()));
    serve(settings, live).await
}

/// Serves the registry in force until SIGTERM or SIGINT, then lets requests under way finish.
pub async fn serve(settings: ServeSettings, live: Live) -> Result<(), Failure> {
    let clock = settings.clock();
    let app = http::router(graphql::schema(), live, clock, &settings.http)
        .map_err(|error| Failure(error.to_string()))?;
    let listener = TcpListener::bind(settings.listen).await.map_err(|error| {
        Failure::new(&format!("cannot listen on {}, choose another --listen", settings.listen), error)
    })?;
    announce(&listener);
    let stop = stop_signal()?;
    let server = axum::serve(listener, app).with_graceful_shutdown(received(stop.clone()));
    tokio::select! {
        ended = server => ended.map_err(|error| Failure::new("the server failed", error)),
        () = grace_over(stop, settings.shutdown_timeout) => Ok(()),
    }
}

fn nothing_trusted() -> Failure {
    let remedy = "--trusted-only refuses every document that is not trusted, and none is: name a folder of documents \
                  with --trusted-documents, or leave --trusted-only out";
    Failure(remedy.to_owned())
}

fn announce(listener: &TcpListener) {
    if let Ok(address) = listener.local_addr() {
        tracing::info!("serving http://{address}/graphql");
    }
    if !http::HAS_PAGES {
        tracing::info!(
            "this build has no pages, so /graphiql is empty; `make run` builds and starts one with them"
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
