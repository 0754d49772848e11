//! Lists of partners, and one partner by any of its keys.

use async_graphql::{Context, ID, InputObject, Object, OneofObject};
use partnergraph_entity::identifier;

use super::{IdentifierScheme, Institution, Organization, Partner};
use crate::{
    graphql::{
        View, error,
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
    /// The identifier in any form that the register prints: with or without an address, blanks and capitals, such as
    /// `https://ror.org/03qt6ba18`, `A WIEN01` and `A  WIEN01`. What cannot be an identifier of the register is an error.
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
            PartnerLookupInput::Identifier(identifier) => identified(view, &identifier),
        };
        Ok(found?.map(Single))
    }
}

/// The partner with an identifier. One that can be nobody's is an error, because null would say that there is no such partner.
fn identified(view: &View, input: &IdentifierInput) -> async_graphql::Result<Option<Partner>> {
    let scheme = input.scheme.into();
    let shown: String = input.value.chars().take(40).collect();
    let canonical = identifier::canonical(scheme, &input.value)
        .map_err(|expected| error::argument_invalid(format!("expected {expected}, found \"{shown}\"")))?;
    match view.registry.identified(scheme, &canonical) {
        None if identifier::has_wrong_check_digits(scheme, &canonical) => {
            Err(error::argument_invalid(format!(
                "the check digits of \"{shown}\" do not fit, so a character is mistyped; copy the identifier anew from its register"
            )))
        }
        found => Ok(found.map(|ix| Partner::at(&view.registry, ix))),
    }
}
