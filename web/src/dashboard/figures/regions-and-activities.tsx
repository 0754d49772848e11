import { useCallback, useMemo } from "react";

import { Chart } from "../parts/chart";
import { Figure } from "../parts/figure";
import type { Draw } from "../parts/plot";
import { counted } from "../parts/words";
import { activityFilter, type Scope, toggled, writeScope } from "../scope/scope";
import { graphql } from "../server/generated";
import type { ActivitiesByRegionQuery } from "../server/generated/graphql";
import { useAnswer } from "../server/use-answer";
import { useLevelBelow } from "./use-level-below";

const ACTIVITIES_BY_REGION = graphql(`
  query ActivitiesByRegion($filter: ActivityFilter, $level: Int!) {
    activities(filter: $filter) {
      statistics(
        by: [{ dimension: REGION, level: $level, top: 12 }, { dimension: KIND, top: 14 }]
      ) {
        axes {
          keys {
            ...MapKey
          }
        }
        groups {
          keys {
            ...MapKey
          }
          count
        }
      }
    }
  }

  fragment MapKey on StatisticsKey {
    value
    label
    rest
  }
`);

/** What is done where, as a heat map of the regions at the top or, within one chosen, of those below. */
export function RegionsAndActivities({ scope }: { scope: Scope }) {
  const question = {
    document: ACTIVITIES_BY_REGION,
    variables: { filter: activityFilter(scope), level: useLevelBelow(scope.region) },
  };
  const result = useAnswer(question);
  return (
    <Figure
      title="What is done where"
      question={question}
      result={result}
      table={(answer) => ({
        columns: ["Region", "Activity", "Activities"],
        rows: cells(answer).map(({ region, activity, count }) => [region, activity, count]),
      })}
      empty={(answer) => cells(answer).length === 0 && "No activity is recorded here."}
      note={() => "An activity with partners in two regions counts in both."}
    >
      {(answer) => <HeatMap answer={answer} scope={scope} />}
    </Figure>
  );
}

function HeatMap({ answer, scope }: { answer: ActivitiesByRegionQuery; scope: Scope }) {
  const { regions, activities, filled } = useMemo(() => {
    const [regions = [], activities = []] = answer.activities.statistics.axes.map(({ keys }) =>
      keys.map(named),
    );
    const filled = cells(answer).map((cell) => {
      const { regionCode, kind } = cell;
      const narrowed = regionCode ? { ...scope, region: [regionCode] } : scope;
      const narrower =
        kind && !scope.activity.some((each) => each === kind)
          ? toggled(narrowed, "activity", kind)
          : narrowed;
      return { ...cell, address: `/?${writeScope(narrower, new URLSearchParams())}` };
    });
    return { regions, activities, filled };
  }, [answer, scope]);

  const draw: Draw = useCallback(
    (plot, width) => {
      const isNarrow = width < 560;
      const most = Math.max(...filled.map(({ count }) => count));
      return {
        marginLeft: isNarrow ? 146 : 160,
        marginTop: isNarrow ? 100 : 92,
        marginBottom: 4,
        marginRight: isNarrow ? 4 : 60,
        padding: 0.06,
        x: {
          domain: regions,
          axis: "top",
          tickRotate: isNarrow ? -60 : -35,
          label: null,
          tickSize: 0,
        },
        y: { domain: activities, label: null, tickSize: 0 },
        marks: [
          plot.cell(filled, {
            x: "region",
            y: "activity",
            fill: "var(--shade-5)",
            fillOpacity: ({ count }) => 0.12 + (0.88 * count) / most,
            rx: 2,
            href: "address",
            ariaLabel: ({ region, activity, count }) =>
              `${activity}, ${region}: ${counted(count, "activity", "activities")}`,
          }),
          plot.text(filled, {
            x: "region",
            y: "activity",
            text: "count",
            fill: ({ count }) => (count / most > 0.6 ? "var(--on-shade)" : "var(--ink)"),
            pointerEvents: "none",
            ariaHidden: "true",
          }),
        ],
      };
    },
    [regions, activities, filled],
  );
  return (
    <Chart
      label="Heat map of activities by region and kind"
      height={104 + activities.length * 28}
      draw={draw}
    />
  );
}

function cells(answer: ActivitiesByRegionQuery) {
  return answer.activities.statistics.groups.map(({ keys: [region, activity], count }) => ({
    region: named(region!),
    regionCode: region!.value,
    activity: named(activity!),
    kind: activity!.value,
    count,
  }));
}

/** What `top` left out is told apart from what is recorded as other. */
function named({ label, rest }: { label: string; rest: boolean }): string {
  return rest ? "All others" : label;
}
