//! Records by the text that names them (slug, code, or the parts of the key) and by number. Rows are not kept here.

use std::collections::{HashMap, HashSet};

use partnergraph_entity::{Rows, tables};

use super::{print::key_of, table::Table};

/// The numbered records of all tables.
#[derive(Default)]
pub struct Names {
    tables: HashMap<&'static str, Register>,
    incomplete: HashSet<&'static str>,
}

/// The numbered records of one table.
#[derive(Clone, Default)]
struct Register {
    ids: HashMap<String, i32>,
    texts: HashMap<i32, String>,
}

impl Names {
    pub fn of(rows: &Rows) -> Self {
        let mut names = Self::default();
        macro_rules! add_all {
            ([] $($rows:ident: $table:ident,)*) => { $(names.add_rows(&rows.$rows);)* };
        }
        tables!(add_all);
        names
    }

    fn add_rows<T: Table>(&mut self, rows: &[T]) {
        for row in rows {
            if let (Some(id), key) = key_of(row, self) {
                self.add::<T>(key, id);
            }
        }
    }

    pub fn add<T: Table>(&mut self, text: String, id: i32) {
        let register = self.tables.entry(T::FILE).or_default();
        register.texts.insert(id, text.clone());
        register.ids.insert(text, id);
    }

    /// Takes over the records of a table.
    pub fn adopt<T: Table>(&mut self, other: &Self) {
        if let Some(register) = other.tables.get(T::FILE) {
            self.tables.insert(T::FILE, register.clone());
        }
    }

    pub fn id<T: Table>(&self, text: &str) -> Option<i32> {
        self.tables.get(T::FILE)?.ids.get(text).copied()
    }

    pub fn text<T: Table>(&self, id: i32) -> &str {
        self.tables.get(T::FILE).and_then(|register| register.texts.get(&id)).map_or("", String::as_str)
    }

    /// The number after the highest of the table.
    pub fn next_id<T: Table>(&self) -> i32 {
        self.tables.get(T::FILE).and_then(|register| register.texts.keys().max()).map_or(1, |id| id + 1)
    }

    /// Notes that the table may have records that could not be read.
    pub fn set_incomplete<T: Table>(&mut self) {
        self.incomplete.insert(T::FILE);
    }

    pub fn is_incomplete<T: Table>(&self) -> bool {
        self.incomplete.contains(T::FILE)
    }
}
