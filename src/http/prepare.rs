//! From a document's text to a document that is safe to execute: parsed, measured, valid.
//!
//! Depends on the text and the schema only, not on variables or data, so that its outcome can be kept.
//!
//! apollo-compiler validates, because async-graphql misses rules of the specification, and because its walks over
//! a document take exponential time unless the document has been measured.

use std::sync::Arc;

use apollo_compiler::ast::{Document, OperationType};
use apollo_compiler::executable::Operation;
use apollo_compiler::parser::{LineColumn, Parser};
use apollo_compiler::validation::{DiagnosticList, Valid};
use apollo_compiler::{ExecutableDocument, Name, Node};
use async_graphql::parser::parse_query;
use async_graphql::parser::types::ExecutableDocument as AsyncDocument;

use super::contract::Contract;
use super::measure;
use super::refusal::{Exceeded, Refusal};
use super::{introspection, one_of, suggestions};
use crate::config::Limits;
use crate::graphql::{ErrorCode, Plan};

/// Brackets and selections inside one another that the parsers follow, which bounds their use of the stack.
pub const MAX_RECURSION: usize = 64;

/// A document as its text says it: measured, not validated.
pub struct Parsed {
    text: String,
    document: Document,
}

/// A document that is valid and within all limits that do not depend on variables or data.
pub struct Prepared {
    pub text: Arc<str>,
    /// For choosing the operation, its variables, and introspection.
    pub document: Valid<ExecutableDocument>,
    /// The same for async-graphql, where introspection is left to `introspection`.
    pub executable: Arc<AsyncDocument>,
    pub plan: Plan,
}

impl Parsed {
    /// Parses and measures.
    pub fn of(text: String, limits: &Limits) -> Result<Self, Refusal> {
        let mut parser = Parser::new().token_limit(limits.max_tokens).recursion_limit(MAX_RECURSION);
        let parsed = parser.parse_ast(text.as_str(), "query");
        within("tokens", parser.tokens_reached(), limits.max_tokens)?;
        within("brackets", parser.recursion_reached(), MAX_RECURSION)?;
        let document = parsed.map_err(|invalid| faults(ErrorCode::ParseFailed, &invalid.errors, limits))?;
        measure::check(&document, limits)?;
        Ok(Self { text, document })
    }

    /// Whether executing it may change data: unless every operation that could be meant is a query.
    pub fn may_write(&self, operation_name: Option<&str>) -> bool {
        let operations = self.document.definitions.iter().filter_map(|one| one.as_operation_definition());
        let named = |name: Option<&str>| operation_name.is_none() || name == operation_name;
        let mut meant = operations.filter(|operation| named(operation.name.as_deref()));
        meant.any(|operation| operation.operation_type != OperationType::Query)
    }

    /// Validates by the specification's rules.
    pub fn prepare(self, contract: &Contract, limits: &Limits) -> Result<Prepared, Refusal> {
        let document = self
            .document
            .to_executable_validate(&contract.schema)
            .map_err(|invalid| invalid_document(&invalid.errors, contract, limits))?;
        one_of::check_document(&document, contract)?;
        let document = introspection::check_and_mark(document, contract)?;
        let mut executable = parse_query(&self.text).map_err(|error| not_understood(&error))?;
        introspection::leave_out(&mut executable);
        let plan = Plan::of(&executable);
        Ok(Prepared { text: self.text.into(), document, executable: Arc::new(executable), plan })
    }
}

impl Prepared {
    /// The operation that is meant.
    pub fn operation(&self, name: Option<&str>) -> Result<&Node<Operation>, Refusal> {
        self.document.operations.get(name).map_err(|_| {
            let names: Vec<_> = self.document.operations.named.keys().map(Name::as_str).collect();
            let message =
                format!("Set `operationName` to an operation of the document: {}.", names.join(", "));
            Refusal::new(ErrorCode::BadRequest, message)
        })
    }
}

/// async-graphql's grammar lacks a few spellings, such as `\u{…}` in strings.
fn not_understood(error: &async_graphql::parser::Error) -> Refusal {
    let locations = error.positions().map(|at| LineColumn { line: at.line, column: at.column }).collect();
    let message = "This server does not know this spelling. Put the value into a variable.";
    Refusal::at(ErrorCode::ParseFailed, [(message.to_owned(), locations)])
}

fn within(limit: &'static str, found: usize, allowed: usize) -> Result<(), Refusal> {
    if found <= allowed {
        return Ok(());
    }
    Err(Refusal::exceeded(ErrorCode::LimitExceeded, Exceeded { limit, found, allowed }))
}

fn invalid_document(list: &DiagnosticList, contract: &Contract, limits: &Limits) -> Refusal {
    let errors = list.iter().take(limits.max_errors).map(|diagnostic| diagnostic.to_json());
    let added = errors.map(|error| (suggestions::added(error.message, contract), error.locations));
    Refusal::at(ErrorCode::ValidationFailed, added)
}

fn faults(code: ErrorCode, list: &DiagnosticList, limits: &Limits) -> Refusal {
    let errors = list.iter().take(limits.max_errors).map(|diagnostic| diagnostic.to_json());
    Refusal::at(code, errors.map(|error| (error.message, error.locations)))
}
