//! The contract: one place a concept, over a kit that every concept is made with.
//!
//! An object is the place of a record in the registry of its request; a resolver asks the registry and never the database.
//! Deliberately not here: HTTP, parsing and validating documents (`http/`), and the questions themselves (`registry/`).

mod activity;
mod agreement;
mod as_of;
mod country;
mod error;
mod expiry;
pub mod export;
mod fan_out;
mod field;
mod figures;
mod kit;
mod limits;
mod membership;
mod node;
mod partner;
mod programme;
mod quality;
mod question;
mod region;
mod registry;
mod search;
mod source;
mod unit;

use std::{borrow::Cow, sync::Arc};

use async_graphql::{
    ContextBase, EmptyMutation, EmptySubscription, MergedObject, OutputType, SDLExportOptions, SchemaBuilder,
    ValidationMode,
};
use chrono::NaiveDate;

use crate::registry::{Ix, Registry, Status};
pub use error::{ErrorCode, page_too_large};
pub use fan_out::fan_out;
pub use figures::{DIMENSIONS_MAX, GROUPS_MAX};
pub use kit::{
    Straight,
    arguments::{PAGE_DEFAULT, PAGE_MAX},
    scalar::scalar_fault,
    write_value,
};
pub use limits::Limits;
pub use node::NODES_MAX;
pub use question::{Plan, Question};

/// What one request, or a part of it, reads: one registry, on one day.
#[derive(Clone)]
pub struct View {
    pub registry: Arc<Registry>,
    /// The day that is asked about: today, or the day of `asOf`.
    pub day: NaiveDate,
    /// The day on which the registry is read.
    pub today: NaiveDate,
}

impl View {
    /// The registry as it is today.
    #[must_use]
    pub fn of(registry: Arc<Registry>, today: NaiveDate) -> Self {
        Self { registry, day: today, today }
    }

    /// How an agreement stands on a day, as far as it is known today.
    fn status(&self, agreement: Ix<partnergraph_entity::agreement::Model>, day: NaiveDate) -> Status {
        Status::of(&self.registry.agreements[agreement], day, self.today)
    }
}

fn view<'c, T>(ctx: &'c ContextBase<'_, T>) -> &'c View {
    ctx.data_unchecked()
}

pub type Schema = async_graphql::Schema<Query, EmptyMutation, EmptySubscription>;

/// Everything that can be asked: of the registry as a whole, of lists of records, and of single records.
#[derive(MergedObject, Default)]
pub struct Query(Roots, as_of::AsOfRoots, limits::LimitsRoots);

/// The registry as of a day: everything that can be asked of it.
#[derive(MergedObject, Default)]
#[graphql(name = "RegistryAsOf")]
pub struct Roots(
    registry::RegistryRoots,
    node::NodeRoots,
    region::RegionRoots,
    country::CountryRoots,
    partner::PartnerRoots,
    agreement::AgreementRoots,
    activity::ActivityRoots,
    programme::ProgrammeRoots,
    unit::UnitRoots,
    field::FieldRoots,
    membership::MembershipRoots,
    source::SourceRoots,
    search::SearchRoots,
    expiry::ExpiryRoots,
    quality::QualityRoots,
);

/// The schema. It runs documents as they are: they must have been validated before.
#[must_use]
pub fn schema() -> Schema {
    builder().finish()
}

/// The schema that answers requests, which tells these limits.
#[must_use]
pub fn schema_with(limits: Limits) -> Schema {
    builder().data(limits).finish()
}

fn builder() -> SchemaBuilder<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query::default(), EmptyMutation, EmptySubscription)
        .register_output_type::<Finish>()
        .register_output_type::<ErrorCode>()
        .validation_mode(ValidationMode::Fast)
}

/// The contract as text, as `/schema.graphql` and `partnergraph schema` show it.
#[must_use]
pub fn sdl(schema: &Schema) -> String {
    schema.sdl_with_options(SDLExportOptions::new().include_specified_by().use_space_ident())
}

/// What the derived parts of the contract leave out: the arguments of lists, the fields of interfaces, and that partners
/// are nodes.
struct Finish;

impl OutputType for Finish {
    fn type_name() -> Cow<'static, str> {
        "Query".into()
    }

    fn create_type_info(contract: &mut async_graphql::registry::Registry) -> String {
        kit::interface::merge::<partner::PartnerFields>(contract, &["Institution", "Organization"]);
        kit::interface::complete::<node::Node>(contract);
        kit::interface::complete::<partner::Partner>(contract);
        contract.add_implements("Partner", "Node");
        kit::arguments::add_arguments::<activity::Activity>(contract);
        kit::arguments::add_arguments::<agreement::Agreement>(contract);
        kit::arguments::add_arguments::<country::Country>(contract);
        kit::arguments::add_arguments::<field::Field>(contract);
        kit::arguments::add_arguments::<membership::Membership>(contract);
        kit::arguments::add_arguments::<partner::Partner>(contract);
        kit::arguments::add_arguments::<partner::Institution>(contract);
        kit::arguments::add_arguments::<partner::Organization>(contract);
        kit::arguments::add_arguments::<programme::Programme>(contract);
        kit::arguments::add_arguments::<region::Region>(contract);
        kit::arguments::add_arguments::<source::Source>(contract);
        kit::arguments::add_arguments::<unit::Unit>(contract);
        "Query".to_owned()
    }

    async fn resolve(
        &self,
        _: &async_graphql::ContextSelectionSet<'_>,
        _: &async_graphql::Positioned<async_graphql::parser::types::Field>,
    ) -> async_graphql::ServerResult<async_graphql::Value> {
        Ok(async_graphql::Value::Null)
    }
}
