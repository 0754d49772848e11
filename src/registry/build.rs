//! From rows to a [`Registry`]: a pure function. A row that refers to a row that is not there is an error that names it.

use std::{fmt, sync::Arc};

use partnergraph_entity::{Rows, citation, partner::PartnerKind};

use super::{
    Cited, Detail, Registry, Revision,
    links::{Links, Many, One},
    quality::{Found, Twins},
    table::{Ix, Record, Table},
    tree::{below, paths},
};

/// The rows do not fit together. Foreign keys and the importer keep this from happening; it means that somebody wrote
/// to the database by other means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildError(String);

impl BuildError {
    pub(super) fn new(what: String) -> Self {
        Self(what)
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the data does not fit together: {}; import a complete dataset again", self.0)
    }
}

impl std::error::Error for BuildError {}

fn resolve<M: Record>(table: &Table<M>, id: i32, from: &str) -> Result<Ix<M>, BuildError> {
    table
        .by_id(id)
        .ok_or_else(|| BuildError(format!("{from} refers to {} {id}, which is not there", M::TABLE)))
}

/// The links of a column that refers to another table.
fn one<A: Record, B: Record>(
    from: &Table<A>,
    to: &Table<B>,
    column: impl Fn(&A) -> Option<i32>,
) -> Result<One<A, B>, BuildError> {
    let target = |(_, row): (_, &A)| {
        let from = || format!("{} {}", A::TABLE, row.slug());
        column(row).map(|id| resolve(to, id, &from())).transpose()
    };
    Ok(One::new(from.iter().map(target).collect::<Result<_, _>>()?))
}

/// The links of a column that is never null.
fn required<A: Record, B: Record>(
    from: &Table<A>,
    to: &Table<B>,
    column: impl Fn(&A) -> i32,
) -> Result<Vec<Ix<B>>, BuildError> {
    from.iter().map(|(_, row)| resolve(to, column(row), &format!("{} {}", A::TABLE, row.slug()))).collect()
}

fn reversed<A, B>(targets: &[Ix<B>], length: usize) -> Links<B, A> {
    Links::link(length, targets.iter().enumerate().map(|(at, &target)| (target, Ix::new(at))))
}

type BothWays<A, B> = (Links<A, B>, Links<B, A>);

/// Both directions of a table of pairs.
fn pairs<A: Record, B: Record>(
    tables: (&Table<A>, &Table<B>),
    rows: impl Iterator<Item = (i32, i32)>,
    name: &str,
) -> Result<BothWays<A, B>, BuildError> {
    let pairs = rows
        .map(|(a, b)| Ok((resolve(tables.0, a, name)?, resolve(tables.1, b, name)?)))
        .collect::<Result<Vec<_>, _>>()?;
    let reversed = Links::link(tables.1.len(), pairs.iter().map(|&(a, b)| (b, a)));
    Ok((Links::link(tables.0.len(), pairs), reversed))
}

/// The values that rows of another table give to each record.
fn owned<A: Record, R, T>(
    table: &Table<A>,
    rows: impl IntoIterator<Item = R>,
    name: &str,
    value: impl Fn(R) -> Result<(i32, T), BuildError>,
    compare: impl Fn(&T, &T) -> std::cmp::Ordering,
) -> Result<Many<A, T>, BuildError> {
    let place = |row| value(row).and_then(|(id, value)| Ok((resolve(table, id, name)?, value)));
    Ok(Many::new(table.len(), rows.into_iter().map(place).collect::<Result<_, _>>()?, compare))
}

