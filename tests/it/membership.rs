//! Memberships of the university in associations and networks.

use crate::support::{both, imported::import, program::Server, snapshot::snapshot};

both! {
    async fn every_membership_leads_to_its_association_and_back(database: Database) {
        let server = Server::start(&database);
        let data = server
            .data(
                "{ memberships { totalCount nodes { slug summary starts ends partner { __typename name memberships { nodes { slug } } }
                    citations { fact basis place } } } }",
            )
            .await;
        snapshot("memberships", &data);
    }

    async fn memberships_are_ordered_by_name_and_date(database: Database) {
        import(
            &database,
            &[
                ("partners.csv", "slug,name,kind\na,Zebra,organization\nb,Ångström,organization\n"),
                ("organizations.csv", "partner,kind\na,association\nb,association\n"),
                ("memberships.csv", "slug,partner,starts,ends,summary\nm-1,a,1999,,\nm-2,b,,,\nm-3,a,1998-05,2001,Joined early\n"),
            ],
        );
        let server = Server::start(&database);
        let data = server
            .data(
                "{ partner: memberships(orderBy: [{ field: PARTNER }]) { nodes { slug } }
                   starts: memberships(orderBy: [{ field: STARTS, direction: DESC }]) { nodes { slug starts ends } }
                   filtered: memberships(filter: { partner: { name: { contains: \"angstrom\" } } }) { nodes { slug } } }",
            )
            .await;
        snapshot("memberships_in_order", &data);
    }
}
