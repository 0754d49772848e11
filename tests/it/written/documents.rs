//! Random documents of the contract. That a document is valid is for the caller to find out: a few are not.

use std::fmt::Write;

use apollo_compiler::{
    Name, Schema,
    ast::{FieldDefinition, InputValueDefinition, Type},
    collections::HashMap,
    schema::{self, ExtendedType},
};
use rand::{Rng, SeedableRng, rngs::ChaCha8Rng};

/// Objects inside one another at most; connections and their pages count.
const DEEPEST: usize = 6;

/// Texts that are slugs, codes, names or nothing of the kind in the registry at hand.
pub type Texts<'a> = &'a [String];

/// The objects of each interface.
pub type Implementers = HashMap<Name, schema::Implementers>;

/// One document in the making.
pub struct Maker<'a> {
    schema: &'a Schema,
    implementers: &'a Implementers,
    texts: Texts<'a>,
    draw: ChaCha8Rng,
    aliases: usize,
    fragments: Vec<String>,
    variables: Vec<(String, String, String)>,
}

/// The document and the values of its variables, as JSON.
pub fn document(schema: &Schema, implementers: &Implementers, texts: Texts, seed: u64) -> (String, String) {
    let draw = ChaCha8Rng::seed_from_u64(seed);
    let mut maker =
        Maker { schema, implementers, texts, draw, aliases: 0, fragments: Vec::new(), variables: Vec::new() };
    let selections = maker.selections("Query", 0);
    let mut declared = String::new();
    let mut values = Vec::new();
    for (name, of, value) in &maker.variables {
        write!(declared, "${name}: {of} ").unwrap();
        values.push(format!("\"{name}\": {value}"));
    }
    let declared = if declared.is_empty() { declared } else { format!("({declared})") };
    let fragments = maker.fragments.join("\n");
    (format!("query Q{declared} {selections}\n{fragments}"), format!("{{{}}}", values.join(", ")))
}

