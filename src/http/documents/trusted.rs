//! The trusted documents: read from their folder at the start, each of them held against the contract and the limits.
//!
//! Which requests need a trusted document is told in `documents`.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use apollo_compiler::parser::LineColumn;

use super::folder::{self, File};
use super::{DocumentId, Fault, Faults};
use crate::config::Limits;
use crate::http::contract::Contract;
use crate::http::prepare::Parsed;

const START: LineColumn = LineColumn { line: 1, column: 1 };

/// Texts by their names.
#[derive(Default)]
pub struct Trusted(HashMap<DocumentId, Arc<str>>);

impl Trusted {
    /// Reads every document below a folder; fails with all faults of all of them.
    pub fn read(directory: &Path, contract: &Contract, limits: &Limits) -> Result<Self, Faults> {
        let limits = Limits { max_errors: usize::MAX, ..limits.clone() };
        let mut reading = Reading { trusted: Self::default(), faults: Vec::new(), contract, limits: &limits };
        folder::documents(directory)?.into_iter().for_each(|file| reading.document(file));
        folder::manifests(directory)?.iter().for_each(|file| reading.manifest(file));
        if reading.trusted.0.is_empty() && reading.faults.is_empty() {
            let message = format!(
                "expected documents in it: files that end in .graphql or .gql, or a {}",
                folder::MANIFEST
            );
            return Err(Faults::one(directory, message));
        }
        tracing::info!("{} trusted documents in {}", reading.trusted.count(), directory.display());
        Faults(reading.faults).or(reading.trusted)
    }

    pub fn get(&self, id: &DocumentId) -> Option<&Arc<str>> {
        self.0.get(id)
    }

    /// A document of a manifest may have a second name.
    fn count(&self) -> usize {
        self.0.keys().filter(|id| id.is_hash()).count()
    }
}

struct Reading<'a> {
    trusted: Trusted,
    faults: Vec<Fault>,
    contract: &'a Contract,
    limits: &'a Limits,
}

impl Reading<'_> {
    /// A file is one document, byte for byte.
    fn document(&mut self, file: File) {
        for (at, message) in self.faults_of(&file.text) {
            self.faults.push(Fault::new(&file.path, Some(at), message));
        }
        self.trusted.0.insert(DocumentId::hash_of(&file.text), file.text.into());
    }

    /// A manifest is a JSON object of names and texts.
    fn manifest(&mut self, file: &File) {
        match serde_json::from_str::<BTreeMap<String, String>>(&file.text) {
            Ok(entries) => entries.into_iter().for_each(|(name, text)| self.entry(file, &name, text)),
            Err(error) => {
                let at = LineColumn { line: error.line(), column: error.column().max(1) };
                let message = format!("expected a JSON object of names and documents: {error}");
                self.faults.push(Fault::new(&file.path, Some(at), message));
            }
        }
    }

    fn entry(&mut self, file: &File, name: &str, text: String) {
        let (id, hash, place) = (DocumentId::read(name), DocumentId::hash_of(&text), place(name, &file.text));
        if id.is_hash() && id != hash {
            let message = format!("{name} is not the SHA-256 of its document, which is {}", hash.as_str());
            self.faults.push(Fault::new(&file.path, Some(place), message));
        }
        for (LineColumn { line, column }, message) in self.faults_of(&text) {
            let message = format!("document {name}, line {line}, column {column}: {message}");
            self.faults.push(Fault::new(&file.path, Some(place), message));
        }
        let text: Arc<str> = text.into();
        self.trusted.0.insert(hash, Arc::clone(&text));
        self.trusted.0.insert(id, text);
    }

    /// What a request with this document would be refused for.
    fn faults_of(&self, text: &str) -> Vec<(LineColumn, String)> {
        let parsed = Parsed::of(text.to_owned(), self.limits);
        match parsed.and_then(|parsed| parsed.prepare(self.contract, self.limits)) {
            Ok(_) => Vec::new(),
            Err(refusal) => {
                refusal.into_faults().map(|(message, at)| (at.unwrap_or(START), message)).collect()
            }
        }
    }
}

/// Where a name stands in the text of its manifest.
fn place(name: &str, manifest: &str) -> LineColumn {
    let before = manifest.find(&format!("\"{name}\"")).map_or("", |at| &manifest[..at]);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&character| character != '\n').count() + 1;
    LineColumn { line, column }
}
