//! Interfaces: written once for all, because the derived ones want each field declared again with its arguments. Which
//! interfaces there are is told with their concepts.

use async_graphql::{
    OutputType,
    indexmap::IndexMap,
    registry::{MetaField, MetaType, MetaTypeId, Registry as Contract},
};

/// The fields of an object of the contract.
pub fn fields_of<T: OutputType>(contract: &mut Contract) -> IndexMap<String, MetaField> {
    match contract.create_fake_output_type::<T>() {
        MetaType::Object { fields, .. } => fields,
        _ => IndexMap::new(),
    }
}

/// Puts an interface with these fields and implementing objects into the contract.
pub fn register<T: OutputType>(
    contract: &mut Contract,
    description: &str,
    fields: &IndexMap<String, MetaField>,
    objects: &[&str],
) -> String {
    for object in objects {
        contract.add_implements(object, &T::type_name());
    }
    contract.create_output_type::<T, _>(MetaTypeId::Interface, |_| MetaType::Interface {
        name: T::type_name().into_owned(),
        description: Some(description.to_owned()),
        fields: fields.clone(),
        possible_types: objects.iter().map(ToString::to_string).collect(),
        extends: false,
        keys: None,
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        rust_typename: Some(std::any::type_name::<T>()),
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    })
}

/// Implements the run-time side of an interface: an enumeration whose every variant holds an object, or an interface.
macro_rules! interface {
    ($name:ident { $($variant:ident),* $(,)? }, $create_type_info:expr) => {
        impl async_graphql::ContainerType for $name {
            async fn resolve_field(
                &self,
                ctx: &async_graphql::Context<'_>,
            ) -> async_graphql::ServerResult<Option<async_graphql::Value>> {
                match self {
                    $(Self::$variant(object) => object.resolve_field(ctx).await,)*
                }
            }

            fn collect_all_fields<'a>(
                &'a self,
                ctx: &async_graphql::ContextSelectionSet<'a>,
                fields: &mut async_graphql::resolver_utils::Fields<'a>,
            ) -> async_graphql::ServerResult<()> {
                match self {
                    $(Self::$variant(object) => object.collect_all_fields(ctx, fields),)*
                }
            }
        }

        impl async_graphql::OutputType for $name {
            fn type_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn introspection_type_name(&self) -> std::borrow::Cow<'static, str> {
                match self {
                    $(Self::$variant(object) => object.introspection_type_name(),)*
                }
            }

            fn create_type_info(contract: &mut async_graphql::registry::Registry) -> String {
                let create: fn(&mut async_graphql::registry::Registry) -> String = $create_type_info;
                create(contract)
            }

            async fn resolve(
                &self,
                ctx: &async_graphql::ContextSelectionSet<'_>,
                _: &async_graphql::Positioned<async_graphql::parser::types::Field>,
            ) -> async_graphql::ServerResult<async_graphql::Value> {
                async_graphql::resolver_utils::resolve_container(ctx, self).await
            }
        }
    };
}

pub(in crate::graphql) use interface;