impl Maker<'_> {
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.draw.next_u64() % end as u64).unwrap()
    }

    fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    fn selections(&mut self, of: &str, depth: usize) -> String {
        let most = if depth < 4 { 4 } else { 2 };
        let count = 1 + self.below(most);
        let parts: Vec<_> = (0..count).map(|_| self.selection(of, depth)).collect();
        format!("{{ {} }}", parts.join(" "))
    }

    fn selection(&mut self, of: &str, depth: usize) -> String {
        match self.below(100) {
            0..6 => format!("__typename{}", self.directive()),
            6..22 => self.fragment(of, depth),
            _ => self.field(of, depth),
        }
    }

    /// A fragment on the type, on one of its interfaces, or on one of the objects that it can be.
    fn fragment(&mut self, of: &str, depth: usize) -> String {
        let condition = self.condition(of);
        let inner = self.selections(condition.as_deref().unwrap_or(of), depth);
        let directive = self.directive();
        match condition {
            Some(condition) if self.percent(50) => {
                let name = format!("F{}", self.fragments.len());
                self.fragments.push(format!("fragment {name} on {condition} {inner}"));
                format!("...{name}{directive}")
            }
            Some(condition) => format!("... on {condition}{directive} {inner}"),
            None => format!("...{directive} {inner}"),
        }
    }

    fn condition(&mut self, of: &str) -> Option<String> {
        let mut near: Vec<String> = vec![of.to_owned()];
        match &self.schema.types[of] {
            ExtendedType::Object(object) => {
                near.extend(object.implements_interfaces.iter().map(ToString::to_string));
            }
            ExtendedType::Interface(interface) => {
                near.extend(interface.implements_interfaces.iter().map(ToString::to_string));
                let objects = self.implementers.get(of).into_iter().flat_map(|them| them.objects.iter());
                near.extend(objects.map(ToString::to_string));
                near.sort();
            }
            _ => {}
        }
        let at = self.below(near.len() + 1);
        near.into_iter().nth(at)
    }

    fn field(&mut self, of: &str, depth: usize) -> String {
        let fields: Vec<FieldDefinition> = match &self.schema.types[of] {
            ExtendedType::Object(object) => {
                object.fields.values().map(|field| (*field.node).clone()).collect()
            }
            ExtendedType::Interface(interface) => {
                interface.fields.values().map(|field| (*field.node).clone()).collect()
            }
            _ => Vec::new(),
        };
        let wanted = |field: &&FieldDefinition| depth < DEEPEST || self.is_leaf(&field.ty);
        let fields: Vec<_> = fields.iter().filter(wanted).collect();
        if fields.is_empty() {
            return "__typename".to_owned();
        }
        let field = fields[self.below(fields.len())];
        let arguments = self.arguments(field);
        let alias = self.alias(!arguments.is_empty() || !self.is_leaf(&field.ty));
        let directive = self.directive();
        let inner = if self.is_leaf(&field.ty) {
            String::new()
        } else {
            self.selections(field.ty.inner_named_type(), depth + 1)
        };
        format!("{alias}{}{arguments}{directive} {inner}", field.name)
    }

    /// Seldom one that another field has, or none where arguments of one key must be alike or objects would be merged.
    fn alias(&mut self, is_own: bool) -> String {
        match self.below(100) {
            0..3 => format!("a{}: ", self.below(40)),
            3..96 if is_own => {
                self.aliases += 1;
                format!("b{}: ", self.aliases)
            }
            _ => String::new(),
        }
    }

    fn is_leaf(&self, of: &Type) -> bool {
        let of = &self.schema.types[of.inner_named_type()];
        matches!(of, ExtendedType::Scalar(_) | ExtendedType::Enum(_))
    }

    fn directive(&mut self) -> String {
        if !self.percent(6) {
            return String::new();
        }
        let name = if self.percent(50) { "include" } else { "skip" };
        let value = if self.percent(50) { self.variable("Boolean!", "true") } else { "false".to_owned() };
        format!(" @{name}(if: {value})")
    }

    fn variable(&mut self, of: &str, value: &str) -> String {
        let name = format!("v{}", self.variables.len());
        self.variables.push((name.clone(), of.to_owned(), value.to_owned()));
        format!("${name}")
    }

    fn arguments(&mut self, field: &FieldDefinition) -> String {
        let mut given = Vec::new();
        for argument in &field.arguments {
            // Most filters are of no account here, and most cursors are none.
            let share = if ["filter", "after", "before"].contains(&argument.name.as_str()) { 4 } else { 25 };
            if argument.is_required() || self.percent(share) {
                given.push(format!("{}: {}", argument.name, self.argument(argument)));
            }
        }
        if given.is_empty() { String::new() } else { format!("({})", given.join(", ")) }
    }

    fn argument(&mut self, argument: &InputValueDefinition) -> String {
        let value = self.value(&argument.ty, 0);
        // Enumeration values and the names of members are written otherwise in JSON.
        let is_plain = ["Int", "String", "ID", "Boolean"].contains(&argument.ty.inner_named_type().as_str());
        if is_plain && !argument.ty.is_list() && self.percent(40) {
            return self.variable(&argument.ty.to_string(), &value);
        }
        value
    }

    fn value(&mut self, of: &Type, depth: usize) -> String {
        if of.is_list() {
            let count = self.below(3);
            let items: Vec<_> = (0..count).map(|_| self.value(of.item_type(), depth)).collect();
            return format!("[{}]", items.join(", "));
        }
        let name = of.inner_named_type().as_str();
        match &self.schema.types[name] {
            ExtendedType::Enum(values) => {
                let values: Vec<_> = values.values.keys().collect();
                values[self.below(values.len())].to_string()
            }
            ExtendedType::InputObject(input) => {
                let fields: Vec<_> = input.fields.values().map(|field| (*field.node).clone()).collect();
                let chosen = self.below(fields.len());
                let one_of = input.directives.has("oneOf");
                let mut given = Vec::new();
                for (at, field) in fields.iter().enumerate() {
                    let wanted = if one_of { at == chosen } else { at == chosen && depth < 4 };
                    if wanted || field.is_required() {
                        given.push(format!("{}: {}", field.name, self.value(&field.ty, depth + 1)));
                    }
                }
                format!("{{{}}}", given.join(", "))
            }
            _ => self.scalar(name),
        }
    }

    fn scalar(&mut self, name: &str) -> String {
        match name {
            // A negative page is an error.
            "Int" if self.percent(2) => "-1".to_owned(),
            "Int" => self.below(12).to_string(),
            "ID" if self.percent(90) => "\"UmVnaW9uOmFzaWE\"".to_owned(),
            "Float" => "0.5".to_owned(),
            "Boolean" => (self.below(2) == 0).to_string(),
            "CountryCode" => "\"DE\"".to_owned(),
            "Date" => "\"2024-05-01\"".to_owned(),
            "PartialDate" => "\"2024\"".to_owned(),
            _ => {
                let at = self.below(self.texts.len());
                serde_json::to_string(&self.texts[at]).unwrap()
            }
        }
    }
}
