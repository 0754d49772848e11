import { useMemo } from "react";
import { useLocation } from "wouter";

import type { Country } from "../map/marks";
import { WorldMap } from "../map/world-map";
import { Failed } from "../parts/figure";
import { partnerFilter, type Scope } from "../scope/scope";
import { offTheMap, usePartnersByCountry } from "./partners-by-country";

/** Where the partners of a region are, in its `countries` and in others. Choosing a country leads to its page. */
export function RegionMap({ scope, countries }: { scope: Scope; countries: Country[] }) {
  const [, navigate] = useLocation();
  const { result, countries: shown } = usePartnersByCountry(partnerFilter(scope));
  const part = useMemo(() => shown && joined(countries, shown), [countries, shown]);
  if (result.isError) return <Failed error={result.error} />;
  if (!result.data || !shown || !part) return <div className="waiting world-waiting" />;
  return (
    <div id="map">
      <WorldMap
        countries={shown}
        part={part}
        onChoose={(country) => navigate(`/countries/${country}`)}
      />
      <p className="note">{offTheMap(result.data)}</p>
    </div>
  );
}

/** Each country once. */
function joined(some: Country[], more: Country[]): Country[] {
  return [...new Map([...some, ...more].map((country) => [country.code, country])).values()];
}
