import { Suspense } from "react";
import { Link } from "wouter";

import { Counts } from "../figures/counts";
import { RegionMap } from "../figures/region-map";
import { Lists } from "../lists/lists";
import { RecordPage } from "../parts/page";
import { only, writeScope } from "../scope/scope";
import { graphql } from "../server/generated";
import type { CountryFilter } from "../server/generated/graphql";
import { useAnswer } from "../server/use-answer";

const REGION = graphql(`
  query Region($code: String!, $within: CountryFilter!) {
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
    }
    countries(filter: $within, first: 100) {
      nodes {
        code
        name
      }
    }
  }
`);

/** What there is with a region. */
export function RegionPage({ code }: { code: string }) {
  const question = { document: REGION, variables: { code, within: within(code) } };
  const result = useAnswer(question);
  const scope = only("region", code);
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
              <RegionMap scope={scope} countries={result.data?.countries.nodes ?? []} />
            </Suspense>
          </div>
          <div id="lists">
            <Lists scope={scope} />
          </div>
        </>
      )}
    </RecordPage>
  );
}

/** The countries of a region and of what is below it. */
function within(code: string): CountryFilter {
  const own = { code: { eq: code } };
  return { region: { or: [own, { parent: own }, { parent: { parent: own } }] } };
}
