//! The contract as a text: current, valid, described, named by the rules, and the same as introspection tells.

use std::collections::BTreeSet;

use apollo_compiler::{
    Schema,
    ast::{FieldDefinition, InputValueDefinition, Type},
    schema::ExtendedType,
    validation::Valid,
};
use serde_json::Value;

use crate::support::{
    both,
    npm::node,
    program::{Server, repository, run, stderr, stdout},
};

fn text() -> String {
    std::fs::read_to_string(repository("schema.graphql")).unwrap()
}

fn schema() -> Valid<Schema> {
    Schema::parse_and_validate(text(), "schema.graphql")
        .unwrap_or_else(|invalid| panic!("{}", invalid.errors))
}

/// Our own types: neither built in nor those of introspection.
fn types(schema: &Schema) -> impl Iterator<Item = (&str, &ExtendedType)> {
    schema.types.iter().filter(|(_, kind)| !kind.is_built_in()).map(|(name, kind)| (name.as_str(), kind))
}

/// The fields of objects and interfaces, each with the name of its type.
fn fields(schema: &Schema) -> impl Iterator<Item = (&str, &FieldDefinition)> {
    types(schema).flat_map(|(name, kind)| {
        let fields = match kind {
            ExtendedType::Object(object) => object.fields.values().collect(),
            ExtendedType::Interface(interface) => interface.fields.values().collect(),
            _ => Vec::new(),
        };
        fields.into_iter().map(move |field| (name, &*field.node))
    })
}

/// The fields of input objects, each with the name of its type.
fn input_fields(schema: &Schema) -> impl Iterator<Item = (&str, &InputValueDefinition)> {
    types(schema).flat_map(|(name, kind)| {
        let fields = match kind {
            ExtendedType::InputObject(input) => input.fields.values().collect(),
            _ => Vec::new(),
        };
        fields.into_iter().map(move |field| (name, &*field.node))
    })
}

/// One line for each thing that a schema says.
#[derive(Default)]
struct Facts(BTreeSet<String>);

impl Facts {
    fn tell(&mut self, what: &str, description: Option<&str>) {
        self.0.insert(format!("{what} -- {}", description.unwrap_or("no description")));
    }

    fn of_text(schema: &Schema) -> Self {
        let mut facts = Self::default();
        let implementers = schema.implementers_map();
        for (name, kind) in types(schema) {
            let (word, interfaces, possible): (_, Vec<&str>, Vec<&str>) = match kind {
                ExtendedType::Scalar(_) => ("SCALAR", vec![], vec![]),
                ExtendedType::Object(object) => {
                    ("OBJECT", object.implements_interfaces.iter().map(|i| i.name.as_str()).collect(), vec![])
                }
                ExtendedType::Interface(interface) => (
                    "INTERFACE",
                    interface.implements_interfaces.iter().map(|i| i.name.as_str()).collect(),
                    implementers[name].objects.iter().map(apollo_compiler::Name::as_str).collect(),
                ),
                ExtendedType::Union(_) => ("UNION", vec![], vec![]),
                ExtendedType::Enum(_) => ("ENUM", vec![], vec![]),
                ExtendedType::InputObject(_) => ("INPUT_OBJECT", vec![], vec![]),
            };
            let specified_by = kind
                .directives()
                .get("specifiedBy")
                .and_then(|d| d.specified_argument_by_name("url").and_then(|url| url.as_str()));
            let one_of = kind.directives().has("oneOf");
            facts.kind(
                word,
                name,
                interfaces,
                possible,
                specified_by,
                one_of,
                kind.description().map(apollo_compiler::Node::as_str),
            );
            if let ExtendedType::Enum(values) = kind {
                for value in values.values.values() {
                    facts.tell(&format!("{name}.{}", value.value), value.description.as_deref());
                }
            }
        }
        for (name, field) in fields(schema) {
            facts.tell(&format!("{name}.{}: {}", field.name, field.ty), field.description.as_deref());
            for argument in &field.arguments {
                facts.input(&format!("{name}.{} argument", field.name), argument);
            }
        }
        for (name, field) in input_fields(schema) {
            facts.input(name, field);
        }
        facts
    }

