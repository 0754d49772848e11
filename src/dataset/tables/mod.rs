//! The columns of every file, each named here and nowhere else. How a cell is spelt is told in `format`.

mod agreements;
mod directory;
mod partners;
mod provenance;
