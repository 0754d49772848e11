//! The one list of tables, and [`Rows`], which is made from it. What is done with each table lives elsewhere.

/// Calls a macro with every table as `field: module`, each after the tables that it refers to.
///
/// Everything that treats all tables alike (loading, importing, exporting, comparing) goes through this list, so that a
/// new table is named once.
#[macro_export]
macro_rules! tables {
    ($callback:ident $(, $argument:expr)*) => {
        $callback! {
            [$($argument),*]
            sources: source,
            regions: region,
            countries: country,
            universities: university,
            units: unit,
            fields: field,
            partners: partner,
            institutions: institution,
            organizations: organization,
            partner_names: partner_name,
            partner_identifiers: partner_identifier,
            programmes: programme,
            agreements: agreement,
            parties: party,
            agreement_units: agreement_unit,
            activities: activity,
            activity_levels: activity_level,
            activity_fields: activity_field,
            memberships: membership,
            citations: citation,
        }
    };
}

macro_rules! rows {
    ([] $($rows:ident: $table:ident,)*) => {
        /// All rows of all tables but the change log, each table in the order of its [`Row::key`](crate::Row::key).
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Rows {
            $(pub $rows: Vec<crate::$table::Model>,)*
        }
    };
}

tables!(rows);
