//! Facets: counts for each value, each ignoring its own condition.

use serde_json::json;

use crate::support::{
    both,
    imported::{import_figures, server_on},
};

both! {
    async fn every_facet_counts_all_items_of_the_list(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        let data = server
            .data(
                "{ agreements(first: 1) { facets {
                    region { value { code } count } country { value { code } count } partnerKind { value count }
                    kind { value count } stage { value count } status { value count } programme { value { slug } count }
                    unit { value { slug } count } activityKind { value count } level { value count }
                    field { value { code } count } year { value count } } } }",
            )
            .await;
        assert_eq!(
            data["agreements"]["facets"],
            json!({
                "region": [
                    { "value": { "code": "asia" }, "count": 2 }, { "value": { "code": "europe" }, "count": 2 },
                    { "value": null, "count": 1 }
                ],
                "country": [
                    { "value": { "code": "JP" }, "count": 2 }, { "value": { "code": "NO" }, "count": 2 },
                    { "value": { "code": "KR" }, "count": 1 }, { "value": null, "count": 1 }
                ],
                "partnerKind": [{ "value": "INSTITUTION", "count": 4 }, { "value": "ORGANIZATION", "count": 1 }],
                "kind": [
                    { "value": "EXCHANGE", "count": 3 }, { "value": "FRAMEWORK", "count": 1 },
                    { "value": "PROJECT", "count": 1 }
                ],
                "stage": [
                    { "value": "IN_FORCE", "count": 3 }, { "value": "ENDED", "count": 1 },
                    { "value": "UNKNOWN", "count": 1 }
                ],
                "status": [
                    { "value": "ACTIVE", "count": 2 }, { "value": "EXPIRING", "count": 1 },
                    { "value": "EXPIRED", "count": 1 }, { "value": "UNKNOWN", "count": 1 }
                ],
                "programme": [{ "value": { "slug": "mobility" }, "count": 2 }, { "value": null, "count": 3 }],
                "unit": [{ "value": null, "count": 5 }],
                "activityKind": [
                    { "value": "STUDENT_EXCHANGE", "count": 3 }, { "value": "TRAINING", "count": 1 },
                    { "value": "RESEARCH_COOPERATION", "count": 1 }, { "value": null, "count": 1 }
                ],
                "level": [
                    { "value": "UNDERGRADUATE", "count": 1 }, { "value": "MASTER", "count": 1 },
                    { "value": null, "count": 3 }
                ],
                "field": [{ "value": null, "count": 5 }],
                "year": [
                    { "value": 1995, "count": 1 }, { "value": 2001, "count": 1 }, { "value": 2020, "count": 1 },
                    { "value": 2024, "count": 1 }, { "value": null, "count": 1 }
                ]
            })
        );
    }

    async fn a_facet_ignores_its_own_condition_and_respects_the_others(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        let facets = "{ totalCount facets { country { value { code } count } status { value count } } }";
        let filters = [
            "{ partners: { some: { country: { code: { eq: \"JP\" } } } }, status: { eq: ACTIVE } }",
            "{ and: [{ partners: { some: { country: { code: { eq: \"JP\" } } } } }, { status: { eq: ACTIVE } }] }",
        ];
        for filter in filters {
            let data = server.data(&format!("{{ agreements(filter: {filter}) {facets} }}")).await;
            assert_eq!(
                data["agreements"],
                json!({
                    "totalCount": 1,
                    "facets": {
                        "country": [{ "value": { "code": "JP" }, "count": 1 }, { "value": null, "count": 1 }],
                        "status": [{ "value": "ACTIVE", "count": 1 }, { "value": "EXPIRING", "count": 1 }]
                    }
                }),
                "{filter}"
            );
        }
        // What can also hold in another way is not the facet's own condition.
        let data = server
            .data(&format!("{{ agreements(filter: {{ or: [{{ partners: {{ some: {{ country: {{ code: {{ eq: \"JP\" }} }} }} }} }}] }}) {facets} }}"))
            .await;
        assert_eq!(
            data["agreements"]["facets"]["country"],
            json!([{ "value": { "code": "JP" }, "count": 2 }, { "value": { "code": "KR" }, "count": 1 }])
        );
    }

    async fn partners_and_activities_have_facets_too(database: Database) {
        import_figures(&database);
        let server = server_on(&database, "2026-11-23");
        let data = server
            .data(
                "{ partners(filter: { kind: { eq: INSTITUTION } }) { facets { kind { value count } region { value { code } count }
                     institutionKind { value count } agreementStatus { value count } activityKind { value count } year { value count } } }
                   institutions { facets { kind { value count } } }
                   activities(filter: { kind: { in: [STUDENT_EXCHANGE] } }) { facets { kind { value count } direction { value count }
                     status { value count } country { value { code } count } year { value count } } }
                   region(code: \"asia\") { partners { facets { country { value { code } count } } } } }",
            )
            .await;
        assert_eq!(
            data,
            json!({
                "partners": { "facets": {
                    "kind": [{ "value": "INSTITUTION", "count": 3 }, { "value": "ORGANIZATION", "count": 1 }],
                    "region": [{ "value": { "code": "asia" }, "count": 2 }, { "value": { "code": "europe" }, "count": 1 }],
                    "institutionKind": [{ "value": "UNIVERSITY", "count": 2 }, { "value": "COLLEGE", "count": 1 }],
                    "agreementStatus": [
                        { "value": "EXPIRING", "count": 2 }, { "value": "ACTIVE", "count": 1 },
                        { "value": "EXPIRED", "count": 1 }, { "value": "UNKNOWN", "count": 1 }
                    ],
                    "activityKind": [
                        { "value": "STUDENT_EXCHANGE", "count": 3 }, { "value": "RESEARCH_COOPERATION", "count": 2 }
                    ],
                    "year": [
                        { "value": 1995, "count": 1 }, { "value": 2001, "count": 1 }, { "value": 2020, "count": 2 }
                    ]
                } },
                "institutions": { "facets": { "kind": [{ "value": "INSTITUTION", "count": 3 }] } },
                "activities": { "facets": {
                    "kind": [
                        { "value": "STUDENT_EXCHANGE", "count": 3 }, { "value": "TRAINING", "count": 1 },
                        { "value": "RESEARCH_COOPERATION", "count": 1 }
                    ],
                    "direction": [{ "value": "MUTUAL", "count": 2 }, { "value": "OUTGOING", "count": 1 }],
                    "status": [
                        { "value": "ACTIVE", "count": 1 }, { "value": "EXPIRING", "count": 1 },
                        { "value": "EXPIRED", "count": 1 }
                    ],
                    "country": [
                        { "value": { "code": "JP" }, "count": 2 }, { "value": { "code": "NO" }, "count": 1 },
                        { "value": { "code": "KR" }, "count": 1 }
                    ],
                    "year": [
                        { "value": 1995, "count": 1 }, { "value": 2001, "count": 1 }, { "value": 2020, "count": 1 }
                    ]
                } },
                "region": { "partners": { "facets": { "country": [
                    { "value": { "code": "JP" }, "count": 1 }, { "value": { "code": "KR" }, "count": 1 }
                ] } } }
            })
        );
    }
}
