//! Which cells are accepted and which are faults, for each format.

use partnergraph::dataset::Mode;
use partnergraph_entity::Rows;

use super::{Files, faults_with};

/// Puts each cell in place of `?` in a file, and checks that it is accepted, or that this is said to be expected instead.
#[track_caller]
fn check(file: &str, text: &str, accepted: &[&str], refused: &[&str], expected: &str) {
    let faults = |cell: &str| {
        let files = Files::sound().with(file, text.replace('?', cell));
        let faults =
            files.over(&Rows::default(), Mode::Merge).err().map(|faults| faults.0).unwrap_or_default();
        let faults =
            faults.into_iter().filter(|fault| fault.file == file && fault.value.as_deref() == Some(cell));
        faults.map(|fault| fault.expected).collect::<Vec<_>>()
    };
    for cell in accepted {
        assert_eq!(faults(cell), [""; 0], "{cell} is accepted");
    }
    for cell in refused {
        assert_eq!(faults(cell), [expected], "{cell} is refused");
    }
}

#[test]
fn a_slug_is_lower_case_groups_joined_by_single_hyphens() {
    check(
        "units.csv",
        "slug,name,kind\n?,Unit,school\n",
        &["a", "school-of-art", "2-b", &"a".repeat(100)],
        &["A", "a--b", "-a", "a-", "a_b", "a b", "é", &"a".repeat(101)],
        "a slug: lower-case letters a to z and digits in groups joined by single hyphens, at most 100 characters",
    );
}

#[test]
fn names_are_shorter_than_texts() {
    let text = "slug,name,kind,summary\nankara,?,institution,\n";
    check("partners.csv", text, &[&"é".repeat(300)], &[&"é".repeat(301)], "at most 300 characters");
    let text = "slug,name,kind,summary\nankara,Ankara,institution,?\n";
    check("partners.csv", text, &[&"é".repeat(2000)], &[&"é".repeat(2001)], "at most 2000 characters");
}

#[test]
fn no_cell_holds_control_characters_or_white_space_at_its_edges() {
    let text = "code,name\nasia,?\n";
    check(
        "regions.csv",
        text,
        &["Far East"],
        &["Far\tEast", "A\u{0}", "A\rB"],
        "no line breaks or other control characters",
    );
    check(
        "regions.csv",
        text,
        &[],
        &[" Asia", "Asia ", "\u{a0}Asia", "Asia\u{3000}"],
        "no white space at the edges",
    );
}

#[test]
fn a_cell_that_may_not_be_empty_is_a_fault() {
    check("regions.csv", "code,name\nasia,?\n", &[], &[""], "a value: the column may not be empty");
    check("regions.csv", "code,name\n?,Asia\n", &[], &[""], "a value: the column may not be empty");
}

#[test]
fn an_enumeration_lists_its_values() {
    check(
        "units.csv",
        "slug,name,kind\na,A,?\n",
        &["school", "clinic"],
        &["School", "center"],
        "one of school, department, institute, centre, clinic, library, press, campus, office",
    );
}

#[test]
fn a_date_is_as_precise_as_it_is_known() {
    check(
        "sources.csv",
        "slug,title,published\na,A,?\n",
        &["", "1995", "1995-09", "1995-09-01"],
        &["95", "1995-13", "1995-02-30", "1.9.1995", "1995/09"],
        "a date such as 1995, 1995-09 or 1995-09-01",
    );
}

#[test]
fn an_address_begins_with_http_or_https() {
    check(
        "sources.csv",
        "slug,title,url\na,A,?\n",
        &["", "http://example.org", "https://example.org/a?b#c"],
        &["example.org", "ftp://example.org", "https://", "https:///path", "https://a b"],
        "an address that begins with http:// or https://, without spaces, at most 2000 characters",
    );
}

#[test]
fn a_country_code_is_one_of_iso_3166_or_free_for_own_use() {
    check(
        "countries.csv",
        "code,name\n?,Country\n",
        &["AZ", "GB", "XA", "XZ"],
        &["az", "UK", "AA", "X1", "AZE", "A", "ÄZ"],
        "a code of ISO 3166-1 alpha-2, or XA to XZ for a place that has none",
    );
}

#[test]
fn a_field_code_has_two_to_four_digits() {
    check(
        "fields.csv",
        "code,name\n03,Social sciences\n031,Social and behavioural sciences\n?,Field\n",
        &["04", "032", "0311"],
        &["3", "03111", "3a", "٠٣"],
        "a code of two, three or four digits",
    );
}

