import { expect, test } from "vitest";
import world from "virtual:world";

import { draw, HEIGHT, WIDTH } from "./drawing";
import { meridianOf } from "./meridian";
import { boxOf, type CountryCount, dotOf, marksOf, middleOf, placeOf } from "./marks";
import { placeKey } from "./named-places";

const drawing = draw(world);
const named = (code: string, name = code): CountryCount => ({ code, name, count: 1 });
const placed = (code: string, name?: string) => placeOf(named(code, name), drawing)!;

test("every place is within the map, and no two countries are in the same", () => {
  const points = Object.keys(world.places).map((code) => placed(code).point);
  for (const { x, y } of points) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(WIDTH);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(HEIGHT);
  }
  expect(new Set(points.map(({ x, y }) => `${x} ${y}`)).size).toBe(points.length);
});

test("islands and other small countries have a dot, large ones their outline alone", () => {
  for (const code of ["SG", "MT", "TV", "GI", "AX", "AQ", "BV", "TK", "UM", "LU"]) {
    expect(dotOf(placed(code), 1), code).toBeGreaterThan(0);
  }
  for (const code of ["BR", "KE", "PL", "FR", "NZ"]) {
    expect(dotOf(placed(code), 1), code).toBeUndefined();
  }
});

test("nearer, an outline is large enough without a dot", () => {
  expect(dotOf(placed("LU"), 1)).toBeDefined();
  expect(dotOf(placed("LU"), 1 / 8)).toBeUndefined();
  expect(dotOf(placed("SG"), 1 / 8)).toBeDefined();
});

test("what lies overseas has an outline of its own, and is no part of another country's", () => {
  const [guiana, france] = [placed("GF"), placed("FR")];
  expect(guiana.outline!.box.left).toBeLessThan(france.outline!.box.left - 100);
  expect(france.outline!.path).not.toContain(guiana.outline!.path);
  expect(placed("SJ").outline!.box.bottom).toBeLessThan(placed("NO").outline!.box.top);
});

test("what the atlas draws without a code is found by its name", () => {
  for (const name of [
    "Kosovo",
    "Turkish Republic of Northern Cyprus",
    "The Republic of Somaliland",
  ]) {
    expect(placed("XA", name).outline, name).toBeDefined();
  }
});

test("a code of one's own means what its name says, and Kosovo where that says nothing", () => {
  expect(placeKey({ code: "XK", name: "Kosovo (under UNSCR 1244)" })).toBe("kosovo");
  expect(placeKey({ code: "XK", name: "Republika e Kosovës" })).toBe("kosovo");
  expect(placeKey({ code: "XK", name: "Scotland" })).toBe("scotland");
  expect(placeKey({ code: "XB", name: "Kuzey Kıbrıs" })).toBe("northern-cyprus");
  expect(placeKey({ code: "XC", name: "Wales" })).toBe("wales");
  expect(placeKey({ code: "XC", name: "New South Wales" })).toBeUndefined();
  expect(placeKey({ code: "GB", name: "Scotland" })).toBe("GB");
});

test("no country is lost: what has no place stands apart", () => {
  const { marks, unplaced } = marksOf(
    [named("XQ", "Atlantis"), named("JP"), named("XS", "Somaliland")],
    drawing,
  );
  expect(marks.map(({ country }) => country.code)).toEqual(["JP", "XS"]);
  expect(marks[1]!.outline).toBeDefined();
  expect(unplaced.map(({ code }) => code)).toEqual(["XQ"]);
});

test("those with the most partners come first", () => {
  const { marks } = marksOf(
    [named("JP"), { ...named("KR"), count: 9 }, { ...named("FJ"), count: 4 }],
    drawing,
  );
  expect(marks.map(({ country }) => country.code)).toEqual(["KR", "FJ", "JP"]);
});

test("the meridian in the middle parts no region", () => {
  expect(meridianOf([], world)).toBe(0);
  expect(meridianOf([named("FJ")], world)).toBe(178);
  expect(Math.abs(meridianOf([named("WS"), named("FJ"), named("PG")], world))).toBeGreaterThan(160);
  const europe = meridianOf([named("PT"), named("FI"), named("GR")], world);
  expect(europe).toBeGreaterThan(0);
  expect(europe).toBeLessThan(20);
});

test("a region has a box that holds its countries", () => {
  const part = [named("PF"), named("NZ"), named("FJ"), named("AU")];
  const pacific = draw(world, meridianOf(part, world));
  const box = boxOf(part, pacific)!;
  for (const country of part) {
    const { x, y } = placeOf(country, pacific)!.point;
    expect(x > box.left && x < box.right && y > box.top && y < box.bottom, country.code).toBe(true);
  }
  expect(box.right - box.left).toBeLessThan(WIDTH / 3);
  expect(boxOf([], drawing)).toBeUndefined();
});

test("who draws the map nearer comes to the country that is nearest to all partners", () => {
  const { marks } = marksOf(
    [named("AU"), named("DE"), named("FR"), named("PL"), named("US")],
    drawing,
  );
  expect(middleOf(marks)).toEqual(placed("DE").point);
  const most = marksOf([{ ...named("AU"), count: 9 }, named("DE"), named("FR")], drawing);
  expect(middleOf(most.marks)).toEqual(placed("AU").point);
  expect(middleOf([])).toBeUndefined();
});
