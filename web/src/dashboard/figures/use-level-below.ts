import { graphql } from "../server/generated";
import { useAnswer } from "../server/use-answer";

const REGIONS_BELOW = graphql(`
  query RegionsBelow($codes: [String!]!) {
    regions(filter: { code: { in: $codes } }, first: 100) {
      nodes {
        parent {
          code
          parent {
            code
          }
        }
        regions(first: 0) {
          totalCount
        }
      }
    }
  }
`);

/** The level at which to show regions: that below the ones chosen or, where nothing is below them, their own. */
export function useLevelBelow(codes: string[]): number {
  const { data } = useAnswer({ document: REGIONS_BELOW, variables: { codes } });
  const levels = (data?.regions.nodes ?? []).map(({ parent, regions }) => {
    const own = parent ? (parent.parent ? 3 : 2) : 1;
    return regions.totalCount > 0 ? own + 1 : own;
  });
  return Math.max(1, ...levels);
}
