//! What is missing, doubtful or wrong in the records: one [`Finding`] each. What is looked for in one record is told in
//! `record`, which records may be the same in `twins`, how a finding is worded in `message`; the meaning of each kind for
//! those who mend the data is in `docs/data-quality.md`.

mod message;
mod names;
mod record;
mod twins;

use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use partnergraph_entity::{
    activity::Model as Activity, agreement::Model as Agreement, citation::Fact,
    membership::Model as Membership, partner::Model as Partner, programme::Model as Programme,
    source::Model as Source,
};

use super::{Ix, Record, Registry};
pub use twins::Twins;

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    MissingCountry,
    MissingRegion,
    MissingDates,
    MissingEnd,
    UnknownStage,
    UnspecifiedKind,
    InferredFact,
    Uncited,
    LikelyDuplicate,
    DeadReference,
    Contradiction,
    DoubtfulIdentifier,
}

/// What exactly is wrong, within its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    NoCountry,
    NoRegion,
    NoDates,
    NoEnd,
    NoStage,
    NoKind,
    OnlyInferred,
    NoCitation,
    SameName,
    NameWithSlip,
    SameAcronym,
    SameTerms,
    NothingDoneWith,
    NoAgreements,
    NeverCited,
    NoAddress,
    RenewsUnended,
    EndsBeforeStart,
    EndedBeforeEnd,
    StartsBeforeRenewed,
    WrongCheckDigits,
    CodeOfAnotherCountry,
}

impl Fault {
    #[must_use]
    pub fn kind(self) -> FindingKind {
        match self {
            Self::NoCountry => FindingKind::MissingCountry,
            Self::NoRegion => FindingKind::MissingRegion,
            Self::NoDates => FindingKind::MissingDates,
            Self::NoEnd => FindingKind::MissingEnd,
            Self::NoStage => FindingKind::UnknownStage,
            Self::NoKind => FindingKind::UnspecifiedKind,
            Self::OnlyInferred => FindingKind::InferredFact,
            Self::NoCitation => FindingKind::Uncited,
            Self::SameName | Self::NameWithSlip | Self::SameAcronym | Self::SameTerms => {
                FindingKind::LikelyDuplicate
            }
            Self::NothingDoneWith
            | Self::NoAgreements
            | Self::NeverCited
            | Self::NoAddress
            | Self::RenewsUnended => FindingKind::DeadReference,
            Self::EndsBeforeStart | Self::EndedBeforeEnd | Self::StartsBeforeRenewed => {
                FindingKind::Contradiction
            }
            Self::WrongCheckDigits | Self::CodeOfAnotherCountry => FindingKind::DoubtfulIdentifier,
        }
    }
}

/// A record that something can be wrong with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Partner(Ix<Partner>),
    Agreement(Ix<Agreement>),
    Activity(Ix<Activity>),
    Membership(Ix<Membership>),
    Programme(Ix<Programme>),
    Source(Ix<Source>),
}

impl Subject {
    /// The label and the slug of the record.
    #[must_use]
    pub fn names(self, registry: &Registry) -> (&str, &str) {
        fn names<M: Record>(row: &M) -> (&str, &str) {
            (row.label(), row.slug())
        }
        match self {
            Self::Partner(ix) => names(&registry.partners[ix]),
            Self::Agreement(ix) => names(&registry.agreements[ix]),
            Self::Activity(ix) => names(&registry.activities[ix]),
            Self::Membership(ix) => names(&registry.memberships[ix]),
            Self::Programme(ix) => names(&registry.programmes[ix]),
            Self::Source(ix) => names(&registry.sources[ix]),
        }
    }
}

/// Something that is missing, doubtful or wrong in one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub on: Subject,
    pub fault: Fault,
    /// The fact that was inferred.
    pub fact: Option<Fact>,
    /// The record that it may be the same as, or that it renews.
    pub other: Option<Subject>,
    /// The place of the identifier among those of the partner.
    pub identifier: Option<usize>,
}

impl Finding {
    #[must_use]
    pub fn kind(&self) -> FindingKind {
        self.fault.kind()
    }
}

/// The findings of the days that were asked about last, kept for the next who asks. Clones share them.
#[derive(Clone, Default)]
pub struct Found(Arc<Mutex<Option<FoundOn>>>);

type FoundOn = (Days, Arc<[Finding]>);

/// The days that findings depend on.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Days {
    /// The day that is asked about.
    day: NaiveDate,
    /// The day on which the records are read.
    today: NaiveDate,
}

impl Registry {
    /// Everything found on `day`: by kind, then by the kind of record, its label and slug, then by what exactly.
    #[must_use]
    pub fn findings(&self, day: NaiveDate, today: NaiveDate) -> Arc<[Finding]> {
        let days = Days { day, today };
        // Held while they are looked for, so that of several who ask at once one does the work.
        let mut kept = self.found.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((of, found)) if *of == days => Arc::clone(found),
            _ => Arc::clone(&kept.insert((days, self.find(days))).1),
        }
    }

    fn find(&self, days: Days) -> Arc<[Finding]> {
        let mut found = Vec::new();
        let partners = self.partners.places();
        partners.for_each(|ix| self.partner_faults(ix, &mut |finding| found.push(finding)));
        self.partner_twins().for_each(|finding| found.push(finding));
        for ix in self.agreements.places() {
            self.agreement_faults(ix, days, &mut |finding| found.push(finding));
        }
        self.activities.places().for_each(|ix| found.extend(self.activity_fault(ix)));
        for ix in self.memberships.places() {
            self.membership_faults(ix, &mut |finding| found.push(finding));
        }
        self.programmes.places().for_each(|ix| found.extend(self.programme_fault(ix)));
        self.source_faults(&mut |finding| found.push(finding));
        sort(&mut found);
        found.into()
    }

    /// What is found on a partner, its agreements and its memberships, in the same order. Each of two partners that may be
    /// the same has the other one.
    #[must_use]
    pub fn partner_findings(&self, partner: Ix<Partner>, day: NaiveDate, today: NaiveDate) -> Vec<Finding> {
        let days = Days { day, today };
        let mut found = Vec::new();
        self.partner_faults(partner, &mut |finding| found.push(finding));
        found.extend(self.twins_of(partner));
        for &ix in &self.partner_agreements[partner] {
            self.agreement_faults(ix, days, &mut |finding| found.push(finding));
            let activities = self.agreement_activities[ix].iter();
            found.extend(activities.filter_map(|&ix| self.activity_fault(ix)));
        }
        for &ix in &self.partner_memberships[partner] {
            self.membership_faults(ix, &mut |finding| found.push(finding));
        }
        sort(&mut found);
        found
    }
}

fn sort(found: &mut [Finding]) {
    found.sort_by_key(|finding| {
        (finding.kind(), finding.on, finding.fault, finding.fact, finding.other, finding.identifier)
    });
}
