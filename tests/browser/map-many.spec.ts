// The map with many countries: those that `generate` makes up, and all that can be imported.

import { expect, type Page } from "@playwright/test";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { PROGRAM, test } from "./own-server";
import { axe, settled, shoot } from "./support";

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const PAIRS = LETTERS.flatMap((one) => LETTERS.map((other) => one + other));

type Box = { left: number; right: number; top: number; bottom: number };

async function opened(page: Page, address = "/") {
  await page.goto(address);
  await expect(page.locator(".world svg")).toBeVisible();
  await settled(page);
}

const boxes = (page: Page, what: string) =>
  page.locator(what).evaluateAll((all) =>
    all.map((each) => {
      const { left, right, top, bottom } = each.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );

const pairs = (boxes: Box[]) =>
  boxes.flatMap((one, index) => boxes.slice(index + 1).map((other) => [one, other] as const));

/** A pixel is what letters may reach over their box. */
const cover = ([one, other]: readonly [Box, Box]) =>
  one.left < other.right - 1 &&
  other.left < one.right - 1 &&
  one.top < other.bottom - 1 &&
  other.top < one.bottom - 1;

test.describe("more than a hundred countries", () => {
  test.use({ dataset: ["--partners", "3000", "--agreements", "300", "--activities", "300"] });

  for (const width of [360, 768, 1280]) {
    test(`no number covers another, ${width} px wide, near and far`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await opened(page);
      expect(await page.locator(".world [role=button]").count()).toBeGreaterThan(100);
      await shoot(page, "map-many");
      for (const least of [width / 30, 8, 5]) {
        const numbers = await boxes(page, ".world text");
        expect(numbers.length).toBeGreaterThan(least);
        expect(pairs(numbers).filter(cover)).toEqual([]);
        await page.getByRole("button", { name: "Zoom in" }).click();
      }
    });
  }

  test("the country with the most partners has its number", async ({ page }) => {
    await opened(page);
    const labels = await page
      .locator(".world [role=button]")
      .evaluateAll((all) => all.map((each) => each.getAttribute("aria-label")!));
    const counts = labels.map((label) => Number(label.match(/: ([\d,]+)/)![1]!.replace(",", "")));
    const most = Math.max(...counts).toLocaleString("en-GB");
    await expect(page.locator(".world text", { hasText: new RegExp(`^${most}$`) })).toHaveCount(1);
  });

  test("the page of a region across the edge of the usual map shows it in one piece", async ({
    page,
  }) => {
    await opened(page, "/regions/polynesia");
    const frame = (await page.locator(".world svg").boundingBox())!;
    const dots = await boxes(page, ".world [role=button]");
    expect(dots.length).toBeGreaterThan(3);
    for (const { left, right, top, bottom } of dots) {
      expect(left).toBeGreaterThan(frame.x);
      expect(right).toBeLessThan(frame.x + frame.width);
      expect(top).toBeGreaterThan(frame.y);
      expect(bottom).toBeLessThan(frame.y + frame.height);
    }
  });
});

/** The codes of countries that the program takes: all pairs of letters but those that it complains of. */
function taken(): string[] {
  const folder = mkdtempSync(join(tmpdir(), "partnergraph-"));
  writeFileSync(
    join(folder, "countries.csv"),
    csv(
      ["code", "name"],
      PAIRS.map((code) => [code, `Land ${code}`]),
    ),
  );
  const { stderr } = spawnSync(PROGRAM, ["check", folder], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const refused = new Set(stderr.match(/(?<=column code: found ")[A-Z]{2}(?=")/g));
  return PAIRS.filter((code) => !refused.has(code));
}

function csv(columns: string[], rows: string[][]): string {
  return [columns, ...rows].map((row) => `${row.join(",")}\n`).join("");
}

/** A partner in each country that there can be. */
function write(folder: string) {
  const codes = taken();
  const slug = (code: string) => `partner-${code.toLowerCase()}`;
  const files = {
    university: csv(["slug", "name"], [["home", "Home"]]),
    countries: csv(
      ["code", "name"],
      codes.map((code) => [code, `Land ${code}`]),
    ),
    partners: csv(
      ["slug", "name", "kind", "country"],
      codes.map((code) => [slug(code), `Partner ${code}`, "institution", code]),
    ),
    institutions: csv(
      ["partner", "kind"],
      codes.map((code) => [slug(code), "university"]),
    ),
  };
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, `${name}.csv`), text);
}

test.describe("a partner in every country that can be imported", () => {
  test.use({ dataset: { write } });

  test("every country is within the map, told of, and can be chosen", async ({ page }) => {
    await opened(page);
    const codes = taken();
    expect(codes.length).toBeGreaterThan(270);
    expect(codes.length).toBeLessThan(PAIRS.length);
    const svg = page.locator(".world svg");
    await expect(svg).toHaveAttribute("aria-label", new RegExp(`with ${codes.length} countries`));
    const frame = (await svg.boundingBox())!;
    const marks = await page.locator(".world [role=button]").evaluateAll((all) =>
      all.map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return { label: each.getAttribute("aria-label")!, x, y, width, height };
      }),
    );
    expect(marks.map(({ label }) => label).sort()).toEqual(
      codes.map((code) => `Land ${code}: 1 partner`).sort(),
    );
    for (const { label, x, y, width, height } of marks) {
      expect(Math.max(width, height), label).toBeGreaterThan(4);
      expect(x + width / 2 - frame.x, label).toBeGreaterThan(0);
      expect(x + width / 2 - frame.x, label).toBeLessThan(frame.width);
      expect(y + height / 2 - frame.y, label).toBeGreaterThan(0);
      expect(y + height / 2 - frame.y, label).toBeLessThan(frame.height);
    }
    await expect(page.getByText(/in no known country/)).toBeHidden();
    await expect(page.locator(".note", { hasText: "Land XQ" })).toBeVisible();
    await page.locator(".world").getByRole("button", { name: "Land XQ" }).click();
    await expect(page).toHaveURL(/country=XQ/);
    await shoot(page, "map-of-all");
    await axe(page);
  });

  test("the page of each kind of country says where it is, or that nobody knows", async ({
    page,
  }) => {
    for (const code of ["GI", "TV", "AQ", "XK", "FR"]) {
      await opened(page, `/countries/${code}`);
      const shape = page.locator(".world .country").locator("path, circle").last();
      const [box, frame] = [
        (await shape.boundingBox())!,
        (await page.locator(".world svg").boundingBox())!,
      ];
      expect(box.x + box.width / 2 - frame.x, code).toBeGreaterThan(0);
      expect(box.x + box.width / 2 - frame.x, code).toBeLessThan(frame.width);
      expect(box.y + box.height / 2 - frame.y, code).toBeLessThan(frame.height);
    }
    await page.goto("/countries/XQ");
    await expect(page.getByText("It is not known where on the map Land XQ is.")).toBeVisible();
  });
});
