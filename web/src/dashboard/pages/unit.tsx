import { AgreementList } from "../lists/lists";
import { Facts, RecordPage } from "../parts/page";
import { words } from "../parts/words";
import { Link } from "wouter";
import { graphql } from "../server/generated";
import { useAnswer } from "../server/use-answer";

const UNIT = graphql(`
  query Unit($slug: String!) {
    unit(slug: $slug) {
      name
      kind
      parent {
        slug
        name
      }
    }
  }
`);

/** The agreements that concern a part of the university. */
export function UnitPage({ slug }: { slug: string }) {
  const question = { document: UNIT, variables: { slug } };
  const result = useAnswer(question);
  return (
    <RecordPage
      what="unit"
      question={question}
      result={result}
      record={result.data?.unit}
      name={({ name }) => name}
      above={({ kind }) => words(kind)}
    >
      {({ parent }) => (
        <>
          <Facts
            facts={[["Part of", parent && <Link to={`/units/${parent.slug}`}>{parent.name}</Link>]]}
          />
          <AgreementList filter={{ unit: { slug: { eq: slug } } }} />
        </>
      )}
    </RecordPage>
  );
}
