/** What a link to the explorer can carry: the usual GraphQL-over-HTTP parameter names. */
export type Link = Partial<Record<(typeof keys)[number], string | null>>;

const keys = ["query", "variables", "operationName"] as const;

/** What the server takes by default of an address, beginning with its path; it answers 414 to more. */
const LONGEST = 16 * 1024;

export function readLink(): Link {
  const parameters = new URLSearchParams(location.search);
  return Object.fromEntries(keys.map((key) => [key, parameters.get(key)]));
}

/** The address that opens the explorer with `link`, or nothing where the server would refuse it for its length. */
export function address(link: Link): URL | undefined {
  const url = new URL(location.href);
  url.hash = "";
  for (const key of keys) {
    if (link[key]) url.searchParams.set(key, link[key]);
    else url.searchParams.delete(key);
  }
  return url.pathname.length + url.search.length <= LONGEST ? url : undefined;
}

let pending: number | undefined;

/** Makes the address bar show `link`, soon: browsers refuse too many changes of the address. */
export function writeLink(link: Link): void {
  clearTimeout(pending);
  pending = setTimeout(() => {
    // Too long a link would fail when the page is loaded again; the browser's store keeps the query also without it.
    const url = address(link) ?? address({})!;
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }, 400);
}
