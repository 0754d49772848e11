import { counted, number } from "../parts/words";
import type { CountryCount } from "./marks";
import type { Swatch } from "./scale";

/** Which shade stands for which numbers; beside it the country that is pointed at, or how many there are. */
export function Legend({
  swatches,
  countries,
  pointed,
  noun,
}: {
  swatches: Swatch[];
  countries: CountryCount[];
  pointed?: CountryCount;
  noun: string;
}) {
  const sum = countries.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p aria-hidden="true">
        <strong>{pointed?.name ?? counted(countries.length, "country", "countries")}</strong>{" "}
        {counted(pointed?.count ?? sum, noun)}
      </p>
      <ul className="world-legend" aria-label={`Shades by number of ${noun}s`}>
        {swatches.map(({ shade, from, to }) => (
          <li key={shade}>
            <i data-shade={shade} />
            {from === to ? number(from) : `${number(from)}–${number(to)}`}
          </li>
        ))}
      </ul>
    </>
  );
}
