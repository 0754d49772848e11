//! Rules of agreements and what hangs on them: parties, the order of dates, the subjects of citations.

use std::collections::HashSet;

use partnergraph_entity::{PartialDate, agreement, citation, party};

use super::{
    super::{fault::Fault, merge::Placed, table::Table},
    Rules,
};

impl Rules<'_> {
    pub fn agreements(&self) -> Vec<Fault> {
        [
            self.has_party(),
            in_order(&self.next.agreements, |row| (row.starts, row.ends)),
            in_order(&self.next.activities, |row| (row.starts, row.ends)),
            in_order(&self.next.memberships, |row| (row.starts, row.ends)),
            self.next.citations.iter().filter_map(one_subject).collect(),
        ]
        .concat()
    }

    /// Each agreement has a partner.
    fn has_party(&self) -> Vec<Fault> {
        if !self.is_intact::<party::Model>() {
            return Vec::new();
        }
        let with_party: HashSet<i32> = self.next.parties.iter().map(|party| party.row.agreement_id).collect();
        let without = self.next.agreements.iter().filter(|agreement| !with_party.contains(&agreement.row.id));
        without
            .map(|agreement| {
                let expected = format!("at least one row for it in {}", party::Model::FILE);
                let fault = Fault::new(agreement::Model::FILE, agreement.place, expected);
                fault.column("slug").value(&agreement.row.slug)
            })
            .collect()
    }
}

/// Nothing ends before it starts.
fn in_order<T: Table>(
    rows: &[Placed<T>],
    dates: impl Fn(&T) -> (Option<PartialDate>, Option<PartialDate>),
) -> Vec<Fault> {
    let check = |placed: &Placed<T>| {
        let (starts, ends) = dates(&placed.row);
        let (starts, ends) = (starts?, ends?);
        let expected = || format!("a date that is not before the start, {starts}");
        let fault = || Fault::new(T::FILE, placed.place, expected()).column("ends").value(ends.to_string());
        (ends.latest() < starts.earliest()).then(fault)
    };
    rows.iter().filter_map(check).collect()
}

/// A citation is of one subject.
fn one_subject(citation: &Placed<citation::Model>) -> Option<Fault> {
    let row = &citation.row;
    let subjects = [row.partner_id, row.agreement_id, row.membership_id].into_iter().flatten().count();
    let expected = || format!("exactly one of them to be filled, not {subjects}");
    let fault = || Fault::new(citation::Model::FILE, citation.place, expected());
    (subjects != 1).then(|| fault().column("partner, agreement, membership"))
}
