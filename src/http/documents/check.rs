//! The documents of a front end, held against the contract and the limits: all its files together are one program,
//! whose operations share fragments.
//!
//! Documents that the server itself keeps are read in `trusted`, each by itself.

use std::path::Path;

use apollo_compiler::ast::DirectiveList;
use apollo_compiler::collections::IndexSet;
use apollo_compiler::diagnostic::ToCliReport;
use apollo_compiler::executable::{Field, Operation, Selection, SelectionSet};
use apollo_compiler::parser::Parser;
use apollo_compiler::validation::{DiagnosticList, Valid};
use apollo_compiler::{ExecutableDocument, Name, Node, Schema};

use super::folder::{self, File};
use super::{Fault, Faults};
use crate::config::Limits;
use crate::graphql;
use crate::http::contract::Contract;
use crate::http::prepare::{MAX_RECURSION, Parsed};

/// What was found where nothing is wrong.
pub struct Report {
    pub operations: usize,
    pub fragments: usize,
    pub files: usize,
    /// What works today and is to go.
    pub warnings: Vec<Fault>,
}

/// Checks all documents below a folder; fails with all faults, one a line.
pub fn check(directory: &Path, limits: &Limits) -> Result<Report, String> {
    let contract = Contract::of(&graphql::schema())?;
    let limits = Limits { max_errors: usize::MAX, ..limits.clone() };
    report(directory, &contract, &limits)
        .map_err(|faults| format!("the documents have {}\n{faults}", faults.counted()))
}

fn report(directory: &Path, contract: &Contract, limits: &Limits) -> Result<Report, Faults> {
    let files = folder::documents(directory)?;
    if files.is_empty() {
        return Err(Faults::one(directory, "expected files in it that end in .graphql or .gql"));
    }
    let document = together(&files, &contract.schema)?;
    let operations = document.operations.iter();
    let beyond = operations.flat_map(|operation| beyond_limits(&document, operation, contract, limits));
    Faults(beyond.collect()).or(())?;
    Ok(Report {
        operations: document.operations.len(),
        fragments: document.fragments.len(),
        files: files.len(),
        warnings: deprecated(&document),
    })
}

/// One document of all files, valid by the specification's rules.
fn together(files: &[File], schema: &Valid<Schema>) -> Result<Valid<ExecutableDocument>, Faults> {
    let mut errors = DiagnosticList::new(std::sync::Arc::default());
    let mut builder = ExecutableDocument::builder(Some(schema), &mut errors);
    for file in files {
        let mut parser = Parser::new().recursion_limit(MAX_RECURSION);
        parser.parse_into_executable_builder(file.text.as_str(), &file.path, &mut builder);
    }
    let document = builder.build();
    match document.validate(schema) {
        Ok(document) if errors.is_empty() => return Ok(document),
        Ok(_) => (),
        Err(invalid) => errors.merge(invalid.errors),
    }
    let faults = errors.iter().map(|one| Fault::at(one.error.location(), one.sources, one.error.to_string()));
    Err(Faults(faults.collect()))
}

/// What a request with this operation and its fragments would be refused for.
fn beyond_limits(
    document: &Valid<ExecutableDocument>,
    operation: &Node<Operation>,
    contract: &Contract,
    limits: &Limits,
) -> Vec<Fault> {
    let parsed = Parsed::of(as_sent(document, operation), limits);
    let fault = |(message, _)| Fault::at(operation.location(), &document.sources, message);
    match parsed.and_then(|parsed| parsed.prepare(contract, limits)) {
        Ok(_) => Vec::new(),
        Err(refusal) => refusal.into_faults().map(fault).collect(),
    }
}

/// The text that a front end sends: the operation and the fragments that it uses.
fn as_sent(document: &ExecutableDocument, operation: &Operation) -> String {
    let mut used = IndexSet::default();
    collect_fragments(document, &operation.selection_set, &mut used);
    let fragments = used.iter().filter_map(|name| document.fragments.get(name));
    fragments.fold(operation.to_string(), |text, fragment| text + "\n" + &fragment.to_string())
}

fn collect_fragments(document: &ExecutableDocument, selections: &SelectionSet, used: &mut IndexSet<Name>) {
    for selection in &selections.selections {
        match selection {
            Selection::Field(field) => collect_fragments(document, &field.selection_set, used),
            Selection::InlineFragment(inline) => collect_fragments(document, &inline.selection_set, used),
            Selection::FragmentSpread(spread) => {
                if used.insert(spread.fragment_name.clone())
                    && let Some(fragment) = document.fragments.get(&spread.fragment_name)
                {
                    collect_fragments(document, &fragment.selection_set, used);
                }
            }
        }
    }
}

/// A warning for each use of a field or an argument that is marked as deprecated.
fn deprecated(document: &ExecutableDocument) -> Vec<Fault> {
    let operations = document.operations.iter().map(|operation| &operation.selection_set);
    let fragments = document.fragments.values().map(|fragment| &fragment.selection_set);
    let mut warnings = Vec::new();
    operations.chain(fragments).for_each(|selections| deprecated_in(selections, document, &mut warnings));
    warnings
}

fn deprecated_in(selections: &SelectionSet, document: &ExecutableDocument, warnings: &mut Vec<Fault>) {
    for selection in &selections.selections {
        match selection {
            Selection::Field(field) => {
                let messages = deprecations(&selections.ty, field);
                warnings
                    .extend(messages.map(|message| Fault::at(field.location(), &document.sources, message)));
                deprecated_in(&field.selection_set, document, warnings);
            }
            Selection::InlineFragment(inline) => deprecated_in(&inline.selection_set, document, warnings),
            // Every fragment is looked at by itself.
            Selection::FragmentSpread(_) => (),
        }
    }
}

fn deprecations<'d>(of: &'d Name, field: &'d Field) -> impl Iterator<Item = String> + 'd {
    let own = reason(&field.definition.directives).map(|why| format!("`{of}.{}`", field.name) + &why);
    let arguments = field.arguments.iter().filter_map(move |argument| {
        let declared = field.definition.argument_by_name(&argument.name)?;
        Some(format!("`{of}.{}({}:)`", field.name, argument.name) + &reason(&declared.directives)?)
    });
    own.into_iter().chain(arguments)
}

/// What follows the name of something deprecated; without a reason, the one that the specification gives.
fn reason(directives: &DirectiveList) -> Option<String> {
    let reason = directives.get("deprecated")?.specified_argument_by_name("reason");
    let reason = reason.and_then(|value| value.as_str()).unwrap_or("No longer supported");
    Some(format!(" is deprecated: {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deprecated_fields_and_arguments_are_warned_of_wherever_they_are_used() {
        let schema = "type Query { old: T @deprecated(reason: \"Use new.\") new(by: Int @deprecated): T } type T { a: Int }";
        let schema = Schema::parse_and_validate(schema, "schema.graphql").unwrap();
        let text = "{ new(by: 1) { a } ...F }\nfragment F on Query { old { a } }";
        let document = ExecutableDocument::parse_and_validate(&schema, text, "page.graphql").unwrap();
        let warnings = Faults(deprecated(&document)).to_string();
        assert_eq!(
            warnings,
            "page.graphql:1:3: `Query.new(by:)` is deprecated: No longer supported\n\
             page.graphql:2:23: `Query.old` is deprecated: Use new."
        );
    }
}
