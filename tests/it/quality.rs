//! The quality of the data: at least one record of every kind of finding, one beside it that is right, and pages.

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::support::{both, database::Database, imported::import, program::Server, snapshot::snapshot};

const SLUG: &str =
    "... on Partner { slug } ... on Agreement { slug } ... on Activity { slug } ... on Membership { slug }
    ... on Programme { slug } ... on Source { slug }";

/// The findings of one kind, as `slug`, `slug FACT` or `slug/other`.
async fn found(server: &Server, kind: &str) -> Vec<String> {
    let list = format!(
        "findings(first: 100, kind: [{kind}]) {{ nodes {{ fact node {{ {SLUG} }} other {{ {SLUG} }} }} }}"
    );
    let data = server.data(&format!("{{ dataQuality {{ {list} }} }}")).await;
    shown(&data["dataQuality"]["findings"])
}

fn shown(findings: &Value) -> Vec<String> {
    let nodes = findings["nodes"].as_array().unwrap().iter();
    let text = |node: &Value| {
        let fact = node["fact"].as_str().map_or_else(String::new, |fact| format!(" {fact}"));
        let other = node["other"]["slug"].as_str().map_or_else(String::new, |slug| format!("/{slug}"));
        format!("{}{fact}{other}", node["node"]["slug"].as_str().unwrap())
    };
    nodes.map(text).collect()
}

/// Partners whose columns are `slug,name,country,kind of organization`; institutions where that is empty.
fn import_partners(database: &Database, partners: &str, further: &[(&str, &str)]) {
    let mut files = [
        "slug,name,kind,region,country,website\n".to_owned(),
        "partner,kind\n".to_owned(),
        "partner,kind\n".to_owned(),
    ];
    for line in partners.lines() {
        let [slug, name, country, organization, website] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("not five columns: {line}")
        };
        let (strand, file, kind) = match organization {
            "" => ("institution", 1, "university"),
            kind => ("organization", 2, kind),
        };
        let region = if country.is_empty() { "" } else { "world" };
        files[0] += [slug, name, strand, region, country, website].join(",").as_str();
        files[0] += "\n";
        files[file] += [slug, kind].join(",").as_str();
        files[file] += "\n";
    }
    let [partners, institutions, organizations] = &files;
    let base = [
        ("regions.csv", "code,name\nworld,World\n"),
        ("countries.csv", "code,name\nNO,Norway\nSE,Sweden\n"),
        ("partners.csv", partners),
        ("institutions.csv", institutions),
        ("organizations.csv", organizations),
    ];
    import(database, &[&base[..], further].concat());
}

/// Agreements of Oslo, whose columns are `slug,kind,stage,signed,starts,ends,programme,renews`.
fn import_agreements(database: &Database, agreements: &str, further: &[(&str, &str)]) {
    let titled = agreements.lines().map(|line| format!("{},{line}\n", line.split(',').next().unwrap()));
    let agreements_file =
        format!("title,slug,kind,stage,signed,starts,ends,programme,renews\n{}", titled.collect::<String>());
    let parties =
        agreements.lines().map(|line| format!("{},oslo,partner\n", line.split(',').next().unwrap()));
    let parties_file = format!("agreement,partner,role\n{}", parties.collect::<String>());
    let own = [("agreements.csv", agreements_file.as_str()), ("parties.csv", parties_file.as_str())];
    import_partners(database, "oslo,University of Oslo,NO,,\n", &[&own[..], further].concat());
}

