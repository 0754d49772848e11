//! `asOf`: everything that can be asked, of the registry as it stood on another day. What stood then is told in
//! `registry::as_of`.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{
    Context, ContextSelectionSet, Data, Object, OutputType, Positioned, ServerResult, Value,
    parser::types::Field, registry::Registry as Contract,
};

use super::{Roots, View, kit::Date, view};

#[derive(Default)]
pub struct AsOfRoots;

#[Object]
impl AsOfRoots {
    /// Everything that can be asked, of the registry as of a day: statuses, counts and lists then. On a day that has
    /// passed, agreements, activities and memberships that began later are not there, nor partners that only have such. What
    /// has no date is there. On a day to come, nothing is left out.
    async fn as_of(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day that is asked about, in the past or to come.")] day: Date,
    ) -> AsOf {
        let (now, day) = (view(ctx), day.0);
        let past = day < now.today;
        let registry = if past { Arc::new(now.registry.as_of(day)) } else { Arc::clone(&now.registry) };
        let mut data = Data::default();
        data.insert(View { registry, day, today: now.today });
        AsOf(data)
    }
}

/// The roots, which read what lies in this data.
struct AsOf(Data);

impl OutputType for AsOf {
    fn type_name() -> Cow<'static, str> {
        Roots::type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        Roots::create_type_info(contract)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let mut then = ctx.clone();
        then.execute_data = Some(&self.0);
        Roots::default().resolve(&then, field).await
    }
}
