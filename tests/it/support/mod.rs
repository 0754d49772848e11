//! What several tests need: databases of their own on both servers, and the real program. No test is here.

pub mod database;
pub mod documents;
pub mod files;
pub mod imported;
pub mod npm;
pub mod pace;
pub mod postgres;
pub mod program;
pub mod python;
pub mod raw;
pub mod rows;
pub mod snapshot;

/// Turns an `async fn name(database: Database)` into two tests, `name::on_sqlite` and `name::on_postgres`, each with a new
/// database.
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($database:ident: Database) $body:block)*) => {
        $(mod $name {
            #[allow(unused_imports, reason = "a test may need nothing of its file")]
            use super::*;

            async fn test($database: $crate::support::database::Database) $body

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                test($crate::support::database::Database::sqlite()).await;
            }

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                test($crate::support::database::Database::postgres().await).await;
            }
        })*
    };
}

pub(crate) use both;
