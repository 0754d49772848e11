//! Data like a big university's, made up from a seed: for trying the program out and for measuring it at that size. What is
//! realistic about it are its shapes (how many, how skewed, how incomplete); none of its partners is meant to be a real one.
//!
//! # Layout
//! - `draw`: choices, the same for the same seed. `countries`, `tongues`: what there is to choose from.
//! - `directory`, `partners` (with `naming`, `identifiers`), `agreements`, `activities`, `provenance`: one part of the tables
//!   each, in this order, since each refers to the ones before.

mod activities;
mod agreements;
mod countries;
mod dates;
mod directory;
mod draw;
mod identifiers;
mod naming;
mod partners;
mod provenance;
mod tongues;

use chrono::{Datelike, NaiveDate};
use partnergraph_entity::{Row, Rows, tables};

use self::{draw::Draw, tongues::Tongue};
use super::{Faults, Files, Mode, read};

/// How many records there are to be; all others follow from these.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub partners: usize,
    /// As soon as there is one, there has to be a partner.
    pub agreements: usize,
    /// As soon as there is one, there has to be an agreement.
    pub activities: usize,
}

/// The rows of a dataset without faults: the same for the same size and seed.
///
/// # Errors
/// The built-in dataset, whose fields of study are taken over, has faults; a test keeps this from happening.
pub fn generate(size: Size, seed: u64) -> Result<Rows, Faults> {
    let built_in = read(&Files::built_in(), &Rows::default(), Mode::Replace)?;
    let rows = Rows { fields: built_in.fields, ..Rows::default() };
    let subjects = activities::subjects(&rows.fields);
    let mut generator = Generator { size, rows, draw: Draw::new(seed), tongues: Vec::new(), subjects };
    generator.directory();
    generator.partners();
    generator.programmes();
    generator.agreements();
    generator.activities();
    generator.memberships();
    generator.provenance();
    Ok(in_order(generator.rows))
}

/// A register in which everything happens, for a look around: agreements of every status, and many that end soon after `today`.
///
/// # Errors
/// As [`generate`].
pub fn demonstration(today: NaiveDate) -> Result<Rows, Faults> {
    let size = Size { partners: 2_000, agreements: 6_000, activities: 18_000 };
    let mut rows = generate(size, 1)?;
    dates::move_years(&mut rows, today.year() - dates::MADE_UP_IN);
    Ok(rows)
}

/// The rows so far, and what the next ones are made with.
struct Generator {
    size: Size,
    rows: Rows,
    draw: Draw,
    /// For each country, in the order of the rows: how places are called there, and its weight.
    tongues: Vec<((usize, &'static Tongue), usize)>,
    /// The indexes of fields of study that are dealt with, the most frequent first.
    subjects: Vec<usize>,
}

/// The number of the record at an index.
fn id(index: usize) -> i32 {
    i32::try_from(index + 1).unwrap_or(i32::MAX)
}

/// Each table in the order of its keys, as everywhere.
pub fn in_order(mut rows: Rows) -> Rows {
    macro_rules! sort_all {
        ([] $($rows:ident: $table:ident,)*) => { $(rows.$rows.sort_by_cached_key(Row::key);)* };
    }
    tables!(sort_all);
    rows
}
