//! `/calendar/expiries.ics`: the ends of agreements, read by another library than the one that writes them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::{
    both,
    database::Database,
    imported::{import, import_agreements},
    npm::node,
    program::{Server, stderr, stdout},
};

/// What ical.js reads at an address of the server.
fn read(server: &Server, query: &str) -> Value {
    let output = node("calendar", "read.mjs", &[&format!("{}/calendar/expiries.ics{query}", server.address)]);
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).unwrap()
}

fn import_ends(database: &Database) {
    import(
        database,
        &[
            ("university.csv", "slug,name,city,country,website,summary\nhome,\"Home, the University\",,,,\n"),
            (
                "partners.csv",
                "slug,name,kind\noslo,University of Oslo,institution\nbaku,\"Bakı, Universiteti; Azərbaycan Respublikası\",institution\n",
            ),
            ("institutions.csv", "partner,kind\noslo,university\nbaku,university\n"),
            (
                "agreements.csv",
                "slug,title,kind,stage,starts,ends\n\
                 day,\"Exchange of students, teachers; and a title that is long enough to be folded: Ümläüt, 東京大学 and more\",exchange,in_force,2020,2027-03-31\n\
                 month,Month,framework,in_force,,2028-02\n\
                 year,Year,framework,in_force,,2026\n\
                 today,Today,framework,in_force,,2026-11-23\n\
                 yesterday,Yesterday,framework,in_force,,2026-11-22\n\
                 year-ago,A year ago,framework,in_force,,2025-11-23\n\
                 longer-ago,Longer ago,framework,in_force,,2025-11-22\n\
                 ended,Ended early,framework,ended,,2030-01-01\n\
                 open,Open,framework,in_force,2020,\n\
                 proposed,Proposed,framework,proposed,,2029-12-31\n",
            ),
            (
                "parties.csv",
                "agreement,partner,role\nday,oslo,partner\nday,baku,partner\nmonth,oslo,partner\nyear,oslo,partner\ntoday,oslo,partner\n\
                 yesterday,oslo,partner\nyear-ago,oslo,partner\nlonger-ago,oslo,partner\nended,oslo,partner\nopen,oslo,partner\nproposed,oslo,partner\n",
            ),
        ],
    );
}