    fn input(&mut self, owner: &str, input: &InputValueDefinition) {
        let default = input.default_value.as_ref().map(|value| value.serialize().no_indent().to_string());
        let what = format!("{owner} {}: {} = {default:?}", input.name, input.ty);
        self.tell(&what, input.description.as_deref());
    }

    #[expect(clippy::too_many_arguments, reason = "one for each thing that a type says")]
    fn kind(
        &mut self,
        word: &str,
        name: &str,
        mut interfaces: Vec<&str>,
        mut possible: Vec<&str>,
        specified_by: Option<&str>,
        one_of: bool,
        description: Option<&str>,
    ) {
        interfaces.sort_unstable();
        possible.sort_unstable();
        let what = format!("{word} {name} {interfaces:?} {possible:?} {specified_by:?} {one_of}");
        self.tell(&what, description);
    }

    fn of_introspection(schema: &Value) -> Self {
        let mut facts = Self::default();
        let built_in = |name: &str| {
            name.starts_with("__") || ["String", "Int", "Float", "Boolean", "ID"].contains(&name)
        };
        for kind in items(&schema["types"]).filter(|kind| !built_in(text_of(&kind["name"]))) {
            let name = text_of(&kind["name"]);
            let names = |list: &str| items(&kind[list]).map(|of| of["name"].as_str().unwrap()).collect();
            facts.kind(
                text_of(&kind["kind"]),
                name,
                names("interfaces"),
                names("possibleTypes"),
                kind["specifiedByURL"].as_str(),
                kind["isOneOf"] == true,
                kind["description"].as_str(),
            );
            for value in items(&kind["enumValues"]) {
                facts.tell(&format!("{name}.{}", text_of(&value["name"])), value["description"].as_str());
            }
            for field in items(&kind["fields"]) {
                let what = format!("{name}.{}", text_of(&field["name"]));
                facts.tell(&format!("{what}: {}", type_name(&field["type"])), field["description"].as_str());
                items(&field["args"]).for_each(|of| facts.input_told(&format!("{what} argument"), of));
            }
            items(&kind["inputFields"]).for_each(|of| facts.input_told(name, of));
        }
        facts
    }

    fn input_told(&mut self, owner: &str, input: &Value) {
        let default = input["defaultValue"].as_str();
        let what =
            format!("{owner} {}: {} = {default:?}", text_of(&input["name"]), type_name(&input["type"]));
        self.tell(&what, input["description"].as_str());
    }
}

/// The items of a list; none of null.
fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn type_name(of: &Value) -> String {
    match text_of(&of["kind"]) {
        "NON_NULL" => format!("{}!", type_name(&of["ofType"])),
        "LIST" => format!("[{}]", type_name(&of["ofType"])),
        _ => text_of(&of["name"]).to_owned(),
    }
}

#[test]
fn the_file_is_what_the_program_prints() {
    assert_eq!(text(), stdout(&run(&["schema"])), "run `make schema`");
}

#[test]
fn it_is_valid_by_the_specification() {
    assert_eq!(types(&schema()).filter(|(name, _)| *name == "Query").count(), 1);
}

#[test]
fn everything_has_a_description() {
    let facts = Facts::of_text(&schema());
    let bare: Vec<_> = facts.0.iter().filter(|fact| fact.ends_with("-- no description")).collect();
    assert_eq!(bare, Vec::<&String>::new());
    assert!(facts.0.len() > 500, "only {} things were read", facts.0.len());
}

