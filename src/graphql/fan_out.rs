//! How many objects a field can lead to, whatever page is asked for: the fan-outs of the registry at hand. What is made of
//! them is told in `http::objects`.

use super::figures::GROUPS_MAX;
use crate::registry::Registry;

/// Where no table tells how long a list can be: enumerations, kinds of findings, highlights of a text, findings of a partner.
const SHORT: usize = 100;

/// The most objects that a field of any one object can lead to; for a connection, on all its pages together.
#[must_use]
pub fn fan_out(registry: &Registry, of: &str, field: &str) -> usize {
    let r = registry;
    let all = match field {
        "regions" | "region" => r.regions.len(),
        "countries" | "country" => r.countries.len(),
        "partners" | "institutions" | "organizations" => r.partners.len(),
        "agreements" | "ending" | "over" | "openEnded" | "indefinite" | "renewedBy" | "pendingRenewals" => {
            r.agreements.len()
        }
        "activities" => r.activities.len(),
        "programmes" | "programme" => r.programmes.len(),
        "units" | "unit" => r.units.len(),
        "fields" | "field" => r.fields.len(),
        "memberships" => r.memberships.len(),
        "sources" => r.sources.len(),
        "groups" => GROUPS_MAX,
        "keys" if of.ends_with("Axis") => GROUPS_MAX,
        // Findings name one record, or a pair of them.
        "findings" if of == "DataQuality" => usize::MAX,
        _ => SHORT,
    };
    let here = match (of, field) {
        ("Region", "regions") => r.region_regions.largest(),
        ("Region", "countries") => r.region_all_countries.largest(),
        ("Region", "partners") => r.region_all_partners.largest(),
        ("Region", "agreements") => r.region_all_partners.largest() * r.partner_agreements.largest(),
        ("Country", "partners") => r.country_partners.largest(),
        ("Country", "agreements") => r.country_partners.largest() * r.partner_agreements.largest(),
        ("Partner" | "Institution" | "Organization", field) => of_partner(r, field),
        ("PartnerDossier", "partners") => r.partner_agreements.largest() * r.agreement_partners.largest(),
        ("PartnerDossier", "units") => r.partner_agreements.largest() * r.agreement_units.largest(),
        ("Programme", "agreements") => r.programme_agreements.largest(),
        ("Programme", "partners") => r.programme_agreements.largest() * r.agreement_partners.largest(),
        ("Agreement", "partners" | "parties") | ("Activity", "partners") => r.agreement_partners.largest(),
        ("Agreement", "units") => r.agreement_units.largest(),
        ("Agreement", "activities") => r.agreement_activities.largest(),
        ("Agreement", "renewedBy") => r.agreement_renewed_by.largest(),
        ("Agreement" | "Membership", "citations") => r.most_owned(),
        ("Activity", "fields") => r.activity_fields.largest(),
        ("Unit", "units") => r.unit_units.largest(),
        ("Unit", "agreements") => r.unit_all_agreements.largest(),
        ("Field", "fields") => r.field_fields.largest(),
        ("Field", "activities") => r.field_all_activities.largest(),
        _ => usize::MAX,
    };
    all.min(here)
}

fn of_partner(r: &Registry, field: &str) -> usize {
    match field {
        "agreements" => r.partner_agreements.largest(),
        "activities" => r.partner_agreements.largest() * r.agreement_activities.largest(),
        "programmes" => r.partner_programmes.largest(),
        "memberships" => r.partner_memberships.largest(),
        "names" | "identifiers" | "citations" => r.most_owned(),
        _ => usize::MAX,
    }
}
