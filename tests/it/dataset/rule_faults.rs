//! Faults of what rows must hold to one another, in the files and in what the database holds.

use partnergraph::dataset::Mode;

use super::{Files, faults_with};

#[test]
fn a_partner_has_the_detail_row_of_its_kind() {
    let files = Files::sound()
        .with("institutions.csv", "partner,kind\naid,university\n")
        .with("organizations.csv", "partner,kind\n");
    assert_eq!(
        files.faults(),
        "\
institutions.csv, line 2, column partner: found \"aid\", expected a partner whose kind is institution
partners.csv, line 2, column slug: found \"ankara\", expected a row for it in institutions.csv, as its kind is institution
partners.csv, line 3, column slug: found \"aid\", expected a row for it in organizations.csv, as its kind is organization
"
    );
}

#[test]
fn an_agreement_has_a_party() {
    assert_eq!(
        faults_with("parties.csv", "agreement,partner,role\n"),
        "agreements.csv, line 2, column slug: found \"exchange\", expected at least one row for it in parties.csv\n"
    );
}

#[test]
fn a_membership_is_of_an_organization() {
    assert_eq!(
        faults_with("memberships.csv", "slug,partner\nm,ankara\n"),
        "memberships.csv, line 2, column partner: found \"ankara\", expected a partner whose kind is organization\n"
    );
}

#[test]
fn a_citation_has_one_subject() {
    let files = Files::sound().with("sources.csv", "slug,title\npage,Page\n").with(
        "citations.csv",
        "source,place,partner,agreement,fact,basis\n\
         page,Row 1,,,record,stated\n\
         page,Row 1,ankara,exchange,record,stated\n\
         page,Row 1,ankara,,record,stated\n",
    );
    assert_eq!(
        files.faults(),
        "\
citations.csv, line 2, columns partner, agreement, membership: expected exactly one of them to be filled, not 0
citations.csv, line 3, columns partner, agreement, membership: expected exactly one of them to be filled, not 2
"
    );
}

#[test]
fn nothing_contains_or_renews_itself() {
    let files = Files::sound()
        .with("regions.csv", "code,name,parent\nasia,Asia,c\nb,B,asia\nc,C,b\nd,D,c\n")
        .with("units.csv", "slug,name,kind,parent\nschool,School,school,school\n")
        .with(
            "agreements.csv",
            "slug,title,kind,stage,renews\nexchange,Exchange,exchange,in_force,x\nx,X,exchange,ended,exchange\n",
        )
        .with("parties.csv", "agreement,partner,role\nexchange,ankara,partner\nx,ankara,partner\n");
    assert_eq!(
        files.faults(),
        "\
agreements.csv, line 2, column renews: found \"x\", expected no cycle, but there is exchange → x → exchange
regions.csv, line 2, column parent: found \"c\", expected no cycle, but there is asia → c → b → asia
units.csv, line 2, column parent: found \"school\", expected no cycle, but there is school → school
"
    );
}

#[test]
fn a_field_stands_in_a_broader_field() {
    assert_eq!(
        faults_with("fields.csv", "code,name\n0311,Economics\n03,Social sciences\n041,Business\n"),
        "\
fields.csv, line 2, column code: found \"0311\", expected the field 031 that contains it to be there too
fields.csv, line 4, column code: found \"041\", expected the field 04 that contains it to be there too
"
    );
}

#[test]
fn nothing_ends_before_it_starts() {
    let agreements = |starts: &str, ends: &str| {
        let text = format!("slug,title,kind,stage,starts,ends\nexchange,E,exchange,ended,{starts},{ends}\n");
        Files::sound().with("agreements.csv", text)
    };
    for (starts, ends) in
        [("1995-09", "1995"), ("1995", "1995-01-01"), ("1995-09-01", "1995-09-01"), ("", "1990")]
    {
        agreements(starts, ends).rows();
    }
    assert_eq!(
        agreements("1995-09", "1995-08-31").faults(),
        "agreements.csv, line 2, column ends: found \"1995-08-31\", expected a date that is not before the start, 1995-09\n"
    );
}

#[test]
fn a_rule_that_a_row_of_the_database_breaks_is_reported_there() {
    let current = Files::sound().rows();
    let files = Files::none()
        .with("partners.csv", "slug,name,kind\nankara,Ankara Foundation,organization\n")
        .with("organizations.csv", "partner,kind\nankara,foundation\n");
    assert_eq!(
        files.over(&current, Mode::Merge).unwrap_err().to_string(),
        "institutions.csv, in the database, column partner: found \"ankara\", expected a partner whose kind is institution\n"
    );
}