#[test]
fn names_follow_the_rules() {
    let schema = schema();
    for (name, kind) in types(&schema) {
        assert!(!name.ends_with("List"), "{name}");
        let input = ["Filter", "Order", "Input"].iter().any(|end| name.ends_with(end));
        assert_eq!(input, matches!(kind, ExtendedType::InputObject(_)), "{name}");
    }
    for (name, field) in fields(&schema).map(|(name, field)| (name, &field.name)) {
        let words = field.to_lowercase();
        assert!(!words.starts_with("get"), "{name}.{field}");
        assert!(!field.ends_with("List") && !field.ends_with("Id"), "{name}.{field}");
        assert!(!field.contains('_'), "{name}.{field}");
    }
}

#[test]
fn enumerations_replace_strings_and_all_have_a_filter_with_in() {
    let schema = schema();
    for (name, _) in
        types(&schema).filter(|(name, _)| name.ends_with("KindFilter") || name.ends_with("StatusFilter"))
    {
        let of = name.trim_end_matches("Filter");
        let told: Vec<_> = input_fields(&schema)
            .filter(|(owner, _)| *owner == name)
            .map(|(_, f)| format!("{}: {}", f.name, f.ty))
            .collect();
        assert_eq!(told, [format!("eq: {of}"), format!("in: [{of}!]"), format!("not: {of}")]);
    }
    let told = |name: &str| ["kind", "status", "stage", "role"].contains(&name);
    for (name, field) in
        fields(&schema).filter(|(name, field)| told(&field.name) && !name.ends_with("Facets"))
    {
        let kind = schema.types.get(field.ty.inner_named_type()).unwrap();
        assert!(kind.is_enum(), "{name}.{}", field.name);
    }
}

#[test]
fn lists_and_their_items_are_never_null() {
    let schema = schema();
    let never_null = |of: &Type| match of {
        Type::NonNullList(item) => matches!(**item, Type::NonNullNamed(_)),
        Type::List(_) => false,
        _ => true,
    };
    let lists: Vec<_> = fields(&schema)
        .filter(|(_, field)| !never_null(&field.ty))
        .map(|(name, field)| format!("{name}.{}: {}", field.name, field.ty))
        .collect();
    // In the place of a record that is not there is null.
    assert_eq!(lists, ["Query.nodes: [Node]!", "RegistryAsOf.nodes: [Node]!"]);
    for (name, field) in input_fields(&schema).filter(|(_, field)| field.ty.is_list()) {
        assert!(field.ty.item_type().is_non_null(), "{name}.{}: {}", field.name, field.ty);
    }
}

#[test]
fn every_connection_is_complete() {
    let schema = schema();
    let shape = |of: &str| -> Vec<String> {
        fields(&schema)
            .filter(|(name, _)| *name == of)
            .map(|(_, f)| format!("{}: {}", f.name, f.ty))
            .collect()
    };
    let mut count = 0;
    for item in types(&schema).filter_map(|(name, _)| name.strip_suffix("Connection")) {
        count += 1;
        let mut connection = vec![
            format!("edges: [{item}Edge!]!"),
            format!("nodes: [{item}!]!"),
            "pageInfo: PageInfo!".into(),
            "totalCount: Int!".into(),
        ];
        // Both strands of partners are counted as partners are.
        let counted = if ["Institution", "Organization"].contains(&item) { "Partner" } else { item };
        if ["Activity", "Agreement", "Partner"].contains(&counted) {
            connection.push(format!("facets: {counted}Facets!"));
            connection.push(format!("statistics: {counted}Statistics!"));
        }
        assert_eq!(shape(&format!("{item}Connection")), connection);
        assert_eq!(shape(&format!("{item}Edge")), [format!("node: {item}!"), "cursor: String!".into()]);
    }
    assert_eq!(count, 13);
    let page_info =
        ["hasPreviousPage: Boolean!", "hasNextPage: Boolean!", "startCursor: String", "endCursor: String"];
    assert_eq!(shape("PageInfo"), page_info);
}

