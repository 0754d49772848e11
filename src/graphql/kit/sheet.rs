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
    json::{part_members, write_key, write_name, write_value},
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
    known: HashMap<Selected, Vec<Option<Known>>>,
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

/// A selection of fields of the records that are rows of one type, by its address. What is known of them has the order of
/// the selection.
type Selected = (usize, TypeId);

/// A value that comes next.
struct Awaited {
    /// The address of its selections, which tells fields apart.
    selections: usize,
    /// Whose field it is.
    of: Option<Asked>,
}

/// A field of a record that a selection asks for.
#[derive(Clone, Copy)]
pub struct Asked {
    pub place: RecordPlace,
    /// The address of the selection, and where in it the field stands.
    selection: usize,
    index: usize,
}

impl Asked {
    pub fn new(place: RecordPlace, selection: &Positioned<SelectionSet>, index: usize) -> Self {
        Self { place, selection: address(selection), index }
    }

    fn of(self) -> Selected {
        (self.selection, self.place.row)
    }
}

/// How a field is written of the record at a position. It is found out when the field is resolved for the first record; for
/// further ones the executor is not asked again.
enum Known {
    /// With its key, as it is written.
    Leaf(Box<[u8]>, Box<WriteLeaf>),
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
pub fn write(ctx: &ContextSelectionSet<'_>, work: &mut dyn FnMut()) -> Option<Value> {
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

/// Writes the fields of a record from one of a selection on, as long as they are known leaves. How many these are.
pub fn write_leaves(from: Asked) -> usize {
    let leaves = sheet(|sheet| {
        let Some(known) = sheet.known.get(&from.of()).filter(|_| !sheet.repeats) else { return 0 };
        let mut leaves = 0;
        for known in known.iter().skip(from.index) {
            let Some(Known::Leaf(key, write)) = known else { break };
            part_members(&mut sheet.bytes);
            sheet.bytes.extend_from_slice(key);
            write(&mut sheet.bytes, &sheet.view, from.place.position);
            leaves += 1;
        }
        leaves
    });
    leaves.unwrap_or(0)
}

/// Writes the key of a field of an object, and its value as far as it is known.
pub fn begin_field(field: &Positioned<Field>, of: Option<Asked>) -> Begun {
    let begun = sheet(|sheet| {
        write_key(&mut sheet.bytes, &field.node.response_key().node);
        let known =
            of.and_then(|of| Some((sheet.known.get(&of.of())?.get(of.index)?.as_ref()?, of.place.position)));
        match known {
            Some((Known::Leaf(_, write), position)) => {
                write(&mut sheet.bytes, &sheet.view, position);
                Begun::Whole
            }
            Some((Known::Objects(write), position)) => Begun::Objects(Rc::clone(write), position),
            None => {
                sheet.awaited = Some(Awaited { selections: address(&field.node.selection_set), of });
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
    field: &Positioned<Field>,
    item: T,
    write: impl Fn(&mut Vec<u8>, &T::Row) + 'static,
) -> Option<Value> {
    let place = RecordPlace::of(item);
    let write = move |bytes: &mut Vec<u8>, view: &View, position| {
        let table = T::table(&view.registry);
        write(bytes, &table[table.place(position)]);
    };
    is_next(ctx).then(|| know_leaf(field, place, Box::new(write)))
}

/// Writes the leaf that comes next, and keeps how.
fn know_leaf(field: &Positioned<Field>, place: RecordPlace, write: Box<WriteLeaf>) -> Value {
    sheet(|sheet| {
        write(&mut sheet.bytes, &sheet.view, place.position);
        let mut key = Vec::new();
        write_name(&mut key, &field.node.response_key().node);
        key.push(b':');
        let of = sheet.awaited.take().and_then(|awaited| awaited.of);
        sheet.know(of, place, Known::Leaf(key.into(), write));
    });
    ON_THE_SHEET
}

/// Makes known how the objects of a field are written of all records of this sheet, if its value for this record comes next.
pub fn know_objects<T: Item>(
    ctx: &ContextSelectionSet<'_>,
    item: T,
    write: impl Fn(&ContextSelectionSet<'_>, &Positioned<Field>, usize) -> ServerResult<()> + 'static,
) {
    if is_next(ctx) {
        keep_objects(RecordPlace::of(item), Rc::new(write));
    }
}

fn keep_objects(place: RecordPlace, write: Rc<WriteObjects>) {
    sheet(|sheet| {
        let of = sheet.awaited.as_ref().and_then(|awaited| awaited.of);
        sheet.know(of, place, Known::Objects(write));
    });
}

/// Whether this value comes next; it still does afterwards.
fn is_next(ctx: &ContextSelectionSet<'_>) -> bool {
    sheet(|sheet| sheet.awaited.as_ref().is_some_and(|awaited| awaited.is(ctx))).unwrap_or(false)
}

/// Whether the sheet waits for this value.
fn is_awaited(ctx: &ContextSelectionSet<'_>) -> bool {
    sheet(|sheet| sheet.take_awaited(ctx)).flatten().is_some()
}

impl Sheet {
    fn take_awaited(&mut self, ctx: &ContextSelectionSet<'_>) -> Option<Awaited> {
        self.awaited.take_if(|awaited| awaited.is(ctx))
    }

    /// Makes known how a field is written, if it was asked of this record.
    fn know(&mut self, of: Option<Asked>, place: RecordPlace, field: Known) {
        let Some(of) = of.filter(|of| of.place == place) else { return };
        let known = self.known.entry(of.of()).or_default();
        if known.len() <= of.index {
            known.resize_with(of.index + 1, || None);
        }
        known[of.index] = Some(field);
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