impl Registry {
    /// The registry of these rows.
    #[expect(clippy::too_many_lines, reason = "one statement a table and a link: a list, not an algorithm")]
    pub fn build(revision: Revision, rows: Rows) -> Result<Self, BuildError> {
        let sources = Table::new(rows.sources);
        let regions = Table::new(rows.regions);
        let countries = Table::new(rows.countries);
        let units = Table::new(rows.units);
        let fields = Table::new(rows.fields);
        let partners = Table::new(rows.partners);
        let programmes = Table::new(rows.programmes);
        let agreements = Table::new(rows.agreements);
        let activities = Table::new(rows.activities);
        let memberships = Table::new(rows.memberships);

        let university = rows.universities.into_iter().next();
        let university_country = university
            .as_ref()
            .and_then(|u| u.country_id)
            .map(|id| resolve(&countries, id, "university"))
            .transpose()?;
        let own_source = university
            .as_ref()
            .and_then(|u| u.own_source_id)
            .map(|id| resolve(&sources, id, "university"))
            .transpose()?;

        let region_parent = one(&regions, &regions, |r| r.parent_id)?;
        let country_region = one(&countries, &regions, |c| c.region_id)?;
        let unit_parent = one(&units, &units, |u| u.parent_id)?;
        let field_parent = One::new(fields.iter().map(|(_, f)| broader(&fields, &f.code)).collect());
        let partner_region = one(&partners, &regions, |p| p.region_id)?;
        let partner_country = one(&partners, &countries, |p| p.country_id)?;
        let programme_agency = one(&programmes, &partners, |p| p.agency_id)?;
        let agreement_programme = one(&agreements, &programmes, |a| a.programme_id)?;
        let agreement_renews = one(&agreements, &agreements, |a| a.renews_id)?;
        let activity_agreements = required(&activities, &agreements, |a| a.agreement_id)?;
        let membership_partners = required(&memberships, &partners, |m| m.partner_id)?;

        let (agreement_partners, partner_agreements) = pairs(
            (&agreements, &partners),
            rows.parties.iter().map(|p| (p.agreement_id, p.partner_id)),
            "a party",
        )?;
        let (agreement_units, unit_agreements) = pairs(
            (&agreements, &units),
            rows.agreement_units.iter().map(|u| (u.agreement_id, u.unit_id)),
            "a unit of an agreement",
        )?;
        let (activity_fields, field_activities) = pairs(
            (&activities, &fields),
            rows.activity_fields.iter().map(|f| (f.activity_id, f.field_id)),
            "a field of an activity",
        )?;

        let party_roles = owned(
            &agreements,
            rows.parties,
            "a party",
            |p| Ok((p.agreement_id, (resolve(&partners, p.partner_id, "a party")?, p.role))),
            Ord::cmp,
        )?;
        let activity_levels = owned(
            &activities,
            rows.activity_levels,
            "a level of an activity",
            |l| Ok((l.activity_id, l.level)),
            Ord::cmp,
        )?;
        let partner_names = owned(
            &partners,
            rows.partner_names,
            "a name",
            |n| Ok((n.partner_id, n)),
            |a, b| {
                a.kind
                    .cmp(&b.kind)
                    .then_with(|| super::compare(&a.name, &b.name))
                    .then_with(|| a.name.cmp(&b.name))
            },
        )?;
        let partner_identifiers = owned(
            &partners,
            rows.partner_identifiers,
            "an identifier",
            |i| Ok((i.partner_id, i)),
            |a, b| (a.scheme, &a.value).cmp(&(b.scheme, &b.value)),
        )?;

        let cited = |subject: fn(&citation::Model) -> Option<i32>| {
            let sources = &sources;
            move |citation: citation::Model| {
                let source = resolve(sources, citation.source_id, "a citation")?;
                Ok((subject(&citation).unwrap_or_default(), Cited { citation, source }))
            }
        };
        let (of_partners, others): (Vec<_>, Vec<_>) =
            rows.citations.into_iter().partition(|c| c.partner_id.is_some());
        let (of_agreements, of_memberships): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|c| c.agreement_id.is_some());
        let partner_citations =
            owned(&partners, of_partners, "a citation", cited(|c| c.partner_id), Cited::compare)?;
        let agreement_citations =
            owned(&agreements, of_agreements, "a citation", cited(|c| c.agreement_id), Cited::compare)?;
        let membership_citations =
            owned(&memberships, of_memberships, "a citation", cited(|c| c.membership_id), Cited::compare)?;

