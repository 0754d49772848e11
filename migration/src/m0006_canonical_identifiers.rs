//! Identifiers that were kept as they were written come into their one canonical form: Erasmus codes with the country padded to three
//! places, domains without `www.`. One whose canonical form is there already stays as it is, so that nobody loses an identifier.

use sea_orm_migration::{prelude::*, sea_orm::Statement};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let statement = |sql: &str, values: Vec<Value>| {
            Statement::from_sql_and_values(db.get_database_backend(), sql.to_owned(), values)
        };
        let select = "SELECT scheme, value FROM partner_identifier WHERE scheme IN ('erasmus', 'schac') ORDER BY scheme, value";
        for row in db.query_all_raw(statement(select, Vec::new())).await? {
            let (scheme, value): (String, String) = (row.try_get("", "scheme")?, row.try_get("", "value")?);
            let Some(canonical) = canonical(&scheme, &value) else { continue };
            let update = "UPDATE partner_identifier SET value = $1 WHERE scheme = $2 AND value = $3 AND NOT EXISTS \
                          (SELECT 1 FROM partner_identifier WHERE scheme = $2 AND value = $1)";
            let values = vec![canonical.into(), scheme.into(), value.into()];
            db.execute_raw(statement(update, values)).await?;
        }
        Ok(())
    }

    /// The forms of before cannot be told any more; an older version reads the canonical ones as well.
    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}

/// The canonical form of an identifier that has another one.
fn canonical(scheme: &str, value: &str) -> Option<String> {
    let canonical = match scheme {
        "erasmus" => {
            let (country, place) = value.split_once(' ')?;
            format!("{country:<3}{}", place.trim_start())
        }
        _ => value.strip_prefix("www.").filter(|rest| rest.contains('.'))?.to_owned(),
    };
    (canonical != value).then_some(canonical)
}
