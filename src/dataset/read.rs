//! Reading: the files of a dataset, put over the rows held now. One record is read in `record`, what rows must hold to one
//! another is told in `rules`.

use std::collections::{HashMap, hash_map::Entry};

use partnergraph_entity::{Rows, tables};

use super::{
    fault::{Fault, Faults, Place},
    files::{Content, FILES, Files},
    layout::Layout,
    merge::{Next, Placed, merge},
    names::Names,
    record::RowReader,
    rules,
    sheet::{self, Record, Sheet},
    table::{Table, shown_key},
};

/// Is told how many files of how many are done.
pub type Told<'a> = &'a mut dyn FnMut(usize, usize);

/// What becomes of rows that the files do not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// They stay.
    Merge,
    /// They are gone, and nothing may refer to them.
    Replace,
}

/// The rows to be when the files are put over the rows held now, by primary key in each table.
///
/// A record that is held already keeps its number; new ones are numbered from the highest number on, in the order of
/// the file. A column that a file leaves out counts as empty. The home university is the one row of its table, so that one
/// with another slug takes its place, also when merging.
///
/// # Errors
/// Everything that is wrong with the files, and with what would come of them.
pub fn read(files: &Files, current: &Rows, mode: Mode) -> Result<Rows, Faults> {
    read_with_doubts(files, current, mode, &mut |_, _| ()).map(|(rows, _)| rows)
}

/// As [`read`], with what is doubtful in the files: it is imported as it is, and whoever entered it should look at it again.
///
/// `told` is called with how many files of how many have been read, after each.
///
/// # Errors
/// As [`read`].
pub fn read_with_doubts(
    files: &Files,
    current: &Rows,
    mode: Mode,
    told: Told<'_>,
) -> Result<(Rows, Faults), Faults> {
    let faults = files.strange();
    let before = Names::of(current);
    let mut reading = Reading { files, mode, before, after: Names::default(), faults, done: 0, told };
    macro_rules! next {
        ([] $($rows:ident: $table:ident,)*) => { Next { $($rows: reading.table(&current.$rows),)* } };
    }
    let next = tables!(next);
    let mut faults = reading.faults;
    let broken_rules = rules::check(&next, &reading.after, &faults);
    faults.extend(broken_rules);
    let doubts = Faults(rules::doubts(&next, &reading.after));
    Faults(faults).or((next.into_rows(), doubts))
}

struct Reading<'a> {
    files: &'a Files,
    mode: Mode,
    /// The records held now.
    before: Names,
    /// The records to be, of the tables that have been read.
    after: Names,
    faults: Vec<Fault>,
    done: usize,
    told: Told<'a>,
}

impl Reading<'_> {
    /// The rows to be of one table.
    fn table<T: Table>(&mut self, current: &[T]) -> Vec<Placed<T>> {
        let kept = if self.mode == Mode::Merge { current } else { &[] };
        if self.mode == Mode::Merge {
            self.after.adopt::<T>(&self.before);
        }
        let read = match self.files.content::<T>() {
            Ok(content) => content.map(|content| self.rows(&content)).unwrap_or_default(),
            Err(fault) => {
                self.faults.push(fault);
                self.after.set_incomplete::<T>();
                Vec::new()
            }
        };
        self.done += 1;
        (self.told)(self.done, FILES);
        merge(kept, read)
    }

    /// The rows of one file.
    fn rows<T: Table>(&mut self, content: &Content) -> Vec<Placed<T>> {
        let sheet = sheet::parse(&content.text);
        let layout = self.header::<T>(&sheet);
        self.misquoted::<T>(&sheet);
        if !sheet.misquoted.is_empty() || !layout.as_ref().is_some_and(Layout::has_key) {
            self.after.set_incomplete::<T>();
        }
        let Some(layout) = layout else { return Vec::new() };
        let records = &sheet.records[1..];
        let ids = self.register::<T>(&layout, records);
        let reader = RowReader { layout: &layout, names: &self.after, lossy: content.lossy };
        let mut lines = HashMap::with_capacity(records.len());
        let mut rows = Vec::with_capacity(records.len());
        for (record, id) in records.iter().zip(ids) {
            let Some(row) = reader.row::<T>(record, id, &mut self.faults) else { continue };
            match lines.entry(row.key()) {
                Entry::Occupied(first) => self.faults.push(duplicate::<T>(&layout, record, *first.get())),
                Entry::Vacant(entry) => {
                    entry.insert(record.line);
                    rows.push(Placed { row, place: Place::Line(record.line) });
                }
            }
        }
        rows
    }

    /// The first record, unless a misplaced quotation mark stands in the way.
    fn header<T: Table>(&mut self, sheet: &Sheet) -> Option<Layout> {
        let misquoted = sheet.misquoted.first().map_or(usize::MAX, |line| line.number);
        let header = sheet.records.first().filter(|header| header.line < misquoted);
        if header.is_none() && misquoted == usize::MAX {
            self.faults.push(Fault::new(T::FILE, Place::File, "a header row naming the columns"));
        }
        header.map(|header| Layout::read::<T>(header, &mut self.faults))
    }

    fn misquoted<T: Table>(&mut self, sheet: &Sheet) {
        let expected = "quotation marks around whole cells, closed on the same line, those within doubled";
        self.faults.extend(
            sheet
                .misquoted
                .iter()
                .map(|line| Fault::new(T::FILE, Place::Line(line.number), expected).value(line.text)),
        );
    }

    /// Gives each record its number, so that records can refer to one another whatever their order.
    fn register<T: Table>(&mut self, layout: &Layout, records: &[Record]) -> Vec<Option<i32>> {
        let mut next = self.before.next_id::<T>();
        let mut number = |record| {
            let key = layout.key(record).filter(|_| layout.columns.numbered)?;
            let known = self.before.id::<T>(&key).or_else(|| self.after.id::<T>(&key));
            let id = known.unwrap_or(next);
            next += i32::from(known.is_none());
            self.after.add::<T>(key, id);
            Some(id)
        };
        records.iter().map(&mut number).collect()
    }
}

fn duplicate<T: Table>(layout: &Layout, record: &Record, first: usize) -> Fault {
    let expected = if T::SINGLE {
        format!("one record at most, and line {first} holds it")
    } else {
        format!("a key of its own, but line {first} has the same")
    };
    let key = layout.key(record).unwrap_or_default();
    Fault::new(T::FILE, Place::Line(record.line), expected)
        .column(layout.columns.key())
        .value(shown_key(&key))
}
