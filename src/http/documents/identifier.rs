//! The name of a document: the SHA-256 of its text in hexadecimal digits, or what a manifest calls it.
//!
//! Whether there is such a document is told in `documents`.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The name of a document.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct DocumentId(String);

impl DocumentId {
    /// Reads a name: `sha256:` before a hash and the case of its digits make no difference.
    pub fn read(text: &str) -> Self {
        let bare = text.strip_prefix("sha256:").unwrap_or(text);
        Self(if is_hash(bare) { bare.to_ascii_lowercase() } else { bare.to_owned() })
    }

    /// The name that every document has: the hash of its text.
    pub fn hash_of(text: &str) -> Self {
        let hash = Sha256::digest(text.as_bytes());
        Self(hash.iter().fold(String::with_capacity(64), |mut digits, byte| {
            // Writing to a text cannot fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        }))
    }

    /// Whether it has the form of a hash, so that it can be no other document's name.
    pub fn is_hash(&self) -> bool {
        is_hash(&self.0)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
