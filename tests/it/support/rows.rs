//! Random rows of all tables that keep every rule of the dataset. Rows that break a rule are written out in the tests.

use std::collections::BTreeMap;

use partnergraph_entity::{
    PartialDate, Row, Rows, activity, activity_field, activity_level, agreement, agreement_unit, citation,
    country, field, institution, membership, organization,
    partner::{self, PartnerKind},
    partner_identifier::{self, IdentifierScheme},
    partner_name, party, programme, region, source, unit, university,
};
use proptest::{collection::vec, prelude::*};
use sea_orm::Iterable;

/// Texts are made of these: what CSV, Unicode and databases make hard.
const FRAGMENTS: [&str; 16] = [
    "Baku",
    "Ankara",
    "Ελλάς",
    "東京",
    "🎓",
    "\"",
    ",",
    "\"\"",
    ";",
    "'",
    "=1+1",
    "e\u{301}",
    "ß",
    "\u{feff}",
    "\u{fffd}",
    "\\n",
];

/// Texts that every database folds and orders alike.
pub const PLAIN: [&str; 8] = ["baku", "Baku", "ankara", "oslo", "9", "a1", "B", "Oslo2"];

/// How slugs begin; a number follows.
pub const SLUGS: [&str; 4] = ["university", "a", "z9", "of-the-world"];

/// Rows of all tables, each in the order of its primary key. Numbers have gaps, and do not follow the order of the slugs.
pub fn rows() -> impl Strategy<Value = Rows> {
    vec(any::<u32>(), 0..2000).prop_map(|numbers| Draw::new(numbers).rows())
}

/// Four times as many rows, whose texts are [`PLAIN`].
pub fn plain_rows() -> impl Strategy<Value = Rows> {
    vec(any::<u32>(), 0..8000)
        .prop_map(|numbers| Draw { fragments: &PLAIN, times: 4, ..Draw::new(numbers) }.rows())
}

/// Makes choices of random numbers; when they have run out, the first choice each time.
pub struct Draw {
    numbers: std::vec::IntoIter<u32>,
    fragments: &'static [&'static str],
    /// How many times as many rows.
    times: usize,
}

impl Draw {
    pub fn new(numbers: Vec<u32>) -> Self {
        Self { numbers: numbers.into_iter(), fragments: &FRAGMENTS, times: 1 }
    }

    fn rows(mut self) -> Rows {
        let mut rows = Rows::default();
        self.directory(&mut rows);
        self.partners(&mut rows);
        self.agreements(&mut rows);
        self.activities(&mut rows);
        self.provenance(&mut rows);
        if let Some(university) = rows.universities.first_mut() {
            university.own_source_id = self.earlier(&rows.sources, |row| row.id);
        }
        rows
    }

    fn directory(&mut self, rows: &mut Rows) {
        for (id, code) in self.records(5) {
            let parent_id = self.earlier(&rows.regions, |row| row.id);
            rows.regions.push(region::Model { id, code, name: self.text(), parent_id });
        }
        for (id, code) in (1..).zip(["AZ", "XA", "NO", "GB"]).take(self.below(5)) {
            let region_id = self.earlier(&rows.regions, |row| row.id);
            rows.countries.push(country::Model { id, code: code.to_owned(), name: self.text(), region_id });
        }
        for (id, slug) in self.records(5) {
            let parent_id = self.earlier(&rows.units, |row| row.id);
            rows.units.push(unit::Model { id, slug, name: self.text(), kind: self.choice(), parent_id });
        }
        for (id, code) in (1..).zip(["04", "011", "01", "0111", "041"]).take(self.below(2) * 5) {
            rows.fields.push(field::Model { id, code: code.to_owned(), name: self.text() });
        }
        let university = self.maybe(|draw| university::Model {
            id: university::ID,
            slug: draw.slug(1),
            name: draw.text(),
            city: draw.maybe(Self::text),
            country_id: draw.earlier(&rows.countries, |row| row.id),
            website: draw.maybe(Self::url),
            summary: draw.maybe(Self::text),
            own_source_id: None,
        });
        rows.universities.extend(university);
    }

