import "graphiql/setup-workers/vite";
// Piecewise rather than `graphiql/style.css`, which adds half a megabyte of fonts and a second
// copy of the editor's own styles.
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "@graphiql/plugin-explorer/style.css";
import "../fonts.css";
import "./explorer.css";

import { explorerPlugin } from "@graphiql/plugin-explorer";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { createRoot } from "react-dom/client";

import { BuilderNames } from "./builder";
import { CopyLink } from "./copy-link";
import { shelf } from "./examples/shelf";
import { fetcher } from "./fetcher";
import firstQuery from "./first-query.graphql?raw";
import { EditorColours } from "./editor-colours";
import { EditorDoors, keyboard } from "./keyboard";
import { HouseIcon } from "./icons";
import { readLink, writeLink } from "./link";
import { FollowSystemTheme, RunOnOpening } from "./on-opening";

// Outside the component: a new plugin object would close the open panel. The whole page being the
// explorer, the panel of that name gets another.
const title = "Query builder";
const plugins = [shelf, { ...explorerPlugin({ title }), title }, HISTORY_PLUGIN, keyboard];
const link = readLink();

// The shelf stands open where there is room, until the reader closes it. A link stands for itself.
const closed = "partnergraph:examples-closed";
const open = !link.query && innerWidth >= 1200 && !localStorage.getItem(closed);

function Explorer() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      visiblePlugin={open ? shelf : undefined}
      onTogglePluginVisibility={(plugin) => {
        if (plugin) localStorage.removeItem(closed);
        else localStorage.setItem(closed, "true");
      }}
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
        <h1>
          <a href="/">
            <HouseIcon aria-hidden="true" />
            <span className="name">Partnergraph</span>
            <span className="unseen"> explorer: back to the overview</span>
          </a>
        </h1>
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <CopyLink />
          </>
        )}
      </GraphiQL.Toolbar>
      <RunOnOpening operationName={link.operationName} />
      <FollowSystemTheme />
      <EditorColours />
      <EditorDoors />
      <BuilderNames />
    </GraphiQL>
  );
}

createRoot(document.getElementById("explorer")!).render(<Explorer />);
