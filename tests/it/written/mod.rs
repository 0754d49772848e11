//! Objects written straight to bytes: random documents have the same answers, byte for byte, as the ordinary way gives.

mod documents;

use std::sync::Arc;

use apollo_compiler::{ExecutableDocument, Schema, validation::Valid};
use async_graphql::{Response, Variables, parser::parse_query};
use chrono::NaiveDate;
use partnergraph::{
    dataset::{self, Size},
    graphql::{self, Plan, Question, View, write_value},
    registry::{Record, Registry, Revision},
};

const DOCUMENTS: u64 = 3_000;
/// So few objects that some answers have more.
const FEW: usize = 20;
const SIZE: Size = Size { partners: 15, agreements: 30, activities: 60 };

/// What came of the documents.
#[derive(Debug, Default)]
struct Tally {
    valid: usize,
    straight: usize,
    repeats: usize,
    merged: usize,
    with_errors: usize,
    too_many_objects: usize,
}

#[test]
fn random_documents_have_the_same_bytes_both_ways() {
    let schema = graphql::schema();
    let contract = Schema::parse_and_validate(graphql::sdl(&schema), "schema.graphql").unwrap();
    let rows = dataset::generate(SIZE, 1).unwrap();
    let registry = Arc::new(Registry::build(Revision { number: 1, made_at: None }, rows).unwrap());
    let (implementers, texts) = (contract.implementers_map(), texts(&registry));
    let view = View::of(registry, NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut tally = Tally::default();
    for seed in 0..DOCUMENTS {
        let (text, variables) = documents::document(&contract, &implementers, &texts, seed);
        if !is_valid(&contract, &text) {
            continue;
        }
        let question = question(&text, &variables);
        let ordinary = Question { plan: Plan { straight: None, ..question.plan }, ..question.clone() };
        let asked = |max_objects| {
            let [expected, found] = [&ordinary, &question].map(|question| {
                let bounded = Question { max_objects, ..question.clone() };
                runtime.block_on(bounded.ask(&schema, &view))
            });
            let among = format!("seed {seed}, {max_objects} objects: {text} {variables}");
            assert_eq!(written(&found), written(&expected), "{among}");
            expected
        };
        let expected = asked(usize::MAX);
        tally.too_many_objects += usize::from(asked(FEW).errors.len() > expected.errors.len());
        tally.valid += 1;
        tally.with_errors += usize::from(!expected.errors.is_empty());
        tally.merged += usize::from(question.plan.straight.is_none());
        tally.straight += usize::from(question.plan.straight.is_some() && expected.errors.is_empty());
        tally.repeats += usize::from(question.plan.straight.is_some_and(|straight| straight.repeats()));
    }
    // That the test tells something: each kind of document is among them.
    let Tally { valid, straight, repeats, merged, with_errors, too_many_objects } = tally;
    assert!(valid > 2_000 && straight > 900, "{tally:?}");
    assert!(repeats > 50 && merged > 20 && with_errors > 100 && too_many_objects > 20, "{tally:?}");
}

fn is_valid(contract: &Valid<Schema>, text: &str) -> bool {
    ExecutableDocument::parse_and_validate(contract, text, "random.graphql").is_ok()
}

fn question(text: &str, variables: &str) -> Question {
    let document = parse_query(text).unwrap();
    Question {
        plan: Plan::of(&document),
        document: Arc::new(document),
        operation_name: None,
        variables: Variables::from_json(serde_json::from_str(variables).unwrap()),
        max_objects: usize::MAX,
    }
}

fn written(response: &Response) -> String {
    let mut bytes = serde_json::to_vec(&response.errors).unwrap();
    write_value(&mut bytes, response.data.clone());
    String::from_utf8(bytes).unwrap()
}

fn texts(registry: &Registry) -> Vec<String> {
    let partners = registry.partners.iter().take(5).map(|(_, partner)| partner.slug().to_owned());
    let agreements = registry.agreements.iter().take(5).map(|(_, agreement)| agreement.slug().to_owned());
    let regions = registry.regions.iter().map(|(_, region)| region.slug().to_owned());
    let others = ["DE", "university", "UmVnaW9uOmFzaWE", "", "quotes \" and \\ and \u{1}"].map(str::to_owned);
    partners.chain(agreements).chain(regions).chain(others).collect()
}
