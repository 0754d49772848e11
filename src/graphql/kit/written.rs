//! Objects written straight to the bytes of the answer, because they live in memory: no future is boxed and no tree of values
//! is built for them. Which objects these are is told by the fields that return [`Single`] or [`Several`], and in `list`;
//! so are the values of [`Text`] and [`Choice`].
//!
//! async-graphql stays the executor: it calls [`OutputType::resolve`] of these wrappers, which walk the selections themselves
//! and hand out what they wrote as one [`Value::Binary`]. Where a request does not suit, the wrappers do as async-graphql
//! does; both ways give the same bytes. See `docs/decisions/0018-objects-are-written-straight-to-bytes.md`.

use std::{
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
    resolver_utils::{EnumType, resolve_list},
};

use super::{
    super::{error, question::ObjectsLeft},
    interface,
    json::{write_key, write_name, write_text, write_value},
    straight::Straight,
};

/// An object.
pub struct Single<T>(pub T);

impl<T: ContainerType> OutputType for Single<T> {
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

/// A text.
pub struct Text<'a>(pub &'a str);

impl OutputType for Text<'_> {
    fn type_name() -> Cow<'static, str> {
        <str as OutputType>::type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        <str as OutputType>::create_type_info(contract)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        let written = leaf(ctx, |bytes| write_text(bytes, self.0));
        Ok(written.unwrap_or_else(|| Value::String(self.0.to_owned())))
    }
}

/// A value of an enumeration.
pub struct Choice<E>(pub E);

impl<E: EnumType + OutputType> OutputType for Choice<E> {
    fn type_name() -> Cow<'static, str> {
        E::type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        E::create_type_info(contract)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let item = E::items().iter().find(|item| item.value == self.0);
        match item.and_then(|item| leaf(ctx, |bytes| write_name(bytes, item.name))) {
            Some(value) => Ok(value),
            None => self.0.resolve(ctx, field).await,
        }
    }
}

/// Objects of one type, in order.
pub struct Several<C>(pub C);

impl<C, T> OutputType for Several<C>
where
    C: Deref<Target = [T]> + Send + Sync,
    T: ContainerType,
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
    match ctx.data_opt::<ObjectsLeft>() {
        Some(left) if !left.take(objects) => {
            let error = error::too_many_objects(left.allowed).into_server_error(field.pos);
            Err(ctx.set_error_path(error))
        }
        _ => Ok(()),
    }
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
pub async fn object<T: ContainerType>(ctx: &ContextSelectionSet<'_>, object: &T) -> ServerResult<Value> {
    match write(ctx, || write_object(ctx, object)) {
        Some(value) => Ok(value),
        None => interface::resolve(ctx, object).await,
    }
}

/// Room for an answer, in bytes, at least and at most: as much as the one before took.
const ROOM: RangeInclusive<usize> = 1024..=64 * 1024;

/// Room for what comes around it, in bytes: without it, all would be copied once more for a few.
const FRAME: usize = 128;

/// What a field hands out whose value is on the sheet. No value is without bytes.
fn on_the_sheet() -> Value {
    Value::Binary(b"".as_slice().into())
}

