// What the atlas of `world.ts` does not tell of countries: facts of our own.

type Degrees = [longitude: number, latitude: number];

/** Where to look for countries that the atlas draws as parts of others or not at all, or whose middle no map shows. */
export const PLACES: Record<string, Degrees> = {
  AQ: [-58.9, -62.2], // King George Island, where most of the stations are
  BQ: [-68.27, 12.18],
  BV: [3.36, -54.42],
  CC: [96.83, -12.17],
  CX: [105.63, -10.49],
  GF: [-53.1, 3.93],
  GI: [-5.35, 36.14],
  GP: [-61.55, 16.25],
  MQ: [-61.02, 14.64],
  RE: [55.53, -21.13],
  SJ: [15.7, 78.6], // Spitsbergen
  TK: [-171.85, -9.2],
  TV: [179.2, -8.52],
  UM: [166.65, 19.28], // Wake Island
  YT: [45.15, -12.83],
};

/** Codes of their own for what the atlas draws as parts of another country: all of it within a box of degrees. */
export const PARTS: { code: string; of: string; southwest: Degrees; northeast: Degrees }[] = [
  { code: "GF", of: "FR", southwest: [-55, 2], northeast: [-51, 6] },
  { code: "SJ", of: "NO", southwest: [10, 74], northeast: [35, 81] },
];

/** What the atlas draws without a code, by its name there: the key in `src/dashboard/map/named-places.ts`. */
export const UNCODED: Record<string, string> = {
  Kosovo: "kosovo",
  "N. Cyprus": "northern-cyprus",
  Somaliland: "somaliland",
};
