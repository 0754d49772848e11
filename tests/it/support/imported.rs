//! Small datasets of a test's own, brought into its database by the program's `import`.

use super::{
    database::Database,
    program::{run, stderr},
};

/// Imports files, each given by its name and text.
pub fn import(database: &Database, files: &[(&str, &str)]) {
    let directory = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(directory.path().join(name), text).unwrap();
    }
    let output =
        run(&["import", directory.path().to_str().unwrap(), "--database-url", &database.url, "--prune"]);
    assert!(output.status.success(), "{}", stderr(&output));
}

/// Agreements with one partner, whose columns are `slug,title,kind,stage,signed,starts,ends,renews`.
pub fn import_agreements(database: &Database, agreements: &str) {
    let slugs = agreements.lines().filter_map(|line| line.split(',').next());
    let parties = slugs.fold(String::new(), |text, slug| text + slug + ",oslo,partner\n");
    import(
        database,
        &[
            ("partners.csv", "slug,name,kind\noslo,University of Oslo,institution\n"),
            ("institutions.csv", "partner,kind\noslo,university\n"),
            ("agreements.csv", &format!("slug,title,kind,stage,signed,starts,ends,renews\n{agreements}")),
            ("parties.csv", &format!("agreement,partner,role\n{parties}")),
        ],
    );
}
