//! Objects written straight to the bytes of the answer, because they live in memory: no future is boxed and no tree of values
//! is built for them. Which objects these are is told by the fields that return [`Single`] or [`Several`], and in `list`;
//! for texts and values of enumerations it is told in `leaf`. The bytes are in `sheet`.
//!
//! async-graphql stays the executor: it calls [`OutputType::resolve`] of these wrappers, which walk the selections themselves
//! and hand out what they wrote as one [`Value::Binary`]. Where a request does not suit, `ordinary` makes a tree of values;
//! both ways give the same bytes. See `docs/decisions/0018-objects-are-written-straight-to-bytes.md`.

use std::{
    borrow::Cow,
    ops::Deref,
    pin::pin,
    task::{Poll, Waker},
};

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, OutputType, Positioned, ServerError, ServerResult, Value,
    parser::types::{Field, Selection, SelectionSet, TypeCondition},
    registry::Registry as Contract,
};

use super::{
    super::error,
    Item,
    json::{write_key, write_name},
    ordinary,
    sheet::{self, Asked, Begun, RecordPlace},
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
        Some(RecordPlace::of(*self))
    }
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
        Ok(object(ctx, &self.0))
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
        objects(ctx, field, items.len(), &|index| &items[index])
    }
}

/// Resolves a list of objects by their positions in it, and counts them, as the net behind what `http::objects` worked out
/// before.
fn objects<'o>(
    ctx: &ContextSelectionSet<'_>,
    field: &Positioned<Field>,
    length: usize,
    at: &dyn Fn(usize) -> &'o dyn Fields,
) -> ServerResult<Value> {
    sheet::take(ctx, length).map_err(|allowed| {
        ctx.set_error_path(error::too_many_objects(allowed).into_server_error(field.pos))
    })?;
    let written = sheet::write(ctx, &mut || write_list(ctx, length, at));
    Ok(written.unwrap_or_else(|| ordinary::objects(ctx, length, at)))
}

/// Resolves an object by its selections.
pub fn object(ctx: &ContextSelectionSet<'_>, object: &dyn Fields) -> Value {
    let written = sheet::write(ctx, &mut || write_object(ctx, object));
    written.unwrap_or_else(|| ordinary::object(ctx, object))
}

/// What is asked of an object here, whatever its type.
pub trait Fields {
    /// The type of the object, or the interface that it is seen through.
    fn static_type(&self) -> Cow<'static, str>;

    /// The type of the object itself.
    fn own_type(&self) -> Cow<'static, str>;

    /// The place of the record that it stands for, where it does.
    fn record(&self) -> Option<RecordPlace>;

    /// The value of a field. It must be there at once: nothing in memory waits.
    fn field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>>;
}

impl<T: Written> Fields for T {
    fn static_type(&self) -> Cow<'static, str> {
        T::type_name()
    }

    fn own_type(&self) -> Cow<'static, str> {
        self.introspection_type_name()
    }

    fn record(&self) -> Option<RecordPlace> {
        self.place()
    }

    fn field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        let field = pin!(self.resolve_field(ctx));
        match field.poll(&mut std::task::Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => Err(ServerError::new("a field was not there at once", Some(ctx.item.pos))),
        }
    }
}

/// An object that is being written.
#[derive(Clone, Copy)]
struct Subject<'a> {
    fields: &'a dyn Fields,
    place: Option<RecordPlace>,
}

fn write_list<'o>(ctx: &ContextSelectionSet<'_>, length: usize, at: &dyn Fn(usize) -> &'o dyn Fields) {
    sheet::put(|bytes| bytes.push(b'['));
    for index in 0..length {
        write_object(&ctx.with_index(index), at(index));
    }
    sheet::put(|bytes| bytes.push(b']'));
}

/// An object, parted from the one before it.
pub fn write_object(ctx: &ContextSelectionSet<'_>, object: &dyn Fields) {
    let subject = Subject { fields: object, place: object.record() };
    let repeats = sheet::begin_object();
    write_selections(ctx, subject, &mut Keys(repeats.then(Vec::new)));
    sheet::put(|bytes| bytes.push(b'}'));
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
    let selections = &ctx.item.node.items;
    let mut index = 0;
    while let Some(selection) = selections.get(index) {
        let asked = subject.place.map(|place| Asked::new(place, ctx.item, index));
        let leaves = asked.map_or(0, sheet::write_leaves);
        if leaves > 0 {
            index += leaves;
            continue;
        }
        index += 1;
        if let Selection::Field(field) = &selection.node {
            if keys.is_new(&field.node.response_key().node) {
                write_field(ctx, subject.fields, field, asked);
            }
        } else if let Some((condition, selections)) = inner(ctx, &selection.node)
            && applies(ctx, subject.fields, condition)
        {
            write_selections(&ctx.with_selection_set(selections), subject, keys);
        }
    }
}

/// The selections of a fragment, and the type that they are for.
pub fn inner<'a>(
    ctx: &ContextSelectionSet<'a>,
    selection: &'a Selection,
) -> Option<(Option<&'a Positioned<TypeCondition>>, &'a Positioned<SelectionSet>)> {
    match selection {
        Selection::Field(_) => None,
        Selection::InlineFragment(inline) => {
            Some((inline.node.type_condition.as_ref(), &inline.node.selection_set))
        }
        Selection::FragmentSpread(spread) => {
            let fragment = ctx.query_env.fragments.get(&spread.node.fragment_name.node)?;
            Some((Some(&fragment.node.type_condition), &fragment.node.selection_set))
        }
    }
}

/// Whether a fragment for a type is for this object.
pub fn applies(
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

fn write_field(
    ctx: &ContextSelectionSet<'_>,
    fields: &dyn Fields,
    field: &Positioned<Field>,
    asked: Option<Asked>,
) {
    let key = &field.node.response_key().node;
    if field.node.name.node == "__typename" {
        return sheet::put(|bytes| {
            write_key(bytes, key);
            write_name(bytes, &fields.own_type());
        });
    }
    let written = match sheet::begin_field(field, asked) {
        Begun::Whole => return,
        Begun::Objects(write, position) => {
            let of_field = ctx.with_field(field);
            write(&of_field.with_selection_set(&field.node.selection_set), field, position)
        }
        Begun::Awaited => fields.field(&ctx.with_field(field)).map(sheet::end_field),
    };
    if let Err(error) = written {
        // What is written so far is of no use: an answer with errors is made again, the ordinary way.
        ctx.add_error(error);
    }
}
