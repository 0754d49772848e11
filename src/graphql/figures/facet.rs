//! Facets: how many items there are for each value of one dimension, when its own condition is ignored.

use std::cmp::Reverse;

use async_graphql::{ContainerType, OutputType, SimpleObject, resolver_utils::EnumType};

use super::{Counted, codes_of, reach::Counting, record_code, tally::Tally};
use crate::graphql::{
    View,
    activity::{ActivityKind, Direction, Level},
    agreement::{AgreementKind, AgreementStatus, Stage},
    country::Country,
    field::Field,
    kit::{Item, Matches, Several, Within, Written, list::Selection, tree::Nested},
    partner::{InstitutionKind, OrganizationKind, PartnerKind},
    programme::Programme,
    region::Region,
    unit::Unit,
};

/// A value with the number of items that have it.
#[derive(SimpleObject)]
#[graphql(
    concrete(name = "ActivityKindFacet", params(ActivityKind)),
    concrete(name = "AgreementKindFacet", params(AgreementKind)),
    concrete(name = "AgreementStatusFacet", params(AgreementStatus)),
    concrete(name = "CountryFacet", params(Country)),
    concrete(name = "DirectionFacet", params(Direction)),
    concrete(name = "FieldFacet", params(Field)),
    concrete(name = "InstitutionKindFacet", params(InstitutionKind)),
    concrete(name = "LevelFacet", params(Level)),
    concrete(name = "OrganizationKindFacet", params(OrganizationKind)),
    concrete(name = "PartnerKindFacet", params(PartnerKind)),
    concrete(name = "ProgrammeFacet", params(Programme)),
    concrete(name = "RegionFacet", params(Region)),
    concrete(name = "StageFacet", params(Stage)),
    concrete(name = "UnitFacet", params(Unit)),
    concrete(name = "YearFacet", params(i32))
)]
pub struct Facet<V: OutputType> {
    /// The value; null stands for the items of which it is not known.
    pub value: Option<V>,
    /// How many items have it. An item with several values is counted for each of them.
    pub count: u32,
}

impl<V: OutputType> Written for Facet<V> where Self: ContainerType {}

/// All values of one dimension.
pub type Facets<V> = Several<Vec<Facet<V>>>;

impl<T: Counted> Selection<T> {
    /// The facet of a dimension whose values are records.
    pub fn records<V: Item>(&self, view: &View, dimension: T::Dimension) -> Vec<Facet<V>> {
        let table = V::table(&view.registry);
        self.facet(view, dimension, |code| V::at(&view.registry, table.place(code as usize)))
    }

    /// The facet of a dimension whose values are nodes of a tree: a node counts what lies in it or below it, or in it alone.
    pub fn nodes<V: Nested>(&self, view: &View, dimension: T::Dimension, within: Within) -> Vec<Facet<V>> {
        let (registry, table) = (&view.registry, V::table(&view.registry));
        let above = |codes: &mut Vec<u32>| {
            let nodes = codes.iter().flat_map(|&code| V::path(registry, table.place(code as usize)));
            let nodes = nodes.map(|&ix| record_code(ix)).collect();
            *codes = nodes;
        };
        let counted = match within {
            Within::Tree => self.count(view, dimension, within, above),
            Within::Node => self.count(view, dimension, within, |_| ()),
        };
        facets(&counted, |code| V::at(registry, table.place(code as usize)))
    }

    /// The facet of a dimension whose values are an enumeration's.
    pub fn values<E: EnumType + OutputType>(&self, view: &View, dimension: T::Dimension) -> Vec<Facet<E>> {
        self.facet(view, dimension, |code| E::items()[code as usize].value)
    }

    /// The facet of a dimension whose values are years.
    pub fn years(&self, view: &View, dimension: T::Dimension) -> Vec<Facet<i32>> {
        let mut years = self.facet(view, dimension, |code| i32::try_from(code).unwrap_or_default());
        years.sort_by_key(|facet| facet.value.unwrap_or(i32::MAX));
        years
    }

    fn facet<V: OutputType>(
        &self,
        view: &View,
        dimension: T::Dimension,
        value: impl Fn(u32) -> V,
    ) -> Vec<Facet<V>> {
        facets(&self.count(view, dimension, Within::Tree, |_| ()), value)
    }

    /// How many items have each code; those of an item that are known are led to others.
    fn count(
        &self,
        view: &View,
        dimension: T::Dimension,
        within: Within,
        lead: impl Fn(&mut Vec<u32>),
    ) -> Tally {
        let filter = self.filter.as_deref();
        let bound = filter.map(|filter| T::bound(filter, Some(dimension))).unwrap_or_default();
        let counting = Counting::new(view, &bound);
        let mut tally = Tally::default();
        let mut codes = Vec::new();
        let mut count = |item: T| {
            codes_of(dimension, counting.reach(within), item, &mut codes, &lead);
            for &code in &codes {
                tally.add(code);
            }
        };
        match filter.and_then(|filter| T::without(filter, dimension)) {
            None => self.items.iter().for_each(|&item| count(item)),
            Some(filter) => {
                let test = filter.test(view);
                self.of.iter().filter(|&&item| test(item)).for_each(|&item| count(item));
            }
        }
        tally
    }
}

/// The most frequent values first; what is not known last.
fn facets<V: OutputType>(tally: &Tally, value: impl Fn(u32) -> V) -> Vec<Facet<V>> {
    let mut known: Vec<u32> = tally.codes().collect();
    known.sort_by_key(|&code| Reverse(tally.of(code)));
    let facet = |code| Facet { value: Some(value(code)), count: tally.of(code) };
    let mut facets: Vec<_> = known.into_iter().map(facet).collect();
    if tally.unknown() > 0 {
        facets.push(Facet { value: None, count: tally.unknown() });
    }
    facets
}
