import { useState } from "react";

import { AgreementsByYear } from "../figures/agreements-by-year";
import { Counts } from "../figures/counts";
import { Expiries } from "../figures/expiries";
import { Fields } from "../figures/fields";
import { PartnersMap } from "../figures/partners-map";
import { Programmes } from "../figures/programmes";
import { RegionsAndActivities } from "../figures/regions-and-activities";
import { Chosen, Facets } from "../lists/facets";
import { FilterText } from "../lists/filter-text";
import { Lists } from "../lists/lists";
import { narrowness } from "../scope/scope";
import { useScope } from "../scope/use-scope";
import { useTitle } from "../parts/use-title";
import "./overview.css";

/** Everything at once, narrowed down as one likes. */
export function Overview() {
  const [scope, setScope] = useScope();
  const [isOpen, setOpen] = useState(false);
  const narrowed = narrowness(scope);
  useTitle();
  return (
    <div className="overview">
      <h1>International partnerships</h1>
      <Counts scope={scope} />
      <div className="overview-sides">
        <aside aria-label="Narrow down">
          <button
            type="button"
            className="narrow-down"
            aria-expanded={isOpen}
            aria-controls="facets"
            onClick={() => setOpen(!isOpen)}
          >
            Narrow down{narrowed > 0 && ` (${narrowed})`}
          </button>
          <div id="facets" data-open={isOpen || undefined}>
            <FilterText scope={scope} onScope={setScope} />
            <Facets scope={scope} onScope={setScope} />
          </div>
        </aside>
        <div className="overview-figures">
          <div className="chosen-room">
            {narrowed > 0 ? (
              <Chosen scope={scope} onScope={setScope} />
            ) : (
              <p className="quiet">Everything is shown.</p>
            )}
          </div>
          <div id="map">
            <PartnersMap scope={scope} onScope={setScope} />
          </div>
          <div id="lists">
            <Lists scope={scope} />
          </div>
          <RegionsAndActivities scope={scope} />
          <AgreementsByYear scope={scope} />
          <div className="side-by-side">
            <Programmes scope={scope} />
            <Fields scope={scope} />
          </div>
          <Expiries scope={scope} />
        </div>
      </div>
    </div>
  );
}
