//! What is looked for in one record. What only a comparison of records shows is told in `twins`.

use partnergraph_entity::{
    PartialDate,
    activity::Model as Activity,
    agreement::{AgreementKind, Model as Agreement, Stage},
    citation::Basis,
    identifier,
    membership::Model as Membership,
    organization::OrganizationKind,
    partner::Model as Partner,
    partner_identifier::Model as PartnerIdentifier,
    programme::Model as Programme,
};
use url::{Host, Url};

use super::{Days, Fault, Finding, Subject};
use crate::registry::{Cited, Detail, Ix, Registry, Status};

/// Where findings go.
type Report<'r> = &'r mut dyn FnMut(Finding);

fn finding(on: Subject, fault: Fault) -> Finding {
    Finding { on, fault, fact: None, other: None, identifier: None }
}

impl Registry {
    pub(super) fn partner_faults(&self, ix: Ix<Partner>, report: Report) {
        let on = Subject::Partner(ix);
        let country = self.partner_country[ix].is_some();
        let nowhere = !country && may_be_of_no_country(self.detail(ix));
        let unused = self.partner_agreements[ix].is_empty()
            && self.partner_memberships[ix].is_empty()
            && self.partner_programmes[ix].is_empty();
        let address = self.partners[ix].website.as_deref();
        let faults = [
            (Fault::NoCountry, !country && !nowhere),
            (Fault::NoRegion, self.partner_region[ix].is_none() && !nowhere),
            (Fault::NothingDoneWith, unused),
            (Fault::NoAddress, address.is_some_and(|address| !leads_somewhere(address))),
        ];
        faults.into_iter().filter(|(_, is)| *is).for_each(|(fault, _)| report(finding(on, fault)));
        self.identifier_faults(ix, report);
        self.provenance(on, self.partner_citations(ix), report);
    }

    fn identifier_faults(&self, ix: Ix<Partner>, report: Report) {
        let country = self.partner_country[ix].map(|country| self.countries[country].code.as_str());
        for (at, PartnerIdentifier { scheme, value, .. }) in self.identifiers(ix).iter().enumerate() {
            let fits = country.is_none_or(|country| identifier::fits_country(*scheme, value, country));
            let faults = [
                (Fault::WrongCheckDigits, identifier::has_wrong_check_digits(*scheme, value)),
                (Fault::CodeOfAnotherCountry, !fits),
            ];
            for (fault, _) in faults.into_iter().filter(|(_, is)| *is) {
                report(Finding { identifier: Some(at), ..finding(Subject::Partner(ix), fault) });
            }
        }
    }

    pub(super) fn agreement_faults(&self, ix: Ix<Agreement>, days: Days, report: Report) {
        let (on, row) = (Subject::Agreement(ix), &self.agreements[ix]);
        let in_force = Status::of(row, days.day, days.today).in_force();
        // On a day that has passed, what ended since was still in force; what is known is what is known today.
        let end_to_come = row.ends.is_some_and(|end| end.latest() > days.day.max(days.today));
        let faults = [
            (Fault::NoDates, row.signed.or(row.starts).or(row.ends).is_none()),
            (Fault::NoEnd, in_force && row.ends.is_none() && !row.indefinite),
            (Fault::NoStage, row.stage == Stage::Unknown),
            (Fault::NoKind, row.kind == AgreementKind::Unspecified),
            (Fault::EndsBeforeStart, ends_before(row.starts, row.ends)),
            (Fault::EndedBeforeEnd, row.stage == Stage::Ended && end_to_come),
        ];
        faults.into_iter().filter(|(_, is)| *is).for_each(|(fault, _)| report(finding(on, fault)));
        self.provenance(on, self.agreement_citations(ix), report);
        if let Some(renewed) = self.agreement_renews[ix] {
            let other = Some(Subject::Agreement(renewed));
            let faults = renewal_faults(row, &self.agreements[renewed], days);
            faults.for_each(|fault| report(Finding { other, ..finding(on, fault) }));
        }
        if let Some(other) = self.agreement_twin(ix) {
            report(Finding { other: Some(Subject::Agreement(other)), ..finding(on, Fault::SameTerms) });
        }
    }

