//! Lists: Relay connections whose arguments, pages and cursors are dealt with here once, for every list of the contract.
//!
//! A resolver returns a [`List`] and declares no arguments: `arguments` puts them into the contract, and [`List`] reads them when
//! it is resolved.

use std::{borrow::Cow, cmp::Ordering, sync::Arc};

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
    written::{self, Several, Single, Written},
};
use crate::registry::{Ix, Registry, search};

/// A list that is still to be filtered, ordered and cut into pages.
pub struct List<T: Listed> {
    owner: Owner,
    /// In the default order.
    items: Arc<[T]>,
    /// The order where the caller asks for none.
    order_by: Vec<Order<T::OrderField>>,
}

/// What a list belongs to.
enum Owner {
    /// Something that is no record, such as `Query`.
    Thing(Cow<'static, str>),
    /// A record: its name is as in `Region:asia`, and is made only when a cursor has to hold it.
    Record(fn(&Registry, usize) -> String, usize),
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
    pub fn of<O: Item>(owner: O, registry: &Registry, places: &[Ix<T::Row>]) -> Self {
        let items = places.iter().map(|&ix| T::at(registry, ix));
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

    /// The name of the list as a field, by which cursors tell lists apart, as in `Region:asia.partners`.
    fn name(&self, field: &Name, registry: &Registry) -> String {
        match &self.owner {
            Owner::Thing(name) => format!("{name}.{field}"),
            Owner::Record(name, position) => format!("{}.{field}", name(registry, *position)),
        }
    }

    fn page<'l>(
        &'l self,
        view: &View,
        field: &'l Name,
        arguments: &Arguments<T>,
    ) -> async_graphql::Result<Page<'l, T>> {
        let Arguments { count, after, before, filter, order_by } = arguments;
        let found = filter.as_ref().filter(|_| order_by.is_empty()).and_then(|filter| filter.found(view));
        let is_own = order_by.is_empty() && found.is_none();
        let order_by = if is_own { &self.order_by } else { order_by }.clone();
        let passed = filter.as_ref().map(|filter| passing(view, &self.items, filter));
        let items = passed.as_ref().unwrap_or(&self.items);
        let order = ListOrder { view, by: &order_by, found: found.as_deref() };
        let mut sorted = Sorted::new(&order, items);

        let mut locate = |cursor: &str, before: fn(Ordering) -> bool| {
            let cursor = Cursor::read(cursor)?;
            let place = order.place(&self.name(field, &view.registry), &cursor)?;
            Ok::<_, async_graphql::Error>(sorted.partition(&|item| before(order.compare(item, &place))))
        };
        let start = match after.as_deref() {
            Some(cursor) => locate(cursor, Ordering::is_le)?,
            None => 0,
        };
        let end = match before.as_deref() {
            Some(cursor) => locate(cursor, Ordering::is_lt)?.max(start),
            None => items.len(),
        };
        let (start, end) = count.cut(start, end);
        let ordered = (!order.is_default()).then(|| sorted.range(start, end));
        Ok(Page { list: self, field, filter: filter.clone(), passed, ordered, start, end, order_by, found })
    }
}

fn passing<T: Listed>(view: &View, items: &[T], filter: &T::Filter) -> Arc<[T]> {
    let test = filter.test(view);
    items.iter().copied().filter(|&item| test(item)).collect()
}

/// The items of a list that its filter lets pass, and how they came about.
pub struct Selection<T: Listed> {
    /// All items of the list, filtered or not.
    pub of: Arc<[T]>,
    pub filter: Option<Arc<T::Filter>>,
    /// In the default order.
    pub items: Arc<[T]>,
}

impl<T: Listed> Selection<T> {
    pub fn all(items: Arc<[T]>) -> Self {
        Self { of: Arc::clone(&items), filter: None, items }
    }
}

impl<T: Listed> List<T> {
    /// Resolves the field that stands for this list.
    pub fn resolve_page(
        &self,
        view: &View,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<Field>,
        arguments: &Arguments<T>,
    ) -> ServerResult<Value> {
        let page = self.page_in(view, ctx, field, arguments)?;
        Ok(written::object(ctx, &Connection(page)))
    }

