import { graphql } from "../server/generated";
import type { FoundFragment } from "../server/generated/graphql";

export const FOUND = graphql(`
  fragment Found on SearchHit {
    kind
    matched {
      text
      highlights {
        start
        end
      }
    }
    node {
      id
      __typename
      ... on Partner {
        slug
        name
        country {
          name
        }
      }
      ... on Country {
        code
        name
      }
      ... on Region {
        regionCode: code
        name
      }
      ... on Programme {
        slug
        name
      }
      ... on Unit {
        slug
        name
      }
      ... on Field {
        fieldCode: code
        name
      }
      ... on Agreement {
        slug
        title
      }
      ... on Activity {
        activitySummary: summary
        agreement {
          slug
          title
        }
      }
      ... on Membership {
        partner {
          slug
          name
        }
      }
    }
  }
`);

/** A hit's page, and what it is called. */
export function described({ node }: FoundFragment): {
  address: string;
  name: string;
  place?: string;
} {
  if ("title" in node) return { address: `/agreements/${node.slug}`, name: node.title };
  if ("agreement" in node) {
    const { slug, title } = node.agreement;
    return { address: `/agreements/${slug}`, name: node.activitySummary ?? title, place: title };
  }
  if ("partner" in node) {
    return { address: `/partners/${node.partner.slug}`, name: node.partner.name };
  }
  if ("regionCode" in node) return { address: `/regions/${node.regionCode}`, name: node.name };
  if ("fieldCode" in node) return { address: `/?field=${node.fieldCode}`, name: node.name };
  if ("code" in node) return { address: `/countries/${node.code}`, name: node.name };
  if ("country" in node) {
    return { address: `/partners/${node.slug}`, name: node.name, place: node.country?.name };
  }
  if (node.__typename === "Unit") return { address: `/units/${node.slug}`, name: node.name };
  if ("slug" in node) return { address: `/programmes/${node.slug}`, name: node.name };
  throw new Error(`a search finds no ${node.__typename}`);
}

/** What a hit is called, with the text that matched where that is another one. */
export function Named({ hit }: { hit: FoundFragment }) {
  const { name } = described(hit);
  if (name === hit.matched.text) return <Marked {...hit.matched} />;
  return (
    <>
      {name}
      <small>
        <Marked {...hit.matched} />
      </small>
    </>
  );
}

/** A text with its found parts marked; positions count characters. */
function Marked({ text, highlights }: FoundFragment["matched"]) {
  const characters = [...text];
  const part = (start: number, end?: number) => characters.slice(start, end).join("");
  return (
    <>
      {highlights.map(({ start, end }, index) => (
        <span key={start}>
          {part(highlights[index - 1]?.end ?? 0, start)}
          <mark>{part(start, end)}</mark>
        </span>
      ))}
      {part(highlights.at(-1)?.end ?? 0)}
    </>
  );
}
