//! Partners: the base rows, the details of institutions and organizations, names, identifiers, and the programmes that
//! partners run. Rules between rows are in `rules`.

use partnergraph_entity::{
    country, identifier, institution, organization, partner, partner_identifier, partner_name, programme,
    region,
};

use super::super::{
    format::{Choice, Language, Name, Optional, Slug, Text, Url, to},
    table::{Cells, Table},
};

impl Table for partner::Model {
    const FILE: &'static str = "partners.csv";
    const ONE: &'static str = "a partner";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.id(&mut self.id);
        cells.key("slug", Slug, &mut self.slug);
        cells.cell("name", Name, &mut self.name);
        cells.cell("kind", Choice, &mut self.kind);
        cells.cell("region", Optional(to::<region::Model>()), &mut self.region_id);
        cells.cell("country", Optional(to::<country::Model>()), &mut self.country_id);
        cells.cell("city", Optional(Name), &mut self.city);
        cells.cell("website", Optional(Url), &mut self.website);
        cells.cell("summary", Optional(Text), &mut self.summary);
    }
}

impl Table for institution::Model {
    const FILE: &'static str = "institutions.csv";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.key("partner", to::<partner::Model>(), &mut self.partner_id);
        cells.cell("kind", Choice, &mut self.kind);
    }
}

impl Table for organization::Model {
    const FILE: &'static str = "organizations.csv";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.key("partner", to::<partner::Model>(), &mut self.partner_id);
        cells.cell("kind", Choice, &mut self.kind);
    }
}

impl Table for partner_name::Model {
    const FILE: &'static str = "partner_names.csv";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.key("partner", to::<partner::Model>(), &mut self.partner_id);
        cells.key("kind", Choice, &mut self.kind);
        cells.key("name", Name, &mut self.name);
        cells.cell("language", Optional(Language), &mut self.language);
    }
}

impl Table for partner_identifier::Model {
    const FILE: &'static str = "partner_identifiers.csv";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.cell("partner", to::<partner::Model>(), &mut self.partner_id);
        cells.key("scheme", Choice, &mut self.scheme);
        cells.key("value", Name, &mut self.value);
    }

    fn settle(&mut self) -> Result<(), (&'static str, String)> {
        let canonical = identifier::canonical(self.scheme, &self.value);
        self.value = canonical.map_err(|expected| ("value", expected.to_string()))?;
        Ok(())
    }
}

impl Table for programme::Model {
    const FILE: &'static str = "programmes.csv";
    const ONE: &'static str = "a programme";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.id(&mut self.id);
        cells.key("slug", Slug, &mut self.slug);
        cells.cell("name", Name, &mut self.name);
        cells.cell("acronym", Optional(Name), &mut self.acronym);
        cells.cell("agency", Optional(to::<partner::Model>()), &mut self.agency_id);
        cells.cell("summary", Optional(Text), &mut self.summary);
    }
}
