//! The natural key and the label of each record. What is done with them is told in `table`.

use partnergraph_entity::{
    activity, agreement, country, field, membership, partner, programme, region, source, unit,
};

use super::table::Record;

macro_rules! records {
    ($($table:ident: $slug:ident, $label:ident;)*) => {
        $(impl Record for $table::Model {
            const TABLE: &'static str = stringify!($table);

            fn id(&self) -> i32 {
                self.id
            }

            fn slug(&self) -> &str {
                &self.$slug
            }

            fn label(&self) -> &str {
                &self.$label
            }
        })*
    };
}

records! {
    source: slug, title;
    region: code, name;
    country: code, name;
    unit: slug, name;
    field: code, code;
    partner: slug, name;
    programme: slug, name;
    agreement: slug, title;
    activity: slug, slug;
    membership: slug, slug;
}
