//! Following the changes of other processes, and noticing that the database is away. What is done with a new registry is
//! told in `registry/live`.

use std::time::Duration;

use sea_orm::sqlx::postgres::PgListener;
use tokio::time::{sleep, timeout};

use super::{Snapshot, Store, StoreError};
use crate::registry::{Live, Registry};

/// The PostgreSQL channel on which a new revision is announced.
pub(super) const CHANNEL: &str = "partnergraph_revision";

/// How often the revision is read. The announcements of PostgreSQL only make it sooner.
const POLL_EVERY: Duration = Duration::from_millis(500);
/// After which the database counts as away.
const ANSWER_WITHIN: Duration = Duration::from_secs(3);

impl Store {
    /// The registry of the newest revision.
    pub async fn registry(&self) -> Result<Registry, StoreError> {
        let Snapshot { revision, rows } = self.load().await?;
        Ok(Registry::build(revision, rows)?)
    }

    /// Keeps `live` at the newest revision, for ever.
    ///
    /// While the database does not answer, the registry in force stays and `live` says so. A revision that cannot be
    /// loaded is logged and tried again.
    pub async fn follow(self, live: Live) {
        prepare_search(&live);
        let mut listener = None;
        loop {
            let answered = match timeout(ANSWER_WITHIN, self.revision()).await {
                Ok(Ok(revision)) if revision == live.revision() => Ok(()),
                Ok(Ok(_)) => self.publish_newest(&live).await,
                Ok(Err(error)) => Err(error.to_string()),
                Err(_) => Err("it does not answer".to_owned()),
            };
            note(&live, &answered);
            if answered.is_err() {
                listener = None;
            } else if listener.is_none() && self.is_postgres() {
                listener = self.listen().await;
            }
            wait(&mut listener).await;
        }
    }

    async fn publish_newest(&self, live: &Live) -> Result<(), String> {
        let Snapshot { revision, rows } = self.load().await.map_err(|error| error.to_string())?;
        let registry = tokio::task::spawn_blocking(move || Registry::build(revision, rows)).await;
        let registry = registry.map_err(|error| error.to_string())?.map_err(|error| error.to_string())?;
        tracing::info!(revision = revision.number, "published a new revision");
        live.publish(registry);
        prepare_search(live);
        Ok(())
    }

    async fn listen(&self) -> Option<PgListener> {
        let mut listener = PgListener::connect_with(self.db.get_postgres_connection_pool()).await.ok()?;
        listener.listen(CHANNEL).await.ok()?;
        Some(listener)
    }
}

/// Builds the index of the registry in force beside the requests, so that whoever searches first does not wait for it.
fn prepare_search(live: &Live) {
    let registry = live.registry();
    tokio::task::spawn_blocking(move || {
        registry.prepare_search();
    });
}

/// Until the next look: a while, or the next announcement.
async fn wait(listener: &mut Option<PgListener>) {
    match listener {
        Some(connected) => {
            if let Ok(Err(_)) = timeout(POLL_EVERY, connected.recv()).await {
                *listener = None;
                sleep(POLL_EVERY).await;
            }
        }
        None => sleep(POLL_EVERY).await,
    }
}

fn note(live: &Live, answered: &Result<(), String>) {
    let before = live.database_reachable();
    match answered {
        Ok(()) if !before => tracing::info!("the database answers again"),
        Err(reason) if before => tracing::warn!("the database is away, reads go on from memory: {reason}"),
        _ => {}
    }
    live.set_database_reachable(answered.is_ok());
}
