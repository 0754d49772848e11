//! What comes before what: ranks, slips and missing words, on a few records each.

use partnergraph_entity::{
    Rows, activity, agreement, country, institution, partner, partner_name, partner_name::NameKind, party,
    programme, unit,
};

use super::*;
use crate::registry::Revision;

/// Name, city and further names of a partner.
type PartnerRow<'a> = (&'a str, &'a str, &'a [(NameKind, &'a str)]);

/// Rows of partners, each an institution; no city where it is empty.
fn partners(rows: &[PartnerRow<'_>]) -> Rows {
    let mut all = Rows::default();
    for (id, (name, city, names)) in (1..).zip(rows) {
        all.institutions.push(institution::Model { partner_id: id, ..Default::default() });
        let city = (!city.is_empty()).then(|| (*city).to_owned());
        let (slug, name) = (format!("p{id}"), (*name).to_owned());
        all.partners.push(partner::Model { id, slug, name, city, ..Default::default() });
        all.partner_names.extend(names.iter().map(|(kind, name)| partner_name::Model {
            partner_id: id,
            kind: *kind,
            name: (*name).to_owned(),
            language: None,
        }));
    }
    all
}

fn named(names: &[&str]) -> Rows {
    partners(&names.iter().map(|&name| (name, "", &[][..])).collect::<Vec<_>>())
}

fn build(rows: Rows) -> Registry {
    Registry::build(Revision { number: 1, made_at: None }, rows).unwrap()
}

/// The texts by which a registry finds records.
fn found<'r>(registry: &'r Registry, text: &str) -> Vec<&'r str> {
    registry.search(&Search { text, kinds: None, first: 20 }).iter().map(|hit| hit.matched().text).collect()
}

/// The names of the partners that are found.
fn names<'r>(registry: &'r Registry, text: &str) -> Vec<&'r str> {
    let hits = registry.search(&Search { text, kinds: Some(&[Kind::Partner]), first: 20 });
    let name = |hit: &Hit<'_>| match hit.found {
        Found::Partner(partner) => registry.partners[partner].name.as_str(),
        _ => unreachable!("only partners were asked for"),
    };
    hits.iter().map(name).collect()
}

#[test]
fn the_better_text_comes_first() {
    let registry = build(partners(&[
        ("Academy of Arts", "Bath", &[]),
        ("Bristol College", "", &[(NameKind::Former, "College of Bath")]),
        ("Royal School at Bath", "", &[]),
        ("Bath Institute", "", &[]),
        ("Institute of Thermal History", "", &[(NameKind::Alias, "Bath")]),
        ("Bath", "", &[]),
        ("Bathurst College", "", &[]),
    ]));
    assert_eq!(
        names(&registry, "bath"),
        [
            "Bath",
            "Institute of Thermal History",
            "Bath Institute",
            "Bathurst College",
            "Royal School at Bath",
            "Bristol College",
            "Academy of Arts",
        ]
    );
}

#[test]
fn an_acronym_is_worth_a_name() {
    let registry = build(partners(&[
        ("Metu Foundation", "", &[]),
        ("Middle East Technical University", "", &[(NameKind::Acronym, "METU")]),
    ]));
    assert_eq!(names(&registry, "metu"), ["Middle East Technical University", "Metu Foundation"]);
}

#[test]
fn fewer_slips_come_first_and_shorter_names_among_equals() {
    let registry =
        build(named(&["Burgen Academy", "Academy of Bergen City", "Academy of Bergen", "Bergem School"]));
    assert_eq!(
        names(&registry, "bergen"),
        ["Academy of Bergen", "Academy of Bergen City", "Bergem School", "Burgen Academy"]
    );
    assert_eq!(names(&registry, "bregen"), ["Academy of Bergen", "Academy of Bergen City"]);
}

#[test]
fn a_wrong_first_letter_is_forgiven_where_nothing_has_the_right_one() {
    let registry = build(named(&["Bergen Academy", "Vienna School"]));
    assert_eq!(names(&registry, "vergen"), ["Bergen Academy"]);
    assert_eq!(names(&registry, "ebrgen"), ["Bergen Academy"]);
}

