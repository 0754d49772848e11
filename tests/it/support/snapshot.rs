//! Whole answers, kept as files in `tests/it/snapshots`, one for both databases. Writing them anew: `INSTA_UPDATE=always`.

use serde_json::Value;

/// Compares an answer with the one that is kept under this name.
pub fn snapshot(name: &str, answer: &Value) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_json_snapshot!(name, answer));
}
