//! Search on the built-in dataset, and that every partner of any data is found by its name. Slips and ranks are tested one by
//! one in `registry/search`.

use partnergraph::registry::{
    Registry, Revision, folding,
    search::{Hit, Kind, Match, Search},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{both, program::Server, rows::rows, snapshot::snapshot};

const SEARCH: &str = "query ($text: String!, $kinds: [SearchKind!], $first: Int) {
    search(text: $text, kinds: $kinds, first: $first) {
        kind matched { text field } node { id
            ... on Partner { name } ... on Agreement { title } ... on Activity { slug } ... on Programme { name }
            ... on Country { name } ... on Region { name } ... on Unit { name } ... on Field { name }
            ... on Membership { slug } } } }";

/// The hits of a search.
async fn hits(server: &Server, variables: Value) -> Vec<Value> {
    let mut answer = server.ask_with(SEARCH, variables).await;
    assert_eq!(answer.get("errors"), None);
    serde_json::from_value(answer["data"]["search"].take()).unwrap()
}

/// The names of the partners that a text means, the best first.
async fn partners(server: &Server, text: &str) -> Vec<String> {
    let hits = hits(server, json!({ "text": text, "kinds": ["PARTNER"] })).await;
    hits.iter().map(|hit| hit["node"]["name"].as_str().unwrap().to_owned()).collect()
}