both! {
    async fn of_the_built_in_dataset_everything_found_is_counted_by_kind(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(&format!(
                "{{ dataQuality {{ totalCount kinds {{ kind count }} findings(first: 3) {{ totalCount nodes {{ kind message node {{ id {SLUG} }} }} }} }} }}"
            ))
            .await;
        snapshot("quality_of_the_built_in_dataset", &data);
        let quality = &data["dataQuality"];
        let kinds = quality["kinds"].as_array().unwrap();
        let sum: u64 = kinds.iter().map(|kind| kind["count"].as_u64().unwrap()).sum();
        assert_eq!(json!(sum), quality["totalCount"]);
        assert_eq!(quality["findings"]["totalCount"], quality["totalCount"]);
        snapshot("quality_findings_of_the_built_in_dataset", &json!({
            "missing country": found(&server, "MISSING_COUNTRY").await,
            "likely duplicate": found(&server, "LIKELY_DUPLICATE").await,
            "dead reference": found(&server, "DEAD_REFERENCE").await,
            "contradiction": found(&server, "CONTRADICTION").await,
            "missing end": found(&server, "MISSING_END").await,
        }));
    }

    async fn each_kind_that_the_built_in_dataset_has_says_what_would_mend_it(database: Database) {
        let server = Server::start(&database);
        let data = server.data("{ dataQuality { kinds { kind count } } }").await;
        let mut messages = Vec::new();
        for kind in data["dataQuality"]["kinds"].as_array().unwrap().iter().filter(|kind| kind["count"] != 0) {
            let kind = kind["kind"].as_str().unwrap();
            let data = server
                .data(&format!("{{ dataQuality {{ findings(first: 1, kind: [{kind}]) {{ nodes {{ kind message fact }} }} }} }}"))
                .await;
            messages.push(data["dataQuality"]["findings"]["nodes"][0].clone());
        }
        snapshot("quality_messages", &json!(messages));
    }

    async fn a_country_and_a_region_are_missing_unless_the_body_is_international(database: Database) {
        import_partners(
            &database,
            "oslo,University of Oslo,NO,,\nsomewhere,Somewhere University,,,\nunion,A Union,,intergovernmental,\n\
             bank,A Bank,,development_bank,\nfirm,A Firm,,company,\n",
            &[],
        );
        let server = Server::start(&database);
        assert_eq!(found(&server, "MISSING_COUNTRY").await, ["firm", "somewhere"]);
        assert_eq!(found(&server, "MISSING_REGION").await, ["firm", "somewhere"]);
    }

    async fn dates_ends_stages_and_kinds_are_missing(database: Database) {
        import_agreements(
            &database,
            "dated,exchange,in_force,1995,,2030,,\nundated,project,ended,,,,,\nopen,grant,in_force,,1996,,,\n\
             vague,unspecified,unknown,1997,,,,\n",
            &[],
        );
        let server = Server::start(&database);
        assert_eq!(found(&server, "MISSING_DATES").await, ["undated"]);
        assert_eq!(found(&server, "MISSING_END").await, ["open"]);
        assert_eq!(found(&server, "UNKNOWN_STAGE").await, ["vague"]);
        assert_eq!(found(&server, "UNSPECIFIED_KIND").await, ["vague"]);
    }

    async fn a_university_that_is_its_own_source_says_so_once(database: Database) {
        let university = |own: &str| format!("slug,name,own_source\nhome,Home University,{own}\n");
        let sources = ("sources.csv", "slug,title\noffice,Records of the office\nreport,Report\n");
        let citation = ("citations.csv", "source,place,agreement,fact,basis\nreport,1,cited,record,stated\n");
        let agreements = "cited,exchange,in_force,1995,,2030,,\nbare,project,in_force,1995,,2030,,\n";
        for (own, uncited, unused) in [("", &["oslo", "bare"][..], &["office"][..]), ("office", &[], &[])] {
            import_agreements(&database, agreements, &[("university.csv", &university(own)), sources, citation]);
            let server = Server::start(&database);
            assert_eq!(found(&server, "UNCITED").await, uncited);
            assert_eq!(found(&server, "DEAD_REFERENCE").await, unused);
            let asked = "{ registry { university { ownSource { slug } } } partner(by: { slug: \"oslo\" }) { dossier { sources { nodes { slug } } } } }";
            let data = server.data(asked).await;
            let title = if own.is_empty() { Value::Null } else { json!({ "slug": "office" }) };
            assert_eq!(data["registry"]["university"]["ownSource"], title);
            let of_oslo = if own.is_empty() { json!([{ "slug": "report" }]) } else { json!([{ "slug": "office" }, { "slug": "report" }]) };
            assert_eq!(data["partner"]["dossier"]["sources"]["nodes"], of_oslo);
        }
    }

    async fn a_fact_is_inferred_where_no_source_states_it(database: Database) {
        let citations = "source,place,partner,agreement,membership,fact,basis\n\
            report,1,oslo,,,country,inferred\nreport,2,oslo,,,country,inferred\nreport,1,oslo,,,region,inferred\n\
            report,2,oslo,,,region,stated\nreport,1,,cited,,dates,inferred\nreport,1,,cited,,kind,stated\n";
        import_agreements(
            &database,
            "cited,exchange,in_force,1995,,2030,,\nbare,project,in_force,1995,,2030,,\n",
            &[
                ("sources.csv", "slug,title,url\nreport,Report,https://example.org/report\nunread,Unread,\n"),
                ("citations.csv", citations),
            ],
        );
        let server = Server::start(&database);
        assert_eq!(found(&server, "INFERRED_FACT").await, ["oslo COUNTRY", "cited DATES"]);
        assert_eq!(found(&server, "UNCITED").await, ["bare"]);
        assert_eq!(found(&server, "DEAD_REFERENCE").await, ["unread"]);
    }

    async fn partners_may_be_the_same_by_name_slip_or_acronym(database: Database) {
        import_partners(
            &database,
            "oslo,University of Oslo,NO,,\noslo-turned,Oslo University,,,\nslip,Univeristy of Oslo,NO,,\n\
             swedish,University of Oslo,SE,,\ntech,Institute of Technology,NO,,\nother-tech,Polar Works,NO,company,\n\
             tech-abroad,Nordic Works,SE,company,\nparis-1,Paris 1 Pantheon,NO,,\nparis-2,Paris 2 Pantheon,NO,,\n\
             former,Kristiania Academy,NO,,\nlatter,City Academy,NO,,\n",
            &[(
                "partner_names.csv",
                "partner,kind,name\ntech,acronym,N.I.T.\nother-tech,acronym,NIT\ntech-abroad,acronym,NIT\n\
                 latter,former,Academy of Kristiánia\n",
            )],
        );
        let server = Server::start(&database);
        assert_eq!(
            found(&server, "LIKELY_DUPLICATE").await,
            ["former/latter", "other-tech/tech", "slip/oslo-turned", "oslo/oslo-turned", "oslo/slip", "swedish/oslo-turned"]
        );
    }

    async fn agreements_with_the_same_terms_may_be_the_same(database: Database) {
        import_agreements(
            &database,
            "one,exchange,in_force,,1995,2030,,\ntwo,exchange,ended,,1995,,,\nthree,project,in_force,,1995,2030,,\n\
             four,exchange,in_force,,1996,2030,,\nfive,exchange,in_force,,1996,2040,,\nsix,exchange,in_force,,1996,,,four\n",
            &[],
        );
        let server = Server::start(&database);
        assert_eq!(found(&server, "LIKELY_DUPLICATE").await, ["six/five", "two/one"]);
    }

    async fn what_leads_nowhere_is_found(database: Database) {
        import_agreements(
            &database,
            "old,exchange,in_force,,1995,,,\nnew,exchange,in_force,,2020,,,old\nnext,exchange,in_force,,2090,,,new\n\
             ended,grant,ended,,1995,2000,used,\nafter,grant,in_force,,2001,,used,ended\n",
            &[
                ("programmes.csv", "slug,name,agency\nused,Used,\nunused,Unused,\n"),
                ("sources.csv", "slug,title,url\nbad,Bad address,https://exa[mple/\n"),
                ("citations.csv", "source,place,partner,fact,basis\nbad,1,oslo,record,stated\n"),
            ],
        );
        let server = Server::start(&database);
        assert_eq!(found(&server, "DEAD_REFERENCE").await, ["new/old", "unused", "bad"]);
        import_partners(
            &database,
            "agency,Agency,NO,programme_agency,https://example.org/a?b=c\nmember,Member,NO,association,http://intranet\n\
             alone,Alone,NO,,https://пример.example/\n",
            &[
                ("programmes.csv", "slug,name,agency\nused,Used,agency\n"),
                ("memberships.csv", "slug,partner\nmembership,member\n"),
            ],
        );
        let server = Server::start(&database);
        assert_eq!(found(&server, "DEAD_REFERENCE").await, ["alone", "member", "used"]);
        assert_eq!(found(&server, "UNCITED").await, ["agency", "alone", "member", "membership"]);
    }

    async fn facts_that_cannot_all_be_true_are_contradictions(database: Database) {
        import_agreements(
            &database,
            "right,exchange,ended,,1995,2026-11-23,,\nearly,project,ended,,1995,2026-11-24,,\nbackwards,grant,unknown,,1995,1996,,\n\
             renewed,degree,ended,1999,2000,2001,,\nrenewal,degree,ended,2001,1999-12,2003,,renewed\n\
             good-renewal,degree,ended,2001,2000,2003,,renewed\n",
            &[("activities.csv", "slug,agreement,kind,starts,ends\nlecture,right,teaching,1995,1996\nseminar,right,teaching,1995,1996\n")],
        );
        // An import refuses what ends before it starts, so that only other ways lead there.
        let db = database.connection().await;
        db.execute_unprepared("UPDATE agreement SET ends = '1994-12' WHERE slug = 'backwards'").await.unwrap();
        db.execute_unprepared("UPDATE activity SET ends = '1994' WHERE slug = 'seminar'").await.unwrap();
        db.close().await.unwrap();
        let server = Server::start(&database);
        assert_eq!(
            found(&server, "CONTRADICTION").await,
            ["backwards", "early", "renewal/renewed", "seminar"]
        );
        let list = format!("dataQuality {{ findings(kind: [CONTRADICTION]) {{ nodes {{ fact node {{ {SLUG} }} other {{ slug: id }} }} }} }}");
        let data = server.data(&format!("{{ asOf(day: \"2027-01-01\") {{ {list} }} }}")).await;
        assert_eq!(shown(&data["asOf"]["dataQuality"]["findings"])[..1], ["backwards"]);
    }

    async fn on_another_day_only_what_was_there_has_findings(database: Database) {
        import_agreements(
            &database,
            "first,exchange,in_force,,1995,,,\nsecond,exchange,in_force,,1995,,,\nthird,grant,in_force,,2020,,used,\n",
            &[("programmes.csv", "slug,name\nused,Used\n")],
        );
        let server = Server::start(&database);
        assert_eq!(found(&server, "MISSING_END").await, ["first", "second", "third"]);
        assert_eq!(found(&server, "LIKELY_DUPLICATE").await, ["second/first"]);
        let list = |kind: &str| {
            format!("{kind}: dataQuality {{ findings(kind: [{kind}]) {{ nodes {{ fact node {{ {SLUG} }} other {{ {SLUG} }} }} }} }}")
        };
        let kinds = ["MISSING_END", "LIKELY_DUPLICATE", "DEAD_REFERENCE"].map(list).join(" ");
        let data = server
            .data(&format!("{{ then: asOf(day: \"2000-01-01\") {{ {kinds} }} before: asOf(day: \"1990-01-01\") {{ {kinds} }} }}"))
            .await;
        let shown = |day: &str, kind: &str| shown(&data[day][kind]["findings"]);
        assert_eq!(shown("then", "MISSING_END"), ["first", "second"]);
        assert_eq!(shown("then", "LIKELY_DUPLICATE"), ["second/first"]);
        assert_eq!(shown("then", "DEAD_REFERENCE"), ["used"]);
        for kind in ["MISSING_END", "LIKELY_DUPLICATE"] {
            assert_eq!(shown("before", kind), [""; 0], "{kind}");
        }
    }

    async fn pages_of_findings_follow_one_another_without_gap_or_repetition(database: Database) {
        let server = Server::start(&database);
        let query = "query ($first: Int, $after: String, $last: Int, $before: String, $kind: [FindingKind!]) { dataQuality {
            findings(first: $first, after: $after, last: $last, before: $before, kind: $kind) {
                totalCount edges { cursor node { kind fact node { id } other { id } } }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }";
        let ask = async |variables: Value| server.ask_with(query, variables).await["data"]["dataQuality"]["findings"].take();
        let (mut all, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = ask(json!({ "first": 100, "after": after })).await;
            all.extend(page["edges"].as_array().unwrap().iter().cloned());
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false {
                assert_eq!(page["totalCount"], json!(all.len()));
                break;
            }
        }
        let mut cursors: Vec<_> = all.iter().map(|edge| edge["cursor"].as_str().unwrap()).collect();
        cursors.sort_unstable();
        cursors.dedup();
        assert_eq!(cursors.len(), all.len());
        let back = ask(json!({ "last": 3, "before": all[30]["cursor"] })).await;
        assert_eq!(back["edges"], json!(all[27..30]));
        let within = ask(json!({ "first": 2, "after": all[3]["cursor"], "kind": ["UNCITED", "UNKNOWN_STAGE", "INFERRED_FACT"] })).await;
        assert_eq!(within["edges"][0]["node"]["kind"], "UNKNOWN_STAGE");
        assert_eq!(ask(json!({})).await["edges"].as_array().unwrap().len(), 25);
        assert_eq!(ask(json!({ "kind": [] })).await["totalCount"], 0);
        assert_eq!(ask(json!({ "kind": null })).await["totalCount"], json!(all.len()));
    }

    async fn a_record_that_no_fragment_fits_is_an_empty_object(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ dataQuality { findings(first: 1) { nodes { node { ... on Activity { slug } } } } } node(id: \"UmVnaW9uOmFzaWE\") { ... on Partner { slug } } }")
            .await;
        assert_eq!(data, json!({ "dataQuality": { "findings": { "nodes": [{ "node": {} }] } }, "node": {} }));
    }

    async fn pages_and_cursors_are_refused_as_those_of_other_lists(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ regions(first: 1) { edges { cursor } } dataQuality { findings(first: 1) { edges { cursor } } } }")
            .await;
        let regions = &data["regions"]["edges"][0]["cursor"];
        let findings = &data["dataQuality"]["findings"]["edges"][0]["cursor"];
        for (field, cursor, code) in [
            ("dataQuality { findings(after: $cursor) { totalCount } }", regions, "CURSOR_INVALID"),
            ("regions(before: $cursor) { totalCount }", findings, "CURSOR_INVALID"),
            ("dataQuality { findings(before: $cursor) { totalCount } }", &json!("nonsense"), "CURSOR_INVALID"),
            ("dataQuality { findings(after: $cursor, first: 101) { totalCount } }", findings, "LIMIT_EXCEEDED"),
            ("dataQuality { findings(after: $cursor, first: 1, last: 1) { totalCount } }", findings, "ARGUMENT_INVALID"),
            ("dataQuality { findings(after: $cursor, last: -1) { totalCount } }", findings, "ARGUMENT_INVALID"),
        ] {
            let query = format!("query ($cursor: String) {{ {field} }}");
            let answer = server.ask_with(&query, json!({ "cursor": cursor })).await;
            assert_eq!(answer["errors"].as_array().map(Vec::len), Some(1), "{field}: {answer}");
            assert_eq!(answer["errors"][0]["extensions"]["code"], code, "{field}: {answer}");
        }
    }
}
