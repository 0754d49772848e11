//! Addresses of databases, and connecting to them. What the tables are is told in the migrations.

use std::{
    fs::File,
    net::IpAddr,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, RuntimeErr,
    sqlx::{
        self, Connection, PgConnection,
        postgres::{PgConnectOptions, PgSslMode},
        sqlite::SqliteConnectOptions,
    },
};

use super::StoreError;

/// How long a connection may take, and how long a query waits for one.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);
/// How long a writer waits for another writer of the same `SQLite` file.
const BUSY_WITHIN: Duration = Duration::from_mins(2);
/// How many rows an `SQLite` connection, which has a thread of its own, reads ahead of who takes them: with few, the two threads
/// wait for each other most of the time.
const ROWS_ON_THEIR_WAY: usize = 4096;

/// What to do where there is no `SQLite` file at the address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    Create,
    Refuse,
}

/// Where a database is, checked but not yet tried.
#[derive(Clone, Debug)]
pub enum Address {
    Sqlite { url: String, path: PathBuf },
    Postgres { url: String, options: Box<PgConnectOptions> },
}

impl Address {
    pub fn parse(url: &str) -> Result<Self, StoreError> {
        match url.split_once(':').map_or(url, |(scheme, _)| scheme) {
            "sqlite" => Self::sqlite(url),
            "postgres" | "postgresql" => {
                let mut options = PgConnectOptions::from_str(url).map_err(|error| address_error(&error))?;
                if !url.contains("sslmode") && is_this_machine(options.get_host()) {
                    // Nobody can listen in between, and a handshake takes longer than all else of a start.
                    options = options.ssl_mode(PgSslMode::Disable);
                }
                Ok(Self::Postgres { url: url.to_owned(), options: Box::new(options) })
            }
            // The rest of the address may hold a password, so only the scheme is repeated.
            _ => Err(StoreError::Address("the database address has an unknown scheme".to_owned())),
        }
    }

    fn sqlite(url: &str) -> Result<Self, StoreError> {
        let path = SqliteConnectOptions::from_str(url)
            .map_err(|error| address_error(&error))?
            .get_filename()
            .to_owned();
        if path.as_os_str().is_empty() || url.contains(":memory:") {
            return Err(StoreError::Address("an SQLite database needs a file".to_owned()));
        }
        Ok(Self::Sqlite { url: url.to_owned(), path })
    }

    /// How messages call the database: its place, without user and password.
    pub fn name(&self) -> String {
        match self {
            Self::Sqlite { path, .. } => path.display().to_string(),
            Self::Postgres { options, .. } => {
                let database = options.get_database().unwrap_or("(default)");
                format!("{database} on {}:{}", options.get_host(), options.get_port())
            }
        }
    }

    pub async fn connect(&self, missing: Missing) -> Result<DatabaseConnection, StoreError> {
        match self {
            Self::Sqlite { url, path } if missing == Missing::Refuse => self.read_sqlite(url, path).await,
            Self::Sqlite { url, path } => {
                if std::fs::metadata(path).is_ok_and(|file| file.permissions().readonly()) {
                    return Err(StoreError::ReadOnly { database: self.name() });
                }
                let file = File::options().append(true).create(true).open(path);
                file.map_err(|error| self.unreachable(error.to_string()))?;
                self.pool(sqlite_options(url, Access::Write)).await
            }
            Self::Postgres { url, options } => {
                // The pool retries a refused connection until its time is up and then tells only that; one connection
                // of our own fails at once and says why.
                let trial = PgConnection::connect_with(options).await;
                let trial = trial.map_err(|error| self.unreachable(reason(&error)))?;
                trial.close().await.map_err(|error| self.unreachable(reason(&error)))?;
                let (mode, mut pool) = (options.get_ssl_mode(), ConnectOptions::new(url));
                pool.map_sqlx_postgres_opts(move |options| options.ssl_mode(mode));
                self.pool(pool).await
            }
        }
    }

