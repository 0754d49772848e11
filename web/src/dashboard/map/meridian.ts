import type { Country } from "./marks";
import { NAMED_PLACES, placeKey } from "./named-places";
import type { World } from "./world";

/** The meridian in whose middle countries are, in whole degrees, so that no edge of the map parts them. */
export function meridianOf(countries: Country[], { places }: World): number {
  const known = countries.flatMap((country) => {
    const key = placeKey(country);
    const place = key && (places[key] ?? NAMED_PLACES[key]);
    return place ? [place[0]] : [];
  });
  return Math.round(middleOf(known.sort((one, other) => one - other)));
}

/** What is opposite to the middle of the widest gap between sorted longitudes, once around the world. */
function middleOf(longitudes: number[]): number {
  const gaps = longitudes.map((east, index) => {
    const west = longitudes.at(index - 1)! - (index ? 0 : 360);
    return { width: east - west, middle: (east + west) / 2 };
  });
  const widest = gaps.reduce((one, other) => (other.width > one.width ? other : one), {
    width: 0,
    middle: 180,
  });
  return ((widest.middle + 360) % 360) - 180;
}
