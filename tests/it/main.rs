//! The tests of the public interface, one folder for each part of it.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod dataset;
mod support;
