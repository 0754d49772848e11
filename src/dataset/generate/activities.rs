//! What happens under agreements, with levels and fields of study. Some agreements have many activities, and some have none.

use std::collections::BTreeSet;

use partnergraph_entity::{
    activity::{self, ActivityKind, Direction},
    activity_field,
    activity_level::{self, Level},
    field,
};
use sea_orm::ActiveEnum;
use sea_orm::Iterable;

use super::{Generator, dates::Span, id, naming::Slugs};

/// Kinds that are more frequent than the others.
const FREQUENT: &[(ActivityKind, usize)] = &[
    (ActivityKind::StudentExchange, 30),
    (ActivityKind::FacultyExchange, 15),
    (ActivityKind::ResearchCooperation, 18),
    (ActivityKind::StaffExchange, 8),
    (ActivityKind::Conference, 6),
    (ActivityKind::SummerSchool, 5),
    (ActivityKind::JointDegree, 4),
    (ActivityKind::CurriculumDevelopment, 4),
    (ActivityKind::Training, 4),
    (ActivityKind::Internship, 3),
    (ActivityKind::Scholarship, 3),
];

const DIRECTIONS: &[(Direction, usize)] =
    &[(Direction::Mutual, 60), (Direction::Outgoing, 22), (Direction::Incoming, 18)];

const LEVELS: &[(Level, usize)] =
    &[(Level::Undergraduate, 35), (Level::Master, 30), (Level::Graduate, 15), (Level::Doctoral, 20)];

/// Summaries, with `{}` for how many and `{subject}` for a field of study.
const SUMMARIES: &[&str] = &[
    "Up to {} people a year, chosen by both sides together.",
    "{} places a year in {subject}.",
    "Teachers of {subject} visit for {} weeks.",
    "Runs every {} years, the last time with guests from elsewhere.",
    "Work on {subject} with a shared laboratory.",
    "Papers on {subject} are written together.",
    "Takes place online since the journey was found too long.",
    "Has not begun yet.",
];

/// The indexes of fields that something can be about, business and law first.
pub fn subjects(fields: &[field::Model]) -> Vec<usize> {
    let is_subject = |field: &&field::Model| {
        let vague = ["not further defined", "not elsewhere classified", "Inter-disciplinary", "unknown"];
        field.code.len() > 2 && !vague.iter().any(|words| field.name.contains(words))
    };
    let mut subjects: Vec<_> = fields.iter().enumerate().filter(|(_, field)| is_subject(field)).collect();
    subjects.sort_by_key(|(_, field)| (field.code.as_str() < "04", field.code.clone()));
    subjects.into_iter().map(|(index, _)| index).collect()
}

impl Generator {
    pub fn activities(&mut self) {
        let agreements = self.size.agreements;
        let mut slugs = Slugs::default();
        for activity_id in (0..self.size.activities).map(id) {
            let even = self.draw.percent(75);
            let agreement = if even { self.draw.below(agreements) } else { self.draw.skewed(agreements) };
            let kind = self.kind();
            let agreement = &self.rows.agreements[agreement];
            let slug = slugs.claim(format!("{}-{}", agreement.slug, kind.to_value().replace('_', "-")));
            let agreement_id = agreement.id;
            let row = self.activity(kind);
            self.rows.activities.push(activity::Model { id: activity_id, slug, agreement_id, ..row });
            self.levels(activity_id);
            self.fields(activity_id);
        }
    }

    /// One of the frequent kinds, or sometimes any.
    fn kind(&mut self) -> ActivityKind {
        let any = self.draw.below(ActivityKind::iter().count());
        let frequent = self.draw.weighted(FREQUENT);
        let any = ActivityKind::iter().nth(any).filter(|_| self.draw.percent(15));
        any.unwrap_or(frequent)
    }

    fn activity(&mut self, kind: ActivityKind) -> activity::Model {
        let (count, subject) = (self.draw.between(2, 12).to_string(), self.subject());
        let draw = &mut self.draw;
        let summary = draw.one(SUMMARIES).replace("{subject}", &subject).replace("{}", &count);
        let span = draw.maybe(30, Span::draw);
        activity::Model {
            kind,
            direction: draw.maybe(65, |draw| draw.weighted(DIRECTIONS)),
            starts: span.as_ref().and_then(|span| span.starts),
            ends: span.as_ref().and_then(|span| span.ends),
            summary: draw.maybe(60, |_| summary),
            ..activity::Model::default()
        }
    }

    /// A field of study as it stands within a sentence.
    pub fn subject(&mut self) -> String {
        let index = self.subjects[self.draw.skewed(self.subjects.len())];
        self.rows.fields[index].name.to_lowercase()
    }

    fn levels(&mut self, activity_id: i32) {
        let count = self.draw.weighted(&[(0, 40), (1, 35), (2, 20), (3, 5)]);
        let levels: BTreeSet<Level> = (0..count).map(|_| self.draw.weighted(LEVELS)).collect();
        let row = |level| activity_level::Model { activity_id, level };
        self.rows.activity_levels.extend(levels.into_iter().map(row));
    }

    fn fields(&mut self, activity_id: i32) {
        let count = self.draw.weighted(&[(0, 30), (1, 45), (2, 18), (4, 7)]);
        let places: BTreeSet<usize> = (0..count).map(|_| self.draw.skewed(self.subjects.len())).collect();
        let row = |place: usize| {
            let field = &self.rows.fields[self.subjects[place]];
            activity_field::Model { activity_id, field_id: field.id }
        };
        self.rows.activity_fields.extend(places.into_iter().map(row));
    }
}
