import type { Country } from "./marks";
import type { Degrees } from "./world";

/** Places that ISO 3166-1 has no code for, with what they are called. */
const NAMED: { key: string; at: Degrees; names: string[] }[] = [
  {
    key: "northern-cyprus",
    at: [33.6, 35.3],
    names: [
      "northern cyprus",
      "north cyprus",
      "n cyprus",
      "trnc",
      "kuzey kibris",
      "kuzey kibris turk cumhuriyeti",
      "kktc",
    ],
  },
  { key: "kosovo", at: [20.9, 42.6], names: ["kosovo", "kosova"] },
  { key: "somaliland", at: [46.3, 9.7], names: ["somaliland"] },
  { key: "abkhazia", at: [41, 43], names: ["abkhazia"] },
  { key: "south-ossetia", at: [43.97, 42.35], names: ["south ossetia"] },
  { key: "transnistria", at: [29.6, 46.85], names: ["transnistria", "pridnestrovie"] },
  { key: "england", at: [-1.5, 52.6], names: ["england"] },
  { key: "northern-ireland", at: [-6.7, 54.6], names: ["northern ireland"] },
  { key: "scotland", at: [-4.2, 56.8], names: ["scotland"] },
  { key: "wales", at: [-3.8, 52.3], names: ["wales"] },
  { key: "channel-islands", at: [-2.4, 49.4], names: ["channel islands"] },
  { key: "azores", at: [-28, 38.5], names: ["azores"] },
  { key: "madeira", at: [-17, 32.75], names: ["madeira"] },
  { key: "canary-islands", at: [-15.6, 28.3], names: ["canary islands"] },
  { key: "ceuta", at: [-5.32, 35.89], names: ["ceuta"] },
  { key: "melilla", at: [-2.94, 35.29], names: ["melilla"] },
  { key: "ascension", at: [-14.37, -7.95], names: ["ascension"] },
  { key: "tristan-da-cunha", at: [-12.28, -37.1], names: ["tristan da cunha"] },
  { key: "zanzibar", at: [39.3, -6.1], names: ["zanzibar"] },
  { key: "puntland", at: [48.5, 8.4], names: ["puntland"] },
  { key: "kurdistan", at: [44, 36.2], names: ["kurdistan", "kurdistan iraq", "iraqi kurdistan"] },
];

/** What one of the codes `XA` to `XZ` stands for wherever it is used, should its name not be known here. */
const USUAL: Record<string, string> = { XK: "kosovo" };

/** Where the named places are, by key. */
export const NAMED_PLACES: Record<string, Degrees> = Object.fromEntries(
  NAMED.map(({ key, at }) => [key, at]),
);

/**
 * What a country is called among outlines and places: its code, or for the codes `XA` to `XZ`, to which every dataset gives
 * a meaning of its own, the key of the place of its name. None where that is not known.
 */
export function placeKey({ code, name }: Country): string | undefined {
  if (!/^X[A-Z]$/.test(code)) return code;
  const called = folded(name);
  return NAMED.find(({ names }) => names.includes(called))?.key ?? USUAL[code];
}

/** Words that a name may have or not. */
const COMMON = new Set(["the", "of", "republic", "turkish", "region", "autonomous"]);

/** Lower case, without accents, signs, common words and what is in brackets. */
function folded(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ı", "i");
  const words = plain.replace(/\(.*?\)/g, "").split(/[^\p{L}\d]+/u);
  return words.filter((word) => word && !COMMON.has(word)).join(" ");
}