#[test]
fn every_list_takes_pages_a_filter_and_orders() {
    let schema = schema();
    let mut count = 0;
    for (name, field) in fields(&schema) {
        let Some(item) = field.ty.inner_named_type().strip_suffix("Connection") else { continue };
        count += 1;
        // A finding is no record, and is told apart by its kind alone.
        if item == "Finding" {
            let arguments: Vec<_> = field.arguments.iter().map(|a| format!("{}: {}", a.name, a.ty)).collect();
            let pages =
                ["first: Int", "after: String", "last: Int", "before: String", "kind: [FindingKind!]"];
            assert_eq!(arguments, pages, "{name}.{}", field.name);
            continue;
        }
        // Both strands of partners are filtered and ordered as partners are.
        let item = if ["Institution", "Organization"].contains(&item) { "Partner" } else { item };
        let arguments: Vec<_> = field.arguments.iter().map(|a| format!("{}: {}", a.name, a.ty)).collect();
        let expected = [
            "first: Int".into(),
            "after: String".into(),
            "last: Int".into(),
            "before: String".into(),
            format!("filter: {item}Filter"),
            format!("orderBy: [{item}Order!]"),
        ];
        assert_eq!(arguments, expected, "{name}.{}", field.name);
        assert!(field.ty.is_non_null(), "{name}.{}", field.name);
    }
    assert!(count > 30, "only {count} lists were read");
}

#[test]
fn every_filter_combines_with_and_or_and_not() {
    let schema = schema();
    for item in types(&schema).filter_map(|(name, _)| name.strip_suffix("Connection")) {
        let name = format!("{item}Filter");
        if schema.types.get(name.as_str()).is_none() {
            continue;
        }
        let told: Vec<_> = input_fields(&schema)
            .filter(|(owner, _)| *owner == name)
            .map(|(_, f)| format!("{}: {}", f.name, f.ty))
            .collect();
        let expected = [format!("and: [{name}!]"), format!("or: [{name}!]"), format!("not: {name}")];
        assert!(told.ends_with(&expected), "{told:?}");
    }
}

#[test]
fn every_record_is_a_node() {
    let schema = schema();
    let nodes = &schema.implementers_map()["Node"];
    let items = types(&schema).filter_map(|(name, _)| name.strip_suffix("Connection"));
    for item in items.filter(|item| *item != "Finding") {
        assert!(nodes.iter().any(|name| name == item), "{item}");
    }
}

both! {
    async fn introspection_tells_the_same_as_the_text(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ __schema { queryType { name } mutationType { name } subscriptionType { name } types {
                    kind name description specifiedByURL isOneOf interfaces { name } possibleTypes { name }
                    enumValues(includeDeprecated: true) { name description }
                    inputFields(includeDeprecated: true) { ...input }
                    fields(includeDeprecated: true) { name description type { ...type } args(includeDeprecated: true) { ...input } }
                } } }
                fragment input on __InputValue { name description defaultValue type { ...type } }
                fragment type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }",
            )
            .await;
        let told = Facts::of_introspection(&data["__schema"]).0;
        let written = Facts::of_text(&schema()).0;
        assert_eq!(told.difference(&written).collect::<Vec<_>>(), Vec::<&String>::new(), "not in the text");
        assert_eq!(written.difference(&told).collect::<Vec<_>>(), Vec::<&String>::new(), "not told");
        assert_eq!(data["__schema"]["queryType"]["name"], "Query");
        assert_eq!(data["__schema"]["mutationType"], Value::Null);
    }

    async fn graphql_js_reads_the_same_from_introspection_as_from_the_text(database: Database) {
        let server = Server::start(&database);
        let output = node("contract", "introspection.mjs", &[&format!("{}/graphql", server.address)]);
        let said = stdout(&output);
        assert_eq!(said, "introspection tells schema.graphql\n", "{}", stderr(&output));
        assert!(output.status.success());
    }

    async fn the_server_shows_the_file(database: Database) {
        let server = Server::start(&database);
        assert_eq!(server.get("/schema.graphql").await.text().await.unwrap(), text());
    }
}
