//! Faults of directories, files, headers and records, and that all are reported at once.

use partnergraph::dataset::{self, Mode, Place};
use partnergraph_entity::Rows;

use super::{Files, faults_with};

#[test]
fn every_fault_of_all_files_is_reported_at_once_in_file_and_line_order() {
    let files = Files::sound()
        .with(
            "agreements.csv",
            "slug,title,kind,stage,starts,ends\nexchange,Exchange,exchange,in_force,1999,1998\n",
        )
        .with("countries.csv", "code,name\nXA,Nowhere\nUK,United Kingdom\n")
        .with("notes.csv", "anything\n")
        .with("organizations.csv", "partner,kind\naid,\"government\n")
        .with(
            "partners.csv",
            "slug,name,kind,region,website,colour\n\
             ankara,Ankara University,institution,azia,,red\n\
             Aid, Aid Agency,organisation,,www.aid.example,\n\
             ankara,,institution,,,\n\
             bergen,Bergen\n",
        )
        .with("parties.csv", "agreement,role\nexchange,partner\n")
        .with("sources.csv", b"slug,title\npage,M\xfcnchen\n");
    assert_eq!(
        files.faults(),
        r#"agreements.csv, line 2, column ends: found "1998", expected a date that is not before the start, 1999
countries.csv, line 3, column code: found "UK", expected a code of ISO 3166-1 alpha-2, or XA to XZ for a place that has none
notes.csv: expected only the files sources.csv, regions.csv, countries.csv, university.csv, units.csv, fields.csv, partners.csv, institutions.csv, organizations.csv, partner_names.csv, partner_identifiers.csv, programmes.csv, agreements.csv, parties.csv, agreement_units.csv, activities.csv, activity_levels.csv, activity_fields.csv, memberships.csv, citations.csv
organizations.csv, line 2: found "aid,\"government", expected quotation marks around whole cells, closed on the same line, those within doubled
parties.csv, line 1: expected a column named partner
partners.csv, line 1: found "colour", expected only the columns slug, name, kind, region, country, city, website, summary
partners.csv, line 2, column region: found "azia", expected the code of a region in regions.csv
partners.csv, line 3, column slug: found "Aid", expected a slug: lower-case letters a to z and digits in groups joined by single hyphens, at most 100 characters
partners.csv, line 3, column name: found " Aid Agency", expected no white space at the edges
partners.csv, line 3, column kind: found "organisation", expected one of institution, organization
partners.csv, line 3, column website: found "www.aid.example", expected an address that begins with http:// or https://, without spaces, at most 2000 characters
partners.csv, line 4, column name: found "", expected a value: the column may not be empty
partners.csv, line 4, column slug: found "ankara", expected a key of its own, but line 2 has the same
partners.csv, line 5: expected 6 cells as in the header, not 2
sources.csv, line 2, column title: found "M�nchen", expected valid UTF-8
"#
    );
}

#[test]
fn a_fault_can_be_taken_apart() {
    let files = Files::sound().with("regions.csv", "code,name,parent\nasia,Asia,world\n");
    let faults = files.over(&Rows::default(), Mode::Merge).unwrap_err().0;
    let [fault] = &faults[..] else { panic!("one fault, not {faults:?}") };
    assert_eq!((fault.file.as_str(), fault.place), ("regions.csv", Place::Line(2)));
    assert_eq!((fault.column.as_deref(), fault.value.as_deref()), (Some("parent"), Some("world")));
    assert_eq!(fault.expected, "the code of a region in regions.csv");
}

#[test]
fn a_missing_directory_is_a_fault() {
    let faults = dataset::Files::in_directory("nowhere".as_ref()).err().unwrap();
    assert_eq!(
        faults.to_string(),
        "nowhere: expected a directory that can be read (No such file or directory (os error 2))\n"
    );
}

#[test]
fn a_directory_without_csv_files_is_a_fault() {
    let files = Files::none().with("README.md", "# Nothing");
    let expected = format!("{}: expected CSV files such as partners.csv in it\n", files.path().display());
    assert_eq!(files.faults(), expected);
}

#[test]
fn a_file_name_in_capitals_is_a_fault() {
    let files = Files::sound().with("UNITS.CSV", "slug,name,kind\n");
    assert!(files.faults().starts_with("UNITS.CSV: expected only the files sources.csv, "));
}

#[test]
fn a_file_that_cannot_be_read_is_a_fault_and_what_refers_to_it_is_not() {
    let files = Files::sound().without("regions.csv");
    std::fs::create_dir(files.path().join("regions.csv")).unwrap();
    assert_eq!(
        files.faults(),
        "regions.csv: expected a file that can be read (Is a directory (os error 21))\n"
    );
}

