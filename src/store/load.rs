//! All rows of one revision. What they mean is told in `registry/`.

use futures_util::TryStreamExt;
use partnergraph_entity::{Row, Rows, revision, sort_by_keys, tables};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryOrder, StreamTrait};

use super::{Store, StoreError, readers::Readers};
use crate::registry::Revision;

/// All rows as they were after one change.
#[derive(Debug)]
pub struct Snapshot {
    /// That change.
    pub revision: Revision,
    pub rows: Rows,
}

impl Store {
    /// All rows of the newest revision.
    pub async fn load(&self) -> Result<Snapshot, StoreError> {
        let explain = |error| self.address.explain(error);
        let readers = Readers::begin(self).await.map_err(explain)?;
        let revision = readers.revision;
        Ok(Snapshot { revision, rows: readers.rows().await.map_err(explain)? })
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

/// All rows of a table in the order of their keys.
pub(super) async fn table<E, C>(db: &C) -> Result<Vec<E::Model>, DbErr>
where
    E: EntityTrait<Model: Row>,
    C: ConnectionTrait + StreamTrait,
{
    let count = E::find().count(db).await?;
    let mut rows = Vec::with_capacity(usize::try_from(count).unwrap_or_default());
    // One by one, because the database's form of a row is many times as large as ours.
    let mut stream = E::find().stream(db).await?;
    while let Some(row) = stream.try_next().await? {
        rows.push(row);
    }
    drop(stream);
    // Not by the database: the two order texts differently.
    let keys: Vec<_> = rows.iter().map(Row::key).collect();
    sort_by_keys(&mut rows, &keys);
    Ok(rows)
}
