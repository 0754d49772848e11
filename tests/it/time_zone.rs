//! `--time-zone`: where the day of the server begins and ends.

use chrono::{NaiveDate, TimeDelta, Utc};

use crate::support::{
    both,
    database::Database,
    program::{Server, partnergraph, run, stderr},
};

/// A server that follows the clock.
fn server(database: &Database, zone: &[&str], variable: Option<(&str, &str)>) -> Server {
    let fixed = ["serve", "--listen", "127.0.0.1:0", "--database-url", &database.url];
    let mut command = partnergraph();
    command.env_remove("TZ").envs(variable);
    Server::spawn(command.args(fixed).args(zone))
}

/// Today by a server, once where the clock says so before and after.
async fn today(server: &Server, offset: TimeDelta) {
    let day = || (Utc::now() + offset).date_naive();
    for _ in 0..3 {
        let before = day();
        let data = server.data("{ registry { today } }").await;
        let told: NaiveDate = data["registry"]["today"].as_str().unwrap().parse().unwrap();
        if before == day() {
            return assert_eq!(told, before);
        }
    }
    panic!("it was midnight three times");
}

both! {
    async fn today_is_that_of_the_time_zone_that_is_named(database: Database) {
        // Between the two it is never the same day.
        let east = server(&database, &["--time-zone", "Pacific/Kiritimati"], None);
        today(&east, TimeDelta::hours(14)).await;
        let west = server(&database, &[], Some(("PARTNERGRAPH_TIME_ZONE", "Etc/GMT+12")));
        today(&west, TimeDelta::hours(-12)).await;
        let local = server(&database, &["--time-zone", "local"], Some(("TZ", "Pacific/Kiritimati")));
        today(&local, TimeDelta::hours(14)).await;
    }

    async fn today_is_that_of_utc_whatever_the_computer_is_set_to(database: Database) {
        let utc = server(&database, &[], Some(("TZ", "Pacific/Kiritimati")));
        today(&utc, TimeDelta::zero()).await;
    }
}

#[test]
fn a_time_zone_that_does_not_exist_is_told() {
    for name in ["Mars/Olympus", "Baku", "+04:00", ""] {
        let output = run(&["serve", "--time-zone", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        let said = stderr(&output);
        assert!(said.contains("give a name of IANA, such as Asia/Baku"), "{name}: {said}");
    }
}
