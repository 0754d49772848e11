//! What institutions and organizations have beyond the fields of every partner.

use async_graphql::{Enum, Object};
use partnergraph_entity::{institution, organization};

use super::super::kit::Choice;

/// What an academic partner is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "institution::InstitutionKind")]
pub enum InstitutionKind {
    /// A university.
    University,
    /// A university of applied sciences, a polytechnic, a technological institute of higher education.
    UniversityOfAppliedSciences,
    /// A school of business or management of its own.
    BusinessSchool,
    /// A college.
    College,
    /// A specialised institute of higher education.
    Institute,
    /// An institute that does research and gives no degrees.
    ResearchInstitute,
    /// Another academic body.
    Other,
}

/// What a non-academic partner is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "organization::OrganizationKind")]
pub enum OrganizationKind {
    /// A government, a ministry, an agency of a state.
    Government,
    /// A body of several states.
    Intergovernmental,
    /// A bank for development.
    DevelopmentBank,
    /// A foundation.
    Foundation,
    /// A company.
    Company,
    /// An association, a society, a network of members.
    Association,
    /// A group of bodies that act together for a purpose.
    Consortium,
    /// A non-governmental organization.
    NonGovernmental,
    /// A body that runs a programme, or the programme itself where no body is named.
    ProgrammeAgency,
    /// A centre of research outside a university.
    ResearchCentre,
    /// A publisher.
    Publisher,
    /// A journal or another periodical.
    Periodical,
    /// Another body.
    Other,
}

#[derive(Clone, Copy)]
pub struct InstitutionFields(pub institution::InstitutionKind);

#[Object]
impl InstitutionFields {
    /// What kind of academic body it is.
    async fn institution_kind(&self) -> Choice<InstitutionKind> {
        Choice(self.0.into())
    }
}

#[derive(Clone, Copy)]
pub struct OrganizationFields(pub organization::OrganizationKind);

#[Object]
impl OrganizationFields {
    /// What kind of non-academic body it is.
    async fn organization_kind(&self) -> Choice<OrganizationKind> {
        Choice(self.0.into())
    }
}