    pub(super) fn activity_fault(&self, ix: Ix<Activity>) -> Option<Finding> {
        let row = &self.activities[ix];
        let fault = || finding(Subject::Activity(ix), Fault::EndsBeforeStart);
        ends_before(row.starts, row.ends).then(fault)
    }

    pub(super) fn membership_faults(&self, ix: Ix<Membership>, report: Report) {
        let (on, row) = (Subject::Membership(ix), &self.memberships[ix]);
        self.provenance(on, self.membership_citations(ix), report);
        if ends_before(row.starts, row.ends) {
            report(finding(on, Fault::EndsBeforeStart));
        }
    }

    pub(super) fn programme_fault(&self, ix: Ix<Programme>) -> Option<Finding> {
        let unused = self.programme_agreements[ix].is_empty();
        unused.then(|| finding(Subject::Programme(ix), Fault::NoAgreements))
    }

    /// No citation at all, where the university is not its own source, or only inferred ones of a fact; they come by fact.
    fn provenance(&self, on: Subject, cited: &[Cited], report: Report) {
        if cited.is_empty() && self.own_source.is_none() {
            report(finding(on, Fault::NoCitation));
        }
        for of_fact in cited.chunk_by(|a, b| a.citation.fact == b.citation.fact) {
            if of_fact.iter().all(|cited| cited.citation.basis == Basis::Inferred) {
                report(Finding { fact: Some(of_fact[0].citation.fact), ..finding(on, Fault::OnlyInferred) });
            }
        }
    }

    pub(super) fn source_faults(&self, report: Report) {
        let mut cited = vec![false; self.sources.positions()];
        if let Some(own) = self.own_source {
            cited[own.position()] = true;
        }
        let partners = self.partners.places().flat_map(|ix| self.partner_citations(ix));
        let agreements = self.agreements.places().flat_map(|ix| self.agreement_citations(ix));
        let memberships = self.memberships.places().flat_map(|ix| self.membership_citations(ix));
        for citation in partners.chain(agreements).chain(memberships) {
            cited[citation.source.position()] = true;
        }
        for (ix, row) in self.sources.iter() {
            if !cited[ix.position()] {
                report(finding(Subject::Source(ix), Fault::NeverCited));
            }
            if row.url.as_deref().is_some_and(|address| !leads_somewhere(address)) {
                report(finding(Subject::Source(ix), Fault::NoAddress));
            }
        }
    }
}

/// A renewal that is only proposed or still to begin may well be of an agreement in force: that is renewing in time.
fn renewal_faults(row: &Agreement, renewed: &Agreement, days: Days) -> impl Iterator<Item = Fault> {
    let status = |row: &Agreement| Status::of(row, days.day, days.today);
    let waits = matches!(status(row), Status::Proposed | Status::Upcoming);
    let before = |a: Option<PartialDate>, b: Option<PartialDate>| ends_before(b, a);
    let faults = [
        (Fault::RenewsUnended, !waits && status(renewed) != Status::Expired),
        (
            Fault::StartsBeforeRenewed,
            before(row.starts, renewed.starts) || before(row.signed, renewed.signed),
        ),
    ];
    faults.into_iter().filter(|(_, is)| *is).map(|(fault, _)| fault)
}

/// Bodies of several states or with members from several countries, and what is no body with a seat. A company or a
/// foundation that works everywhere still has a seat.
fn may_be_of_no_country(detail: Detail) -> bool {
    let Detail::Organization(kind) = detail else { return false };
    matches!(
        kind,
        OrganizationKind::Intergovernmental
            | OrganizationKind::DevelopmentBank
            | OrganizationKind::Association
            | OrganizationKind::Consortium
            | OrganizationKind::ProgrammeAgency
            | OrganizationKind::Periodical
    )
}

/// Whether the last day that the end can mean is before the first that the start can mean.
fn ends_before(starts: Option<PartialDate>, ends: Option<PartialDate>) -> bool {
    starts.zip(ends).is_some_and(|(starts, ends)| ends.latest() < starts.earliest())
}

/// Whether an address can be one of a page on the public web: valid, of a host whose name has several parts.
fn leads_somewhere(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let public = match url.host() {
        Some(Host::Domain(name)) => name.trim_end_matches('.').contains('.'),
        Some(_) => true,
        None => false,
    };
    public && matches!(url.scheme(), "http" | "https")
}
