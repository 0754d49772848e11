//! The dossier of a partner: figures, beginnings and ends, who else is in it, sources, what is wrong.

use serde_json::{Value, json};

use crate::support::{both, database::Database, imported::import, program::Server, snapshot::snapshot};

/// Oslo with agreements of every sort, some of them shared.
fn oslo(database: &Database) {
    import(
        database,
        &[
            (
                "partners.csv",
                "slug,name,kind\noslo,University of Oslo,institution\nbergen,University of Bergen,institution\nnetwork,Nordic Network,organization\nlonely,Lonely College,institution\n",
            ),
            ("institutions.csv", "partner,kind\noslo,university\nbergen,university\nlonely,college\n"),
            ("organizations.csv", "partner,kind\nnetwork,association\n"),
            (
                "agreements.csv",
                "slug,title,kind,stage,signed,starts,ends\n\
                 first,First,exchange,ended,1994-05,1995,1999\n\
                 current,Current,exchange,in_force,,2020,2028-06\n\
                 next,Next,project,in_force,,2021,2027\n\
                 lasting,Lasting,framework,in_force,,2000,\n\
                 proposal,Proposal,exchange,proposed,1990,,\n",
            ),
            (
                "parties.csv",
                "agreement,partner,role\nfirst,oslo,partner\ncurrent,oslo,partner\ncurrent,bergen,partner\nnext,oslo,partner\n\
                 next,network,funder\nlasting,oslo,partner\nproposal,oslo,partner\n",
            ),
            ("units.csv", "slug,name,kind\nlibrary,Library,library\npress,Press,press\n"),
            ("agreement_units.csv", "agreement,unit\nfirst,library\ncurrent,library\n"),
            (
                "activities.csv",
                "slug,agreement,kind\na,first,teaching\nb,current,student_exchange\nc,next,teaching\n",
            ),
            ("activity_levels.csv", "activity,level\nb,master\nb,doctoral\n"),
            ("fields.csv", "code,name\n01,Education\n"),
            ("activity_fields.csv", "activity,field\na,01\n"),
            ("memberships.csv", "slug,partner,starts\nnetwork-membership,network,1985\n"),
            ("sources.csv", "slug,title\nreport,Report\ncontract,Contract\nlist,List of members\n"),
            (
                "citations.csv",
                "source,place,partner,agreement,membership,fact,basis\nreport,p. 1,oslo,,,record,stated\n\
                 contract,p. 2,,first,,record,stated\nreport,p. 3,,first,,dates,inferred\nlist,p. 4,,,network-membership,record,stated\n",
            ),
        ],
    );
}

const WHOLE: &str = "agreementCount activeAgreementCount statuses { value count } since nextEnd { slug }
    activityKinds { value count } fields { value { code } count } levels { value count }
    units { nodes { slug } } partners { nodes { slug } } sources { nodes { slug } }";

async fn dossier(server: &Server, slug: &str, selection: &str) -> Value {
    let query = format!("{{ partner(by: {{ slug: \"{slug}\" }}) {{ dossier {{ {selection} }} }} }}");
    server.data(&query).await["partner"]["dossier"].take()
}

both! {
    async fn a_dossier_tells_a_partner_at_one_look(database: Database) {
        oslo(&database);
        let server = Server::start(&database);
        snapshot("dossier_of_oslo", &dossier(&server, "oslo", WHOLE).await);
    }

    async fn a_membership_counts_as_a_beginning_and_as_a_place_of_facts(database: Database) {
        oslo(&database);
        let server = Server::start(&database);
        let network = dossier(&server, "network", "agreementCount since partners { nodes { slug } } sources { nodes { slug } }").await;
        assert_eq!(
            network,
            json!({
                "agreementCount": 1, "since": "1985", "partners": { "nodes": [{ "slug": "oslo" }] },
                "sources": { "nodes": [{ "slug": "list" }] }
            })
        );
    }

    async fn a_partner_with_whom_nothing_is_done_has_an_empty_dossier(database: Database) {
        oslo(&database);
        let server = Server::start(&database);
        let lonely = dossier(&server, "lonely", &format!("{WHOLE} findings {{ kind }}")).await;
        assert_eq!(
            lonely,
            json!({
                "agreementCount": 0, "activeAgreementCount": 0, "statuses": [], "since": null, "nextEnd": null,
                "activityKinds": [], "fields": [], "levels": [], "units": { "nodes": [] },
                "partners": { "nodes": [] }, "sources": { "nodes": [] },
                "findings": [
                    { "kind": "MISSING_COUNTRY" }, { "kind": "MISSING_REGION" }, { "kind": "UNCITED" },
                    { "kind": "DEAD_REFERENCE" }
                ]
            })
        );
    }

    async fn a_dossier_is_of_the_day_that_is_asked_about(database: Database) {
        oslo(&database);
        let server = Server::start(&database);
        let data = server
            .data(
                "{ asOf(day: \"1998-12-31\") { partner(by: { slug: \"oslo\" }) { dossier {
                    agreementCount activeAgreementCount since nextEnd { slug } partners { totalCount } activityKinds { value count }
                } } } }",
            )
            .await;
        assert_eq!(
            data["asOf"]["partner"]["dossier"],
            json!({
                "agreementCount": 2, "activeAgreementCount": 1, "since": "1994-05", "nextEnd": { "slug": "first" },
                "partners": { "totalCount": 0 }, "activityKinds": [{ "value": "TEACHING", "count": 1 }]
            })
        );
    }

    async fn findings_are_those_of_the_partner_its_agreements_and_memberships(database: Database) {
        oslo(&database);
        let server = Server::start(&database);
        let findings = "findings { kind fact node { ... on Partner { slug } ... on Agreement { slug } ... on Membership { slug } } }";
        snapshot("dossier_findings", &json!([
            dossier(&server, "oslo", findings).await,
            dossier(&server, "network", findings).await,
        ]));
    }

    async fn every_partner_of_the_built_in_dataset_has_a_dossier(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data("{ partners(first: 100) { nodes { agreements { totalCount } dossier { agreementCount findings { kind } sources { totalCount } } } } }")
            .await;
        for partner in data["partners"]["nodes"].as_array().unwrap() {
            assert_eq!(partner["dossier"]["agreementCount"], partner["agreements"]["totalCount"]);
            assert_eq!(partner["dossier"]["sources"]["totalCount"], 1);
        }
        let ucla = dossier(&server, "university-of-california-los-angeles", WHOLE).await;
        snapshot("dossier_of_the_university_of_california", &ucla);
        let data = server
            .data("{ institutions(first: 1) { nodes { dossier { agreementCount } } } organizations(first: 1) { nodes { dossier { agreementCount } } } }")
            .await;
        assert_eq!(data["institutions"]["nodes"][0]["dossier"]["agreementCount"], 1);
    }
}
