import { useSearchParams } from "wouter";
import { Link } from "wouter";

import { Figure } from "../parts/figure";
import { number, words } from "../parts/words";
import { useTitle } from "../parts/use-title";
import { graphql } from "../server/generated";
import type { FindingKind, QualityQuery } from "../server/generated/graphql";
import { useAnswer } from "../server/use-answer";
import "./quality.css";

const QUALITY = graphql(`
  query Quality($kind: [FindingKind!], $after: String) {
    dataQuality {
      totalCount
      kinds {
        kind
        count
      }
      findings(first: 100, kind: $kind, after: $after) {
        totalCount
        nodes {
          kind
          message
          fact
          node {
            id
            __typename
            ... on Partner {
              slug
              name
            }
            ... on Agreement {
              slug
              title
            }
            ... on Membership {
              partner {
                slug
                name
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

type Finding = QualityQuery["dataQuality"]["findings"]["nodes"][number];

/** What is missing, doubtful or wrong in the data, and what would mend it. */
export function QualityPage() {
  useTitle("Data quality");
  const [address] = useSearchParams();
  const kind = address.get("kind") as FindingKind | null;
  const after = address.get("after");
  const question = {
    document: QUALITY,
    variables: { ...(kind && { kind: [kind] }), ...(after && { after }) },
  };
  const result = useAnswer(question);
  return (
    <div className="quality">
      <h1>Data quality</h1>
      <Figure
        title="Findings"
        question={question}
        result={result}
        table={({ dataQuality: { findings } }) => ({
          columns: ["Kind", "Record", "What would mend it"],
          rows: findings.nodes.map((finding) => [
            words(finding.kind),
            concerned(finding).name,
            finding.message,
          ]),
        })}
        empty={({ dataQuality: { totalCount } }) =>
          totalCount === 0 && "Nothing is missing or doubtful."
        }
      >
        {({ dataQuality: { kinds, findings, totalCount } }) => (
          <>
            <nav className="finding-kinds" aria-label="Kinds of findings">
              <Link to="/quality" aria-current={kind ? undefined : "true"}>
                All <span className="quiet">{number(totalCount)}</span>
              </Link>
              {kinds.map((each) => (
                <Link
                  key={each.kind}
                  to={`/quality?kind=${each.kind}`}
                  aria-current={each.kind === kind ? "true" : undefined}
                >
                  {words(each.kind)} <span className="quiet">{number(each.count)}</span>
                </Link>
              ))}
            </nav>
            <ul className="findings">
              {findings.nodes.map((finding, index) => {
                const { name, address } = concerned(finding);
                return (
                  <li key={index}>
                    {address ? <Link to={address}>{name}</Link> : name}
                    <span className="quiet">{words(finding.kind)}</span>
                    <span>{finding.message}</span>
                  </li>
                );
              })}
            </ul>
            {findings.pageInfo.hasNextPage && (
              <p>
                <Link
                  to={`/quality?${new URLSearchParams({ ...(kind && { kind }), after: findings.pageInfo.endCursor ?? "" })}`}
                >
                  Next {number(Math.min(100, findings.totalCount))}
                </Link>
              </p>
            )}
          </>
        )}
      </Figure>
    </div>
  );
}

/** The record that a finding is about, and its page where it has one. */
function concerned({ node }: Finding): { name: string; address?: string } {
  if ("title" in node) return { name: node.title, address: `/agreements/${node.slug}` };
  if ("slug" in node) return { name: node.name, address: `/partners/${node.slug}` };
  if ("partner" in node)
    return { name: node.partner.name, address: `/partners/${node.partner.slug}` };
  return { name: words(node.__typename) };
}
