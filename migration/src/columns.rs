//! The kinds of columns that our tables are made of, and creating and dropping several tables. No table is named here.

use sea_orm_migration::prelude::*;

/// A text that may not be null or empty.
pub fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().check(Expr::cust(format!("length({name}) > 0"))).take()
}

/// A text that is null where it is not known, and never empty.
pub fn optional_text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().check(Expr::cust(format!("length({name}) > 0"))).take()
}

/// A natural key: a short text that no other row has.
pub fn unique_text(name: &'static str, lengths: &str) -> ColumnDef {
    ColumnDef::new(name)
        .text()
        .not_null()
        .unique_key()
        .check(Expr::cust(format!("length({name}) BETWEEN {lengths}")))
        .take()
}

pub fn slug() -> ColumnDef {
    unique_text("slug", "1 AND 100")
}

/// A text that is one of a closed list, or null where `optional`.
pub fn one_of(name: &'static str, values: &[&str], optional: bool) -> ColumnDef {
    let list = values.join("', '");
    let mut column = ColumnDef::new(name).text().check(Expr::cust(format!("{name} IN ('{list}')"))).take();
    if !optional {
        column.not_null();
    }
    column
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null where it is not known.
pub fn partial_date(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().check(Expr::cust(format!("length({name}) IN (4, 7, 10)"))).take()
}

/// The number that other tables refer to. Given by whoever inserts, so that both databases give the same.
pub fn id() -> ColumnDef {
    ColumnDef::new("id").integer().not_null().primary_key().take()
}

pub fn reference(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().take()
}

pub fn optional_reference(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().take()
}

/// A table with its columns and, for each pair, a foreign key from the column to the `id` of the other table.
pub fn table(
    name: &'static str,
    columns: impl IntoIterator<Item = ColumnDef>,
    foreign_keys: &[(&'static str, &'static str)],
) -> TableCreateStatement {
    let mut table = Table::create().table(name).take();
    for mut column in columns {
        table.col(&mut column);
    }
    for &(column, to_table) in foreign_keys {
        let constraint = format!("fk_{name}_{column}");
        table.foreign_key(ForeignKey::create().name(constraint).from(name, column).to(to_table, "id"));
    }
    table
}

/// A primary key of several columns.
pub fn primary_key(columns: &[&'static str]) -> IndexCreateStatement {
    let mut key = Index::create();
    for &column in columns {
        key.col(column);
    }
    key.primary().take()
}

/// An index for the look-ups that an import or a removal makes: every foreign key that no key begins with has one.
pub fn index(table: &'static str, columns: &[&'static str], unique: bool) -> IndexCreateStatement {
    let mut index = Index::create().name(format!("ix_{table}_{}", columns.join("_"))).table(table).take();
    for &column in columns {
        index.col(column);
    }
    if unique {
        index.unique();
    }
    index
}

pub async fn create(
    manager: &SchemaManager<'_>,
    tables: Vec<TableCreateStatement>,
    indexes: Vec<IndexCreateStatement>,
) -> Result<(), DbErr> {
    for table in tables {
        manager.create_table(table).await?;
    }
    for index in indexes {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// Drops the tables, the last one first.
pub async fn drop(manager: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for &table in tables.iter().rev() {
        manager.drop_table(Table::drop().table(table).take()).await?;
    }
    Ok(())
}
