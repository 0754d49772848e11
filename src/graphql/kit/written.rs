//! Objects written straight to the bytes of the answer, because they live in memory: no future is boxed and no tree of values
//! is built for them. Which objects these are is told by the fields that return [`Single`] or [`Several`], and in `list`;
//! for texts and values of enumerations it is told in `leaf`.
//!
//! async-graphql stays the executor: it calls [`OutputType::resolve`] of these wrappers, which walk the selections themselves
//! and hand out what they wrote as one [`Value::Binary`]. Where a request does not suit, the wrappers do as async-graphql
//! does; both ways give the same bytes. See `docs/decisions/0018-objects-are-written-straight-to-bytes.md`.

use std::{
    any::TypeId,
    borrow::Cow,
    cell::{Cell, RefCell},
    ops::{Deref, RangeInclusive},
    pin::pin,
    task::{Poll, Waker},
};

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, OutputType, Positioned, QueryPathNode, QueryPathSegment,
    ServerError, ServerResult, Value,
    parser::types::{Field, Selection, SelectionSet, TypeCondition},
    registry::Registry as Contract,
    resolver_utils::resolve_list,
};
use foldhash::{HashMap, HashMapExt};

use super::{
    super::{View, error, question::ObjectsLeft, view},
    Item, interface,
    json::{write_key, write_name, write_value},
    straight::Straight,
};

/// What can be written straight.
pub trait Written: ContainerType {
    /// The place of the record that it stands for, where it does.
    fn place(&self) -> Option<RecordPlace> {
        None
    }
}

impl<T: Item> Written for T {
    fn place(&self) -> Option<RecordPlace> {
        Some(RecordPlace { row: TypeId::of::<T::Row>(), position: self.ix().position() })
    }
}

/// The place of a record among those of all concepts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RecordPlace {
    row: TypeId,
    position: usize,
}

/// An object.
pub struct Single<T>(pub T);

impl<T: Written> OutputType for Single<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        T::create_type_info(contract)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        object(ctx, &self.0).await
    }
}

/// Objects of one type, in order.
pub struct Several<C>(pub C);

impl<C, T> OutputType for Several<C>
where
    C: Deref<Target = [T]> + Send + Sync,
    T: Written,
{
    fn type_name() -> Cow<'static, str> {
        <Vec<T> as OutputType>::type_name()
    }

    fn qualified_type_name() -> String {
        <Vec<T> as OutputType>::qualified_type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        <Vec<T> as OutputType>::create_type_info(contract)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let items: &[T] = &self.0;
        count(ctx, items.len(), field)?;
        match write(ctx, || write_list(ctx, items)) {
            Some(value) => Ok(value),
            None => resolve_list(ctx, field, items.iter().map(Ordinary), Some(items.len())).await,
        }
    }
}

/// Counts objects, as the net behind what `http::objects` worked out before.
fn count(ctx: &ContextSelectionSet<'_>, objects: usize, field: &Positioned<Field>) -> ServerResult<()> {
    let taken = sheet(|sheet| sheet.left.take(objects)).unwrap_or_else(|| left(ctx).take(objects));
    taken.map_err(|allowed| ctx.set_error_path(error::too_many_objects(allowed).into_server_error(field.pos)))
}

fn left<'c>(ctx: &'c ContextSelectionSet<'_>) -> &'c ObjectsLeft {
    ctx.data_unchecked()
}

/// An object as async-graphql resolves it, but for one thing: one without fields is `{}`, not null.
struct Ordinary<'a, T>(&'a T);

impl<T: ContainerType> OutputType for Ordinary<'_, T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        T::create_type_info(contract)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        interface::resolve(ctx, self.0).await
    }
}

/// Resolves an object by its selections.
pub async fn object<T: Written>(ctx: &ContextSelectionSet<'_>, object: &T) -> ServerResult<Value> {
    match write(ctx, || write_object(ctx, object)) {
        Some(value) => Ok(value),
        None => interface::resolve(ctx, object).await,
    }
}

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
    left: ObjectsLeft,
    repeats: bool,
    /// Whose value comes next, until somebody writes it.
    awaited: Option<Awaited>,
    /// By the address of the field's selections, and the rows of the records.
    known: HashMap<(usize, TypeId), Known>,
}

