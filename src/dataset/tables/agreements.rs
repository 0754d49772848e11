//! Agreements with their parties and home units, and the activities under them with levels and fields. Rules between rows
//! are in `rules`.

use partnergraph_entity::{
    activity, activity_field, activity_level, agreement, agreement_unit, field, partner, party, programme,
    unit,
};

use super::super::{
    format::{Choice, Date, End, Name, Optional, OrIndefinite, Slug, Text, to},
    table::{Cells, Table},
};

impl Table for agreement::Model {
    const FILE: &'static str = "agreements.csv";
    const ONE: &'static str = "an agreement";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.id(&mut self.id);
        cells.key("slug", Slug, &mut self.slug);
        cells.cell("title", Name, &mut self.title);
        cells.cell("kind", Choice, &mut self.kind);
        cells.cell("stage", Choice, &mut self.stage);
        cells.cell("signed", Optional(Date), &mut self.signed);
        cells.cell("starts", Optional(Date), &mut self.starts);
        let mut end = End { on: self.ends, is_indefinite: self.indefinite };
        cells.cell("ends", OrIndefinite, &mut end);
        (self.ends, self.indefinite) = (end.on, end.is_indefinite);
        cells.cell("programme", Optional(to::<programme::Model>()), &mut self.programme_id);
        cells.cell("renews", Optional(to::<Self>()), &mut self.renews_id);
        cells.cell("home_role", Optional(Choice), &mut self.home_role);
        cells.cell("summary", Optional(Text), &mut self.summary);
    }
}

impl Table for party::Model {
    const FILE: &'static str = "parties.csv";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.key("agreement", to::<agreement::Model>(), &mut self.agreement_id);
        cells.key("partner", to::<partner::Model>(), &mut self.partner_id);
        cells.cell("role", Choice, &mut self.role);
    }
}

impl Table for agreement_unit::Model {
    const FILE: &'static str = "agreement_units.csv";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.key("agreement", to::<agreement::Model>(), &mut self.agreement_id);
        cells.key("unit", to::<unit::Model>(), &mut self.unit_id);
    }
}

impl Table for activity::Model {
    const FILE: &'static str = "activities.csv";
    const ONE: &'static str = "an activity";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.id(&mut self.id);
        cells.key("slug", Slug, &mut self.slug);
        cells.cell("agreement", to::<agreement::Model>(), &mut self.agreement_id);
        cells.cell("kind", Choice, &mut self.kind);
        cells.cell("direction", Optional(Choice), &mut self.direction);
        cells.cell("starts", Optional(Date), &mut self.starts);
        cells.cell("ends", Optional(Date), &mut self.ends);
        cells.cell("summary", Optional(Text), &mut self.summary);
    }
}

impl Table for activity_level::Model {
    const FILE: &'static str = "activity_levels.csv";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.key("activity", to::<activity::Model>(), &mut self.activity_id);
        cells.key("level", Choice, &mut self.level);
    }
}

impl Table for activity_field::Model {
    const FILE: &'static str = "activity_fields.csv";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.key("activity", to::<activity::Model>(), &mut self.activity_id);
        cells.key("field", to::<field::Model>(), &mut self.field_id);
    }
}
