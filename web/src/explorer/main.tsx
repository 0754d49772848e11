import "graphiql/setup-workers/vite";
// Piecewise rather than `graphiql/style.css`, which adds half a megabyte of fonts and a second
// copy of the editor's own styles.
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "@graphiql/plugin-explorer/style.css";
import "./explorer.css";

import { explorerPlugin } from "@graphiql/plugin-explorer";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { createRoot } from "react-dom/client";

import { fetcher } from "./fetcher";
import firstQuery from "./first-query.graphql?raw";
import { readLink, writeLink } from "./link";
import { FollowSystemTheme, RunOnOpening } from "./on-opening";

// Outside the component: a new plugin object would close the open panel. The whole page being the
// explorer, the panel of that name gets another.
const title = "Query builder";
const plugins = [HISTORY_PLUGIN, { ...explorerPlugin({ title }), title }];
const link = readLink();

function Explorer() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      defaultQuery={firstQuery}
      // A link stands for itself: no variables left over from an earlier visit.
      initialQuery={link.query ?? undefined}
      initialVariables={link.query ? (link.variables ?? "") : undefined}
      onTabChange={({ tabs, activeTabIndex }) => {
        const tab = tabs[activeTabIndex];
        // The page opens with the first query anyway, so it needs no long address.
        writeLink(tab && (tab.query !== firstQuery || tab.variables) ? tab : {});
      }}
    >
      <GraphiQL.Logo>
        <h1>Partnergraph</h1>
      </GraphiQL.Logo>
      <RunOnOpening operationName={link.operationName} />
      <FollowSystemTheme />
    </GraphiQL>
  );
}

createRoot(document.getElementById("explorer")!).render(<Explorer />);
