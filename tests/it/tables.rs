//! `/export/…`: whole tables as CSV and JSON Lines, with the filters and orders of the lists, held against what GraphQL says.

use std::collections::BTreeMap;

use reqwest::{Response, Url};
use serde_json::{Value, json};

use crate::support::{
    both,
    database::Database,
    imported::{import, server_on},
    pace::within,
    program::Server,
};

async fn download(server: &Server, file: &str, parameters: &[(&str, &str)]) -> Response {
    let url = Url::parse_with_params(&format!("{}/export/{file}", server.address), parameters).unwrap();
    server.client.get(url).send().await.unwrap()
}

async fn lines(server: &Server, file: &str, parameters: &[(&str, &str)]) -> Vec<Value> {
    let answer = download(server, file, parameters).await;
    assert_eq!(answer.status(), 200);
    let text = answer.text().await.unwrap();
    assert!(text.is_empty() || text.ends_with('\n'));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The records of a CSV file, each by its columns.
async fn records(server: &Server, file: &str, parameters: &[(&str, &str)]) -> Vec<BTreeMap<String, String>> {
    let text = download(server, file, parameters).await.text().await.unwrap();
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

fn slugs(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["slug"].as_str().unwrap()).collect()
}

/// The slugs of a whole list, page by page.
async fn listed(server: &Server, list: &str, filter: &Value, order_by: &Value) -> Vec<String> {
    let types = match list {
        "partners" => ("PartnerFilter", "PartnerOrder"),
        "agreements" => ("AgreementFilter", "AgreementOrder"),
        _ => ("ActivityFilter", "ActivityOrder"),
    };
    let query = format!(
        "query($filter: {}, $orderBy: [{}!], $after: String) {{
            list: {list}(first: 100, after: $after, filter: $filter, orderBy: $orderBy) {{
                nodes {{ slug }} pageInfo {{ hasNextPage endCursor }} }} }}",
        types.0, types.1
    );
    let (mut slugs, mut after) = (Vec::new(), Value::Null);
    loop {
        let variables = json!({ "filter": filter, "orderBy": order_by, "after": after });
        let answer = server.ask_with(&query, variables).await;
        let list = &answer["data"]["list"];
        slugs.extend(
            list["nodes"].as_array().unwrap().iter().map(|node| node["slug"].as_str().unwrap().to_owned()),
        );
        if list["pageInfo"]["hasNextPage"] == false {
            return slugs;
        }
        after = list["pageInfo"]["endCursor"].clone();
    }
}

/// Agreements with all that CSV and spreadsheets make hard.
fn import_hard_cases(database: &Database) {
    import(
        database,
        &[
            ("regions.csv", "code,name,parent\nasia,Asia,\n"),
            ("countries.csv", "code,name,region\nJP,Japan,asia\nTR,\"Türkiye, formerly Turkey\",asia\n"),
            (
                "partners.csv",
                "slug,name,kind,region,country,city\n\
            a,=cmd|' /C calc'!A0,institution,asia,JP,Kyōto\nb,\"Ankara, \"\"the\"\" University\",institution,asia,TR,\nc,Third,organization,,TR,\n",
            ),
            ("institutions.csv", "partner,kind\na,university\nb,college\n"),
            ("organizations.csv", "partner,kind\nc,foundation\n"),
            (
                "agreements.csv",
                "slug,title,kind,stage,signed,starts,ends,summary\n\
            first,First,grant,in_force,,2020,2027-05,-1 + 2\nsecond,Second,exchange,unknown,,,,\n",
            ),
            (
                "parties.csv",
                "agreement,partner,role\nfirst,a,partner\nfirst,b,coordinator\nfirst,c,funder\nsecond,c,partner\n",
            ),
        ],
    );
}

