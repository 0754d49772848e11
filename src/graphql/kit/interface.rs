//! Interfaces: written once for all, because the derived ones want each field declared again with its arguments. Which
//! interfaces there are is told with their concepts.

use async_graphql::{
    OutputType,
    indexmap::IndexMap,
    registry::{MetaType, MetaTypeId, Registry as Contract},
};

/// Puts an interface that these objects implement into the contract. Its fields follow with [`complete`], because the
/// objects and the interface refer to one another, and none is ready while the others are being made.
pub fn register<T: OutputType>(contract: &mut Contract, description: &str, objects: &[&str]) -> String {
    for object in objects {
        contract.add_implements(object, &T::type_name());
    }
    contract.create_output_type::<T, _>(MetaTypeId::Interface, |_| MetaType::Interface {
        name: T::type_name().into_owned(),
        description: Some(description.to_owned()),
        fields: IndexMap::new(),
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

/// Gives objects the fields of another, which is not itself a type of the contract.
///
/// A merged object takes what its parts have when it is made, which is nothing where they refer to one another; so this
/// is done once all are there.
pub fn merge<Part: OutputType>(contract: &mut Contract, objects: &[&str]) {
    let MetaType::Object { fields: part, .. } = contract.create_fake_output_type::<Part>() else { return };
    contract.types.remove(&*Part::type_name());
    for &object in objects {
        if let Some(MetaType::Object { fields, .. }) = contract.types.get_mut(object) {
            let own = std::mem::replace(fields, part.clone());
            fields.extend(own);
        }
    }
}

/// Gives an interface the fields that all objects of it have, with the same type.
pub fn complete<T: OutputType>(contract: &mut Contract) {
    let Some(MetaType::Interface { possible_types, .. }) = contract.types.get(&*T::type_name()) else {
        return;
    };
    let mut objects = possible_types.iter().filter_map(|name| match contract.types.get(name) {
        Some(MetaType::Object { fields, .. }) => Some(fields),
        _ => None,
    });
    let mut common = objects.next().cloned().unwrap_or_default();
    for fields in objects {
        common.retain(|name, field| fields.get(name).is_some_and(|other| other.ty == field.ty));
    }
    if let Some(MetaType::Interface { fields, .. }) = contract.types.get_mut(&*T::type_name()) {
        *fields = common;
    }
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
                Ok($crate::graphql::kit::written::object(ctx, self))
            }
        }
    };
}

pub(in crate::graphql) use interface;
