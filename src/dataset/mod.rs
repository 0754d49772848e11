//! The dataset: a directory of CSV files, one a table, as `docs/dataset.md` describes it. Reading is a pure function from
//! the files and the rows held now to the rows of tomorrow; the database, the environment and the clock are not known here.
//!
//! # Layout
//! - [`read()`] puts the files over the rows held now: `files` (which there are), `read` (one table), `sheet` (RFC 4180),
//!   `layout` (the header), `record` (one record), `merge`, and `rules` (what rows must hold to one another).
//! - [`write()`] writes rows as files, [`describe()`] tells what tells two states apart: both print through `print`.
//! - [`generate()`] makes up rows, as many as a big university has. `sample` knows the built-in dataset from one's own.
//! - `tables/` names every column once; `format/` tells how a cell is spelt; `names` knows records by slug and by id.
//!
//! To add a column, name it in `tables/` and describe it in `docs/dataset.md`.

mod describe;
mod fault;
mod files;
mod format;
mod generate;
mod layout;
mod merge;
mod names;
mod print;
mod read;
mod record;
mod rules;
mod sample;
mod sheet;
mod table;
mod tables;
mod write;

pub use describe::{TableChanges, describe};
pub use fault::{Fault, Faults, Place};
pub use files::Files;
pub use generate::{Size, demonstration, generate};
pub use read::{Mode, Told, read, read_with_doubts};
pub use sample::replaces_sample;
pub use write::{write, write_telling};