/// A value that comes next.
struct Awaited {
    /// The address of its selections, which tells fields apart.
    selections: usize,
    /// The record whose field it is.
    place: Option<RecordPlace>,
}

/// Writes what a field reads of the record at a position. It is found out when the field is resolved for the first record;
/// for further ones the executor is not asked again.
type Known = Box<dyn Fn(&mut Vec<u8>, &View, usize)>;

thread_local! {
    /// Nothing waits between the beginning of a sheet and its end, so that a thread has one at a time.
    static SHEET: RefCell<Option<Sheet>> = const { RefCell::new(None) };
    /// How many bytes the last sheet had.
    static LAST: Cell<usize> = const { Cell::new(0) };
}

fn sheet<R>(change: impl FnOnce(&mut Sheet) -> R) -> Option<R> {
    SHEET.with_borrow_mut(|sheet| sheet.as_mut().map(change))
}

fn put(write: impl FnOnce(&mut Vec<u8>)) {
    sheet(|sheet| write(&mut sheet.bytes));
}

/// Writes to the sheet that waits for this value, or to a new one; none where the request goes the ordinary way.
fn write(ctx: &ContextSelectionSet<'_>, work: impl FnOnce()) -> Option<Value> {
    if is_awaited(ctx) {
        work();
        return Some(ON_THE_SHEET);
    }
    let repeats = ctx.data_opt::<Straight>()?.repeats();
    let bytes = Vec::with_capacity(LAST.get().clamp(*ROOM.start(), *ROOM.end()) + FRAME);
    let (view, left) = (view(ctx).clone(), left(ctx).clone());
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

/// Writes to the sheet that waits for this value; none where none does.
pub fn value(ctx: &ContextSelectionSet<'_>, write: impl FnOnce(&mut Vec<u8>)) -> Option<Value> {
    sheet(|sheet| {
        sheet.take_awaited(ctx)?;
        write(&mut sheet.bytes);
        Some(ON_THE_SHEET)
    })?
}

/// The same of a value that a record has, which is from then on known of all records of this sheet. The field must read
/// the same of each.
pub fn value_of<T: Item>(
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
        if let Some(RecordPlace { row, .. }) = place.filter(|_| place == item.place()) {
            sheet.known.insert((selections, row), Box::new(write));
        }
        Some(ON_THE_SHEET)
    })?
}

/// Whether the sheet waits for this value.
fn is_awaited(ctx: &ContextSelectionSet<'_>) -> bool {
    sheet(|sheet| sheet.take_awaited(ctx)).flatten().is_some()
}

impl Sheet {
    /// What comes next if it is this value, and not one inside a value that is resolved the ordinary way.
    fn take_awaited(&mut self, ctx: &ContextSelectionSet<'_>) -> Option<Awaited> {
        let is_field =
            matches!(ctx.path_node, Some(QueryPathNode { segment: QueryPathSegment::Name(_), .. }));
        let here = address(ctx.item);
        self.awaited.take_if(|awaited| is_field && awaited.selections == here)
    }

    /// Writes what is known of a field of a record; nothing where it is not.
    fn write_known(&mut self, selections: usize, place: Option<RecordPlace>) -> Option<()> {
        let RecordPlace { row, position } = place?;
        let write = self.known.get(&(selections, row))?;
        write(&mut self.bytes, &self.view, position);
        Some(())
    }
}

fn address(selections: &Positioned<SelectionSet>) -> usize {
    std::ptr::from_ref(selections).addr()
}

/// What is asked of an object here, whatever its type.
trait Fields {
    /// The type of the object, or the interface that it is seen through.
    fn static_type(&self) -> Cow<'static, str>;

    /// The type of the object itself.
    fn own_type(&self) -> Cow<'static, str>;

    /// The value of a field, or nothing where it is not there at once.
    fn field(&self, ctx: &Context<'_>) -> Option<ServerResult<Option<Value>>>;
}

impl<T: ContainerType> Fields for T {
    fn static_type(&self) -> Cow<'static, str> {
        T::type_name()
    }

    fn own_type(&self) -> Cow<'static, str> {
        self.introspection_type_name()
    }

    fn field(&self, ctx: &Context<'_>) -> Option<ServerResult<Option<Value>>> {
        let field = pin!(self.resolve_field(ctx));
        match field.poll(&mut std::task::Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => Some(value),
            Poll::Pending => None,
        }
    }
}

