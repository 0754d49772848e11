import { pick, ToolbarButton, useGraphiQL } from "@graphiql/react";
import { useEffect, useState } from "react";

import { LinkIcon } from "./icons";
import { address } from "./link";

const READABLE_MS = 6_000;

/** The button that copies a link to what stands in the editors, and beside it what came of it. */
export function CopyLink() {
  const { queryEditor, variableEditor, operationName } = useGraphiQL(
    pick("queryEditor", "variableEditor", "operationName"),
  );
  const [said, say] = useState("");

  useEffect(() => {
    if (!said) return;
    const forget = setTimeout(() => say(""), READABLE_MS);
    return () => clearTimeout(forget);
  }, [said]);

  async function copy() {
    // From the editors themselves: the tabs hear of a change only after a while.
    const query = queryEditor?.getValue();
    const variables = variableEditor?.getValue();
    const link = address({ query, variables, operationName });
    if (!query?.trim()) return say("There is no query to link to.");
    if (!link) return say("This query is too long for a link. Send its text instead.");
    try {
      await navigator.clipboard.writeText(link.href);
      say("Link copied.");
    } catch {
      // Without HTTPS, or where the reader forbids it.
      say(
        "The browser does not let this page copy. Take the address of the page, which is the link.",
      );
    }
  }

  return (
    <div className="copy-link">
      <ToolbarButton label="Copy link" onClick={() => void copy()}>
        <LinkIcon className="graphiql-toolbar-icon" aria-hidden="true" />
      </ToolbarButton>
      <p role="status">{said}</p>
    </div>
  );
}