both! {
    async fn each_table_has_the_rows_of_its_list_in_its_order(database: Database) {
        let server = Server::start(&database);
        for (table, filter, order_by) in [
            ("partners", json!({}), json!([])),
            ("agreements", json!({}), json!([])),
            ("activities", json!({}), json!([])),
            ("partners", json!({"country": {"code": {"in": ["JP", "US"]}}}), json!([{"field": "NAME", "direction": "DESC"}])),
            ("agreements", json!({"kind": {"not": "FRAMEWORK"}, "partners": {"some": {"kind": {"eq": "ORGANIZATION"}}}}), json!({"field": "STARTS"})),
            ("activities", json!({"kind": {"eq": "STUDENT_EXCHANGE"}}), json!([{"field": "AGREEMENT"}])),
        ] {
            let expected = listed(&server, table, &filter, &order_by).await;
            assert!(!expected.is_empty());
            let (filter, order_by) = (filter.to_string(), order_by.to_string());
            let parameters = [("filter", filter.as_str()), ("orderBy", order_by.as_str())];
            assert_eq!(slugs(&lines(&server, &format!("{table}.jsonl"), &parameters).await), expected);
            let csv: Vec<String> = records(&server, &format!("{table}.csv"), &parameters).await.iter().map(|row| row["slug"].clone()).collect();
            assert_eq!(csv, expected);
        }
    }

    async fn json_lines_keep_types_and_the_order_of_the_columns(database: Database) {
        import_hard_cases(&database);
        let server = Server::start(&database);
        let text = download(&server, "agreements.jsonl", &[]).await.text().await.unwrap();
        assert_eq!(text, concat!(
            r#"{"slug":"first","title":"First","kind":"GRANT","stage":"IN_FORCE","status":"EXPIRING","signed":null,"starts":"2020","ends":"2027-05","indefinite":false,"programme":null,"#,
            r#""partners":["=cmd|' /C calc'!A0","Ankara, \"the\" University","Third"],"countries":["Japan","Türkiye, formerly Turkey"],"regions":["Asia"],"units":[],"activities":0,"summary":"-1 + 2"}"#, "\n",
            r#"{"slug":"second","title":"Second","kind":"EXCHANGE","stage":"UNKNOWN","status":"UNKNOWN","signed":null,"starts":null,"ends":null,"indefinite":false,"programme":null,"#,
            r#""partners":["Third"],"countries":["Türkiye, formerly Turkey"],"regions":[],"units":[],"activities":0,"summary":null}"#, "\n",
        ));
    }

    async fn csv_is_quoted_by_its_rules_and_holds_no_formula(database: Database) {
        import_hard_cases(&database);
        let server = Server::start(&database);
        let text = download(&server, "agreements.csv", &[]).await.text().await.unwrap();
        assert_eq!(text, "slug,title,kind,stage,status,signed,starts,ends,indefinite,programme,partners,countries,regions,units,activities,summary\r\n\
            first,First,GRANT,IN_FORCE,EXPIRING,,2020,2027-05,false,,\"'=cmd|' /C calc'!A0; Ankara, \"\"the\"\" University; Third\",\"Japan; Türkiye, formerly Turkey\",Asia,,0,'-1 + 2\r\n\
            second,Second,EXCHANGE,UNKNOWN,UNKNOWN,,,,false,,Third,\"Türkiye, formerly Turkey\",,,0,\r\n");
        let partners = records(&server, "partners.csv", &[]).await;
        let names: Vec<&str> = partners.iter().map(|row| row["name"].as_str()).collect();
        assert_eq!(names, ["'=cmd|' /C calc'!A0", "Ankara, \"the\" University", "Third"]);
        let first = &partners[0];
        assert_eq!((first["city"].as_str(), first["institutionKind"].as_str(), first["activeAgreements"].as_str()), ("Kyōto", "UNIVERSITY", "1"));
    }

    async fn values_are_those_of_the_contract(database: Database) {
        let server = Server::start(&database);
        let data = server.data("{ partner(by: {slug: \"middle-east-technical-university\"}) {
            slug name kind city website country { code name } region { name } identifiers { scheme value } agreements { totalCount } } }").await;
        let (partner, filter) = (&data["partner"], r#"{"slug":{"eq":"middle-east-technical-university"}}"#);
        let row = &lines(&server, "partners.jsonl", &[("filter", filter)]).await[0];
        for name in ["slug", "name", "kind", "city", "website"] {
            assert_eq!(row[name], partner[name]);
        }
        assert_eq!((&row["countryCode"], &row["country"]), (&partner["country"]["code"], &partner["country"]["name"]));
        assert_eq!((&row["region"], &row["agreements"]), (&partner["region"]["name"], &partner["agreements"]["totalCount"]));
        assert_eq!(row["identifiers"], json!(["ROR 014weej12", "ERASMUS TR ANKARA04", "SCHAC metu.edu.tr"]));
        let activity = &lines(&server, "activities.jsonl", &[("filter", r#"{"slug":{"eq":"aba-ceeli-jessup"}}"#)]).await[0];
        assert_eq!(*activity, json!({
            "slug": "aba-ceeli-jessup", "kind": "COMPETITION", "direction": null, "levels": [], "fields": ["Law"], "starts": null, "ends": null,
            "agreement": "aba-ceeli-legal-education", "agreementTitle": "Clinical legal education with the American Bar Association",
            "partners": ["American Bar Association"], "countries": ["United States"], "summary": "The moot court contest named after Jessup is supported.",
        }));
    }

    async fn files_have_a_name_with_the_day_and_their_media_type(database: Database) {
        let server = Server::start(&database);
        for (file, media, name) in [
            ("partners.csv", "text/csv; charset=utf-8; header=present", "partnergraph-partners-2026-11-23.csv"),
            ("activities.jsonl", "application/jsonl", "partnergraph-activities-2026-11-23.jsonl"),
        ] {
            let answer = download(&server, file, &[]).await;
            assert_eq!(answer.headers()["content-type"], media);
            assert_eq!(answer.headers()["content-disposition"], format!("attachment; filename=\"{name}\""));
            let head = server.client.head(format!("{}/export/{file}", server.address)).send().await.unwrap();
            assert_eq!((head.status().as_u16(), head.headers()["content-type"].to_str().unwrap()), (200, media));
            assert_eq!(head.bytes().await.unwrap().len(), 0);
        }
    }

    async fn whoever_has_a_file_gets_no_bytes_until_the_data_the_day_or_the_question_changes(database: Database) {
        import_hard_cases(&database);
        let server = Server::start(&database);
        let get = async |server: &Server, path: &str, tag: Option<&str>| {
            let request = server.client.get(format!("{}{path}", server.address));
            let request = tag.into_iter().fold(request, |request, tag| request.header("if-none-match", tag));
            let answer = request.send().await.unwrap();
            let tag = answer.headers().get("etag").map(|tag| tag.to_str().unwrap().to_owned());
            (answer.status().as_u16(), tag, answer.bytes().await.unwrap().len())
        };
        for path in ["/export/agreements.csv", "/export/partners.jsonl?filter=%7B%22name%22:%7B%22contains%22:%22third%22%7D%7D", "/calendar/expiries.ics"] {
            let (status, tag, length) = get(&server, path, None).await;
            assert!(status == 200 && length > 0, "{path}");
            let tag = tag.unwrap();
            assert!(tag.starts_with("W/\""), "{tag}");
            assert_eq!(get(&server, path, Some(&tag)).await, (304, Some(tag.clone()), 0), "{path}");
            assert_eq!(get(&server, path, Some("\"another\"")).await.0, 200, "{path}");
            let other = if path.contains('?') { format!("{path}&orderBy=null") } else { format!("{path}?filter=%7B%7D") };
            assert_eq!(get(&server, &other, Some(&tag)).await.0, 200, "{other}");
            let tomorrow = server_on(&database, "2026-11-24");
            assert_eq!(get(&tomorrow, path, Some(&tag)).await.0, 200, "{path}");
        }
        assert_eq!(get(&server, "/export/agreements.csv?filter=1", Some("*")).await, (400, None, get(&server, "/export/agreements.csv?filter=1", None).await.2));
        let (_, tag, _) = get(&server, "/export/agreements.csv", None).await;
        import(&database, &[("regions.csv", "code,name\nmoon,Moon\n")]);
        let changed = async || (get(&server, "/export/agreements.csv", tag.as_deref()).await.0 == 200).then_some(());
        within(std::time::Duration::from_secs(4), changed).await.unwrap();
    }

    async fn an_export_of_nothing_has_a_header_or_nothing(database: Database) {
        let server = Server::start(&database);
        let none = [("filter", r#"{"slug":{"in":[]}}"#)];
        let csv = download(&server, "activities.csv", &none).await.text().await.unwrap();
        assert_eq!(csv, "slug,kind,direction,levels,fields,starts,ends,agreement,agreementTitle,partners,countries,summary\r\n");
        assert_eq!(download(&server, "activities.jsonl", &none).await.text().await.unwrap(), "");
    }

    async fn parameters_are_held_against_the_contract(database: Database) {
        let server = Server::start(&database);
        for (file, parameter, value, message) in [
            ("agreements.csv", "filter", r#"{"kin":{"eq":"GRANT"}}"#, "Input object has key kin not in type AgreementFilter"),
            ("agreements.jsonl", "filter", r#"{"kind":{"eq":"TREATY"}}"#, "could not coerce input field AgreementKindFilter.eq: \"TREATY\" to type AgreementKind"),
            ("partners.csv", "filter", "[1]", "could not coerce variable filter"),
            ("partners.csv", "filter", r#"{"country":{"code":{"eq":"Japan"}}}"#, "Variable `$filter.country.code.eq`: expected a country code of two capital letters"),
            ("partners.csv", "filter", "{", "`filter` is not JSON: EOF while parsing"),
            ("partners.csv", "orderBy", r#"[{"field":"CITY"}]"#, "could not coerce input field PartnerOrder.field: \"CITY\""),
            ("partners.csv", "orderBy", r#"[{"direction":"ASC"}]"#, "Missing value for non-null input object field PartnerOrder.field"),
            ("partners.csv", "fliter", "{}", "`fliter` is no parameter of this address; use `filter` and `orderBy`"),
            ("activities.csv", "first", "10", "`first` is no parameter of this address"),
        ] {
            let answer = download(&server, file, &[(parameter, value)]).await;
            assert_eq!((answer.status().as_u16(), answer.headers().contains_key("content-disposition")), (400, false), "{value}");
            let error = answer.json::<Value>().await.unwrap();
            assert_eq!(error["errors"][0]["extensions"]["code"], "ARGUMENT_INVALID");
            assert!(error["errors"][0]["message"].as_str().unwrap().contains(message), "{error}");
        }
        assert_eq!(download(&server, "partners.csv", &[("filter", ""), ("orderBy", "null")]).await.status(), 200);
    }

    async fn there_are_no_other_files(database: Database) {
        let server = Server::start(&database);
        for file in ["regions.csv", "partners.xls", "partners", "partners.csv/", ".csv"] {
            assert_eq!(download(&server, file, &[]).await.status(), 404, "{file}");
        }
        let post = server.client.post(format!("{}/export/partners.csv", server.address)).send().await.unwrap();
        assert_eq!(post.status(), 405);
    }
}
