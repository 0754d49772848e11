import { useMemo } from "react";

import { Figure } from "../parts/figure";
import { agreementFilter, type Scope } from "../scope/scope";
import { graphql } from "../server/generated";
import { useAnswer } from "../server/use-answer";
import { Bars } from "./bars";

const AGREEMENTS_BY_PROGRAMME = graphql(`
  query AgreementsByProgramme($filter: AgreementFilter) {
    agreements(filter: $filter) {
      statistics(
        by: [{ dimension: PROGRAMME }]
        orderBy: [{ field: COUNT, direction: DESC }]
        first: 13
      ) {
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
`);

/** The programmes that most agreements run under, as bars. */
export function Programmes({ scope }: { scope: Scope }) {
  const filter = { and: [agreementFilter(scope), { programme: {} }] };
  const question = { document: AGREEMENTS_BY_PROGRAMME, variables: { filter } };
  const result = useAnswer(question);
  const bars = useMemo(
    () =>
      (result.data?.agreements.statistics.groups ?? []).map(({ keys: [key], count }) => ({
        key: key!.value ?? "",
        label: key!.label,
        count,
        address: `/programmes/${key!.value}`,
      })),
    [result.data],
  );
  return (
    <Figure
      title="Programmes"
      question={question}
      result={result}
      table={() => ({
        columns: ["Programme", "Agreements"],
        rows: bars.map(({ label, count }) => [label, count]),
      })}
      empty={() => bars.length === 0 && "No agreement here runs under a programme."}
    >
      {() => (
        <Bars
          label="Bars of agreements by programme"
          bars={bars}
          noun={["agreement", "agreements"]}
        />
      )}
    </Figure>
  );
}
