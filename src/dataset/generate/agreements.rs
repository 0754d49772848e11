//! Agreements with their parties and home units. Most have one partner, a few are consortia of thirty; few partners have many
//! agreements. When they were and how they are dated is told in `dates`.

use std::collections::BTreeSet;

use partnergraph_entity::{
    agreement::{self, AgreementKind, Stage},
    agreement_unit,
    party::{self, Role},
};

use super::{
    Generator,
    dates::{Span, date},
    id,
    naming::Slugs,
};

/// Titles, with `{}` for the partner and `{subject}` for a field of study, each kind as often as its weight says.
const KINDS: &[((AgreementKind, &str), usize)] = {
    use AgreementKind::{
        Degree, Exchange, Framework, Grant, Licence, MemorandumOfUnderstanding, Other, Project,
        Representation, Scholarship, Unspecified,
    };
    &[
        ((Framework, "Cooperation with {}"), 24),
        ((MemorandumOfUnderstanding, "Memorandum on {subject} with {}"), 16),
        ((Exchange, "Exchange in {subject} with {}"), 30),
        ((Degree, "Joint degrees in {subject} with {}"), 7),
        ((Project, "Project on {subject} with {}"), 9),
        ((Grant, "Grant of {} for {subject}"), 3),
        ((Scholarship, "Scholarships of {} in {subject}"), 3),
        ((Licence, "Licence for materials in {subject} of {}"), 1),
        ((Representation, "Representation of {}"), 1),
        ((Other, "Arrangement on {subject} with {}"), 2),
        ((Unspecified, "Ties with {}"), 4),
    ]
};

const STAGES: &[(Stage, usize)] = &[
    (Stage::Proposed, 4),
    (Stage::Preliminary, 4),
    (Stage::InForce, 55),
    (Stage::Ended, 17),
    (Stage::Unknown, 20),
];

/// From how many to how many partners an agreement has.
const PARTIES: &[((usize, usize), usize)] = &[((1, 1), 800), ((2, 2), 100), ((3, 5), 90), ((10, 30), 10)];

const ROLES: &[(Role, usize)] = &[(Role::Partner, 92), (Role::Coordinator, 3), (Role::Funder, 5)];

/// Of the first of several partners.
const LEADING_ROLES: &[(Role, usize)] = &[(Role::Coordinator, 60), (Role::Partner, 35), (Role::Funder, 5)];

const HOME_ROLES: &[(Role, usize)] = &[(Role::Partner, 80), (Role::Coordinator, 15), (Role::Funder, 5)];

const SUMMARIES: &[&str] = &[
    "Both sides keep in touch and agree on what to do from year to year.",
    "Students pay no fees at the university that receives them.",
    "Settles who pays for what, and who answers for what.",
    "Renewed by itself unless one side writes six months before the end.",
    "The text was found in the archive; annexes are missing.",
    "Covers teaching and research alike.",
    "Began with the visit of a delegation.",
];

impl Generator {
    pub fn agreements(&mut self) {
        let mut slugs = Slugs::default();
        for index in 0..self.size.agreements {
            let renewed = if index > 0 { self.draw.maybe(12, |draw| draw.below(index)) } else { None };
            let row = match renewed {
                Some(earlier) => self.renewal(id(index), earlier),
                None => self.agreement(id(index)),
            };
            let slug = slugs.unique(&row.title);
            self.concerned_units(id(index));
            self.rows.agreements.push(agreement::Model { id: id(index), slug, ..row });
        }
    }

    /// A new agreement, whose parties are added.
    fn agreement(&mut self, agreement_id: i32) -> agreement::Model {
        let first = self.parties(agreement_id);
        let (kind, title) = self.draw.weighted(KINDS);
        let subject = self.subject();
        let title = title.replace("{}", &self.rows.partners[first].name).replace("{subject}", &subject);
        let span = Span::draw(&mut self.draw);
        self.row(kind, title, &span)
    }

    /// An agreement that goes on with an earlier one, with the same parties.
    fn renewal(&mut self, agreement_id: i32, earlier: usize) -> agreement::Model {
        let renewed = &self.rows.agreements[earlier];
        let (renewed_id, kind, title) = (renewed.id, renewed.kind, renewed.title.clone());
        let year = renewed.ends.or(renewed.starts).and_then(|date| usize::try_from(date.year()).ok());
        let first = self.rows.parties.partition_point(|party| party.agreement_id < renewed_id);
        let parties = self.rows.parties[first..].iter().take_while(|party| party.agreement_id == renewed_id);
        let parties: Vec<_> = parties.map(|party| party::Model { agreement_id, ..party.clone() }).collect();
        self.rows.parties.extend(parties);
        let span = match year {
            Some(year) => Span::from(&mut self.draw, year),
            None => Span::draw(&mut self.draw),
        };
        agreement::Model { renews_id: Some(renewed_id), ..self.row(kind, title, &span) }
    }

    fn row(&mut self, kind: AgreementKind, title: String, span: &Span) -> agreement::Model {
        let draw = &mut self.draw;
        let programmes = self.rows.programmes.len();
        agreement::Model {
            title,
            kind,
            stage: draw.weighted(STAGES),
            signed: draw.maybe(55, |draw| date(draw, span.year)).flatten(),
            starts: span.starts,
            ends: span.ends,
            programme_id: draw.maybe(25, |draw| id(draw.skewed(programmes))),
            home_role: draw.maybe(70, |draw| draw.weighted(HOME_ROLES)),
            summary: draw.maybe(35, |draw| (*draw.one(SUMMARIES)).to_owned()),
            ..agreement::Model::default()
        }
    }

    /// Adds parties, and returns the index of the first partner.
    fn parties(&mut self, agreement_id: i32) -> usize {
        let partners = self.size.partners;
        let (least, most) = self.draw.weighted(PARTIES);
        let count = self.draw.between(least, most).min(partners);
        let mut drawn = Vec::with_capacity(count);
        while drawn.len() < count {
            let partner =
                if drawn.is_empty() { self.draw.skewed(partners) } else { self.draw.below(partners) };
            if !drawn.contains(&partner) {
                drawn.push(partner);
            }
        }
        for (place, &partner) in drawn.iter().enumerate() {
            let leads = place == 0 && count > 1;
            let role = self.draw.weighted(if leads { LEADING_ROLES } else { ROLES });
            self.rows.parties.push(party::Model { agreement_id, partner_id: id(partner), role });
        }
        drawn[0]
    }

    fn concerned_units(&mut self, agreement_id: i32) {
        let count = self.draw.weighted(&[(0, 35), (1, 45), (2, 15), (3, 5)]);
        let units: BTreeSet<usize> = (0..count).map(|_| self.draw.skewed(self.rows.units.len())).collect();
        let row = |unit| agreement_unit::Model { agreement_id, unit_id: id(unit) };
        self.rows.agreement_units.extend(units.into_iter().map(row));
    }
}
