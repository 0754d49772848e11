import { Suspense, useMemo } from "react";
import { Link, useLocation } from "wouter";

import { Counts } from "../figures/counts";
import { Lists } from "../lists/lists";
import { WorldMap } from "../map/world-map";
import { RecordPage } from "../parts/page";
import { only, writeScope } from "../scope/scope";
import { graphql } from "../server/generated";
import { useAnswer } from "../server/use-answer";

const REGION = graphql(`
  query Region($code: String!) {
    region(code: $code) {
      name
      parent {
        code
        name
      }
      regions(first: 50) {
        nodes {
          code
          name
        }
      }
      partners {
        statistics(by: [{ dimension: COUNTRY }]) {
          groups {
            keys {
              value
              label
            }
            count
          }
        }
      }
    }
  }
`);

/** What there is with a region. */
export function RegionPage({ code }: { code: string }) {
  const question = { document: REGION, variables: { code } };
  const result = useAnswer(question);
  const [, navigate] = useLocation();
  const scope = only("region", code);
  const counts = useMemo(
    () =>
      (result.data?.region?.partners.statistics.groups ?? []).flatMap(({ keys: [key], count }) =>
        key?.value ? [{ code: key.value, name: key.label, count }] : [],
      ),
    [result.data],
  );
  return (
    <RecordPage
      what="region"
      question={question}
      result={result}
      record={result.data?.region}
      name={({ name }) => name}
      above={({ parent }) =>
        parent ? (
          <>
            Region of <Link to={`/regions/${parent.code}`}>{parent.name}</Link>
          </>
        ) : (
          "Region"
        )
      }
    >
      {(region) => (
        <>
          <div className="columns">
            <div>
              <Counts scope={scope} />
              <p>
                <Link to={`/?${writeScope(scope, new URLSearchParams())}`}>
                  Charts, programmes and fields of {region.name}
                </Link>
              </p>
              {region.regions.nodes.length > 0 && (
                <p>
                  Within it:{" "}
                  {region.regions.nodes.map(({ code, name }, index) => (
                    <span key={code}>
                      {index > 0 && ", "}
                      <Link to={`/regions/${code}`}>{name}</Link>
                    </span>
                  ))}
                </p>
              )}
            </div>
            <Suspense fallback={<div className="waiting world-waiting" />}>
              <WorldMap counts={counts} onChoose={(country) => navigate(`/countries/${country}`)} />
            </Suspense>
          </div>
          <Lists scope={scope} />
        </>
      )}
    </RecordPage>
  );
}
