import { Link, useSearchParams } from "wouter";

import { Figure } from "../parts/figure";
import { useTitle } from "../parts/use-title";
import { counted, number, words } from "../parts/words";
import { described, Named } from "../search/hit";
import { graphql } from "../server/generated";
import type { SearchKind, SearchResultsQuery } from "../server/generated/graphql";
import { useAnswer } from "../server/use-answer";
import "./search.css";

const PAGE = 50;

const RESULTS = graphql(`
  query SearchResults($text: String!, $kinds: [SearchKind!], $offset: Int!, $first: Int!) {
    searchResults(text: $text, kinds: $kinds, offset: $offset, first: $first) {
      totalCount
      counts {
        kind
        count
      }
      hits {
        ...Found
      }
    }
  }
`);

type Results = SearchResultsQuery["searchResults"];

/** Everything that a text finds, of all concepts, page by page. What stands in the address can be shared. */
export function SearchPage() {
  const [address] = useSearchParams();
  const text = (address.get("q") ?? "").slice(0, 200);
  const kind = address.get("kind") as SearchKind | null;
  const offset = Math.max(0, Number(address.get("from")) || 0);
  useTitle(text ? `Search: ${text}` : "Search");
  const question = {
    document: RESULTS,
    variables: { text, offset, first: PAGE, ...(kind && { kinds: [kind] }) },
  };
  const result = useAnswer(question);
  const here = (to: { kind?: string | null; from?: number }) =>
    `/search?${new URLSearchParams({ q: text, ...(to.kind && { kind: to.kind }), ...(to.from && { from: `${to.from}` }) })}`;
  return (
    <div className="results">
      <h1>{text ? `Results for “${text}”` : "Search"}</h1>
      <Figure
        title="Found"
        question={question}
        result={result}
        table={({ searchResults: { hits } }) => ({
          columns: ["Kind", "Name", "Text that matched"],
          rows: hits.map((hit) => [words(hit.kind), described(hit).name, hit.matched.text]),
        })}
        empty={({ searchResults: { counts } }) =>
          counts.length === 0 &&
          (text ? "Nothing is called like that." : "Say above what to search for.")
        }
      >
        {({ searchResults }) => (
          <>
            <Kinds counts={searchResults.counts} kind={kind} here={here} />
            <ul className="hits">
              {searchResults.hits.map((hit) => (
                <li key={hit.node.id}>
                  <Link to={described(hit).address}>
                    <Named hit={hit} />
                  </Link>
                  <span className="quiet">
                    {[described(hit).place, words(hit.kind)].filter(Boolean).join(" · ")}
                  </span>
                </li>
              ))}
            </ul>
            <p className="pages">
              {offset > 0 && (
                <Link to={here({ kind, from: Math.max(0, offset - PAGE) })}>Previous</Link>
              )}{" "}
              {number(Math.min(offset + 1, searchResults.totalCount))}–
              {number(offset + searchResults.hits.length)} of{" "}
              {counted(searchResults.totalCount, "result")}{" "}
              {offset + PAGE < searchResults.totalCount && (
                <Link to={here({ kind, from: offset + PAGE })}>Next</Link>
              )}
            </p>
            {searchResults.counts.some((each) => each.kind === "PARTNER") && (
              <p>
                <Link to={`/?${new URLSearchParams({ q: text })}`}>
                  Charts and lists of the partners that were found
                </Link>
              </p>
            )}
          </>
        )}
      </Figure>
    </div>
  );
}

/** The concepts that were found, to be chosen from. */
function Kinds({
  counts,
  kind,
  here,
}: {
  counts: Results["counts"];
  kind: SearchKind | null;
  here: (to: { kind?: string | null }) => string;
}) {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <nav className="hit-kinds" aria-label="Kinds of results">
      <Link to={here({})} aria-current={kind ? undefined : "true"}>
        All <span className="quiet">{number(all)}</span>
      </Link>
      {counts.map((each) => (
        <Link
          key={each.kind}
          to={here({ kind: each.kind })}
          aria-current={each.kind === kind ? "true" : undefined}
        >
          {words(each.kind)} <span className="quiet">{number(each.count)}</span>
        </Link>
      ))}
    </nav>
  );
}
