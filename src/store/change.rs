//! A change: what differs between two states of all rows, and writing it in one transaction. Who wants it and why is told
//! in `dataset/` and `cli/`.

use std::{collections::HashMap, hash::Hash};

use chrono::{DateTime, Utc};
use partnergraph_entity::{Row, Rows, revision, sort_by_keys, tables};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    Iterable, ModelTrait, PrimaryKeyToColumn, QueryFilter, QueryTrait,
    sea_query::{DeleteStatement, OnConflict},
};

use super::{Store, StoreError, load};

/// Values that one statement binds at most; `SQLite` takes 32,766 and PostgreSQL 65,535.
const VALUES_A_STATEMENT: usize = 30_000;
/// Rows that one statement removes at most; each is a condition of its own, and `SQLite` nests them 1,000 deep.
const REMOVED_A_STATEMENT: usize = 200;

/// The difference of one table. Rows of the same table that others refer to come first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delta<M> {
    pub added: Vec<M>,
    /// As they are after the change.
    pub changed: Vec<M>,
    pub removed: Vec<M>,
}

impl<M: Row> Delta<M> {
    fn between(current: &[M], next: &[M]) -> Self {
        let mut before: HashMap<M::Key, usize> = HashMap::with_capacity(current.len());
        for (place, row) in current.iter().enumerate() {
            before.insert(row.key(), place);
        }
        let (mut added, mut changed, mut kept) = (Vec::new(), Vec::new(), vec![false; current.len()]);
        for row in next {
            let Some(&place) = before.get(&row.key()) else {
                added.push(row.clone());
                continue;
            };
            kept[place] = true;
            if current[place] != *row {
                changed.push(row.clone());
            }
        }
        let removed =
            current.iter().zip(kept).filter(|(_, kept)| !kept).map(|(row, _)| row.clone()).collect();
        Self { added: parents_first(added), changed, removed: parents_first(removed) }
    }

    fn len(&self) -> usize {
        self.added.len() + self.changed.len() + self.removed.len()
    }
}

/// Sorts rows so that each comes after the row that it refers to. Cycles are kept out by the importer.
fn parents_first<M: Row>(mut rows: Vec<M>) -> Vec<M> {
    let parents: HashMap<M::Key, M::Key> =
        rows.iter().filter_map(|row| Some((row.key(), row.parent()?))).collect();
    if parents.is_empty() {
        return rows;
    }
    let depths = depths(&parents);
    let keys: Vec<usize> = rows.iter().map(|row| depths.get(&row.key()).copied().unwrap_or(0)).collect();
    sort_by_keys(&mut rows, &keys);
    rows
}

/// How many others stand above each, up to the last; chains may be long, so each is gone up once.
fn depths<K: Eq + Hash>(parents: &HashMap<K, K>) -> HashMap<&K, usize> {
    let mut depths = HashMap::with_capacity(parents.len());
    for start in parents.keys() {
        let upward = std::iter::successors(Some(start), |key| parents.get(*key));
        let unknown = upward.take_while(|key| !depths.contains_key(key)).take(parents.len() + 1);
        let path: Vec<&K> = unknown.collect();
        let known = path.last().and_then(|top| depths.get(parents.get(*top)?));
        let above = known.map_or(0, |depth| depth + 1);
        depths.extend(path.into_iter().rev().zip(above..));
    }
    depths
}

macro_rules! change {
    ([] $($rows:ident: $table:ident,)*) => {
        /// What differs between two states of all rows.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Change {
            $(pub $rows: Delta<partnergraph_entity::$table::Model>,)*
        }

        impl Change {
            /// The change that leads from one state to the next.
            #[must_use]
            pub fn between(current: &Rows, next: &Rows) -> Self {
                Self { $($rows: Delta::between(&current.$rows, &next.$rows),)* }
            }

            /// Rows added, changed and removed.
            #[must_use]
            pub fn counts(&self) -> [usize; 3] {
                [
                    0 $(+ self.$rows.added.len())*,
                    0 $(+ self.$rows.changed.len())*,
                    0 $(+ self.$rows.removed.len())*,
                ]
            }

            #[must_use]
            pub fn is_empty(&self) -> bool {
                true $(&& self.$rows.len() == 0)*
            }

            async fn write(self, writer: &mut Writer<'_>) -> Result<(), DbErr> {
                let mut removals = Vec::new();
                $(
                    let Delta { added, changed, removed } = self.$rows;
                    writer.put::<partnergraph_entity::$table::Entity>(added).await?;
                    writer.put::<partnergraph_entity::$table::Entity>(changed).await?;
                    removals.extend(removal::<partnergraph_entity::$table::Entity>(&removed));
                )*
                // The other way round: first the rows that refer, then those that they refer to.
                for (statement, rows) in removals.into_iter().rev() {
                    writer.remove(&statement, rows).await?;
                }
                Ok(())
            }
        }
    };
}