    /// The same for a field whose objects are known to be written straight.
    pub fn write_page(
        &self,
        view: &View,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<Field>,
        arguments: &Arguments<T>,
    ) -> ServerResult<()> {
        let page = self.page_in(view, ctx, field, arguments)?;
        written::write_object(ctx, &Connection(page));
        Ok(())
    }

    fn page_in<'l>(
        &'l self,
        view: &View,
        ctx: &ContextSelectionSet<'_>,
        field: &'l Positioned<Field>,
        arguments: &Arguments<T>,
    ) -> ServerResult<Page<'l, T>> {
        let page = self.page(view, &field.node.name.node, arguments);
        page.map_err(|error| ctx.set_error_path(error.into_server_error(field.pos)))
    }
}

impl<T> OutputType for List<T>
where
    T: Listed,
    Order<T::OrderField>: InputType,
{
    fn type_name() -> Cow<'static, str> {
        <Shape<T> as TypeName>::type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        <Shape<T> as OutputType>::create_type_info(contract)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let arguments = Arguments::read(ctx, field)?;
        self.resolve_page(view(ctx), ctx, field, &arguments)
    }
}

// What a connection is in the contract, with its description.
/// One page of a list, with what is needed to ask for the next.
#[derive(MergedObject)]
#[graphql(name_type)]
struct Shape<T: Listed>(Page<'static, T>, T::Figures);

impl<T: Listed> TypeName for Shape<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", T::type_name()).into()
    }
}

/// The same when it is resolved: what is not a field of the page is one of the figures, which are made only then.
struct Connection<'l, T: Listed>(Page<'l, T>);

impl<T: Listed> Written for Connection<'_, T> {}

impl<T: Listed> OutputType for Connection<'_, T> {
    fn type_name() -> Cow<'static, str> {
        <Shape<T> as TypeName>::type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        <Shape<T> as OutputType>::create_type_info(contract)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(written::object(ctx, self))
    }
}

impl<T: Listed> ContainerType for Connection<'_, T> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        match self.0.resolve_field(ctx).await? {
            None => T::Figures::from(self.0.selection()).resolve_field(ctx).await,
            value => Ok(value),
        }
    }
}

/// One page of a list, with what is needed to ask for the next.
pub struct Page<'l, T: Listed> {
    list: &'l List<T>,
    field: &'l Name,
    filter: Option<Arc<T::Filter>>,
    /// The items of the list that the filter lets pass, where there is one.
    passed: Option<Arc<[T]>>,
    /// The items of the page, where they are not in the default order.
    ordered: Option<Vec<T>>,
    start: usize,
    end: usize,
    order_by: Vec<Order<T::OrderField>>,
    found: Option<Arc<search::Matches>>,
}

impl<T: Listed> TypeName for Page<'_, T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Page", T::type_name()).into()
    }
}

#[Object(name_type)]
impl<T: Listed> Page<'_, T> {
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
            has_next_page: self.end < self.all().len(),
            start_cursor: cursor(self.items().first()),
            end_cursor: cursor(self.items().last()),
        })
    }

    /// How many items the list holds on all its pages together, after filtering.
    async fn total_count(&self) -> usize {
        self.all().len()
    }
}

impl Written for PageInfo {}

impl<T: Listed> Page<'_, T> {
    /// The items on all pages together.
    fn all(&self) -> &Arc<[T]> {
        self.passed.as_ref().unwrap_or(&self.list.items)
    }

    fn items(&self) -> &[T] {
        self.ordered.as_deref().unwrap_or_else(|| &self.all()[self.start..self.end])
    }

    fn selection(&self) -> Selection<T> {
        let (of, items) = (Arc::clone(&self.list.items), Arc::clone(self.all()));
        Selection { of, filter: self.filter.clone(), items }
    }

    fn cursor(&self, view: &View, item: T) -> String {
        let name = self.list.name(self.field, &view.registry);
        ListOrder { view, by: &self.order_by, found: self.found.as_deref() }.cursor(&name, item)
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
    page: &'p Page<'p, T>,
    node: T,
}

impl<T: Listed> Written for Edge<'_, T> {}

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
