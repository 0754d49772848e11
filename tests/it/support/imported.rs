//! Small datasets of a test's own, brought into its database by the program's `import`.

use super::{
    database::Database,
    program::{Server, partnergraph, run, stderr},
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

/// A handful of partners, agreements and activities whose figures can be counted by hand; to be asked on 2026-11-23.
///
/// | agreement | partners | in force | status | activities |
/// |---|---|---|---|---|
/// | a1 exchange | tokyo | signed and from 1995 on, no end | active | student exchange for undergraduates |
/// | a2 framework | tokyo, seoul | 2020-03 to 2027-05 | expiring | research, student exchange for masters |
/// | a3 exchange | oslo | 2001 to 2005, ended | expired | student exchange |
/// | a4 project | fund, no country | 2024-01 to 2030 | active | training |
/// | a5 exchange | oslo | no dates, stage not known | unknown | none |
pub fn import_figures(database: &Database) {
    import(
        database,
        &[
            ("regions.csv", "code,name\nasia,Asia\neurope,Europe\nafrica,Africa\n"),
            ("countries.csv", "code,name,region\nJP,Japan,asia\nKR,South Korea,asia\nNO,Norway,europe\n"),
            (
                "partners.csv",
                "slug,name,kind,region,country\ntokyo,Tokyo University,institution,asia,JP\n\
                 seoul,Seoul University,institution,asia,KR\noslo,University of Oslo,institution,europe,NO\n\
                 fund,Fund,organization,,\n",
            ),
            ("institutions.csv", "partner,kind\ntokyo,university\nseoul,university\noslo,college\n"),
            ("organizations.csv", "partner,kind\nfund,foundation\n"),
            ("programmes.csv", "slug,name,acronym,agency\nmobility,Mobility Fund,MF,fund\n"),
            (
                "agreements.csv",
                "slug,title,kind,stage,signed,starts,ends,programme\n\
                 a1,Exchange with Tokyo,exchange,in_force,1995,1995,,\n\
                 a2,East Asia,framework,in_force,,2020-03,2027-05,mobility\n\
                 a3,Exchange with Oslo,exchange,ended,,2001,2005,mobility\n\
                 a4,Project,project,in_force,,2024-01,2030,\n\
                 a5,Old ties with Oslo,exchange,unknown,,,,\n",
            ),
            (
                "parties.csv",
                "agreement,partner,role\na1,tokyo,partner\na2,tokyo,partner\na2,seoul,partner\n\
                 a3,oslo,partner\na4,fund,funder\na5,oslo,partner\n",
            ),
            (
                "activities.csv",
                "slug,agreement,kind,direction,starts\nc1,a1,student_exchange,mutual,\n\
                 c2,a2,research_cooperation,,2021\nc3,a2,student_exchange,mutual,\n\
                 c4,a3,student_exchange,outgoing,\nc5,a4,training,incoming,2024-05\n",
            ),
            ("activity_levels.csv", "activity,level\nc1,undergraduate\nc3,master\n"),
        ],
    );
}

/// Serves a database as of a day.
pub fn server_on(database: &Database, day: &str) -> Server {
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--today", day, "--database-url", &database.url];
    Server::spawn(partnergraph().args(arguments))
}
