//! All rows of one revision. What they mean is told in `registry/`.

use futures_util::TryStreamExt;
use partnergraph_entity::{Row, Rows, revision, tables};
use sea_orm::{
    AccessMode, ConnectionTrait, DbErr, EntityTrait, IsolationLevel, QueryOrder, StreamTrait,
    TransactionOptions, TransactionTrait,
};

use super::{Store, StoreError};
use crate::registry::Revision;

/// All rows as they were after one change.
#[derive(Debug)]
pub struct Snapshot {
    /// That change.
    pub revision: Revision,
    pub rows: Rows,
}

impl Store {
    /// All rows of the newest revision, read in one transaction.
    pub async fn load(&self) -> Result<Snapshot, StoreError> {
        let explain = |error| self.address.explain(error);
        let options = if self.is_postgres() {
            TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            }
        } else {
            TransactionOptions::default()
        };
        let transaction = self.db.begin_with_options(options).await.map_err(explain)?;
        let snapshot = Snapshot {
            revision: newest_revision(&transaction).await.map_err(explain)?,
            rows: rows(&transaction).await.map_err(explain)?,
        };
        transaction.commit().await.map_err(explain)?;
        Ok(snapshot)
    }

    /// The newest change.
    pub async fn revision(&self) -> Result<Revision, StoreError> {
        newest_revision(&self.db).await.map_err(|error| self.address.explain(error))
    }
}

pub(super) async fn newest_revision<C: ConnectionTrait>(db: &C) -> Result<Revision, DbErr> {
    let newest = revision::Entity::find().order_by_desc(revision::Column::Number).one(db).await?;
    Ok(match newest {
        Some(row) => Revision { number: row.number, made_at: Some(row.made_at) },
        None => Revision { number: 0, made_at: None },
    })
}

macro_rules! load_each {
    ([$db:expr] $($rows:ident: $table:ident,)*) => {
        Rows { $($rows: table::<partnergraph_entity::$table::Entity, _>($db).await?,)* }
    };
}

/// All rows as this connection sees them now.
pub(super) async fn rows<C: ConnectionTrait + StreamTrait>(db: &C) -> Result<Rows, DbErr> {
    Ok(tables!(load_each, db))
}

async fn table<E, C>(db: &C) -> Result<Vec<E::Model>, DbErr>
where
    E: EntityTrait<Model: Row>,
    C: ConnectionTrait + StreamTrait,
{
    // One by one, because the database's form of a row is many times as large as ours.
    let mut rows: Vec<_> = E::find().stream(db).await?.try_collect().await?;
    rows.shrink_to_fit();
    // Not by the database: the two order texts differently.
    rows.sort_by_cached_key(Row::key);
    Ok(rows)
}