#[test]
fn a_language_is_a_bcp_47_tag() {
    check(
        "partner_names.csv",
        "partner,kind,name,language\nankara,alias,A,?\n",
        &[
            "",
            "fr",
            "kk-Cyrl",
            "fr-CA",
            "es-419",
            "de-AT-1901",
            "zh-cmn-Hans-CN",
            "sl-rozaj-biske",
            "en-u-co-phonebk",
            "x-a",
        ],
        &[
            "f",
            "french-",
            "fr_CA",
            "fr-",
            "fr-CAN-CA-x",
            "123",
            "fr-x",
            "fr-u",
            "en-Latn-Cyrl",
            "englishlanguage",
        ],
        "a BCP 47 language tag such as en, fr-CA or kk-Cyrl",
    );
}

#[test]
fn an_identifier_has_the_form_of_its_scheme() {
    let check = |scheme: &str, accepted: &[&str], refused: &[&str], expected: &str| {
        let text = format!("partner,scheme,value\nankara,{scheme},?\n");
        check("partner_identifiers.csv", &text, accepted, refused, expected);
    };
    let expected = "a ROR identifier such as 03qt6ba18 or https://ror.org/03qt6ba18";
    let accepted = ["04cvxnb49", "https://ror.org/04cvxnb49", "04CVXNB49"];
    check("ror", &accepted, &["04cvxnb4", "14cvxnb49", "00ilou234", "https://orr.org/04cvxnb49"], expected);
    let expected = "a Wikidata item such as Q3918 or https://www.wikidata.org/wiki/Q3918";
    check(
        "wikidata",
        &["Q123", "q123", "http://www.wikidata.org/entity/Q123"],
        &["123", "Q0", "Q"],
        expected,
    );
    let accepted = [
        "NL LEIDEN01",
        "D  BERLIN13",
        "D BERLIN13",
        "EL PATRA01",
        "nl leiden1",
        "IRLDUBLIN01",
        "UK LONDON029",
    ];
    let refused = ["NLLEIDEN", "NLLEIDEN01", "NL LEIDEN0001", "NL 01", "É", "QQ LEIDEN01"];
    let expected = "an Erasmus code such as NL LEIDEN01: a country of the programme such as A, IRL or TR, a blank after one or \
                    two letters, a town, a number";
    check("erasmus", &accepted, &refused, expected);
    let accepted = ["leidenuniv.nl", "a-b.c.de", "www.Leiden.nl", "http://a.nl/"];
    check("schac", &accepted, &["leiden", "a..b", "-a.nl", "a.nl/b"], "a domain such as leidenuniv.nl");
    check(
        "pic",
        &["999999999", "999 999 999"],
        &["99999999", "99999999X"],
        "a PIC of nine digits such as 948821603",
    );
    let expected = "an ISNI of sixteen digits, the last may be X, such as 0000 0001 2312 1970";
    let accepted = ["000000012146438X", "0000 0001 2146 438x", "https://isni.org/isni/0000000121464380"];
    check("isni", &accepted, &["00000001214643", "X000000121464380"], expected);
    let accepted = ["grid.1.2", "grid.5132.5a", "GRID.5132.5A"];
    check(
        "grid",
        &accepted,
        &["grid.1", "1.2", "grid.a.2", "grid.1.2.3"],
        "a GRID identifier such as grid.5132.5",
    );
}

#[test]
fn an_identifier_is_kept_in_one_form_and_given_once_in_it() {
    let identifiers =
        |text: &str| Files::sound().with("partner_identifiers.csv", format!("partner,scheme,value\n{text}"));
    let rows = identifiers("ankara,erasmus,tr  ankara 02\naid,ror,https://ror.org/01wntqw50/\n").rows();
    let kept: Vec<_> = rows.partner_identifiers.iter().map(|row| row.value.as_str()).collect();
    assert_eq!(kept, ["01wntqw50", "TR ANKARA02"]);
    assert_eq!(
        identifiers("ankara,schac,www.ankara.edu.tr\naid,schac,ankara.edu.tr\n").faults(),
        "partner_identifiers.csv, line 3, columns scheme, value: found \"schac, ankara.edu.tr\", expected a key of its own, \
         but line 2 has the same\n"
    );
}

#[test]
fn a_reference_names_a_record_that_is_there() {
    assert_eq!(
        faults_with(
            "agreements.csv",
            "slug,title,kind,stage,programme,renews\nexchange,Exchange,exchange,in_force,tempus,older\n"
        ),
        "\
agreements.csv, line 2, column programme: found \"tempus\", expected the slug of a programme in programmes.csv
agreements.csv, line 2, column renews: found \"older\", expected the slug of an agreement in agreements.csv
"
    );
}

#[test]
fn bytes_that_are_not_utf_8_are_a_fault_of_their_cell() {
    assert_eq!(
        faults_with("regions.csv", b"code,name,parent\nasia,As\xefa,\neurope,Europe,\n"),
        "regions.csv, line 2, column name: found \"As\u{fffd}a\", expected valid UTF-8\n"
    );
}
