//! All integration tests, in one program: one file a concept, as in `src`.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod dataset;
mod support;
mod walk;