/// An object that is being written.
#[derive(Clone, Copy)]
struct Subject<'a> {
    fields: &'a dyn Fields,
    place: Option<RecordPlace>,
}

fn write_list<T: Written>(ctx: &ContextSelectionSet<'_>, items: &[T]) {
    put(|bytes| bytes.push(b'['));
    for (index, item) in items.iter().enumerate() {
        write_object(&ctx.with_index(index), item);
    }
    put(|bytes| bytes.push(b']'));
}

/// An object, parted from the one before it.
fn write_object<T: Written>(ctx: &ContextSelectionSet<'_>, object: &T) {
    let subject = Subject { fields: object, place: object.place() };
    let repeats = sheet(|sheet| {
        if sheet.bytes.last() == Some(&b'}') {
            sheet.bytes.push(b',');
        }
        sheet.bytes.push(b'{');
        sheet.repeats
    });
    write_selections(ctx, subject, &mut Keys(repeats.unwrap_or(false).then(Vec::new)));
    put(|bytes| bytes.push(b'}'));
}

/// The keys of an object that are written, kept only where one may come again.
struct Keys<'a>(Option<Vec<&'a str>>);

impl<'a> Keys<'a> {
    fn is_new(&mut self, key: &'a str) -> bool {
        let Some(keys) = &mut self.0 else { return true };
        let is_new = !keys.contains(&key);
        keys.push(key);
        is_new
    }
}

fn write_selections<'a>(ctx: &ContextSelectionSet<'a>, subject: Subject<'_>, keys: &mut Keys<'a>) {
    for selection in &ctx.item.node.items {
        let (condition, inner) = match &selection.node {
            Selection::Field(field) => {
                if keys.is_new(&field.node.response_key().node) {
                    write_field(ctx, subject, field);
                }
                continue;
            }
            Selection::InlineFragment(inline) => {
                (inline.node.type_condition.as_ref(), &inline.node.selection_set)
            }
            Selection::FragmentSpread(spread) => {
                let Some(fragment) = ctx.query_env.fragments.get(&spread.node.fragment_name.node) else {
                    continue;
                };
                (Some(&fragment.node.type_condition), &fragment.node.selection_set)
            }
        };
        if applies(ctx, subject.fields, condition) {
            write_selections(&ctx.with_selection_set(inner), subject, keys);
        }
    }
}

fn applies(
    ctx: &ContextSelectionSet<'_>,
    object: &dyn Fields,
    condition: Option<&Positioned<TypeCondition>>,
) -> bool {
    let Some(condition) = condition.map(|condition| condition.node.on.node.as_str()) else { return true };
    let own_type = object.own_type();
    own_type == condition || object.static_type() == condition || {
        let interfaces = ctx.schema_env.registry.implements.get(&*own_type);
        interfaces.is_some_and(|interfaces| interfaces.contains(condition))
    }
}

fn write_field(ctx: &ContextSelectionSet<'_>, subject: Subject<'_>, field: &Positioned<Field>) {
    let Subject { fields, place } = subject;
    let key = &field.node.response_key().node;
    if field.node.name.node == "__typename" {
        return put(|bytes| {
            write_key(bytes, key);
            write_name(bytes, &fields.own_type());
        });
    }
    let is_written = sheet(|sheet| {
        write_key(&mut sheet.bytes, key);
        let selections = address(&field.node.selection_set);
        let known = sheet.write_known(selections, place);
        if known.is_none() {
            sheet.awaited = Some(Awaited { selections, place });
        }
        known
    });
    if is_written.flatten().is_some() {
        return;
    }
    match fields.field(&ctx.with_field(field)) {
        Some(Ok(value)) => {
            sheet(|sheet| {
                if sheet.awaited.take().is_some() {
                    write_value(&mut sheet.bytes, value.unwrap_or_default());
                }
            });
        }
        // What is written so far is of no use: an answer with errors is made again, the ordinary way.
        Some(Err(error)) => ctx.add_error(error),
        None => ctx.add_error(ServerError::new("a field was not there at once", Some(field.pos))),
    }
}
