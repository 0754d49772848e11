//! Which items are exported, and in which order: by the arguments that the list has in the contract.
//!
//! There are no pages here; an export is whole.

use async_graphql::{Error, InputType, Pos};
use serde_json::{Map, Value};

use super::super::{
    View,
    kit::{Listed, Matches, cursor::ListOrder, order::Order, sort::Sorted},
};

/// The filter and the order of a list.
pub struct Selection<T: Listed> {
    filter: Option<T::Filter>,
    order_by: Vec<Order<T::OrderField>>,
}

impl<T: Listed> Selection<T>
where
    Order<T::OrderField>: InputType,
{
    /// The arguments with their types, as an operation declares variables.
    pub fn arguments() -> String {
        let filter = <Option<T::Filter> as InputType>::qualified_type_name();
        let order_by = <Option<Vec<Order<T::OrderField>>> as InputType>::qualified_type_name();
        format!("$filter: {filter}, $orderBy: {order_by}")
    }

    /// Reads the arguments; fails where a scalar does not take its text.
    pub fn read(mut arguments: Map<String, Value>) -> Result<Self, Error> {
        Ok(Self {
            filter: read(arguments.remove("filter"))?,
            order_by: read::<Option<Vec<_>>>(arguments.remove("orderBy"))?.unwrap_or_default(),
        })
    }

    /// Every item that matches, in order.
    pub fn items(&self, view: &View) -> Vec<T> {
        let all = T::table(&view.registry).places().map(|ix| T::at(&view.registry, ix));
        let items: Vec<T> = match &self.filter {
            None => all.collect(),
            Some(filter) => {
                let test = filter.test(view);
                all.filter(|&item| test(item)).collect()
            }
        };
        let searching = self.filter.as_ref().filter(|_| self.order_by.is_empty());
        let found = searching.and_then(|filter| filter.found(view));
        let order = ListOrder { view, by: &self.order_by, found: found.as_deref() };
        Sorted::new(&order, &items).range(0, items.len())
    }
}

fn read<I: InputType>(value: Option<Value>) -> Result<I, Error> {
    let value = value.map(async_graphql::Value::from_json).transpose()?;
    I::parse(value).map_err(|error| Error::new(error.into_server_error(Pos::default()).message))
}