#[test]
fn every_word_must_be_there_in_any_order_and_any_text() {
    let registry =
        build(partners(&[("University of Oslo", "Oslo", &[]), ("University of Ghent", "Oslo", &[])]));
    assert_eq!(names(&registry, "oslo university"), ["University of Oslo", "University of Ghent"]);
    assert_eq!(names(&registry, "ghent oslo"), ["University of Ghent"]);
    assert_eq!(names(&registry, "univ gh"), ["University of Ghent"]);
    assert_eq!(names(&registry, "the university of ghent"), ["University of Ghent"]);
}

#[test]
fn where_no_record_has_all_words_those_with_most_of_their_weight_come() {
    let registry =
        build(named(&["University of Oslo", "University of Ghent", "University of Bergen", "Ruse School"]));
    assert_eq!(names(&registry, "university oslo ruse"), ["University of Oslo"]);
    assert_eq!(names(&registry, "oslo campuses"), ["University of Oslo"]);
    assert_eq!(names(&registry, "university campuses").len(), 0);
}

#[test]
fn words_that_are_too_common_are_only_found_at_the_beginning_of_names() {
    let registry = build(named(&["The Hague School", "School of Theatre", "University of the Arts"]));
    assert_eq!(names(&registry, "the"), ["The Hague School"]);
    assert_eq!(names(&registry, "of the"), [""; 0]);
}

#[test]
fn kinds_are_held_in_order_and_restrict_before_the_ranking_is_cut() {
    let mut rows = named(&["Tempus"]);
    rows.programmes.push(programme::Model {
        id: 1,
        slug: "t".into(),
        name: "Tempus".into(),
        ..Default::default()
    });
    rows.countries.push(country::Model { id: 1, code: "XA".into(), name: "Tempus".into(), region_id: None });
    rows.units.push(unit::Model { id: 1, slug: "t".into(), name: "Tempus".into(), ..Default::default() });
    rows.agreements.push(agreement::Model {
        id: 1,
        slug: "t".into(),
        title: "Tempus".into(),
        ..Default::default()
    });
    rows.parties.push(party::Model { agreement_id: 1, partner_id: 1, ..Default::default() });
    let summary = Some("Tempus".to_owned());
    rows.activities.push(activity::Model {
        id: 1,
        slug: "t".into(),
        agreement_id: 1,
        summary,
        ..Default::default()
    });
    let registry = build(rows);
    let kinds = |wanted: Option<&[Kind]>, first| -> Vec<Kind> {
        let hits = registry.search(&Search { text: "tempus", kinds: wanted, first });
        hits.iter().map(|hit| hit.found.kind()).collect()
    };
    let all = [Kind::Partner, Kind::Programme, Kind::Country, Kind::Unit, Kind::Agreement, Kind::Activity];
    assert_eq!(kinds(None, 10), all);
    assert_eq!(kinds(Some(&[Kind::Activity, Kind::Country]), 1), [Kind::Country]);
    assert_eq!(kinds(Some(&[Kind::Activity]), 1), [Kind::Activity]);
    assert_eq!(kinds(Some(&[]), 1), []);
}

#[test]
fn a_hit_shows_the_text_that_matched_and_where() {
    let registry = build(partners(&[(
        "University of Ruse",
        "Ruse",
        &[(NameKind::Published, "Universität Rousse, Русе")],
    )]));
    let matched = |text| registry.search(&Search { text, kinds: None, first: 1 })[0].matched();
    let Match { text, field, highlights } = matched("universit rusee");
    assert_eq!((text, field), ("University of Ruse", Field::Name));
    assert_eq!(highlights, [0..9, 14..18]);
    let Match { text, field, highlights } = matched("rousse");
    assert_eq!((text, field), ("Universität Rousse, Русе", Field::Variant));
    assert_eq!((highlights[0].clone(), highlights.len()), (12..18, 1));
    assert_eq!(found(&registry, "RUSE,  UNIVERSITY (OF)!"), ["University of Ruse"]);
}
