"""gql for Python: documents are held against the schema that introspection tells, dates come as dates, and pages by cursor."""

import sys
from datetime import date

from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport
from gql.utilities import update_schema_scalar
from graphql import GraphQLError, GraphQLScalarType

PARTNERS = gql("""
    query Partners($first: Int!, $after: String) {
      registry { today }
      partners(first: $first, after: $after) {
        totalCount
        nodes {
          slug
          website
          ... on Institution { institutionKind }
          ... on Organization { organizationKind }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
""")


def main(url: str) -> None:
    transport = RequestsHTTPTransport(url=url, timeout=90)
    client = Client(transport=transport, fetch_schema_from_transport=True, parse_results=True)
    with client as session:
        refuses_what_the_schema_lacks(client)
        update_schema_scalar(client.schema, "Date", GraphQLScalarType("Date", parse_value=date.fromisoformat))
        slugs, pages, after = [], 0, None
        while True:
            answer = session.execute(PARTNERS, variable_values={"first": 50, "after": after})
            assert type(answer["registry"]["today"]) is date, "a date"
            partners = answer["partners"]
            for node in partners["nodes"]:
                assert node.keys() & {"institutionKind", "organizationKind"}, f"{node['slug']} is of no kind"
                slugs.append(node["slug"])
            pages += 1
            after = partners["pageInfo"]["endCursor"]
            if not partners["pageInfo"]["hasNextPage"]:
                break
    assert len(set(slugs)) == len(slugs), "a partner came twice"
    assert len(slugs) == partners["totalCount"], "not as many partners as totalCount tells"
    print(f"{len(slugs)} partners on {pages} pages")


def refuses_what_the_schema_lacks(client: Client) -> None:
    """Documents are validated here, by the introspected schema, before they are sent."""
    try:
        client.validate(gql("{ partners { nodes { motto } } }"))
    except GraphQLError as error:
        assert "Cannot query field 'motto'" in error.message, error.message
    else:
        raise AssertionError("a field that is not there was let through")


main(sys.argv[1])