        let region_paths = paths(&regions, &region_parent)?;
        let unit_paths = paths(&units, &unit_parent)?;
        let field_paths = paths(&fields, &field_parent)?;
        let partner_located = One::new(
            partners
                .places()
                .map(|ix| partner_region[ix].or_else(|| country_region[partner_country[ix]?]))
                .collect(),
        );

        let partner_details = details(&partners, &rows.institutions, &rows.organizations)?;
        let by_identifier = Self::index_identifiers(&partners, &partner_identifiers);

        Ok(Self {
            revision,
            university,
            university_country,
            own_source,
            region_regions: region_parent.reversed(regions.len()),
            region_countries: country_region.reversed(regions.len()),
            region_partners: partner_region.reversed(regions.len()),
            region_all_countries: below(
                &region_paths,
                regions.len(),
                countries.places().map(|ix| (ix, country_region[ix].as_slice())),
            ),
            region_all_partners: below(
                &region_paths,
                regions.len(),
                partners.places().map(|ix| (ix, partner_located[ix].as_slice())),
            ),
            unit_all_agreements: below(
                &unit_paths,
                units.len(),
                agreements.places().map(|ix| (ix, &agreement_units[ix])),
            ),
            field_all_activities: below(
                &field_paths,
                fields.len(),
                activities.places().map(|ix| (ix, &activity_fields[ix])),
            ),
            country_partners: partner_country.reversed(countries.len()),
            unit_units: unit_parent.reversed(units.len()),
            field_fields: field_parent.reversed(fields.len()),
            partner_memberships: reversed(&membership_partners, partners.len()),
            partner_programmes: programme_agency.reversed(partners.len()),
            programme_agreements: agreement_programme.reversed(programmes.len()),
            agreement_renewed_by: agreement_renews.reversed(agreements.len()),
            agreement_activities: reversed(&activity_agreements, agreements.len()),
            region_parent,
            region_paths,
            unit_paths,
            field_paths,
            partner_located,
            country_region,
            unit_parent,
            unit_agreements,
            field_parent,
            field_name_ranks: super::order::ranks(fields.iter().map(|(_, field)| field.name.as_str())).into(),
            field_activities,
            city_ranks: Arc::default(),
            partner_region,
            partner_country,
            partner_agreements,
            programme_agency,
            agreement_programme,
            agreement_renews,
            agreement_partners,
            agreement_units,
            activity_agreements: activity_agreements.into(),
            activity_fields,
            membership_partners: membership_partners.into(),
            partner_details: partner_details.into(),
            partner_names,
            partner_identifiers,
            by_identifier: by_identifier.into(),
            party_roles,
            activity_levels,
            partner_citations,
            agreement_citations,
            membership_citations,
            twins: Twins::default(),
            found: Found::default(),
            sources,
            regions,
            countries,
            units,
            fields,
            partners,
            programmes,
            agreements,
            activities,
            memberships,
            search: Arc::default(),
        })
    }
}

/// The field that contains the one with this code: the code without its last digit.
fn broader(
    fields: &Table<partnergraph_entity::field::Model>,
    code: &str,
) -> Option<Ix<partnergraph_entity::field::Model>> {
    code.get(..code.len().checked_sub(1)?).and_then(|code| fields.find(code))
}

fn details(
    partners: &Table<partnergraph_entity::partner::Model>,
    institutions: &[partnergraph_entity::institution::Model],
    organizations: &[partnergraph_entity::organization::Model],
) -> Result<Vec<Detail>, BuildError> {
    let mut details = vec![None; partners.len()];
    for row in institutions {
        let ix = resolve(partners, row.partner_id, "an institution")?;
        details[ix.position()] = Some((PartnerKind::Institution, Detail::Institution(row.kind)));
    }
    for row in organizations {
        let ix = resolve(partners, row.partner_id, "an organization")?;
        details[ix.position()] = Some((PartnerKind::Organization, Detail::Organization(row.kind)));
    }
    let checked = partners.iter().zip(details).map(|((_, partner), detail)| match detail {
        Some((kind, detail)) if kind == partner.kind => Ok(detail),
        _ => Err(BuildError(format!("partner {} lacks the details of its kind", partner.slug))),
    });
    checked.collect()
}