    /// To read a file, nobody needs to be allowed to write it.
    async fn read_sqlite(&self, url: &str, path: &Path) -> Result<DatabaseConnection, StoreError> {
        let file = std::fs::metadata(path).map_err(|_| StoreError::Missing { database: self.name() })?;
        if !file.permissions().readonly() && File::options().append(true).open(path).is_ok() {
            return self.pool(sqlite_options(url, Access::Read)).await;
        }
        let db = self.pool(sqlite_options(url, Access::ReadOnly)).await;
        // Fails where the files cannot be made beside it by which readers and writers know of each other.
        let can_be_read = match &db {
            Ok(db) => db.execute_unprepared("SELECT 1 FROM sqlite_master").await.is_ok(),
            Err(_) => false,
        };
        if can_be_read || log_of(path).exists() {
            return db;
        }
        self.pool(sqlite_options(url, Access::ReadAlone)).await
    }

    async fn pool(&self, mut options: ConnectOptions) -> Result<DatabaseConnection, StoreError> {
        options.sqlx_logging(false).max_connections(4).acquire_timeout(CONNECT_WITHIN);
        Database::connect(options).await.map_err(|error| self.explain(error))
    }

    fn unreachable(&self, reason: String) -> StoreError {
        StoreError::Unreachable { database: self.name(), reason }
    }

    /// The error that a failed statement or connection means.
    pub fn explain(&self, error: DbErr) -> StoreError {
        let (DbErr::Conn(RuntimeErr::SqlxError(cause))
        | DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause))) = &error
        else {
            return StoreError::Statement(error);
        };
        let database = self.name();
        match cause.as_ref() {
            sqlx::Error::Database(cause) => match (self, cause.code().as_deref()) {
                // https://sqlite.org/rescode.html: the low byte is the primary code.
                (Self::Sqlite { .. }, Some(code)) => match code.parse::<u32>().map(|code| code & 0xff) {
                    Ok(8) => StoreError::ReadOnly { database },
                    Ok(5 | 6) => StoreError::Busy { database },
                    Ok(14 | 26) => self.unreachable(cause.message().to_owned()),
                    _ => StoreError::Statement(error),
                },
                _ if matches!(error, DbErr::Conn(_)) => self.unreachable(cause.message().to_owned()),
                _ => StoreError::Statement(error),
            },
            cause @ (sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed) => {
                self.unreachable(reason(cause))
            }
            cause if matches!(error, DbErr::Conn(_)) => self.unreachable(reason(cause)),
            _ => StoreError::Statement(error),
        }
    }
}

/// Without the place in the database server's own sources, which sqlx adds.
fn reason(error: &sqlx::Error) -> String {
    error.as_database_error().map_or_else(|| error.to_string(), |error| error.message().to_owned())
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost"
        || host.starts_with('/')
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn address_error(error: &sqlx::Error) -> StoreError {
    StoreError::Address(format!("the database address cannot be read ({error})"))
}

/// What an `SQLite` file is opened for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Write,
    /// It may be written, but nothing is.
    Read,
    /// It may not be written.
    ReadOnly,
    /// It may not be written, and nobody writes it meanwhile.
    ReadAlone,
}

/// The file beside a database that has what was written last, as long as somebody has the database open.
fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

fn sqlite_options(url: &str, access: Access) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .map_sqlx_sqlite_opts(move |options| {
            // Nor does a later connection make a file anew where it was moved away.
            let options = options.foreign_keys(true).busy_timeout(BUSY_WITHIN).create_if_missing(false);
            let options = options.row_buffer_size(ROWS_ON_THEIR_WAY);
            if access != Access::Write {
                return options.read_only(access != Access::Read).immutable(access == Access::ReadAlone);
            }
            options
                .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
                .synchronous(sqlx::sqlite::SqliteSynchronous::Normal)
        })
        // Each use opens the file anew, so that a file that was moved away or replaced is noticed.
        .map_sqlx_sqlite_pool_opts(|options| options.after_release(|_, _| Box::pin(async { Ok(false) })));
    options
}
