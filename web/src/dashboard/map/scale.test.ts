import { expect, test } from "vitest";

import { shadeOf, swatchesOf } from "./scale";

const LISTS: { name: string; counts: number[] }[] = [
  { name: "a few alike", counts: [1, 1, 1] },
  { name: "some small ones", counts: [1, 2, 2, 3, 4, 6, 9, 27] },
  { name: "large ones that are close together", counts: [100, 104, 109, 111, 118, 121, 130] },
  { name: "from few to very many", counts: [3, 7, 12, 19, 44, 51, 160, 380, 905, 2_210] },
  { name: "as many as there are numbers", counts: Array.from({ length: 250 }, (_, at) => at + 1) },
  { name: "millions", counts: [1, 10, 100, 1_000, 10_000, 100_000, 3_141_592] },
];

for (const { name, counts } of LISTS) {
  test(`every count has the shade whose range holds it: ${name}`, () => {
    const swatches = swatchesOf(counts);
    for (const count of counts) {
      const holding = swatches.filter(({ from, to }) => from <= count && count <= to);
      expect(holding).toHaveLength(1);
      expect(shadeOf(count, swatches)).toBe(holding[0]!.shade);
    }
  });

  test(`shades grow with the counts, and the legend begins and ends with them: ${name}`, () => {
    const swatches = swatchesOf(counts);
    for (const [index, { shade, from, to }] of swatches.entries()) {
      expect(from).toBeLessThanOrEqual(to);
      const next = swatches[index + 1];
      if (!next) continue;
      expect(to).toBeLessThan(next.from);
      expect(shade).toBeLessThan(next.shade);
    }
    expect(swatches[0]!.from).toBe(Math.min(...counts));
    expect(swatches.at(-1)!.to).toBe(Math.max(...counts));
  });
}

test("a few different counts have a shade each", () => {
  expect(swatchesOf([5, 1, 1, 40])).toEqual([
    { shade: 1, from: 1, to: 1 },
    { shade: 4, from: 5, to: 5 },
    { shade: 6, from: 40, to: 40 },
  ]);
});

test("ranges begin at numbers that read well", () => {
  const swatches = swatchesOf([2, 5, 9, 31, 78, 240, 777, 1_500]);
  expect(swatches.map(({ from }) => from)).toEqual([2, 6, 20, 55, 150, 500]);
});

test("no counts have no shades", () => {
  expect(swatchesOf([])).toEqual([]);
  expect(shadeOf(1, [])).toBeUndefined();
});
