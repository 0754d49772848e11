//! Further names of partners, and their identifiers in other registers.

use async_graphql::{Enum, Object};
use partnergraph_entity::{partner_identifier, partner_name};

use super::super::kit::{Choice, Text, Written};

/// How a further name came to be.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "partner_name::NameKind")]
pub enum NameKind {
    /// The official name, in the partner's own language or in English.
    Official,
    /// The name as a source prints it, often misspelt.
    Published,
    /// A short form made of initials.
    Acronym,
    /// A name that the partner had before.
    Former,
    /// The name in another language.
    Translation,
    /// Another name that it is known by.
    Alias,
}

/// The register that gave an identifier.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "partner_identifier::IdentifierScheme")]
pub enum IdentifierScheme {
    /// Research Organization Registry, such as `03qt6ba18`.
    Ror,
    /// Wikidata, such as `Q3918`.
    Wikidata,
    /// Institution code of the Erasmus programme, such as `NL LEIDEN01`.
    Erasmus,
    /// SCHAC home organization: the domain that the partner identifies its people with, such as `uu.se`.
    Schac,
    /// Participant identification code of the European Commission: nine digits.
    Pic,
    /// International Standard Name Identifier (ISO 27729): sixteen characters.
    Isni,
    /// Global Research Identifier Database (closed in 2021), such as `grid.8993.b`.
    Grid,
}

pub struct PartnerName<'c>(pub &'c partner_name::Model);

impl Written for PartnerName<'_> {}

/// A further name of a partner.
#[Object]
impl PartnerName<'_> {
    /// The name.
    async fn name(&self) -> Text<'_> {
        Text(&self.0.name)
    }

    /// How the name came to be.
    async fn kind(&self) -> Choice<NameKind> {
        Choice(self.0.kind.into())
    }

    /// The language of the name as a tag of BCP 47, such as `fr`; null where it is not known, or where there is none.
    async fn language(&self) -> Option<Text<'_>> {
        self.0.language.as_deref().map(Text)
    }
}

pub struct PartnerIdentifier<'c>(pub &'c partner_identifier::Model);

impl Written for PartnerIdentifier<'_> {}

/// An identifier that another register knows a partner by.
#[Object]
impl PartnerIdentifier<'_> {
    /// The register that gave it.
    async fn scheme(&self) -> IdentifierScheme {
        self.0.scheme.into()
    }

    /// The identifier in its one canonical form: without an address, an Erasmus code with its country padded to three places
    /// (`A  WIEN01`), a domain without `www.`, an ISNI without blanks.
    async fn value(&self) -> Text<'_> {
        Text(&self.0.value)
    }
}
