//! One way of finding: what is typed for a name, language by language, in the search, in filters and in lists that are
//! narrowed down by a search. How single letters are folded is tested in `registry/folding`.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::support::{both, database::Database, imported::import, program::Server};

/// A partner's name, what finds it first, and what does not find it.
type Case = (&'static str, &'static [&'static str], &'static [&'static str]);

const NAMES: &[Case] = &[
    ("Şəki Dövlət Akademiyası", &["Sheki akademiyasi", "Seki Dovlet", "Şəki"], &["@"]),
    ("Diyarbakır Güzel Sanatlar", &["diyarbakir guzel", "DİYARBAKIR"], &["sanatorium"]),
    ("Қарағанды медицина", &["Караганды медицина", "Karagandy"], &["Астана"]),
    ("Hochschule für Künste Würzburg", &["wuerzburg kuenste", "wurzburg"], &["Magdeburg"]),
    ("Ålesund Høyskole", &["Aalesund", "alesund hoyskole", "hoeyskole"], &["Tromso"]),
    ("Háskóli Ísafjarðar", &["isafjardar", "haskoli"], &["Akureyri"]),
    ("Akademia Łomżyńska", &["lomzynska", "LOMZYNSKA"], &["Poznanska"]),
    ("Veleučilište u Đurđevcu", &["djurdjevcu", "durdevcu"], &["Osijek"]),
    ("Universitatea Ștefan", &["stefan", "Ştefan"], &["Cuza"]),
    ("Università dell'Insubria", &["insubria", "dell’insubria"], &["Umbria x"]),
    ("Đại học Hải Phòng", &["haiphong", "hai phong", "Đại học"], &["Hue"]),
    ("جامعة الزرقاء الأهلية", &["الزرقا", "زرقاء", "الاهليه", "جامعه"], &["الازهر"]),
    ("دانشگاه کاشان", &["كاشان", "دانشگاه"], &["شيراز"]),
    ("אוניברסיטת בן־גוריון", &["גוריון", "בן גוריונ"], &["חיפה"]),
    ("Псковский горный университет", &["pskovskiy", "Pskovskij gornyj", "псковскии"], &["Тверской"]),
    ("Львівська політехніка", &["Lvivska", "львивска", "політехніка"], &["Одеська"]),
    ("Πανεπιστήμιο Θεσσαλίας", &["θεσσαλιας", "thessalias", "ΘΕΣΣΑΛΊΑΣ"], &["κρητης"]),
    ("ქუთაისის ინსტიტუტი", &["kutaisis", "ქუთაისის"], &["ბათუმი"]),
    ("國立中興大學", &["国立中兴大学", "中興", "中兴大学"], &["中行", "zhongxing", "中大"]),
    ("長岡技術科学大学", &["长冈", "技術科学", "大学"], &["nagaoka", "岡技学"]),
    ("영남이공대학교", &["이공대", "영남", "대학교", "\u{110b}\u{1167}\u{11bc}남"], &["영동", "yeongnam"]),
    ("มหาวิทยาลัยขอนแก่น", &["ขอนแก่น", "มหาวิทยาลัย"], &["ขอนแกน"]),
    ("Namangan Oʻqituvchilar Markazi", &["O'qituvchilar", "oqituvchilar"], &["Buxoro"]),
    ("Newcastle S.M.A.R.T. Centre", &["smart", "S.M.A.R.T.", "new castle", "s m a r t"], &["smith"]),
    ("Blackrock Institute 42", &["black rock", "Institute 42", "blackrock"], &["Institute 43", "43"]),
    ("The Rural College", &["Rural College", "the rural college"], &["Ruralia"]),
    ("Rural College of Lower Saxony", &["rural college of lower"], &[]),
    ("Northern S&M School", &["S&M", "northern s&m"], &["X&Q"]),
];

/// Each name is that of a partner, whose slug is `pN`.
fn import_names(database: &Database) {
    let (mut partners, mut institutions) = ("slug,name,kind\n".to_owned(), "partner,kind\n".to_owned());
    for (number, (name, ..)) in NAMES.iter().enumerate() {
        writeln!(partners, "p{number},{name},institution").unwrap();
        writeln!(institutions, "p{number},university").unwrap();
    }
    import(
        database,
        &[
            ("partners.csv", &partners),
            ("institutions.csv", &institutions),
            ("agreements.csv", "slug,title,kind,stage\nrural,Rural College teaching,exchange,in_force\n"),
            ("parties.csv", "agreement,partner,role\nrural,p25,partner\n"),
        ],
    );
}

async fn slugs(server: &Server, query: &str, text: &str) -> Vec<String> {
    let answer = server.ask_with(query, json!({ "text": text })).await;
    assert_eq!(answer.get("errors"), None, "{query} {text}");
    let nodes = match &answer["data"] {
        Value::Object(data) => data.values().next().unwrap(),
        other => panic!("{other}"),
    };
    let nodes = nodes.get("nodes").unwrap_or(nodes).as_array().unwrap();
    let slug = |node: &Value| node.get("node").unwrap_or(node)["slug"].as_str().unwrap().to_owned();
    nodes.iter().map(slug).collect()
}

const SEARCH: &str = "query ($text: String!) { search(text: $text, kinds: [PARTNER], first: 100) { node { ... on Partner { slug } } } }";
const NARROWED: &str =
    "query ($text: String!) { partners(first: 100, filter: { search: $text }) { nodes { slug } } }";
const CONTAINS: &str = "query ($text: String!) { partners(first: 100, filter: { name: { contains: $text } }) { nodes { slug } } }";

both! {
    async fn a_name_is_found_as_it_is_typed_in_each_language_and_by_nothing_else(database: Database) {
        import_names(&database);
        let server = Server::start(&database);
        for (number, (name, found, others)) in NAMES.iter().enumerate() {
            let slug = format!("p{number}");
            for typed in *found {
                let hits = slugs(&server, SEARCH, typed).await;
                assert!(hits.contains(&slug), "{typed} does not find {name}: {hits:?}");
                assert_eq!(slugs(&server, NARROWED, typed).await, hits, "{typed}");
            }
            for typed in *others {
                let hits = slugs(&server, SEARCH, typed).await;
                assert!(!hits.contains(&slug), "{typed} finds {name}");
                assert_eq!(slugs(&server, NARROWED, typed).await, hits, "{typed}");
            }
        }
    }

    async fn a_filter_by_name_finds_what_the_search_finds_without_slips(database: Database) {
        import_names(&database);
        let server = Server::start(&database);
        for (number, (name, found, others)) in NAMES.iter().enumerate() {
            let slug = format!("p{number}");
            // A filter takes the words as they follow one another.
            let apart = ["Sheki akademiyasi", "wuerzburg kuenste", "Seki Dovlet akademiyasi"];
            for typed in found.iter().filter(|typed| !apart.contains(typed)) {
                assert!(slugs(&server, CONTAINS, typed).await.contains(&slug), "{typed} does not find {name}");
            }
            for typed in *others {
                assert!(!slugs(&server, CONTAINS, typed).await.contains(&slug), "{typed} finds {name}");
            }
        }
    }

    async fn a_name_without_its_article_comes_before_longer_names(database: Database) {
        import_names(&database);
        let server = Server::start(&database);
        let data = server.data("{ search(text: \"Rural College\") { kind node { ... on Partner { slug } } } }").await;
        assert_eq!(data["search"][0], json!({ "kind": "PARTNER", "node": { "slug": "p25" } }));
        assert_eq!(data["search"].as_array().unwrap().len(), 3);
        assert_eq!(slugs(&server, SEARCH, "S&M").await, ["p27"]);
    }

    async fn highlights_lie_on_the_letters_that_match(database: Database) {
        import_names(&database);
        let server = Server::start(&database);
        for (text, parts) in [
            ("haiphong", &["Hải", "Phòng"][..]),
            ("이공대", &["이공대"]),
            ("中兴", &["中興"]),
            ("زرقاء", &["زرقاء"]),
            ("wuerzb", &["Würzb"]),
            ("smart", &["S.M.A.R.T"]),
            ("thessal", &["Θεσσαλ"]),
            ("durdev", &["Đurđev"]),
        ] {
            let query = "query ($text: String!) { search(text: $text, first: 1) { matched { text highlights { start end } } } }";
            let answer = server.ask_with(query, json!({ "text": text })).await;
            let matched = &answer["data"]["search"][0]["matched"];
            let letters: Vec<char> = matched["text"].as_str().unwrap().chars().collect();
            let place = |part: &Value, end: &str| usize::try_from(part[end].as_u64().unwrap()).unwrap();
            let highlights = matched["highlights"].as_array().unwrap().iter();
            let marked: Vec<String> =
                highlights.map(|part| letters[place(part, "start")..place(part, "end")].iter().collect()).collect();
            assert_eq!(marked, parts, "{text}");
        }
    }

    async fn names_that_only_a_transliteration_makes_alike_are_no_duplicates(database: Database) {
        import(
            &database,
            &[
                ("partners.csv", "slug,name,kind\na,湖南大学,institution\nb,胡男大雪,institution\n\
                    c,Сибирский институт,institution\nd,Sibirskiy institut,institution\n\
                    e,臺北大學,institution\nf,台北大学,institution\ng,한성대학교,institution\nh,한신대학교,institution\n"),
                ("institutions.csv", "partner,kind\na,university\nb,university\nc,university\nd,university\n\
                    e,university\nf,university\ng,university\nh,university\n"),
            ],
        );
        let server = Server::start(&database);
        let data = server
            .data("{ dataQuality { findings(kind: [LIKELY_DUPLICATE]) { nodes { node { ... on Partner { slug } } } } } }")
            .await;
        let found = data["dataQuality"]["findings"]["nodes"].as_array().unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(["e", "f"].contains(&found[0]["node"]["slug"].as_str().unwrap()));
    }

    async fn a_page_of_results_counts_what_the_lists_have(database: Database) {
        let server = Server::start(&database);
        for text in ["petrolium", "university", "exchange", "oslo", "japan", "law", "erasmus students", "qqqq"] {
            let query = "query ($text: String!) {
                results: searchResults(text: $text) { totalCount counts { kind count } hits { kind } }
                PARTNER: partners(filter: { search: $text }) { totalCount }
                AGREEMENT: agreements(filter: { search: $text }) { totalCount }
                ACTIVITY: activities(filter: { search: $text }) { totalCount }
                PROGRAMME: programmes(filter: { search: $text }) { totalCount }
                COUNTRY: countries(filter: { search: $text }) { totalCount }
                REGION: regions(filter: { search: $text }) { totalCount }
                UNIT: units(filter: { search: $text }) { totalCount }
                FIELD: fields(filter: { search: $text }) { totalCount }
                MEMBERSHIP: memberships(filter: { search: $text }) { totalCount } }";
            let answer = server.ask_with(query, json!({ "text": text })).await;
            let data = &answer["data"];
            let counts = data["results"]["counts"].as_array().unwrap();
            let mut sum = 0;
            for kind in ["PARTNER", "AGREEMENT", "ACTIVITY", "PROGRAMME", "COUNTRY", "REGION", "UNIT", "FIELD", "MEMBERSHIP"] {
                let count = counts.iter().find(|count| count["kind"] == kind).map_or(0, |count| count["count"].as_u64().unwrap());
                assert_eq!(data[kind]["totalCount"], count, "{text} {kind}");
                sum += count;
            }
            assert_eq!(data["results"]["totalCount"], sum, "{text}");
        }
    }

    async fn pages_of_results_follow_one_another(database: Database) {
        let server = Server::start(&database);
        let query = "query ($offset: Int, $first: Int, $kinds: [SearchKind!]) {
            searchResults(text: \"exchange\", offset: $offset, first: $first, kinds: $kinds) { totalCount hits { kind node { id } } } }";
        let page = async |variables: Value| server.ask_with(query, variables).await["data"]["searchResults"].clone();
        let all = page(json!({ "first": 100 })).await;
        let hits = all["hits"].as_array().unwrap();
        for offset in [0, 7, 14] {
            let part = page(json!({ "first": 7, "offset": offset })).await;
            assert_eq!(part["hits"].as_array().unwrap()[..], hits[offset..offset + 7]);
            assert_eq!(part["totalCount"], all["totalCount"]);
        }
        let first = server.data("{ search(text: \"exchange\", first: 10) { kind node { id } } }").await;
        assert_eq!(first["search"].as_array().unwrap()[..], hits[..10]);
        let partners = page(json!({ "kinds": ["PARTNER", "COUNTRY"], "first": 100 })).await;
        assert!(partners["hits"].as_array().unwrap().iter().all(|hit| hit["kind"] != "AGREEMENT"));
        assert_eq!(page(json!({ "offset": 1_000_000 })).await["hits"], json!([]));
        let wrong = server.ask_with(query, json!({ "offset": -1 })).await;
        assert_eq!(wrong["errors"][0]["extensions"]["code"], "ARGUMENT_INVALID");
    }

    async fn a_list_that_is_searched_has_the_best_first_or_the_order_that_is_asked_for(database: Database) {
        let server = Server::start(&database);
        let hits = slugs(&server, SEARCH, "state univ").await;
        assert!(hits.len() > 3);
        assert_eq!(slugs(&server, NARROWED, "state univ").await, hits);
        let by_name = "query ($text: String!) {
            partners(first: 100, filter: { search: $text }, orderBy: { field: NAME }) { nodes { slug } } }";
        let ordered = slugs(&server, by_name, "state univ").await;
        assert_ne!(ordered, hits);
        let sorted = |mut slugs: Vec<String>| { slugs.sort(); slugs };
        assert_eq!(sorted(ordered), sorted(hits.clone()));

        // Page by page, forwards.
        let query = "query ($after: String) { partners(first: 2, after: $after, filter: { search: \"state univ\" }) {
            nodes { slug } pageInfo { endCursor hasNextPage } } }";
        let (mut paged, mut after) = (Vec::new(), Value::Null);
        loop {
            let answer = server.ask_with(query, json!({ "after": after })).await;
            let list = &answer["data"]["partners"];
            paged.extend(list["nodes"].as_array().unwrap().iter().map(|node| node["slug"].as_str().unwrap().to_owned()));
            after = list["pageInfo"]["endCursor"].clone();
            if list["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(paged, hits);

        let file = server.get("/export/partners.csv?filter=%7B%22search%22%3A%22state%20univ%22%7D").await;
        let file = file.text().await.unwrap();
        let exported: Vec<_> = file.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect();
        assert_eq!(exported, hits);
    }

    async fn a_search_narrows_down_facets_figures_and_related_lists(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ partners(filter: { search: \"petrolium\" }) { totalCount
                     facets { kind { value count } } statistics(by: [{ dimension: KIND }]) { groups { count } } }
                   agreements(filter: { partners: { some: { search: \"petrolium\" } } }) { totalCount }
                   none: partners(filter: { search: \"–\" }) { totalCount } }",
            )
            .await;
        let sum = |counts: &Value| counts.as_array().unwrap().iter().map(|each| each["count"].as_u64().unwrap()).sum::<u64>();
        let total = data["partners"]["totalCount"].as_u64().unwrap();
        assert!(total > 0 && data["agreements"]["totalCount"].as_u64().unwrap() > 0);
        assert_eq!(sum(&data["partners"]["facets"]["kind"]), total);
        assert_eq!(sum(&data["partners"]["statistics"]["groups"]), total);
        assert_eq!(data["none"]["totalCount"], 0);
        let long = server.ask_with(NARROWED, json!({ "text": "x".repeat(201) })).await;
        assert_eq!(long["errors"].as_array().map(Vec::len), Some(1), "{long}");
    }
}
