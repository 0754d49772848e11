//! Identifiers of other registers: in whatever form they are imported, looked up and searched, they are the same.

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::support::{
    both,
    database::Database,
    files::Files,
    imported::import,
    program::{Server, run, stderr, stdout},
};

const PARTNERS: [(&str, &str); 3] = [
    ("countries.csv", "code,name\nUS,United States\nGR,Greece\nFR,France\nRE,Réunion\nXN,Northern Cyprus\n"),
    (
        "partners.csv",
        "slug,name,kind,country\npasadena,Institute in Pasadena,institution,US\n\
         patras,University in Patras,institution,GR\nreunion,University on Réunion,institution,RE\n\
         lefke,University in Lefke,institution,XN\nfund,Fund of no country,organization,\n",
    ),
    (
        "institutions.csv",
        "partner,kind\npasadena,institute\npatras,university\nreunion,university\nlefke,university\n",
    ),
];

fn import_identifiers(database: &Database, identifiers: &str) {
    let identifiers = format!("partner,scheme,value\n{identifiers}");
    let further = [
        ("organizations.csv", "partner,kind\nfund,foundation\n"),
        ("partner_identifiers.csv", identifiers.as_str()),
    ];
    import(database, &[&PARTNERS[..], &further].concat());
}

/// The slug of the partner with an identifier, null, or the code of the error.
async fn looked_up(server: &Server, scheme: &str, value: &str) -> Value {
    let query = "query ($by: PartnerLookupInput!) { partner(by: $by) { slug } }";
    let by = json!({ "by": { "identifier": { "scheme": scheme, "value": value } } });
    let answer = server.ask_with(query, by).await;
    match answer["errors"][0]["extensions"]["code"].as_str() {
        Some(code) => json!(code),
        None => answer["data"]["partner"]["slug"].clone(),
    }
}

async fn searched(server: &Server, text: &str) -> Value {
    let query = "query ($text: String!) { search(text: $text) { node { ... on Partner { slug } } matched { text field highlights { start end } } } }";
    server.ask_with(query, json!({ "text": text })).await["data"]["search"].clone()
}

