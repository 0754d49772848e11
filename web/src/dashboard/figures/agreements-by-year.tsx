import { useCallback, useMemo } from "react";

import { Chart } from "../parts/chart";
import { Figure } from "../parts/figure";
import type { Draw } from "../parts/plot";
import { counted, number } from "../parts/words";
import { agreementFilter, type Scope } from "../scope/scope";
import { graphql } from "../server/generated";
import type { AgreementsByYearQuery } from "../server/generated/graphql";
import { useAnswer } from "../server/use-answer";
import "./agreements-by-year.css";

const AGREEMENTS_BY_YEAR = graphql(`
  query AgreementsByYear($filter: AgreementFilter) {
    agreements(filter: $filter) {
      totalCount
      starting: statistics(by: [{ dimension: START_YEAR, fill: true }], first: 500) {
        groups {
          keys {
            value
          }
          count
        }
      }
      active: statistics(by: [{ dimension: ACTIVE_YEAR, fill: true }], first: 500) {
        groups {
          keys {
            value
          }
          count
        }
      }
    }
  }
`);

const SERIES = ["Starting", "Active"] as const;

type Point = { year: number; count: number; series: (typeof SERIES)[number] };

/** How many agreements began in each year, and how many were in force on any day of it, as lines. */
export function AgreementsByYear({ scope }: { scope: Scope }) {
  const question = { document: AGREEMENTS_BY_YEAR, variables: { filter: agreementFilter(scope) } };
  const result = useAnswer(question);
  return (
    <Figure
      title="Agreements by year"
      question={question}
      result={result}
      table={(answer) => {
        const all = points(answer);
        const years = [...new Set(all.map(({ year }) => year))].sort((one, other) => one - other);
        const count = (year: number, series: string) =>
          all.find((point) => point.year === year && point.series === series)?.count ?? 0;
        return {
          columns: ["Year", ...SERIES],
          rows: years.map((year) => [String(year), ...SERIES.map((series) => count(year, series))]),
        };
      }}
      empty={(answer) => points(answer).length === 0 && "Of no agreement here a year is known."}
      note={(answer) => {
        const undated =
          answer.agreements.starting.groups.find(({ keys: [key] }) => key!.value === null)?.count ??
          0;
        const total = answer.agreements.totalCount;
        return undated
          ? `Of ${number(undated)} of ${counted(total, "agreement")} the start is not known.`
          : "";
      }}
    >
      {(answer) => <Lines answer={answer} />}
    </Figure>
  );
}

function Lines({ answer }: { answer: AgreementsByYearQuery }) {
  const all = useMemo(() => points(answer), [answer]);
  const draw: Draw = useCallback(
    (plot) => ({
      marginLeft: 36,
      marginTop: 16,
      x: { label: null, tickFormat: "d", interval: 1, type: "linear" },
      y: {
        label: null,
        grid: true,
        zero: true,
        nice: true,
        ticks: Math.min(5, Math.max(...all.map(({ count }) => count))),
        tickFormat: number,
      },
      marks: SERIES.map((series) =>
        plot.lineY(all, {
          filter: (point: Point) => point.series === series,
          x: "year",
          y: "count",
          stroke: series === "Active" ? "var(--shade-5)" : "var(--second)",
          strokeWidth: 2.25,
          strokeDasharray: series === "Active" ? undefined : "5 3",
          marker: "circle",
          curve: "linear",
          tip: { fill: "var(--paper)", stroke: "var(--line)" },
          title: ({ year, count }: Point) =>
            `${year}\n${counted(count, "agreement")} ${series.toLowerCase()}`,
        }),
      ),
    }),
    [all],
  );
  return (
    <>
      <ul className="legend">
        {SERIES.map((series) => (
          <li key={series} data-series={series}>
            {series}
          </li>
        ))}
      </ul>
      <Chart label="Lines of agreements starting and active by year" height={260} draw={draw} />
    </>
  );
}

function points({ agreements: { starting, active } }: AgreementsByYearQuery): Point[] {
  const read = (groups: typeof starting.groups, series: Point["series"]) =>
    groups.flatMap(({ keys: [key], count }) =>
      key?.value ? [{ year: Number(key.value), count, series }] : [],
    );
  return [...read(starting.groups, "Starting"), ...read(active.groups, "Active")];
}
