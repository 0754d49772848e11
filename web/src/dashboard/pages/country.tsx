import { Suspense } from "react";
import { Link } from "wouter";

import { Counts } from "../figures/counts";
import { Lists } from "../lists/lists";
import { CountryMap } from "../map/country-map";
import { RecordPage } from "../parts/page";
import { only, writeScope } from "../scope/scope";
import { graphql } from "../server/generated";
import { useAnswer } from "../server/use-answer";

const COUNTRY = graphql(`
  query Country($code: CountryCode!) {
    country(code: $code) {
      code
      name
      region {
        code
        name
      }
    }
  }
`);

/** What there is with a country. */
export function CountryPage({ code }: { code: string }) {
  const question = { document: COUNTRY, variables: { code } };
  const result = useAnswer(question);
  const scope = only("country", code);
  return (
    <RecordPage
      what="country"
      question={question}
      result={result}
      record={result.data?.country}
      name={({ name }) => name}
      above={({ region }) =>
        region ? (
          <>
            Country · <Link to={`/regions/${region.code}`}>{region.name}</Link>
          </>
        ) : (
          "Country"
        )
      }
    >
      {(country) => (
        <>
          <div className="columns">
            <div>
              <Counts scope={scope} isCountry />
              <p>
                <Link to={`/?${writeScope(scope, new URLSearchParams())}`}>
                  Charts, programmes and fields of {country.name}
                </Link>
              </p>
            </div>
            <Suspense fallback={<div className="waiting world-waiting" />}>
              <CountryMap {...country} />
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
