//! What files become: order, numbers, repetition, adding to what is held and replacing it.

use partnergraph::dataset::{Mode, describe};
use partnergraph_entity::{Rows, partner::PartnerKind, university};

use super::Files;

#[test]
fn rows_are_numbered_in_the_order_of_the_file_and_referred_to_by_number() {
    let rows = Files::sound().rows();
    let partners: Vec<_> = rows.partners.iter().map(|row| (row.id, row.slug.as_str(), row.kind)).collect();
    assert_eq!(partners, [(1, "ankara", PartnerKind::Institution), (2, "aid", PartnerKind::Organization)]);
    assert_eq!((rows.partners[0].region_id, rows.partners[0].country_id), (Some(1), Some(1)));
    assert_eq!((rows.parties[0].agreement_id, rows.parties[0].partner_id), (1, 1));
}

#[test]
fn a_second_reading_changes_nothing() {
    let files = Files::sound();
    let rows = files.rows();
    assert_eq!(files.over(&rows, Mode::Merge).unwrap(), rows);
    assert_eq!(files.over(&rows, Mode::Replace).unwrap(), rows);
}

#[test]
fn known_records_keep_their_numbers_and_new_ones_get_higher_ones() {
    let current = Files::sound().rows();
    let files =
        Files::sound().with("regions.csv", "code,name,parent\nworld,World,\nasia,The East,world\na,A,asia\n");
    let rows = files.over(&current, Mode::Merge).unwrap();
    let regions: Vec<_> = rows.regions.iter().map(|row| (row.id, row.code.as_str(), row.parent_id)).collect();
    assert_eq!(regions, [(1, "asia", Some(2)), (2, "world", None), (3, "a", Some(1))]);
}

#[test]
fn merging_keeps_what_the_files_do_not_name() {
    let current = Files::sound().rows();
    let files = Files::none().with("regions.csv", "code,name\neurope,Europe\n");
    let rows = files.over(&current, Mode::Merge).unwrap();
    assert_eq!(rows.regions.len(), 2);
    assert_eq!(Rows { regions: current.regions.clone(), ..rows }, current);
}

#[test]
fn files_that_are_merged_refer_to_what_is_held() {
    let current = Files::sound().rows();
    let files = Files::none().with("countries.csv", "code,name,region\nAZ,Azerbaijan,asia\n");
    assert_eq!(files.over(&current, Mode::Merge).unwrap().countries[1].region_id, Some(1));
}

#[test]
fn replacing_drops_what_the_files_do_not_name() {
    let current = Files::sound().rows();
    let files = Files::none().with("regions.csv", "code,name\neurope,Europe\nasia,Asia\n");
    let rows = files.over(&current, Mode::Replace).unwrap();
    let regions: Vec<_> = rows.regions.iter().map(|row| (row.id, row.code.as_str())).collect();
    assert_eq!(regions, [(1, "asia"), (2, "europe")]);
    assert_eq!(Rows { regions: Vec::new(), ..rows }, Rows::default());
}

#[test]
fn files_that_replace_do_not_refer_to_what_is_dropped() {
    let current = Files::sound().rows();
    let files = Files::none().with("countries.csv", "code,name,region\nAZ,Azerbaijan,asia\n");
    assert_eq!(
        files.over(&current, Mode::Replace).unwrap_err().to_string(),
        "countries.csv, line 2, column region: found \"asia\", expected the code of a region in regions.csv\n"
    );
}

#[test]
fn the_home_university_has_always_the_same_number() {
    let file = |slug: &str| Files::sound().with("university.csv", format!("slug,name\n{slug},University\n"));
    let current = file("khazar").rows();
    let next = file("baku").over(&current, Mode::Replace).unwrap();
    let universities: Vec<_> = next.universities.iter().map(|row| (row.id, row.slug.as_str())).collect();
    assert_eq!(universities, [(university::ID, "baku")]);
}

#[test]
fn a_column_that_is_left_out_counts_as_empty() {
    let current = Files::sound().rows();
    let files = Files::none().with("partners.csv", "kind,slug,name\ninstitution,ankara,Ankara University\n");
    let ankara = &files.over(&current, Mode::Merge).unwrap().partners[0];
    assert_eq!((ankara.region_id, ankara.city.as_deref()), (None, None));
}

#[test]
fn a_byte_order_mark_crlf_and_a_missing_last_line_end_are_taken() {
    let rows =
        Files::sound().with("regions.csv", "\u{feff}code,name\r\nasia,\"The \"\"East\"\", far\"").rows();
    assert_eq!(rows.regions[0].name, "The \"East\", far");
}

#[test]
fn what_changes_is_told_in_the_words_of_the_files() {
    let current = Files::sound().rows();
    let files = Files::sound()
        .with("regions.csv", "code,name,parent\nasia,Asia,world\nworld,World,\n")
        .with(
            "partners.csv",
            "slug,name,kind,city\nankara,Ankara,institution,Ankara\naid,Aid Agency,organization,\n",
        )
        .with("parties.csv", "agreement,partner,role\nexchange,aid,funder\n");
    let changes = describe(&current, &files.over(&current, Mode::Replace).unwrap());
    let printed: Vec<_> =
        changes.iter().filter(|table| !table.lines.is_empty()).map(ToString::to_string).collect();
    assert_eq!(
        printed.join("\n"),
        "\
regions.csv: 1 added, 1 changed, 0 removed
~ regions.csv asia: parent \"\" → \"world\"
+ regions.csv world
partners.csv: 0 added, 1 changed, 0 removed
~ partners.csv ankara: name \"Ankara University\" → \"Ankara\", region \"asia\" → \"\", country \"XA\" → \"\"
parties.csv: 1 added, 0 changed, 1 removed
+ parties.csv exchange, aid
- parties.csv exchange, ankara"
    );
    assert_eq!(changes.len(), 20);
}
