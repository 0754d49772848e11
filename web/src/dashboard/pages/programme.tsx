import { Link } from "wouter";

import { Counts } from "../figures/counts";
import { Lists } from "../lists/lists";
import { Facts, RecordPage } from "../parts/page";
import { only } from "../scope/scope";
import { graphql } from "../server/generated";
import { useAnswer } from "../server/use-answer";

const PROGRAMME = graphql(`
  query Programme($slug: String!) {
    programme(slug: $slug) {
      name
      acronym
      summary
      agency {
        slug
        name
      }
    }
  }
`);

/** What runs under a programme. */
export function ProgrammePage({ slug }: { slug: string }) {
  const question = { document: PROGRAMME, variables: { slug } };
  const result = useAnswer(question);
  const scope = only("programme", slug);
  return (
    <RecordPage
      what="programme"
      question={question}
      result={result}
      record={result.data?.programme}
      name={({ name }) => name}
      summary={({ summary }) => summary}
      above={({ acronym }) => (acronym ? `Programme · ${acronym}` : "Programme")}
    >
      {({ agency }) => (
        <>
          <Facts
            facts={[
              ["Run by", agency && <Link to={`/partners/${agency.slug}`}>{agency.name}</Link>],
            ]}
          />
          <Counts scope={scope} />
          <Lists scope={scope} />
        </>
      )}
    </RecordPage>
  );
}
