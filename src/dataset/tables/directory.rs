//! What a directory is ordered by: regions, countries, the home university with its units, fields of study. Rules between
//! rows are in `rules`.

use partnergraph_entity::{country, field, region, source, unit, university};

use super::super::{
    format::{Choice, CountryCode, FieldCode, Name, Optional, Slug, Text, Url, to},
    table::{Cells, Table},
};

impl Table for region::Model {
    const FILE: &'static str = "regions.csv";
    const ONE: &'static str = "a region";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.id(&mut self.id);
        cells.key("code", Slug, &mut self.code);
        cells.cell("name", Name, &mut self.name);
        cells.cell("parent", Optional(to::<Self>()), &mut self.parent_id);
    }
}

impl Table for country::Model {
    const FILE: &'static str = "countries.csv";
    const ONE: &'static str = "a country";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.id(&mut self.id);
        cells.key("code", CountryCode, &mut self.code);
        cells.cell("name", Name, &mut self.name);
        cells.cell("region", Optional(to::<region::Model>()), &mut self.region_id);
    }
}

impl Table for university::Model {
    const FILE: &'static str = "university.csv";
    const SINGLE: bool = true;

    fn columns(&mut self, cells: &mut impl Cells) {
        self.id = university::ID;
        cells.key("slug", Slug, &mut self.slug);
        cells.cell("name", Name, &mut self.name);
        cells.cell("city", Optional(Name), &mut self.city);
        cells.cell("country", Optional(to::<country::Model>()), &mut self.country_id);
        cells.cell("website", Optional(Url), &mut self.website);
        cells.cell("summary", Optional(Text), &mut self.summary);
        cells.cell("own_source", Optional(to::<source::Model>()), &mut self.own_source_id);
    }
}

impl Table for unit::Model {
    const FILE: &'static str = "units.csv";
    const ONE: &'static str = "a unit";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.id(&mut self.id);
        cells.key("slug", Slug, &mut self.slug);
        cells.cell("name", Name, &mut self.name);
        cells.cell("kind", Choice, &mut self.kind);
        cells.cell("parent", Optional(to::<Self>()), &mut self.parent_id);
    }
}

impl Table for field::Model {
    const FILE: &'static str = "fields.csv";
    const ONE: &'static str = "a field";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.id(&mut self.id);
        cells.key("code", FieldCode, &mut self.code);
        cells.cell("name", Name, &mut self.name);
    }
}