both! {
    async fn a_name_is_found_without_its_accents(database: Database) {
        let server = Server::start(&database);
        assert_eq!(partners(&server, "orebro").await[0], "Örebro University");
        assert_eq!(partners(&server, "ÖREBRO").await[0], "Örebro University");
    }

    async fn a_name_is_found_as_it_is_printed_wrongly_and_rightly(database: Database) {
        let server = Server::start(&database);
        for text in ["soongsil", "soongsl", "songsil"] {
            assert_eq!(partners(&server, text).await[0], "Soongsil University", "{text}");
        }
        let hits = hits(&server, json!({ "text": "rousse", "first": 1 })).await;
        snapshot("search_by_a_variant", &json!(hits));
    }

    async fn an_acronym_finds_its_partner_first(database: Database) {
        let server = Server::start(&database);
        assert_eq!(partners(&server, "METU").await[0], "Middle East Technical University");
        assert_eq!(partners(&server, "metu").await[0], "Middle East Technical University");
    }

    async fn a_slip_is_forgiven(database: Database) {
        let server = Server::start(&database);
        let hits = hits(&server, json!({ "text": "petrolium", "first": 100 })).await;
        snapshot("search_with_a_slip", &json!(hits));
    }

    async fn every_concept_is_found(database: Database) {
        let server = Server::start(&database);
        for (text, kind, name) in [
            ("japan", "COUNTRY", "Japan"),
            ("jp", "COUNTRY", "Japan"),
            ("nordic", "REGION", "Nordic countries"),
            ("law clinic", "UNIT", "Law Clinic"),
            ("0724", "FIELD", "Mining and extraction"),
            ("tempus", "PROGRAMME", "TEMPUS TACIS"),
            ("TR ANKARA04", "PARTNER", "Middle East Technical University"),
        ] {
            let hits = hits(&server, json!({ "text": text, "first": 1 })).await;
            assert_eq!((&hits[0]["kind"], &hits[0]["node"]["name"]), (&json!(kind), &json!(name)), "{text}");
        }
        for kind in ["AGREEMENT", "ACTIVITY", "MEMBERSHIP"] {
            let text = if kind == "MEMBERSHIP" { "association" } else { "petroleum" };
            let hits = hits(&server, json!({ "text": text, "kinds": [kind] })).await;
            assert!(!hits.is_empty() && hits.iter().all(|hit| hit["kind"] == kind), "{kind}");
        }
    }

    async fn a_place_finds_the_partners_there(database: Database) {
        let server = Server::start(&database);
        let hits = hits(&server, json!({ "text": "norman oklahoma", "first": 1 })).await;
        assert_eq!(hits[0]["node"]["name"], "University of Oklahoma");
        assert_eq!(hits[0]["matched"]["field"], "NAME");
    }

    async fn a_hit_shows_the_parts_that_matched(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ search(text: \"orebr univ\", first: 1) { matched { text field highlights { start end } } } }")
            .await;
        snapshot("search_highlights", &data);
    }

    async fn hits_come_while_a_name_is_being_typed(database: Database) {
        let server = Server::start(&database);
        let name = "University of Stavanger";
        for letters in 16..=name.len() {
            assert_eq!(partners(&server, &name[..letters]).await[0], name, "{}", &name[..letters]);
        }
    }

    async fn fewer_hits_are_the_first_of_more(database: Database) {
        let server = Server::start(&database);
        for text in ["university", "u", "exchange", "petrolium", "students abroad in summer"] {
            let many = hits(&server, json!({ "text": text, "first": 100 })).await;
            let few = hits(&server, json!({ "text": text, "first": 3 })).await;
            let default = hits(&server, json!({ "text": text, "first": null, "kinds": null })).await;
            assert_eq!(few[..], many[..few.len()], "{text}");
            assert_eq!(default[..], many[..many.len().min(10)], "{text}");
        }
    }

    async fn a_text_without_words_finds_nothing(database: Database) {
        let server = Server::start(&database);
        for text in ["", "   ", "–…!?", "\u{200b}"] {
            assert_eq!(hits(&server, json!({ "text": text })).await, [json!(null); 0], "{text:?}");
        }
        assert_eq!(hits(&server, json!({ "text": "japan", "kinds": [] })).await, [json!(null); 0]);
        assert_eq!(hits(&server, json!({ "text": "japan", "first": 0 })).await, [json!(null); 0]);
    }

    async fn a_text_too_long_and_too_many_hits_are_refused(database: Database) {
        let server = Server::start(&database);
        let long = server.ask_with(SEARCH, json!({ "text": "ö".repeat(201) })).await;
        snapshot("search_text_too_long", &long["errors"]);
        let many = server.ask_with(SEARCH, json!({ "text": "a", "first": 101 })).await;
        snapshot("search_too_many_hits", &many["errors"]);
        let negative = server.ask_with(SEARCH, json!({ "text": "a", "first": -1 })).await;
        snapshot("search_negative_first", &negative["errors"]);
        assert_eq!(hits(&server, json!({ "text": "ö".repeat(200) })).await, [json!(null); 0]);
    }
}

/// The words of a name: two names with the same are the same to a search.
fn words(name: &str) -> Vec<String> {
    folding::words(name).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn every_partner_is_found_first_by_its_name(rows in rows()) {
        let registry = Registry::build(Revision { number: 1, made_at: None }, rows).unwrap();
        for (_, partner) in registry.partners.iter().filter(|(_, partner)| !words(&partner.name).is_empty()) {
            let hits = registry.search(&Search { text: &partner.name, kinds: Some(&[Kind::Partner]), first: 1 });
            let found = hits.first().map(|hit| words(hit.matched().text));
            prop_assert_eq!(found, Some(words(&partner.name)), "{}", &partner.name);
        }
    }

    #[test]
    fn any_text_can_be_searched_for(rows in rows(), text in ".{0,40}", first in 0_usize..5) {
        let registry = Registry::build(Revision { number: 1, made_at: None }, rows).unwrap();
        let hits = registry.search(&Search { text: &text, kinds: None, first });
        prop_assert!(hits.len() <= first);
        for Match { text, highlights, .. } in hits.iter().map(Hit::matched) {
            let length = text.chars().count();
            prop_assert!(highlights.iter().all(|part| part.start < part.end && part.end <= length));
            prop_assert!(highlights.is_sorted_by_key(|part| part.start));
        }
    }
}
