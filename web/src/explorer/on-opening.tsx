import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useRef } from "react";

/**
 * Runs the opening document once the editors exist, so that the page shows an answer at once.
 * Only queries: following a link must not change anything on the server.
 */
export function RunOnOpening({ operationName }: { operationName?: string | null }) {
  const { run, setOperationName } = useGraphiQLActions();
  const { ready, operations, selected } = useGraphiQL((state) => ({
    ready: Boolean(state.queryEditor && state.variableEditor && state.responseEditor),
    operations: state.operations,
    selected: state.operationName,
  }));
  const done = useRef(false);

  useEffect(() => {
    if (done.current || !ready) return;
    done.current = true;
    const name = operationName ?? selected;
    const operation = operations?.find((candidate) => candidate.name?.value === name);
    if (operation?.operation !== "query") return;
    if (name) setOperationName(name);
    run();
  }, [ready, operations, selected, operationName, run, setOperationName]);

  return null;
}

/** The page's colours follow the system by style sheet; the code editors must be told. */
export function FollowSystemTheme() {
  const { setTheme } = useGraphiQLActions();
  const chosen = useGraphiQL((state) => state.theme);

  useEffect(() => {
    if (chosen) return;
    const system = matchMedia("(prefers-color-scheme: dark)");
    const update = () => setTheme(null);
    system.addEventListener("change", update);
    return () => system.removeEventListener("change", update);
  }, [chosen, setTheme]);

  return null;
}
