//! Rules of partners: detail rows and memberships as their kind demands. Check digits of identifiers are a doubt, and no fault.

use std::collections::{HashMap, HashSet};

use partnergraph_entity::{
    identifier, institution, membership, organization, partner,
    partner::PartnerKind::{self, Institution, Organization},
    partner_identifier,
};
use sea_orm::ActiveEnum;

use super::{
    super::{
        fault::{Fault, Place},
        merge::Placed,
        table::Table,
    },
    Rules,
};

impl Rules<'_> {
    pub fn partners(&self) -> Vec<Fault> {
        let kinds = self.kinds();
        let (institutions, organizations) = (&self.next.institutions, &self.next.organizations);
        [
            self.has_detail(&kinds, Institution, institutions, |row: &institution::Model| row.partner_id),
            self.has_detail(&kinds, Organization, organizations, |row: &organization::Model| row.partner_id),
            self.is_of_kind(&kinds, Institution, institutions, |row| row.partner_id),
            self.is_of_kind(&kinds, Organization, organizations, |row| row.partner_id),
            self.is_of_kind(&kinds, Organization, &self.next.memberships, |row: &membership::Model| {
                row.partner_id
            }),
        ]
        .concat()
    }

    /// The kinds of the partners, but for those that could not be read.
    fn kinds(&self) -> HashMap<i32, PartnerKind> {
        let unreadable: HashSet<Place> = self
            .faults
            .iter()
            .filter(|fault| fault.file == partner::Model::FILE && fault.column.as_deref() == Some("kind"))
            .map(|fault| fault.place)
            .collect();
        let partners = self.next.partners.iter().filter(|partner| !unreadable.contains(&partner.place));
        partners.map(|partner| (partner.row.id, partner.row.kind)).collect()
    }

    /// Each partner of a kind has its row in the table of that kind.
    fn has_detail<T: Table>(
        &self,
        kinds: &HashMap<i32, PartnerKind>,
        kind: PartnerKind,
        details: &[Placed<T>],
        partner: impl Fn(&T) -> i32,
    ) -> Vec<Fault> {
        if !self.is_intact::<T>() {
            return Vec::new();
        }
        let detailed: HashSet<i32> = details.iter().map(|detail| partner(&detail.row)).collect();
        let lacks_detail = |id: i32| kinds.get(&id) == Some(&kind) && !detailed.contains(&id);
        let lacking = self.next.partners.iter().filter(|partner| lacks_detail(partner.row.id));
        lacking
            .map(|partner| {
                let expected = format!("a row for it in {}, as its kind is {}", T::FILE, kind.to_value());
                Fault::new(partner::Model::FILE, partner.place, expected)
                    .column("slug")
                    .value(&partner.row.slug)
            })
            .collect()
    }

    /// Each row of the table is of a partner of this kind.
    fn is_of_kind<T: Table>(
        &self,
        kinds: &HashMap<i32, PartnerKind>,
        kind: PartnerKind,
        rows: &[Placed<T>],
        partner: impl Fn(&T) -> i32,
    ) -> Vec<Fault> {
        let strange =
            rows.iter().filter(|row| kinds.get(&partner(&row.row)).is_some_and(|&found| found != kind));
        strange
            .map(|row| {
                let slug = self.names.text::<partner::Model>(partner(&row.row));
                let expected = format!("a partner whose kind is {}", kind.to_value());
                Fault::new(T::FILE, row.place, expected).column("partner").value(slug)
            })
            .collect()
    }

    /// Identifiers whose check digits are wrong, of the files only: nobody mends a file for what the database holds.
    pub fn mistyped_identifiers(&self) -> Vec<Fault> {
        let read =
            self.next.partner_identifiers.iter().filter(|identifier| identifier.place != Place::Database);
        let wrong =
            read.filter(|Placed { row, .. }| identifier::has_wrong_check_digits(row.scheme, &row.value));
        let fault = |identifier: &Placed<partner_identifier::Model>| {
            let expected = "check digits that fit the others; copy it anew from its register";
            Fault::new(partner_identifier::Model::FILE, identifier.place, expected)
                .column("value")
                .value(&identifier.row.value)
        };
        wrong.map(fault).collect()
    }
}
