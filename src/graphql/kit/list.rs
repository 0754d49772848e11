//! Lists: Relay connections whose arguments, pages and cursors are dealt with here once, for every list of the contract.
//!
//! A resolver returns a [`List`] and declares no arguments: `arguments` puts them into the contract, and [`List`] reads them when
//! it is resolved.

use std::{borrow::Cow, cmp::Ordering, ops::Range, sync::Arc};

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, InputType, MergedObject, MergedObjectTail, Name, Object,
    OutputType, Positioned, ServerResult, TypeName, Value, connection::PageInfo, parser::types::Field,
    registry::Registry as Contract,
};

use super::{
    super::{View, view},
    Item, Listed, Matches,
    arguments::Arguments,
    cursor::{Cursor, ListOrder},
    order::{Order, OrderDirection},
    sort::Sorted,
    written::{self, Several, Single},
};
use crate::registry::{Ix, Registry};

/// A list that is still to be filtered, ordered and cut into pages.
pub struct List<T: Listed> {
    owner: Owner,
    /// In the default order.
    items: Arc<[T]>,
    /// The order where the caller asks for none.
    order_by: Vec<Order<T::OrderField>>,
}

/// What a list belongs to.
#[derive(Clone)]
enum Owner {
    /// Something that is no record, such as `Query`.
    Thing(Cow<'static, str>),
    /// A record: its name is as in `Region:asia`, and is made only when a cursor has to hold it.
    Record(fn(&Registry, usize) -> String, usize),
}

/// The name of a list, by which cursors tell lists apart: its owner and its field, as in `Region:asia.partners`.
struct ListName {
    owner: Owner,
    field: Name,
}

impl ListName {
    fn text(&self, registry: &Registry) -> String {
        match &self.owner {
            Owner::Thing(name) => format!("{name}.{}", self.field),
            Owner::Record(name, position) => format!("{}.{}", name(registry, *position), self.field),
        }
    }
}

impl<T: Listed> List<T> {
    fn new(owner: Owner, items: impl Iterator<Item = T>) -> Self {
        Self { owner, items: items.collect(), order_by: Vec::new() }
    }

    /// Every item that there is.
    pub fn all(view: &View) -> Self {
        Self::root(T::table(&view.registry).places().map(|ix| T::at(&view.registry, ix)))
    }

    /// The items of a root list that holds only some, in the default order.
    pub fn root(items: impl Iterator<Item = T>) -> Self {
        Self::new(Owner::Thing(Cow::Borrowed("Query")), items)
    }

    /// The items at these places, in the default order, as a field of `owner`.
    pub fn of<'i, O: Item>(view: &View, owner: O, places: impl IntoIterator<Item = &'i Ix<T::Row>>) -> Self {
        let items = places.into_iter().map(|&ix| T::at(&view.registry, ix));
        let name = |registry: &Registry, position| {
            super::Id::plain(O::at(registry, O::table(registry).place(position)), registry)
        };
        Self::new(Owner::Record(name, owner.ix().position()), items)
    }

    /// Some items, in the default order, as a field of something that is no record.
    pub fn within(owner: &str, items: impl Iterator<Item = T>) -> Self {
        Self::new(Owner::Thing(Cow::Owned(owner.to_owned())), items)
    }

    /// The same, in another order where the caller asks for none.
    pub fn ordered_by(self, field: T::OrderField, direction: OrderDirection) -> Self {
        Self { order_by: vec![Order { field, direction }], ..self }
    }

    fn page(
        &self,
        view: &View,
        field: &Name,
        arguments: Arguments<T>,
    ) -> async_graphql::Result<Connection<T>> {
        let name = ListName { owner: self.owner.clone(), field: field.clone() };
        let order_by = Some(arguments.order_by).filter(|by| !by.is_empty());
        let order_by = order_by.unwrap_or_else(|| self.order_by.clone());
        let selection = Selection::new(view, Arc::clone(&self.items), arguments.filter);
        let order = ListOrder { view, by: &order_by };
        let mut sorted = Sorted::new(&order, &selection.items);
        let total = selection.items.len();

        let mut locate = |cursor: &str, before: fn(Ordering) -> bool| {
            let cursor = Cursor::read(cursor)?;
            let place = order.place(&name.text(&view.registry), &cursor)?;
            Ok::<_, async_graphql::Error>(sorted.partition(|item| before(order.compare(item, &place))))
        };
        let start = match arguments.after.as_deref() {
            Some(cursor) => locate(cursor, Ordering::is_le)?,
            None => 0,
        };
        let end = match arguments.before.as_deref() {
            Some(cursor) => locate(cursor, Ordering::is_lt)?.max(start),
            None => total,
        };
        let (start, end) = arguments.count.cut(start, end);
        let (items, shown) = if order_by.is_empty() {
            (Arc::clone(&selection.items), start..end)
        } else {
            (sorted.range(start, end).into(), 0..end - start)
        };
        let figures = T::Figures::from(selection);
        Ok(Connection(Page { name, items, shown, total, start, end, order_by }, figures))
    }
}

