import { Part } from "./page";
import { words } from "./words";
import { graphql } from "../server/generated";
import type { CitedFragment } from "../server/generated/graphql";

/** What a page that shows citations asks of each. */
export const CITED = graphql(`
  fragment Cited on Citation {
    place
    fact
    basis
    note
    source {
      slug
      title
      url
    }
  }
`);

/** Where facts were read, each place once with all the facts that stand there. */
export function Citations({ citations }: { citations: CitedFragment[] }) {
  return (
    <Part title="Where this was read">
      <ul>
        {byPlace(citations).map((there) => (
          <li key={there[0]!.source.slug + there[0]!.place}>
            <Place {...there[0]!} />
            {byReading(there).map((alike) => (
              <small key={alike[0]!.fact}>
                {words(alike.map(({ fact }) => fact).join(", "))}:{" "}
                {alike[0]!.basis === "STATED" ? "stated" : "inferred"}
                {alike[0]!.note && `. ${alike[0]!.note}`}
              </small>
            ))}
          </li>
        ))}
      </ul>
      {citations.length === 0 && <p className="nothing">No source is recorded.</p>}
    </Part>
  );
}

function Place({ source: { title, url }, place }: CitedFragment) {
  return (
    <>
      {url ? (
        <a href={url} rel="noreferrer">
          {title}
        </a>
      ) : (
        title
      )}
      , {place}
    </>
  );
}

function byPlace(citations: CitedFragment[]): CitedFragment[][] {
  return grouped(citations, ({ source, place }) => `${source.slug} ${place}`);
}

/** Facts that were read in the same way. */
function byReading(citations: CitedFragment[]): CitedFragment[][] {
  return grouped(citations, ({ basis, note }) => `${basis} ${note}`);
}

function grouped<Item>(items: Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}