tables!(change);

/// What became of a change.
#[derive(Debug)]
pub struct Outcome {
    pub change: Change,
    /// The newest revision, with the change in it.
    pub revision: i64,
}

/// Is told how many rows of how many have been written.
pub type Progress<'a> = &'a mut (dyn FnMut(usize, usize) + Send);

impl Store {
    /// Plans a change from the rows as they are and writes it, all or nothing; no other writer comes between. A plan that
    /// changes nothing writes nothing, and the revision stays.
    pub async fn change<E: From<StoreError>>(
        &self,
        made_at: DateTime<Utc>,
        progress: Progress<'_>,
        plan: impl FnOnce(&Rows) -> Result<Rows, E> + Send,
    ) -> Result<Outcome, E> {
        let explain = |error| self.address.explain(error);
        let transaction = self.begin_write().await?;
        if self.is_postgres() {
            let lock = "LOCK TABLE revision IN EXCLUSIVE MODE";
            transaction.execute_unprepared(lock).await.map_err(explain)?;
        }
        let newest = load::newest_revision(&transaction).await.map_err(explain)?.number;
        let current = load::rows(&transaction).await.map_err(explain)?;
        let change = Change::between(&current, &plan(&current)?);
        if change.is_empty() {
            return Ok(Outcome { change, revision: newest });
        }
        let revision = newest + 1;
        let mut writer =
            Writer { transaction: &transaction, done: 0, total: change.counts().iter().sum(), progress };
        change.clone().write(&mut writer).await.map_err(explain)?;
        log(&transaction, revision, made_at, change.counts()).await.map_err(explain)?;
        transaction.commit().await.map_err(explain)?;
        Ok(Outcome { change, revision })
    }
}

async fn log(
    transaction: &DatabaseTransaction,
    number: i64,
    made_at: DateTime<Utc>,
    counts: [usize; 3],
) -> Result<(), DbErr> {
    let [added, changed, removed] = counts.map(|count| Set(i32::try_from(count).unwrap_or(i32::MAX)));
    let entry = revision::ActiveModel { number: Set(number), made_at: Set(made_at), added, changed, removed };
    revision::Entity::insert(entry).exec_without_returning(transaction).await?;
    if transaction.get_database_backend() == sea_orm::DbBackend::Postgres {
        let notice = format!("NOTIFY {}, '{number}'", super::watch::CHANNEL);
        transaction.execute_unprepared(&notice).await?; // is sent with the commit
    }
    Ok(())
}

struct Writer<'a> {
    transaction: &'a DatabaseTransaction,
    done: usize,
    total: usize,
    progress: Progress<'a>,
}

impl Writer<'_> {
    /// Inserts rows, or overwrites those that have the same primary key.
    async fn put<E>(&mut self, rows: Vec<E::Model>) -> Result<(), DbErr>
    where
        E: EntityTrait,
        E::Model: IntoActiveModel<E::ActiveModel>,
    {
        let (keys, others): (Vec<E::Column>, Vec<E::Column>) = E::Column::iter().partition(is_key::<E>);
        let batch = VALUES_A_STATEMENT / (keys.len() + others.len());
        let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
        while rows.peek().is_some() {
            let batch: Vec<E::ActiveModel> = rows.by_ref().take(batch).collect();
            let length = batch.len();
            let mut conflict = OnConflict::columns(keys.clone());
            if others.is_empty() {
                conflict.do_nothing_on(keys.clone());
            } else {
                conflict.update_columns(others.clone());
            }
            E::insert_many(batch).on_conflict(conflict).exec_without_returning(self.transaction).await?;
            self.advance(length);
        }
        Ok(())
    }

    async fn remove(&mut self, statement: &DeleteStatement, rows: usize) -> Result<(), DbErr> {
        self.transaction.execute(statement).await?;
        self.advance(rows);
        Ok(())
    }

    fn advance(&mut self, rows: usize) {
        self.done += rows;
        (self.progress)(self.done, self.total);
    }
}

fn is_key<E: EntityTrait>(column: &E::Column) -> bool {
    E::PrimaryKey::from_column(*column).is_some()
}

/// The statements that remove rows, and how many each removes.
fn removal<E: EntityTrait>(rows: &[E::Model]) -> Vec<(DeleteStatement, usize)> {
    let same = |row: &E::Model| {
        let equal = |column: E::Column| column.eq(row.get(column));
        E::PrimaryKey::iter().map(|key| equal(key.into_column())).fold(Condition::all(), Condition::add)
    };
    let statement = |rows: &[E::Model]| {
        let any = rows.iter().map(same).fold(Condition::any(), Condition::add);
        (E::delete_many().filter(any).into_query(), rows.len())
    };
    rows.chunks(REMOVED_A_STATEMENT).map(statement).collect()
}
