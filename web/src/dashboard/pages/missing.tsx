import { Link } from "wouter";

import { useTitle } from "../parts/use-title";

/** There is nothing at this address. */
export function Missing({ what }: { what: string }) {
  useTitle("Not here");
  return (
    <>
      <h1>There is no such {what}</h1>
      <p>
        It may have been renamed or removed. Search for it above, or go to the{" "}
        <Link to="/">overview</Link>.
      </p>
    </>
  );
}
