import { pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { parse } from "graphql";

import chapters from "../../../../docs/cookbook.md";
import firstQuery from "../first-query.graphql?raw";
import type { Example } from "./cookbook";

const ours = new Set([
  firstQuery,
  ...chapters.flatMap(({ examples }) => examples.map(({ query }) => query)),
]);

/** Puts an example into the editors and runs it: into a new tab, where the current one holds the reader's own. */
export function useOpening(): (example: Example) => void {
  const { addTab, setOperationFacts, run } = useGraphiQLActions();
  const { queryEditor, variableEditor } = useGraphiQL(pick("queryEditor", "variableEditor"));

  return ({ query, variables }) => {
    if (!queryEditor || !variableEditor) return;
    const present = queryEditor.getValue();
    const untouched = !present.trim() || ours.has(present);
    if (!untouched) addTab();
    queryEditor.setValue(query);
    variableEditor.setValue(variables);
    // The editor tells what it holds only a while later; until then the name of the last operation would be sent.
    const documentAST = parse(query);
    const operations = documentAST.definitions.filter(
      (part) => part.kind === "OperationDefinition",
    );
    setOperationFacts({ documentAST, operations, operationName: operations[0]?.name?.value });
    run();
  };
}