both! {
    async fn another_library_reads_each_end_on_the_day_that_graphql_says(database: Database) {
        import_ends(&database);
        let server = Server::start(&database);
        let data = server.data("{ registry { changedAt } agreements(first: 100) { nodes { slug title ends status } } }").await;
        let ends: BTreeMap<String, &Value> = data["agreements"]["nodes"].as_array().unwrap().iter()
            .map(|node| (format!("end-of-{}@home", node["slug"].as_str().unwrap()), node)).collect();
        let calendar = read(&server, "");
        let events = calendar["events"].as_array().unwrap();
        let mut found: Vec<(&str, &str)> = events.iter().map(|event| {
            let node = ends[event["uid"].as_str().unwrap()];
            assert_eq!(event["summary"], format!("Ends: {}", node["title"].as_str().unwrap()));
            // An end of limited precision is on the last day that begins with it.
            assert!(event["start"].as_str().unwrap().starts_with(node["ends"].as_str().unwrap()), "{event}");
            assert!(event["description"].as_str().unwrap().contains(&format!("Status: {}", node["status"].as_str().unwrap())));
            assert_eq!((&event["allDay"], &event["transparency"], &event["stamp"]), (&json!(true), &json!("TRANSPARENT"), &data["registry"]["changedAt"]));
            (node["slug"].as_str().unwrap(), event["start"].as_str().unwrap())
        }).collect();
        found.sort_unstable();
        assert_eq!(found, [
            ("day", "2027-03-31"), ("month", "2028-02-29"), ("proposed", "2029-12-31"), ("today", "2026-11-23"),
            ("year", "2026-12-31"), ("year-ago", "2025-11-23"), ("yesterday", "2026-11-22"),
        ]);
    }

    async fn an_event_tells_what_ends_and_reminds_90_days_before(database: Database) {
        import_ends(&database);
        let server = Server::start(&database);
        let calendar = read(&server, "");
        // No standard tells the type of this property, so ical.js leaves it as it is.
        assert_eq!(calendar["name"], "Ends of agreements – Home\\, the University");
        assert_eq!((&calendar["version"], &calendar["refresh"]), (&json!("2.0"), &json!("PT12H")));
        let event = |slug: &str| {
            let uid = format!("end-of-{slug}@home");
            calendar["events"].as_array().unwrap().iter().find(|event| event["uid"] == uid).unwrap().clone()
        };
        let day = event("day");
        assert_eq!(day["description"], "With Bakı, Universiteti; Azərbaycan Respublikası; University of Oslo\nStatus: EXPIRING");
        assert_eq!((&day["categories"], &day["end"]), (&json!(["Agreement end", "EXCHANGE"]), &json!("2027-04-01")));
        assert_eq!(day["alarm"], -90 * 24 * 60 * 60);
        assert_eq!(event("yesterday")["alarm"], Value::Null);
        for (slug, part) in [("month", "month"), ("year", "year")] {
            let expected = format!("Only the {part} of the end is known; this is the last day that it can mean.");
            assert!(event(slug)["description"].as_str().unwrap().ends_with(&expected));
        }
    }

    async fn lines_are_short_and_end_as_the_format_wants(database: Database) {
        import_ends(&database);
        let server = Server::start(&database);
        let answer = server.get("/calendar/expiries.ics").await;
        assert_eq!(answer.headers()["content-type"], "text/calendar; charset=utf-8");
        let text = answer.text().await.unwrap();
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Partnergraph//") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
        assert!(text.contains("\r\nDTSTART;VALUE=DATE:20270331\r\n") && text.contains("\r\nDTEND;VALUE=DATE:20270401\r\n"), "{text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        // The same data on the same day is the same calendar.
        assert_eq!(server.get("/calendar/expiries.ics").await.text().await.unwrap(), text);
        let head = server.client.head(format!("{}/calendar/expiries.ics", server.address)).send().await.unwrap();
        assert_eq!((head.status().as_u16(), head.bytes().await.unwrap().len()), (200, 0));
    }

    async fn a_filter_selects_agreements(database: Database) {
        import_ends(&database);
        let server = Server::start(&database);
        let calendar = read(&server, "?filter=%7B%22kind%22:%7B%22eq%22:%22EXCHANGE%22%7D%7D");
        assert_eq!(calendar["events"].as_array().unwrap().len(), 1);
        let refused = server.get("/calendar/expiries.ics?filter=%7B%22kin%22:1%7D").await;
        assert_eq!(refused.status(), 400);
        let error = refused.json::<Value>().await.unwrap();
        assert_eq!(error["errors"][0]["message"], "Input object has key kin not in type AgreementFilter; did you mean `kind`?; the types of $filter: AgreementFilter are in /schema.graphql");
        assert_eq!(server.get("/calendar/expiries.ics?orderBy=%5B%5D").await.status(), 400);
    }

    async fn without_ends_the_calendar_has_no_event_and_yet_a_component(database: Database) {
        let server = Server::start(&database);
        assert_eq!(read(&server, "")["events"], json!([]));
        let text = server.get("/calendar/expiries.ics").await.text().await.unwrap();
        assert!(text.ends_with(
            "\r\nBEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZNAME:UTC\r\n\
             TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n"
        ), "{text}");
    }

    async fn what_was_renewed_is_not_reminded_of_and_ends_are_in_order(database: Database) {
        import_agreements(
            &database,
            "renewed,Renewed,exchange,in_force,,2022,2027-04-30,\nrenewal,Renewal,exchange,in_force,2026-09,2027-05-01,2032,renewed\n\
             drafted,Drafted,exchange,in_force,,2022,2027-03,\ndraft,Draft,exchange,proposed,,,,drafted\n\
             passed,Passed,exchange,in_force,,2022,2026-10-31,\nfollowed,Followed,exchange,in_force,,2026-11-01,2028-10-31,passed\n\
             year,A year,exchange,in_force,,2022,2027,\nday,Zulu day,exchange,in_force,,2022,2027-12-01,\n",
        );
        let server = Server::start(&database);
        let calendar = read(&server, "");
        let found: Vec<&str> = calendar["events"].as_array().unwrap().iter()
            .map(|event| event["uid"].as_str().unwrap().split('@').next().unwrap())
            .collect();
        assert_eq!(found, ["end-of-drafted", "end-of-day", "end-of-year", "end-of-followed", "end-of-renewal"]);
    }
}
