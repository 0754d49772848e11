//! Memberships, the documents that the facts are said to come from, and the citations that tie both together.

use partnergraph_entity::{
    citation::{self, Basis, Fact},
    membership, partner, source,
};

use super::{
    Generator,
    dates::{Span, date},
    id,
};

/// The documents: one a year and kind, with the title, the publisher and how a place in it is told.
const DOCUMENTS: &[(&str, &str, &str)] = &[
    ("Report of the International Office", "Meridian University", "Page"),
    ("Register of agreements", "Meridian University", "Entry"),
    ("List of partners on the university’s pages", "Meridian University", "Row"),
];

/// The years that there are documents of.
const YEARS: std::ops::RangeInclusive<usize> = 1998..=2026;

const NOTES: &[&str] = &[
    "Not stated; taken from the letterhead.",
    "The entry is hard to read.",
    "Two documents differ, and the later one was followed.",
    "Taken from what is known of the partner.",
];

/// The most memberships that a university has.
const MEMBERSHIPS: usize = 40;

impl Generator {
    pub fn memberships(&mut self) {
        let organizations = self.rows.organizations.len();
        let every = organizations.div_ceil(MEMBERSHIPS).max(1);
        for organization in (0..organizations).step_by(every) {
            let partner_id = self.rows.organizations[organization].partner_id;
            let partner =
                self.rows.partners.iter().find(|partner: &&partner::Model| partner.id == partner_id);
            let span = Span::draw(&mut self.draw);
            self.rows.memberships.push(membership::Model {
                id: id(self.rows.memberships.len()),
                slug: format!("{}-membership", partner.map_or("", |partner| &partner.slug)),
                partner_id,
                starts: span.starts,
                ends: span.ends.filter(|_| self.draw.percent(30)),
                summary: self
                    .draw
                    .maybe(50, |_| "The university takes part in meetings and pays a yearly fee.".to_owned()),
            });
        }
    }

    pub fn provenance(&mut self) {
        self.sources();
        for partner in 0..self.rows.partners.len() {
            let subject = citation::Model { partner_id: Some(id(partner)), ..self.place() };
            self.cite(&subject, Fact::Record, 100);
            self.cite(&subject, Fact::Name, 20);
            self.cite(&subject, Fact::Country, 25);
            self.cite(&subject, Fact::City, 5);
        }
        for agreement in 0..self.rows.agreements.len() {
            let subject = citation::Model { agreement_id: Some(id(agreement)), ..self.place() };
            self.cite(&subject, Fact::Record, 70);
            self.cite(&subject, Fact::Dates, 30);
            self.cite(&subject, Fact::Parties, 15);
            self.cite(&subject, Fact::Stage, 10);
        }
        for membership in 0..self.rows.memberships.len() {
            let subject = citation::Model { membership_id: Some(id(membership)), ..self.place() };
            self.cite(&subject, Fact::Record, 100);
        }
    }

    fn sources(&mut self) {
        for year in YEARS {
            for (kind, (title, publisher, _)) in DOCUMENTS.iter().enumerate() {
                let draw = &mut self.draw;
                self.rows.sources.push(source::Model {
                    id: id(self.rows.sources.len()),
                    slug: format!("{}-{year}", ["report", "register", "pages"][kind]),
                    title: format!("{title} {year}"),
                    publisher: Some((*publisher).to_owned()),
                    url: draw.maybe(60, |_| {
                        format!("https://www.meridian-university.example/documents/{year}/{kind}")
                    }),
                    published: draw.maybe(90, |draw| date(draw, year)).flatten(),
                    accessed: "2026-11-23".parse().ok(),
                    note: None,
                });
            }
        }
    }

    /// A place in one of the documents.
    fn place(&mut self) -> citation::Model {
        let source = self.draw.below(self.rows.sources.len());
        let (_, _, unit) = DOCUMENTS[source % DOCUMENTS.len()];
        let place = format!("{unit} {}", self.draw.between(1, 400));
        citation::Model { source_id: id(source), place, ..citation::Model::default() }
    }

    /// Supports a fact of a subject at a place, in a share of all cases.
    fn cite(&mut self, subject: &citation::Model, fact: Fact, share: usize) {
        if !self.draw.percent(share) {
            return;
        }
        let inferred = fact != Fact::Record && self.draw.percent(40);
        let note = if inferred { Some((*self.draw.one(NOTES)).to_owned()) } else { None };
        let basis = if inferred { Basis::Inferred } else { Basis::Stated };
        let id = id(self.rows.citations.len());
        self.rows.citations.push(citation::Model { id, fact, basis, note, ..subject.clone() });
    }
}
