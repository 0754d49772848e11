import { useEffect, useRef } from "react";
import { Link, Route, Switch, useLocation } from "wouter";

import { AgreementPage } from "./pages/agreement";
import { CountryPage } from "./pages/country";
import { Missing } from "./pages/missing";
import { Overview } from "./pages/overview";
import { PartnerPage } from "./pages/partner";
import { ProgrammePage } from "./pages/programme";
import { QualityPage } from "./pages/quality";
import { RegionPage } from "./pages/region";
import { SearchPage } from "./pages/search";
import { UnitPage } from "./pages/unit";
import { SearchBox } from "./search/search-box";
import { graphql } from "./server/generated";
import { ServerNotice } from "./server/notice";
import { useAnswer } from "./server/use-answer";
import { date } from "./parts/words";
import "./dashboard.css";

const REGISTRY = graphql(`
  query Registry {
    registry {
      university {
        name
        website
      }
      revision
      changedAt
      today
    }
  }
`);

/** All pages with what they have in common. Their addresses are known to the server too: `src/http/pages.rs`. */
export function Dashboard() {
  const { data } = useAnswer({ document: REGISTRY, variables: {} });
  const registry = data?.registry;
  return (
    <>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <ServerNotice />
      <header className="top">
        <Link to="/" className="brand">
          <strong>Partnergraph</strong> <span>{registry?.university?.name}</span>
        </Link>
        <SearchBox />
        <nav aria-label="Pages">
          <Link to="/">Overview</Link>
          <Link to="/quality">Quality</Link>
          <a href="/graphiql">Explorer</a>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        <FollowAddress />
        <Switch>
          <Route path="/" component={Overview} />
          <Route path="/partners/:slug">
            {({ slug }) => <PartnerPage key={slug} slug={slug} />}
          </Route>
          <Route path="/agreements/:slug">
            {({ slug }) => <AgreementPage key={slug} slug={slug} />}
          </Route>
          <Route path="/countries/:code">
            {({ code }) => <CountryPage key={code} code={code} />}
          </Route>
          <Route path="/regions/:code">{({ code }) => <RegionPage key={code} code={code} />}</Route>
          <Route path="/programmes/:slug">
            {({ slug }) => <ProgrammePage key={slug} slug={slug} />}
          </Route>
          <Route path="/units/:slug">{({ slug }) => <UnitPage key={slug} slug={slug} />}</Route>
          <Route path="/search" component={SearchPage} />
          <Route path="/quality" component={QualityPage} />
          <Route>
            <Missing what="page" />
          </Route>
        </Switch>
      </main>
      <footer className="bottom">
        {registry && (
          <p>
            As of {date(registry.today)}, revision {registry.revision}
            {registry.changedAt && `, changed ${date(registry.changedAt.slice(0, 10))}`}.
          </p>
        )}
        <p>
          All of it can be asked: <a href="/graphiql">explorer</a>,{" "}
          <a href="/schema.graphql">schema</a>, <a href="/export/partners.csv">partners.csv</a>,{" "}
          <a href="/export/agreements.csv">agreements.csv</a>,{" "}
          <a href="/export/activities.csv">activities.csv</a>.
        </p>
      </footer>
    </>
  );
}

/** A new page begins at its top, for eyes and for readers of a screen. A narrower view of the same page does not move. */
function FollowAddress() {
  const [path] = useLocation();
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    scrollTo({ top: 0 });
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [path]);
  return null;
}
