//! How a filter is held against items: its conditions are made ready once, then every item is tested. The operators are
//! in `operators`; which records can be filtered by what is told with each concept.

use std::{cell::Cell, sync::Arc};

use async_graphql::InputType;

use super::{
    super::View,
    Item,
    operators::{DateFilter, EnumFilter, TextFilter, ToMany},
};
use crate::registry::search::{self, Kind};
use partnergraph_entity::PartialDate;

/// A condition that is ready to be held against items.
pub type Test<'v, T> = Box<dyn Fn(T) -> bool + 'v>;

/// A filter of items of type `T`.
pub trait Matches<T>: Send + Sync {
    /// Makes ready what is the same for every item, so that an item costs little.
    fn test<'v>(&'v self, view: &'v View) -> Test<'v, T>;

    /// What is found by the text that it searches for, by which a list is ordered where no order is asked for; none where it
    /// does not search.
    fn found(&self, _: &View) -> Option<Arc<search::Matches>> {
        None
    }
}

/// The conditions of one filter; all must hold.
pub struct Conditions<'v, T> {
    pub(super) view: &'v View,
    tests: Vec<Test<'v, T>>,
}

#[expect(clippy::ref_option, reason = "a filter's members are options, and are handed over as they are")]
impl<'v, T: Copy + 'static> Conditions<'v, T> {
    pub fn new(view: &'v View) -> Self {
        Self { view, tests: Vec::new() }
    }

    /// Adds a condition of any form.
    pub fn that(&mut self, test: impl Fn(T) -> bool + 'v) {
        self.tests.push(Box::new(test));
    }

    /// On texts of an item: one of them fulfils it.
    pub fn text<I: IntoIterator<Item = &'v str>>(
        &mut self,
        filter: &'v Option<TextFilter>,
        texts: impl Fn(T) -> I + 'v,
    ) {
        let Some(filter) = filter else { return };
        let test = filter.test();
        self.that(move |item| texts(item).into_iter().any(&test));
    }

    /// On values of an enumeration: one of them fulfils it.
    pub fn value<E: InputType + PartialEq, I: IntoIterator<Item = E>>(
        &mut self,
        filter: &'v Option<EnumFilter<E>>,
        values: impl Fn(T) -> I + 'v,
    ) {
        let Some(filter) = filter else { return };
        self.that(move |item| values(item).into_iter().any(|value| filter.matches(&value)));
    }

    /// On a date, which stands for the first day that it can mean.
    pub fn first_day(
        &mut self,
        filter: &'v Option<DateFilter>,
        date: impl Fn(T) -> Option<PartialDate> + 'v,
    ) {
        self.date(filter, date, PartialDate::earliest);
    }

    /// On a date, which stands for the last day that it can mean.
    pub fn last_day(&mut self, filter: &'v Option<DateFilter>, date: impl Fn(T) -> Option<PartialDate> + 'v) {
        self.date(filter, date, PartialDate::latest);
    }

    fn date(
        &mut self,
        filter: &'v Option<DateFilter>,
        date: impl Fn(T) -> Option<PartialDate> + 'v,
        day: fn(PartialDate) -> chrono::NaiveDate,
    ) {
        let Some(filter) = filter else { return };
        let test = filter.test(self.view.day, day);
        self.that(move |item| test(date(item)));
    }

    /// On the record that an item refers to; an item that refers to none does not fulfil it.
    pub fn one<U: Item, F: Matches<U>>(
        &mut self,
        filter: &'v Option<Box<F>>,
        related: impl Fn(T) -> Option<U> + 'v,
    ) {
        let Some(filter) = filter else { return };
        let test = remembered(&**filter, self.view);
        self.that(move |item| related(item).is_some_and(&test));
    }

    /// On the records that an item is related to.
    pub fn many<U: Item, F: Matches<U> + InputType, I: IntoIterator<Item = U>>(
        &mut self,
        filter: &'v Option<Box<ToMany<F>>>,
        related: impl Fn(T) -> I + 'v,
    ) {
        let Some(filter) = filter else { return };
        let view = self.view;
        let test = filter.test(&|filter| Box::new(remembered(filter, view)));
        self.that(move |item| test(&mut related(item).into_iter()));
    }

    /// On things that belong to an item alone.
    pub fn owned<U: Copy + 'static, F: Matches<U> + InputType, I: IntoIterator<Item = U>>(
        &mut self,
        filter: &'v Option<Box<ToMany<F>>>,
        owned: impl Fn(T) -> I + 'v,
    ) {
        let Some(filter) = filter else { return };
        let view = self.view;
        let test = filter.test(&|filter| filter.test(view));
        self.that(move |item| test(&mut owned(item).into_iter()));
    }

    /// Every one of these filters.
    pub fn all<F: Matches<T>>(&mut self, filters: &'v Option<Vec<F>>) {
        for filter in filters.iter().flatten() {
            self.tests.push(filter.test(self.view));
        }
    }

    /// At least one of these filters.
    pub fn any<F: Matches<T>>(&mut self, filters: &'v Option<Vec<F>>) {
        let Some(filters) = filters else { return };
        let tests: Vec<_> = filters.iter().map(|filter| filter.test(self.view)).collect();
        self.that(move |item| tests.iter().any(|test| test(item)));
    }

    /// Not this filter.
    pub fn not<F: Matches<T>>(&mut self, filter: &'v Option<Box<F>>) {
        let Some(filter) = filter else { return };
        let test = filter.test(self.view);
        self.that(move |item| !test(item));
    }

    pub fn into_test(self) -> Test<'v, T> {
        let tests = self.tests;
        Box::new(move |item| tests.iter().all(|test| test(item)))
    }
}

