//! Texts and values of enumerations, written straight to the bytes of the answer where its objects are.
//!
//! Those of a record are told by a function of its row, so that what a field reads is found out once for all records of an
//! answer.

use std::borrow::Cow;

use async_graphql::{
    ContextSelectionSet, OutputType, Positioned, ServerResult, Value, parser::types::Field,
    registry::Registry as Contract, resolver_utils::EnumType,
};

use super::{
    super::view,
    Item,
    json::{write_name, write_text},
    sheet,
};

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
        let written = sheet::value(ctx, |bytes| write_text(bytes, self.0));
        Ok(written.unwrap_or_else(|| Value::String(self.0.to_owned())))
    }
}

/// A text of a record.
pub struct RowText<T: Item> {
    pub item: T,
    pub text: fn(&T::Row) -> &str,
}

impl<T: Item> OutputType for RowText<T> {
    fn type_name() -> Cow<'static, str> {
        Text::type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        Text::create_type_info(contract)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let Self { item, text } = *self;
        match sheet::leaf_of(ctx, field, item, move |bytes, row| write_text(bytes, text(row))) {
            Some(value) => Ok(value),
            None => Text(text(item.row_in(view(ctx)))).resolve(ctx, field).await,
        }
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
        match sheet::value(ctx, |bytes| write_choice(bytes, self.0)) {
            Some(value) => Ok(value),
            None => self.0.resolve(ctx, field).await,
        }
    }
}

/// A value of an enumeration that a record has.
pub struct RowChoice<T: Item, E> {
    pub item: T,
    pub choice: fn(&T::Row) -> E,
}

impl<T: Item, E: EnumType + OutputType + 'static> OutputType for RowChoice<T, E> {
    fn type_name() -> Cow<'static, str> {
        E::type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        E::create_type_info(contract)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let Self { item, choice } = *self;
        match sheet::leaf_of(ctx, field, item, move |bytes, row| write_choice(bytes, choice(row))) {
            Some(value) => Ok(value),
            None => choice(item.row_in(view(ctx))).resolve(ctx, field).await,
        }
    }
}

fn write_choice<E: EnumType>(bytes: &mut Vec<u8>, choice: E) {
    if let Some(item) = E::items().iter().find(|item| item.value == choice) {
        write_name(bytes, item.name);
    }
}