/// The items of a list that its filter lets pass, and how they came about.
pub struct Selection<T: Listed> {
    /// All items of the list, filtered or not.
    pub of: Arc<[T]>,
    /// In a box, because it is large and seldom there.
    pub filter: Option<Box<T::Filter>>,
    /// In the default order.
    pub items: Arc<[T]>,
}

impl<T: Listed> Selection<T> {
    pub fn new(view: &View, of: Arc<[T]>, filter: Option<Box<T::Filter>>) -> Self {
        let items = match &filter {
            None => Arc::clone(&of),
            Some(filter) => {
                let test = filter.test(view);
                of.iter().copied().filter(|&item| test(item)).collect()
            }
        };
        Self { of, filter, items }
    }
}

impl<T> OutputType for List<T>
where
    T: Listed,
    Order<T::OrderField>: InputType,
{
    fn type_name() -> Cow<'static, str> {
        <Connection<T> as TypeName>::type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        <Connection<T> as OutputType>::create_type_info(contract)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let connection = {
            let of_field = ctx.with_field(field);
            let page = || -> async_graphql::Result<Connection<T>> {
                let arguments = Arguments::read(&of_field)?;
                self.page(view(ctx), &field.node.name.node, arguments)
            };
            page().map_err(|error| ctx.set_error_path(error.into_server_error(field.pos)))?
        };
        written::object(ctx, &connection).await
    }
}

/// One page of a list, with what is needed to ask for the next.
#[derive(MergedObject)]
#[graphql(name_type)]
pub struct Connection<T: Listed>(Page<T>, T::Figures);

impl<T: Listed> TypeName for Connection<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", T::type_name()).into()
    }
}

pub struct Page<T: Listed> {
    name: ListName,
    items: Arc<[T]>,
    /// Where the items of the page stand among these.
    shown: Range<usize>,
    total: usize,
    start: usize,
    end: usize,
    order_by: Vec<Order<T::OrderField>>,
}

impl<T: Listed> TypeName for Page<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Page", T::type_name()).into()
    }
}

#[Object(name_type)]
impl<T: Listed> Page<T> {
    /// The items of this page, each with its cursor.
    async fn edges(&self) -> Several<Vec<Edge<'_, T>>> {
        Several(self.items().iter().map(|&node| Edge { page: self, node }).collect())
    }

    /// The items of this page, in the order of the list.
    async fn nodes(&self) -> Several<&[T]> {
        Several(self.items())
    }

    /// Whether there are items before and after this page, and the cursors to ask for them with.
    async fn page_info(&self, ctx: &Context<'_>) -> Single<PageInfo> {
        let cursor = |item: Option<&T>| item.map(|&item| self.cursor(view(ctx), item));
        Single(PageInfo {
            has_previous_page: self.start > 0,
            has_next_page: self.end < self.total,
            start_cursor: cursor(self.items().first()),
            end_cursor: cursor(self.items().last()),
        })
    }

    /// How many items the list holds on all its pages together, after filtering.
    async fn total_count(&self) -> usize {
        self.total
    }
}

impl<T: Listed> Page<T> {
    fn items(&self) -> &[T] {
        &self.items[self.shown.clone()]
    }

    fn cursor(&self, view: &View, item: T) -> String {
        ListOrder { view, by: &self.order_by }.cursor(&self.name.text(&view.registry), item)
    }
}

/// What a list without facets and statistics has in their place: nothing.
pub struct NoFigures;

impl<T: Listed> From<Selection<T>> for NoFigures {
    fn from(_: Selection<T>) -> Self {
        Self
    }
}

impl ContainerType for NoFigures {
    async fn resolve_field(&self, _: &Context<'_>) -> ServerResult<Option<Value>> {
        Ok(None)
    }
}

impl OutputType for NoFigures {
    fn type_name() -> Cow<'static, str> {
        <MergedObjectTail as OutputType>::type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        <MergedObjectTail as OutputType>::create_type_info(contract)
    }

    async fn resolve(&self, _: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(Value::Null)
    }
}

/// An item of a page with its cursor.
pub struct Edge<'p, T: Listed> {
    page: &'p Page<T>,
    node: T,
}

impl<T: Listed> TypeName for Edge<'_, T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", T::type_name()).into()
    }
}

/// An item of a page with its cursor.
#[Object(name_type)]
impl<T: Listed> Edge<'_, T> {
    /// The item.
    async fn node(&self) -> Single<T> {
        Single(self.node)
    }

    /// The opaque place of the item in this list and order, for `after` and `before`.
    async fn cursor(&self, ctx: &Context<'_>) -> String {
        self.page.cursor(view(ctx), self.node)
    }
}