/// What is being written by this thread.
struct Sheet {
    bytes: Vec<u8>,
    repeats: bool,
    /// The address of the selections whose value comes next, until somebody writes it.
    awaited: Option<usize>,
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

fn put(write: impl FnOnce(&mut Vec<u8>)) {
    sheet(|sheet| write(&mut sheet.bytes));
}

/// Writes to the sheet that waits for this value, or to a new one; none where the request goes the ordinary way.
fn write(ctx: &ContextSelectionSet<'_>, work: impl FnOnce()) -> Option<Value> {
    if is_awaited(ctx) {
        work();
        return Some(on_the_sheet());
    }
    let repeats = ctx.data_opt::<Straight>()?.repeats();
    let bytes = Vec::with_capacity(LAST.get().clamp(*ROOM.start(), *ROOM.end()) + FRAME);
    let _outer = Outer(SHEET.replace(Some(Sheet { bytes, repeats, awaited: None })));
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
fn leaf(ctx: &ContextSelectionSet<'_>, write: impl FnOnce(&mut Vec<u8>)) -> Option<Value> {
    let written = sheet(|sheet| {
        let is_awaited = sheet.awaits(ctx);
        if is_awaited {
            write(&mut sheet.bytes);
        }
        is_awaited
    });
    written?.then(on_the_sheet)
}

/// Whether the sheet waits for this value.
fn is_awaited(ctx: &ContextSelectionSet<'_>) -> bool {
    sheet(|sheet| sheet.awaits(ctx)).unwrap_or(false)
}

impl Sheet {
    /// Whether this value is the one that comes next, and not one inside a value that is resolved the ordinary way.
    fn awaits(&mut self, ctx: &ContextSelectionSet<'_>) -> bool {
        let is_field =
            matches!(ctx.path_node, Some(QueryPathNode { segment: QueryPathSegment::Name(_), .. }));
        let here = address(ctx.item);
        is_field && self.awaited.take_if(|awaited| *awaited == here).is_some()
    }
}

fn address(selections: &Positioned<SelectionSet>) -> usize {
    std::ptr::from_ref(selections).addr()
}

/// What is asked of an object here, whatever its type.
trait Object {
    /// The type of the object, or the interface that it is seen through.
    fn static_type(&self) -> Cow<'static, str>;

    /// The type of the object itself.
    fn own_type(&self) -> Cow<'static, str>;

    /// The value of a field, or nothing where it is not there at once.
    fn field(&self, ctx: &Context<'_>) -> Option<ServerResult<Option<Value>>>;
}

impl<T: ContainerType> Object for T {
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

fn write_list<T: ContainerType>(ctx: &ContextSelectionSet<'_>, items: &[T]) {
    put(|bytes| bytes.push(b'['));
    for (index, item) in items.iter().enumerate() {
        write_object(&ctx.with_index(index), item);
    }
    put(|bytes| bytes.push(b']'));
}

/// An object, parted from the one before it.
fn write_object(ctx: &ContextSelectionSet<'_>, object: &dyn Object) {
    let repeats = sheet(|sheet| {
        if sheet.bytes.last() == Some(&b'}') {
            sheet.bytes.push(b',');
        }
        sheet.bytes.push(b'{');
        sheet.repeats
    });
    write_selections(ctx, object, &mut Keys(repeats.unwrap_or(false).then(Vec::new)));
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

fn write_selections<'a>(ctx: &ContextSelectionSet<'a>, object: &dyn Object, keys: &mut Keys<'a>) {
    for selection in &ctx.item.node.items {
        let (condition, inner) = match &selection.node {
            Selection::Field(field) => {
                if keys.is_new(&field.node.response_key().node) {
                    write_field(ctx, object, field);
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
        if applies(ctx, object, condition) {
            write_selections(&ctx.with_selection_set(inner), object, keys);
        }
    }
}

fn applies(
    ctx: &ContextSelectionSet<'_>,
    object: &dyn Object,
    condition: Option<&Positioned<TypeCondition>>,
) -> bool {
    let Some(condition) = condition.map(|condition| condition.node.on.node.as_str()) else { return true };
    let own_type = object.own_type();
    own_type == condition || object.static_type() == condition || {
        let interfaces = ctx.schema_env.registry.implements.get(&*own_type);
        interfaces.is_some_and(|interfaces| interfaces.contains(condition))
    }
}

fn write_field(ctx: &ContextSelectionSet<'_>, object: &dyn Object, field: &Positioned<Field>) {
    let key = &field.node.response_key().node;
    if field.node.name.node == "__typename" {
        return put(|bytes| {
            write_key(bytes, key);
            write_name(bytes, &object.own_type());
        });
    }
    sheet(|sheet| {
        write_key(&mut sheet.bytes, key);
        sheet.awaited = Some(address(&field.node.selection_set));
    });
    match object.field(&ctx.with_field(field)) {
        Some(Ok(Some(Value::Binary(bytes)))) if bytes.is_empty() => (),
        Some(Ok(value)) => {
            sheet(|sheet| {
                sheet.awaited = None;
                write_value(&mut sheet.bytes, value.unwrap_or_default());
            });
        }
        // What is written so far is of no use: an answer with errors is made again, the ordinary way.
        Some(Err(error)) => ctx.add_error(error),
        None => ctx.add_error(ServerError::new("a field was not there at once", Some(field.pos))),
    }
}