    fn partners(&mut self, rows: &mut Rows) {
        for (id, slug) in self.records(8) {
            let kind = self.choice();
            match kind {
                PartnerKind::Institution => {
                    rows.institutions.push(institution::Model { partner_id: id, kind: self.choice() });
                }
                PartnerKind::Organization => {
                    rows.organizations.push(organization::Model { partner_id: id, kind: self.choice() });
                }
            }
            rows.partners.push(partner::Model {
                id,
                slug,
                kind,
                name: self.text(),
                region_id: self.earlier(&rows.regions, |row| row.id),
                country_id: self.earlier(&rows.countries, |row| row.id),
                city: self.maybe(Self::text),
                website: self.maybe(Self::url),
                summary: self.maybe(Self::text),
            });
        }
        rows.partner_names = self.distinct(8, |draw| {
            Some(partner_name::Model {
                partner_id: draw.one(&rows.partners)?.id,
                kind: draw.choice(),
                name: draw.text(),
                language: draw.maybe(|draw| ["fr", "kk-Cyrl", "de-AT-1901"][draw.below(3)].to_owned()),
            })
        });
        rows.partner_identifiers = self.distinct(8, |draw| {
            let scheme = draw.choice();
            Some(partner_identifier::Model {
                scheme,
                value: identifier(scheme, draw.below(4)),
                partner_id: draw.one(&rows.partners)?.id,
            })
        });
        for (id, slug) in self.records(4) {
            let agency_id = self.earlier(&rows.partners, |row| row.id);
            let (acronym, summary) = (self.maybe(Self::text), self.maybe(Self::text));
            rows.programmes.push(programme::Model {
                id,
                slug,
                name: self.text(),
                acronym,
                agency_id,
                summary,
            });
        }
    }

    fn agreements(&mut self, rows: &mut Rows) {
        for (id, slug) in self.records(8) {
            let Some(partner) = self.one(&rows.partners) else { return };
            let (starts, ends) = self.span();
            let indefinite = ends.is_none() && self.below(2) == 1;
            rows.parties.push(party::Model { agreement_id: id, partner_id: partner.id, role: self.choice() });
            rows.agreements.push(agreement::Model {
                id,
                slug,
                title: self.text(),
                kind: self.choice(),
                stage: self.choice(),
                signed: self.maybe(Self::date),
                starts,
                ends,
                indefinite,
                programme_id: self.earlier(&rows.programmes, |row| row.id),
                renews_id: self.earlier(&rows.agreements, |row| row.id),
                home_role: self.maybe(Self::choice),
                summary: self.maybe(Self::text),
            });
        }
        let parties = self.distinct(8, |draw| {
            let (agreement, partner) = (draw.one(&rows.agreements)?, draw.one(&rows.partners)?);
            Some(party::Model { agreement_id: agreement.id, partner_id: partner.id, role: draw.choice() })
        });
        rows.parties = by_key(rows.parties.drain(..).chain(parties));
        rows.agreement_units = self.distinct(6, |draw| {
            let (agreement, unit) = (draw.one(&rows.agreements)?, draw.one(&rows.units)?);
            Some(agreement_unit::Model { agreement_id: agreement.id, unit_id: unit.id })
        });
    }

    fn activities(&mut self, rows: &mut Rows) {
        for (id, slug) in self.records(8) {
            let Some(agreement) = self.one(&rows.agreements) else { return };
            let (starts, ends) = self.span();
            rows.activities.push(activity::Model {
                id,
                slug,
                agreement_id: agreement.id,
                kind: self.choice(),
                direction: self.maybe(Self::choice),
                starts,
                ends,
                summary: self.maybe(Self::text),
            });
        }
        rows.activity_levels = self.distinct(6, |draw| {
            let activity = draw.one(&rows.activities)?;
            Some(activity_level::Model { activity_id: activity.id, level: draw.choice() })
        });
        rows.activity_fields = self.distinct(6, |draw| {
            let (activity, field) = (draw.one(&rows.activities)?, draw.one(&rows.fields)?);
            Some(activity_field::Model { activity_id: activity.id, field_id: field.id })
        });
    }

    fn provenance(&mut self, rows: &mut Rows) {
        for (id, slug) in self.records(3) {
            let Some(organization) = self.one(&rows.organizations) else { break };
            let ((starts, ends), summary) = (self.span(), self.maybe(Self::text));
            let partner_id = organization.partner_id;
            rows.memberships.push(membership::Model { id, slug, partner_id, starts, ends, summary });
        }
        for (id, slug) in self.records(3) {
            rows.sources.push(source::Model {
                id,
                slug,
                title: self.text(),
                publisher: self.maybe(Self::text),
                url: self.maybe(Self::url),
                published: self.maybe(Self::date),
                accessed: self.maybe(Self::date),
                note: self.maybe(Self::text),
            });
        }
        rows.citations = self.distinct(10, |draw| draw.citation(rows));
        for (id, citation) in (1..).zip(&mut rows.citations) {
            citation.id = id;
        }
    }

