//! The schema as the specification's rules see it, and as text for whoever asks.
//!
//! What it says is written in `graphql`; nothing is added to the text here.

use std::sync::Arc;

use apollo_compiler::collections::HashMap;
use apollo_compiler::schema::{ExtendedType, Implementers, InputObjectType};
use apollo_compiler::validation::{DiagnosticList, Valid};
use apollo_compiler::{Name, Schema};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use super::Api;
use crate::graphql;

/// apollo-compiler 1 does not know this field of introspection, which is in the specification of September 2025.
const MISSING_INTROSPECTION: &str = "extend type __Type { isOneOf: Boolean }";

/// The schema that documents are held against.
pub struct Contract {
    pub text: String,
    pub schema: Valid<Schema>,
    pub implementers: HashMap<Name, Implementers>,
    /// Whether introspection is answered.
    pub introspection: bool,
    /// Whether errors name what was not asked for.
    pub hints: bool,
}

impl Contract {
    /// Parses and validates what async-graphql prints of its schema.
    pub fn of(schema: &graphql::Schema) -> Result<Self, String> {
        let text = graphql::sdl(schema);
        let builder = Schema::builder().parse(text.as_str(), "schema.graphql");
        let builder = builder.parse(MISSING_INTROSPECTION, "introspection.graphql");
        let schema = builder.build().and_then(Schema::validate).map_err(|invalid| first(&invalid.errors))?;
        let implementers = schema.implementers_map();
        Ok(Self { text, schema, implementers, introspection: true, hints: true })
    }

    /// The same, as much of it as is to be seen.
    pub fn shown(self, introspection: bool, hints: bool) -> Self {
        Self { introspection, hints, ..self }
    }
}

/// The input object of this name.
pub fn input<'s>(name: &str, schema: &'s Schema) -> Option<&'s InputObjectType> {
    match schema.types.get(name)? {
        ExtendedType::InputObject(input) => Some(input),
        _ => None,
    }
}

fn first(errors: &DiagnosticList) -> String {
    errors.iter().next().map(|error| error.error.to_string()).unwrap_or_default()
}

/// `GET /schema.graphql`
pub async fn show(State(api): State<Arc<Api>>) -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], api.contract.text.clone())
}