impl<T: Item> Conditions<'_, T> {
    /// On what a search finds.
    pub fn search(&mut self, text: Option<&str>, kind: Kind) {
        let Some(text) = text else { return };
        let found = self.view.registry.matches(text, kind);
        self.that(move |item| found.contains(item.ix().position()));
    }
}

/// A test that is made once for each record, however often the record is met along relations: without this, filters
/// nested in one another would multiply.
pub fn remembered<'v, U: Item, F: Matches<U> + ?Sized>(
    filter: &'v F,
    view: &'v View,
) -> impl Fn(U) -> bool + use<'v, U, F> {
    remember(filter.test(view), view)
}

/// The same of a test that is ready.
pub fn remember<'v, U: Item>(test: impl Fn(U) -> bool + 'v, view: &'v View) -> impl Fn(U) -> bool + 'v {
    let known = vec![Cell::new(None::<bool>); U::table(&view.registry).positions()];
    move |item: U| {
        let known = &known[item.ix().position()];
        let result = known.get().unwrap_or_else(|| test(item));
        known.set(Some(result));
        result
    }
}

/// The conditions of a filter, with `and`, `or` and `not` added, and `search` where there is a search for the concept.
macro_rules! conditions {
    ($filter:ty, $item:ty, $(searched as $kind:ident,)? |$this:ident, $view:ident, $on:ident| $body:block) => {
        impl $crate::graphql::kit::Matches<$item> for $filter {
            fn test<'v>(
                &'v self,
                $view: &'v $crate::graphql::View,
            ) -> $crate::graphql::kit::filter::Test<'v, $item> {
                let $this = self;
                let mut conditions = $crate::graphql::kit::filter::Conditions::<$item>::new($view);
                let $on = &mut conditions;
                $($on.search($this.search.as_deref(), $crate::registry::search::Kind::$kind);)?
                $body
                $on.all(&self.and);
                $on.any(&self.or);
                $on.not(&self.not);
                conditions.into_test()
            }

            $(fn found(
                &self,
                view: &$crate::graphql::View,
            ) -> Option<std::sync::Arc<$crate::registry::search::Matches>> {
                let text = self.search.as_deref()?;
                Some(view.registry.matches(text, $crate::registry::search::Kind::$kind))
            })?
        }
    };
}

pub(in crate::graphql) use conditions;