#[test]
fn an_empty_file_lacks_its_header() {
    assert_eq!(faults_with("regions.csv", ""), "regions.csv: expected a header row naming the columns\n");
}

#[test]
fn faults_of_the_header_are_reported() {
    assert_eq!(
        faults_with("regions.csv", "code,Name,code\nasia,Asia,asia\n"),
        "\
regions.csv, line 1: found \"Name\", expected only the columns code, name, parent
regions.csv, line 1: found \"code\", expected each column once
regions.csv, line 1: expected a column named name
"
    );
}

#[test]
fn without_its_key_column_a_file_is_not_referred_to() {
    assert_eq!(
        faults_with("regions.csv", "name\nAsia\n"),
        "regions.csv, line 1: expected a column named code\n"
    );
}

#[test]
fn a_record_with_too_many_or_too_few_cells_is_a_fault() {
    assert_eq!(
        faults_with("regions.csv", "code,name,parent\nasia,Asia\neurope,Europe,,\n"),
        "\
regions.csv, line 2: expected 3 cells as in the header, not 2
regions.csv, line 3: expected 3 cells as in the header, not 4
"
    );
}

const MISQUOTED: &str =
    "expected quotation marks around whole cells, closed on the same line, those within doubled";

#[test]
fn a_quotation_mark_that_is_never_closed_costs_only_its_own_line() {
    assert_eq!(
        faults_with("regions.csv", "code,name,parent\nasia,\"Asia,\nx,,y\n"),
        format!(
            "\
regions.csv, line 2: found \"asia,\\\"Asia,\", {MISQUOTED}
regions.csv, line 3, column name: found \"\", expected a value: the column may not be empty
"
        )
    );
}

#[test]
fn a_quotation_mark_in_a_plain_cell_is_a_fault() {
    assert_eq!(
        faults_with("regions.csv", "code,name,parent\nasia,The \"East\",\n"),
        format!("regions.csv, line 2: found \"asia,The \\\"East\\\",\", {MISQUOTED}\n")
    );
}

#[test]
fn a_misplaced_quotation_mark_in_the_header_is_the_only_fault_of_the_file() {
    assert_eq!(
        faults_with("regions.csv", "code,\"name\nasia,Asia\n"),
        format!("regions.csv, line 1: found \"code,\\\"name\", {MISQUOTED}\n")
    );
}

#[test]
fn a_line_break_within_quotation_marks_is_a_fault_and_lines_are_counted_on() {
    assert_eq!(
        faults_with("regions.csv", "code,name,parent\r\nasia,\"A\r\nsia\",\r\n\r\nb c,B,\r\n"),
        format!(
            "\
regions.csv, line 2: found \"asia,\\\"A\", {MISQUOTED}
regions.csv, line 3: found \"sia\\\",\", {MISQUOTED}
regions.csv, line 5, column code: found \"b c\", expected a slug: lower-case letters a to z and digits in groups joined \
         by single hyphens, at most 100 characters
"
        )
    );
}

#[test]
fn two_records_with_one_key_are_a_fault_naming_the_first_line() {
    let files = Files::sound()
        .with("regions.csv", "code,name\nasia,Asia\nasia,Azia\n")
        .with("parties.csv", "partner,agreement,role\nankara,exchange,partner\nankara,exchange,funder\n");
    assert_eq!(
        files.faults(),
        "\
parties.csv, line 3, columns agreement, partner: found \"exchange, ankara\", expected a key of its own, but line 2 has \
         the same
regions.csv, line 3, column code: found \"asia\", expected a key of its own, but line 2 has the same
"
    );
}

#[test]
fn there_is_one_home_university() {
    assert_eq!(
        faults_with("university.csv", "slug,name\nkhazar,Khazar University\nbaku,Baku University\n"),
        "university.csv, line 3, column slug: found \"baku\", expected one record at most, and line 2 holds it\n"
    );
}

#[test]
fn what_is_wrong_with_one_record_is_not_told_again_of_those_that_refer_to_it() {
    let files = Files::sound()
        .with("agreements.csv", "slug,title,kind,stage\nexchange,,exchange\n")
        .with("partners.csv", "slug,name,kind\nankara,,institution\naid,Aid,agency\n");
    assert_eq!(
        files.faults(),
        "\
agreements.csv, line 2: expected 4 cells as in the header, not 3
partners.csv, line 2, column name: found \"\", expected a value: the column may not be empty
partners.csv, line 3, column kind: found \"agency\", expected one of institution, organization
"
    );
}

#[test]
fn a_long_value_is_shortened() {
    let text = format!("code,name\nasia,{}\n", "A".repeat(301));
    let expected = format!("found \"{}…\", expected at most 300 characters\n", "A".repeat(60));
    assert_eq!(faults_with("regions.csv", text), format!("regions.csv, line 2, column name: {expected}"));
}