    fn citation(&mut self, rows: &Rows) -> Option<citation::Model> {
        let mut citation = citation::Model {
            id: 0,
            source_id: self.one(&rows.sources)?.id,
            place: self.text(),
            partner_id: None,
            agreement_id: None,
            membership_id: None,
            fact: self.choice(),
            basis: self.choice(),
            note: self.maybe(Self::text),
        };
        match self.below(3) {
            0 => citation.partner_id = Some(self.one(&rows.partners)?.id),
            1 => citation.agreement_id = Some(self.one(&rows.agreements)?.id),
            _ => citation.membership_id = Some(self.one(&rows.memberships)?.id),
        }
        Some(citation)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.numbers.next().unwrap_or_default() as usize % end
    }

    pub fn maybe<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(2) == 1).then(|| value(self))
    }

    fn choice<E: Iterable>(&mut self) -> E {
        let index = self.below(E::iter().count());
        E::iter().nth(index).expect("an index below the count")
    }

    fn one<'a, T>(&mut self, rows: &'a [T]) -> Option<&'a T> {
        if rows.is_empty() { None } else { rows.get(self.below(rows.len())) }
    }

    /// None, or the number of one of the rows.
    fn earlier<T>(&mut self, rows: &[T], id: impl FnOnce(&T) -> i32) -> Option<i32> {
        self.maybe(|draw| draw.one(rows).map(id)).flatten()
    }

    /// Numbers and slugs for some rows.
    fn records(&mut self, end: usize) -> Vec<(i32, String)> {
        let mut id = 0;
        let mut record = |draw: &mut Self| {
            id += 1 + i32::try_from(draw.below(3)).expect("a small number");
            (id, draw.slug(id))
        };
        (0..self.below(end * self.times)).map(|_| record(self)).collect()
    }

    /// Some rows with different keys, in the order of the keys.
    fn distinct<T: Row>(&mut self, end: usize, mut row: impl FnMut(&mut Self) -> Option<T>) -> Vec<T> {
        by_key((0..self.below(end * self.times)).filter_map(|_| row(self)).collect::<Vec<_>>())
    }

    fn slug(&mut self, id: i32) -> String {
        format!("{}-{id}", SLUGS[self.below(SLUGS.len())])
    }

    fn text(&mut self) -> String {
        let words = 1 + self.below(4);
        (0..words).map(|_| self.fragments[self.below(self.fragments.len())]).collect::<Vec<_>>().join(" ")
    }

    fn url(&mut self) -> String {
        ["https://example.org/a,b?c=\"d\"", "http://example.org", "https://пример.example/"][self.below(3)]
            .to_owned()
    }

    pub fn date(&mut self) -> PartialDate {
        let (year, month, day) = (1990 + self.below(40), 1 + self.below(12), 1 + self.below(28));
        let text = [format!("{year}"), format!("{year}-{month:02}"), format!("{year}-{month:02}-{day:02}")];
        text[self.below(3)].parse().expect("a date")
    }

    fn span(&mut self) -> (Option<PartialDate>, Option<PartialDate>) {
        match (self.maybe(Self::date), self.maybe(Self::date)) {
            (Some(starts), Some(ends)) if ends.latest() < starts.earliest() => (Some(ends), Some(starts)),
            span => span,
        }
    }
}

fn identifier(scheme: IdentifierScheme, number: usize) -> String {
    match scheme {
        IdentifierScheme::Ror => format!("00{number}yz1234"),
        IdentifierScheme::Wikidata => format!("Q{}", number + 1),
        IdentifierScheme::Erasmus => format!("NL LEIDEN0{number}"),
        IdentifierScheme::Schac => format!("university-{number}.example.org"),
        IdentifierScheme::Pic => format!("99999999{number}"),
        IdentifierScheme::Isni => format!("00000001000{number}000X"),
        IdentifierScheme::Grid => format!("grid.{number}.1a"),
    }
}

fn by_key<T: Row>(rows: impl IntoIterator<Item = T>) -> Vec<T> {
    rows.into_iter().map(|row| (row.key(), row)).collect::<BTreeMap<_, _>>().into_values().collect()
}
