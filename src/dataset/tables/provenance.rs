//! Memberships, sources, and the citations that tie facts to them. Rules between rows are in `rules`.

use partnergraph_entity::{agreement, citation, membership, partner, source};

use super::super::{
    format::{Choice, Date, Name, Optional, Slug, Text, Url, to},
    table::{Cells, Table},
};

impl Table for source::Model {
    const FILE: &'static str = "sources.csv";
    const ONE: &'static str = "a source";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.id(&mut self.id);
        cells.key("slug", Slug, &mut self.slug);
        cells.cell("title", Name, &mut self.title);
        cells.cell("publisher", Optional(Name), &mut self.publisher);
        cells.cell("url", Optional(Url), &mut self.url);
        cells.cell("published", Optional(Date), &mut self.published);
        cells.cell("accessed", Optional(Date), &mut self.accessed);
        cells.cell("note", Optional(Text), &mut self.note);
    }
}

impl Table for membership::Model {
    const FILE: &'static str = "memberships.csv";
    const ONE: &'static str = "a membership";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.id(&mut self.id);
        cells.key("slug", Slug, &mut self.slug);
        cells.cell("partner", to::<partner::Model>(), &mut self.partner_id);
        cells.cell("starts", Optional(Date), &mut self.starts);
        cells.cell("ends", Optional(Date), &mut self.ends);
        cells.cell("summary", Optional(Text), &mut self.summary);
    }
}

impl Table for citation::Model {
    const FILE: &'static str = "citations.csv";

    fn columns(&mut self, cells: &mut impl Cells) {
        cells.id(&mut self.id);
        cells.key("source", to::<source::Model>(), &mut self.source_id);
        cells.key("place", Name, &mut self.place);
        cells.key("partner", Optional(to::<partner::Model>()), &mut self.partner_id);
        cells.key("agreement", Optional(to::<agreement::Model>()), &mut self.agreement_id);
        cells.key("membership", Optional(to::<membership::Model>()), &mut self.membership_id);
        cells.key("fact", Choice, &mut self.fact);
        cells.cell("basis", Choice, &mut self.basis);
        cells.cell("note", Optional(Text), &mut self.note);
    }
}
