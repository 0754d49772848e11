/** What a link to the explorer can carry: the usual GraphQL-over-HTTP parameter names. */
export type Link = Partial<Record<(typeof keys)[number], string | null>>;

const keys = ["query", "variables", "operationName"] as const;

export function readLink(): Link {
  const parameters = new URLSearchParams(location.search);
  return Object.fromEntries(keys.map((key) => [key, parameters.get(key)]));
}

let pending: number | undefined;

/** Makes the address bar show `link`, soon: browsers refuse too many changes of the address. */
export function writeLink(link: Link): void {
  clearTimeout(pending);
  pending = setTimeout(() => {
    const url = new URL(location.href);
    for (const key of keys) {
      if (link[key]) url.searchParams.set(key, link[key]);
      else url.searchParams.delete(key);
    }
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }, 400);
}
