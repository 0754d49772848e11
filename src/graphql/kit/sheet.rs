//! The bytes of objects while a thread writes them, and whose turn it is. How objects are walked is told in `written`.

use std::{
    any::TypeId,
    cell::{Cell, RefCell},
    ops::RangeInclusive,
    rc::Rc,
};

use async_graphql::{
    ContextSelectionSet, Positioned, QueryPathNode, QueryPathSegment, ServerResult, Value,
    parser::types::{Field, SelectionSet},
};
use foldhash::{HashMap, HashMapExt};

use super::{
    super::{View, question::ObjectsLeft, view},
    Item, Straight,
    json::{write_key, write_value},
};

/// Room for an answer, in bytes, at least and at most: as much as the one before took.
const ROOM: RangeInclusive<usize> = 1024..=64 * 1024;

/// Room for what comes around it, in bytes: without it, all would be copied once more for a few.
const FRAME: usize = 128;

/// What a field hands out whose value is on the sheet, which then waits for none any more.
const ON_THE_SHEET: Value = Value::Null;

/// What is being written by this thread.
struct Sheet {
    bytes: Vec<u8>,
    view: View,
    /// None where the caller has set no bound.
    left: Option<ObjectsLeft>,
    repeats: bool,
    /// Whose value comes next, until somebody writes it.
    awaited: Option<Awaited>,
    /// By the address of the field's selections, and the rows of the records.
    known: HashMap<(usize, TypeId), Known>,
}

/// The place of a record among those of all concepts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RecordPlace {
    row: TypeId,
    position: usize,
}

impl RecordPlace {
    pub fn of<T: Item>(item: T) -> Self {
        Self { row: TypeId::of::<T::Row>(), position: item.ix().position() }
    }
}

/// A value that comes next.
struct Awaited {
    /// The address of its selections, which tells fields apart.
    selections: usize,
    /// The record whose field it is.
    place: Option<RecordPlace>,
}

/// How a field is written of the record at a position. It is found out when the field is resolved for the first record; for
/// further ones the executor is not asked again.
enum Known {
    Leaf(Box<WriteLeaf>),
    Objects(Rc<WriteObjects>),
}

type WriteLeaf = dyn Fn(&mut Vec<u8>, &View, usize);

