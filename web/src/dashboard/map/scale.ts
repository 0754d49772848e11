/** How many shades there are: `--shade-1` to `--shade-6` of `tokens.css`. */
const SHADES = 6;

/** A shade, and the counts that it stands for. */
export type Swatch = { shade: number; from: number; to: number };

/** The shades for some counts, from few to many. The legend shows them, and `shadeOf` gives them. */
export function swatchesOf(counts: number[]): Swatch[] {
  const distinct = [...new Set(counts)].sort((one, other) => one - other);
  const ranges =
    distinct.length > SHADES ? steps(distinct) : distinct.map((count) => [count, count] as const);
  const last = ranges.length - 1;
  return ranges.map(([from, to], index) => ({
    // Few shades lie far apart; a single one is the strongest.
    shade: last ? 1 + Math.round((index * (SHADES - 1)) / last) : SHADES,
    from,
    to,
  }));
}

/** The shade of a count among those of `swatches`. */
export function shadeOf(count: number, swatches: Swatch[]): number | undefined {
  return swatches.find(({ from, to }) => from <= count && count <= to)?.shade;
}

/** Ranges that grow by the same factor, for most countries have few partners and few have very many. */
function steps(counts: number[]): (readonly [from: number, to: number])[] {
  const [least, most] = [counts[0]!, counts.at(-1)!];
  const factor = (most / least) ** (1 / SHADES);
  const begins = Array.from({ length: SHADES }, (_, step) => {
    const begin = least * factor ** step;
    return step ? rounded(begin, begin - begin / factor) : least;
  });
  const distinct = [...new Set(begins)];
  return distinct.map((from, index) => [from, (distinct[index + 1] ?? most + 1) - 1] as const);
}

/** A number that reads well, not far from `count` as seen against the width of its range: 15, 40, 120, 350. */
function rounded(count: number, width: number): number {
  const unit = Math.max(1, 10 ** Math.floor(Math.log10(width)) / 2);
  return Math.round(count / unit) * unit;
}
