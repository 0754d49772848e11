//! Lists of partners, and one partner by any of its keys.

use async_graphql::{Context, ID, InputObject, Object, OneofObject};

use super::{IdentifierScheme, Institution, Organization, Partner};
use crate::{
    graphql::{
        error,
        kit::{Id, Item, List, Single},
        node, view,
    },
    registry::Detail,
};

/// What one partner is looked up by.
#[derive(OneofObject, Clone, Debug)]
pub enum PartnerLookupInput {
    /// The opaque id of the partner.
    Id(ID),
    /// The stable name, such as `georgia-state-university`.
    Slug(String),
    /// An identifier that another register knows the partner by.
    Identifier(IdentifierInput),
}

/// An identifier in another register.
#[derive(InputObject, Clone, Debug)]
pub struct IdentifierInput {
    /// The register.
    scheme: IdentifierScheme,
    /// The identifier, as the register writes it, without an address before it.
    value: String,
}

#[derive(Default)]
pub struct PartnerRoots;

#[Object]
impl PartnerRoots {
    /// All partners, institutions and organizations together, by name.
    async fn partners(&self, ctx: &Context<'_>) -> List<Partner> {
        List::all(view(ctx))
    }

    /// The academic partners, by name.
    async fn institutions(&self, ctx: &Context<'_>) -> List<Institution> {
        let registry = &view(ctx).registry;
        let institutions =
            registry.partners.places().filter(|&ix| matches!(registry.detail(ix), Detail::Institution(_)));
        List::root(institutions.map(|ix| Institution::at(registry, ix)))
    }

    /// The non-academic partners, by name.
    async fn organizations(&self, ctx: &Context<'_>) -> List<Organization> {
        let registry = &view(ctx).registry;
        let organizations =
            registry.partners.places().filter(|&ix| matches!(registry.detail(ix), Detail::Organization(_)));
        List::root(organizations.map(|ix| Organization::at(registry, ix)))
    }

    /// One partner; null where there is none.
    async fn partner(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it is looked up by: exactly one key.")] by: PartnerLookupInput,
    ) -> async_graphql::Result<Option<Single<Partner>>> {
        let view = view(ctx);
        let found = match by {
            PartnerLookupInput::Slug(slug) => Ok(node::find(view, &slug)),
            PartnerLookupInput::Id(id) => match Id::read(&id)? {
                Id { concept, slug } if concept == Partner::CONCEPT => Ok(node::find(view, &slug)),
                Id { concept, .. } if node::is_concept(&concept) => {
                    Err(error::id_of_another_concept(&concept, Partner::CONCEPT))
                }
                _ => Err(error::id_invalid(&id)),
            },
            PartnerLookupInput::Identifier(IdentifierInput { scheme, value }) => {
                let ix = view.registry.identified(scheme.into(), &value);
                Ok(ix.map(|ix| Partner::at(&view.registry, ix)))
            }
        };
        Ok(found?.map(Single))
    }
}