both! {
    async fn every_form_of_an_identifier_finds_its_partner(database: Database) {
        import_identifiers(
            &database,
            "pasadena,ror,HTTPS://ROR.ORG/05DXPS055\npasadena,isni,0000 0001 0706 8890\npasadena,schac,www.caltech.edu\n\
             pasadena,wikidata,http://www.wikidata.org/entity/Q161562\npasadena,grid,grid.20861.3d\n\
             pasadena,pic,999 660 855\npatras,erasmus,EL  PATRA01\n",
        );
        let server = Server::start(&database);
        for (scheme, forms) in [
            ("ROR", &["05dxps055", "ror.org/05dxps055", "https://ror.org/05DXPS055/"][..]),
            ("ISNI", &["0000000107068890", "0000-0001-0706-8890", "https://isni.org/isni/0000000107068890"]),
            ("SCHAC", &["caltech.edu", "CalTech.edu", "https://www.caltech.edu/"]),
            ("WIKIDATA", &["q161562", "https://www.wikidata.org/wiki/Q161562"]),
            ("GRID", &["GRID.20861.3D", "https://grid.ac/institutes/grid.20861.3d"]),
            ("PIC", &["999660855", "PIC 999\u{a0}660\u{a0}855"]),
            ("ERASMUS", &["G PATRA01", "G  PATRA01", "G\u{a0}\u{a0}PATRA01", "g patra 1", "EL PATRA01"]),
        ] {
            let slug = if scheme == "ERASMUS" { "patras" } else { "pasadena" };
            for form in forms {
                assert_eq!(looked_up(&server, scheme, form).await, slug, "{scheme} {form}");
                assert_eq!(searched(&server, form).await[0]["node"]["slug"], slug, "{form}");
                assert_eq!(searched(&server, form).await.as_array().unwrap().len(), 1, "{form}");
            }
        }
        let hit = searched(&server, "http://www.isni.org/isni/0000000107068890").await[0].clone();
        let whole = json!({ "text": "0000000107068890", "field": "IDENTIFIER", "highlights": [{ "start": 0, "end": 16 }] });
        assert_eq!(hit["matched"], whole);
    }

    async fn an_answer_and_an_export_have_the_one_form(database: Database) {
        import_identifiers(&database, "patras,erasmus,g patra 1\npatras,schac,WWW.upatras.gr\npasadena,isni,0000-0001-0706-8890\n");
        let server = Server::start(&database);
        let data = server.data("{ partners(filter: { identifierScheme: {} }) { nodes { identifiers { value } } } }").await;
        let values = |at: usize| data["partners"]["nodes"][at]["identifiers"].clone();
        assert_eq!(values(0), json!([{ "value": "0000000107068890" }]));
        assert_eq!(values(1), json!([{ "value": "G  PATRA01" }, { "value": "upatras.gr" }]));
        let table = server.get("/export/partners.csv").await.text().await.unwrap();
        assert!(table.contains("G  PATRA01") && !table.contains("WWW"), "{table}");
    }

    async fn what_can_be_no_identifier_is_an_error_and_what_nobody_has_is_null(database: Database) {
        import_identifiers(&database, "pasadena,ror,05dxps055\nfund,ror,05dxps056\n");
        let server = Server::start(&database);
        for (scheme, value, expected) in [
            ("ROR", "https://example.org/05dxps055", json!("ARGUMENT_INVALID")),
            ("ROR", "", json!("ARGUMENT_INVALID")),
            ("ERASMUS", "GPATRA01", json!("ARGUMENT_INVALID")),
            ("ERASMUS", "QQ PATRA01", json!("ARGUMENT_INVALID")),
            ("PIC", "99966085", json!("ARGUMENT_INVALID")),
            // The check digits do not fit.
            ("ROR", "05dxps057", json!("ARGUMENT_INVALID")),
            ("ISNI", "0000000107068891", json!("ARGUMENT_INVALID")),
            // Neither do these, but they were entered so.
            ("ROR", "05dxps056", json!("fund")),
            ("ROR", "04xfq0f34", Value::Null),
            ("ERASMUS", "G PATRA02", Value::Null),
        ] {
            assert_eq!(looked_up(&server, scheme, value).await, expected, "{scheme} {value}");
        }
        let by = "{ partner(by: { identifier: { scheme: GRID, value: \"20861.3d\" } }) { slug } }";
        let message = server.ask(by).await["errors"][0]["message"].clone();
        assert_eq!(message, "expected a GRID identifier such as grid.5132.5, found \"20861.3d\"");
    }

    async fn a_mistyped_identifier_and_a_code_of_another_country_are_found(database: Database) {
        import_identifiers(
            &database,
            "pasadena,ror,05dxps056\npasadena,isni,0000000107068891\npasadena,erasmus,G ATHINE01\npatras,erasmus,G PATRA01\n\
             patras,pic,999660855\nreunion,erasmus,F ST-DENI01\nlefke,erasmus,TR LEFKE01\nfund,erasmus,D BONN01\n",
        );
        let server = Server::start(&database);
        let query = "{ dataQuality { findings(kind: [DOUBTFUL_IDENTIFIER]) { totalCount nodes { message node { ... on Partner { slug } } } edges { cursor } } } }";
        let findings = server.data(query).await["dataQuality"]["findings"].clone();
        let mistyped = |value: &str| json!({
            "node": { "slug": "pasadena" },
            "message": format!("The check digits of its identifier {value} do not fit, so a character is mistyped; copy it anew from its register."),
        });
        let foreign = "Its Erasmus code G  ATHINE01 is one of the country GR, and that is not its country; correct the code, or the country.";
        let foreign = json!({ "node": { "slug": "pasadena" }, "message": foreign });
        assert_eq!(findings["nodes"], json!([mistyped("05dxps056"), mistyped("0000000107068891"), foreign]));
        // Each page begins where the one before ended, though two findings are of one record and one fault.
        for at in 0..3 {
            let cursor = &findings["edges"][at]["cursor"];
            let query = format!("{{ dataQuality {{ findings(first: 1, after: {cursor}, kind: [DOUBTFUL_IDENTIFIER]) {{ nodes {{ message node {{ ... on Partner {{ slug }} }} }} }} }} }}");
            let next = server.data(&query).await["dataQuality"]["findings"]["nodes"][0].clone();
            assert_eq!(next, findings["nodes"].get(at + 1).cloned().unwrap_or_default());
        }
    }

    async fn what_an_older_version_kept_as_it_was_written_comes_into_the_one_form(database: Database) {
        use partnergraph_migration::{Migrator, MigratorTrait};
        let db = database.connection().await;
        Migrator::up(&db, Some(4)).await.unwrap();
        for statement in [
            "INSERT INTO partner (id, slug, kind, name) VALUES (1, 'a', 'institution', 'A'), (2, 'b', 'institution', 'B')",
            "INSERT INTO institution (partner_id, kind) VALUES (1, 'university'), (2, 'university')",
            "INSERT INTO partner_identifier (scheme, value, partner_id) VALUES ('erasmus', 'D BONN01', 1), ('erasmus', 'TR  IZMIR01', 1), \
             ('erasmus', 'A WIEN02', 2), ('erasmus', 'A  WIEN02', 1), ('schac', 'www.b.example', 2), ('ror', '05dxps055', 1)",
        ] {
            db.execute_unprepared(statement).await.unwrap();
        }
        let rows = database.store().await.load().await.unwrap().rows;
        let mut values: Vec<_> = rows.partner_identifiers.iter().map(|row| (row.value.as_str(), row.partner_id)).collect();
        values.sort_unstable();
        // One that the other partner has already stays as it was, so that somebody can decide.
        let expected = [("05dxps055", 1), ("A  WIEN02", 1), ("A WIEN02", 2), ("D  BONN01", 1), ("TR IZMIR01", 1), ("b.example", 2)];
        assert_eq!(values, expected);
    }
}

#[test]
fn check_warns_of_wrong_check_digits_by_file_and_line() {
    let text = "partner,scheme,value\nankara,ror,014weej12\nankara,pic,948821604\n";
    let files = Files::sound().with("partner_identifiers.csv", text);
    let output = run(&["check", files.argument()]);
    assert!(output.status.success());
    assert_eq!(stdout(&output), "no faults: 2 partners, 1 agreements, 0 activities\n");
    assert_eq!(
        stderr(&output),
        "warning: partner_identifiers.csv, line 3, column value: found \"948821604\", expected check digits that fit the others; \
         copy it anew from its register\n"
    );
}