/// Takes the selections of the field.
pub type WriteObjects = dyn Fn(&ContextSelectionSet<'_>, &Positioned<Field>, usize) -> ServerResult<()>;

/// What is to be done after the key of a field was written.
pub enum Begun {
    /// Nothing: its value is written too.
    Whole,
    /// Its objects are to be written, of the record at a position.
    Objects(Rc<WriteObjects>, usize),
    /// It is to be resolved: its value comes next.
    Awaited,
}

thread_local! {
    /// Nothing waits between the beginning of a sheet and its end, so that a thread has one at a time.
    static SHEET: RefCell<Option<Sheet>> = const { RefCell::new(None) };
    /// How many bytes the last sheet had.
    static LAST: Cell<usize> = const { Cell::new(0) };
}

fn sheet<R>(change: impl FnOnce(&mut Sheet) -> R) -> Option<R> {
    SHEET.with_borrow_mut(|sheet| sheet.as_mut().map(change))
}

/// Writes what needs no turn.
pub fn put(write: impl FnOnce(&mut Vec<u8>)) {
    sheet(|sheet| write(&mut sheet.bytes));
}

/// Writes to the sheet that waits for this value, or to a new one; none where the request goes the ordinary way.
pub fn write(ctx: &ContextSelectionSet<'_>, work: impl FnOnce()) -> Option<Value> {
    if is_awaited(ctx) {
        work();
        return Some(ON_THE_SHEET);
    }
    let repeats = ctx.data_opt::<Straight>()?.repeats();
    let bytes = Vec::with_capacity(LAST.get().clamp(*ROOM.start(), *ROOM.end()) + FRAME);
    let (view, left) = (view(ctx).clone(), ctx.data_opt::<ObjectsLeft>().cloned());
    let _outer = Outer(SHEET.replace(Some(Sheet {
        bytes,
        view,
        left,
        repeats,
        awaited: None,
        known: HashMap::new(),
    })));
    work();
    let bytes = SHEET.take()?.bytes;
    LAST.set(bytes.len());
    Some(Value::Binary(bytes.into()))
}

/// The sheet that is put aside while another is written. It comes back also after a panic, when this thread goes on to
/// other requests.
struct Outer(Option<Sheet>);

impl Drop for Outer {
    fn drop(&mut self) {
        SHEET.set(self.0.take());
    }
}

/// Begins an object, parted from the one before it. Tells whether a key may be asked for twice.
pub fn begin_object() -> bool {
    let repeats = sheet(|sheet| {
        if sheet.bytes.last() == Some(&b'}') {
            sheet.bytes.push(b',');
        }
        sheet.bytes.push(b'{');
        sheet.repeats
    });
    repeats.unwrap_or(false)
}

/// Writes the key of a field of an object, and its value as far as it is known.
pub fn begin_field(field: &Positioned<Field>, place: Option<RecordPlace>) -> Begun {
    let selections = address(&field.node.selection_set);
    let begun = sheet(|sheet| {
        write_key(&mut sheet.bytes, &field.node.response_key().node);
        let known = place.and_then(|place| Some((sheet.known.get(&(selections, place.row))?, place.position)));
        match known {
            Some((Known::Leaf(write), position)) => {
                write(&mut sheet.bytes, &sheet.view, position);
                Begun::Whole
            }
            Some((Known::Objects(write), position)) => Begun::Objects(Rc::clone(write), position),
            None => {
                sheet.awaited = Some(Awaited { selections, place });
                Begun::Awaited
            }
        }
    });
    begun.unwrap_or(Begun::Awaited)
}

/// Writes the value of a field, unless it is on the sheet.
pub fn end_field(value: Option<Value>) {
    sheet(|sheet| {
        if sheet.awaited.take().is_some() {
            write_value(&mut sheet.bytes, value.unwrap_or_default());
        }
    });
}

/// Takes so many of the objects that the request may come upon; the error is how many are allowed.
pub fn take(ctx: &ContextSelectionSet<'_>, objects: usize) -> Result<(), usize> {
    let take = |left: Option<&ObjectsLeft>| left.map_or(Ok(()), |left| left.take(objects));
    sheet(|sheet| take(sheet.left.as_ref())).unwrap_or_else(|| take(ctx.data_opt()))
}

/// Writes to the sheet that waits for this value; none where none does.
pub fn value(ctx: &ContextSelectionSet<'_>, write: impl FnOnce(&mut Vec<u8>)) -> Option<Value> {
    sheet(|sheet| {
        sheet.take_awaited(ctx)?;
        write(&mut sheet.bytes);
        Some(ON_THE_SHEET)
    })?
}

/// The same of a leaf that a record has, which is from then on known of all records of this sheet. The field must read
/// the same of each.
pub fn leaf_of<T: Item>(
    ctx: &ContextSelectionSet<'_>,
    item: T,
    write: impl Fn(&mut Vec<u8>, &T::Row) + 'static,
) -> Option<Value> {
    sheet(|sheet| {
        let Awaited { selections, place } = sheet.take_awaited(ctx)?;
        let write = move |bytes: &mut Vec<u8>, view: &View, position| {
            let table = T::table(&view.registry);
            write(bytes, &table[table.place(position)]);
        };
        write(&mut sheet.bytes, &sheet.view, item.ix().position());
        if let Some(RecordPlace { row, .. }) = place.filter(|place| *place == RecordPlace::of(item)) {
            sheet.known.insert((selections, row), Known::Leaf(Box::new(write)));
        }
        Some(ON_THE_SHEET)
    })?
}

/// Makes known how the objects of a field are written of all records of this sheet, if its value for this record comes next.
pub fn know_objects<T: Item>(
    ctx: &ContextSelectionSet<'_>,
    item: T,
    write: impl Fn(&ContextSelectionSet<'_>, &Positioned<Field>, usize) -> ServerResult<()> + 'static,
) {
    sheet(|sheet| {
        let Some(Awaited { selections, place: Some(place) }) = sheet.awaited.as_ref().filter(|awaited| awaited.is(ctx)) else {
            return;
        };
        if *place == RecordPlace::of(item) {
            sheet.known.insert((*selections, place.row), Known::Objects(Rc::new(write)));
        }
    });
}

/// Whether the sheet waits for this value.
fn is_awaited(ctx: &ContextSelectionSet<'_>) -> bool {
    sheet(|sheet| sheet.take_awaited(ctx)).flatten().is_some()
}

impl Sheet {
    fn take_awaited(&mut self, ctx: &ContextSelectionSet<'_>) -> Option<Awaited> {
        self.awaited.take_if(|awaited| awaited.is(ctx))
    }
}

impl Awaited {
    /// Whether it is this value, and not one inside a value that is resolved the ordinary way.
    fn is(&self, ctx: &ContextSelectionSet<'_>) -> bool {
        let is_field =
            matches!(ctx.path_node, Some(QueryPathNode { segment: QueryPathSegment::Name(_), .. }));
        is_field && self.selections == address(ctx.item)
    }
}

fn address(selections: &Positioned<SelectionSet>) -> usize {
    std::ptr::from_ref(selections).addr()
}
