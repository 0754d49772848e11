import { expect, type Locator, type Page } from "@playwright/test";

import { axe, inBothThemes, settled, shoot, test } from "./support";

const map = (page: Page) => page.getByRole("region", { name: "Where the partners are" });
const picture = (page: Page) => page.locator(".world svg");
const country = (page: Page, name: RegExp | string) =>
  page.locator(".world").getByRole("button", { name });
const total = async (page: Page) => {
  const counts = await page.getByRole("list", { name: "At a glance" }).textContent();
  return Number(counts!.match(/([\d,]+) partners/)![1]!.replace(",", ""));
};

async function opened(page: Page, address = "/") {
  await page.goto(address);
  await expect(picture(page)).toBeVisible();
  await settled(page);
}

/** The countries of the map: name, number of partners, and the colour they are drawn in. */
function countries(page: Page) {
  return page.locator(".world [role=button]").evaluateAll((all) =>
    all.map((button) => {
      const [, name, count] = button
        .getAttribute("aria-label")!
        .match(/^(.*): ([\d,]+) partners?$/)!;
      const fill = getComputedStyle(button.querySelector("path, circle")!).fill;
      return { name: name!, count: Number(count!.replaceAll(",", "")), fill };
    }),
  );
}

/** The legend: the numbers of each swatch, and its colour. */
function legend(page: Page) {
  return page.getByRole("list", { name: "Shades by number of partners" }).evaluate((list) =>
    [...list.querySelectorAll("li")].map((item) => {
      const [from, to = from] = item
        .textContent!.split("–")
        .map((text) => Number(text.replaceAll(",", "")));
      return {
        from: from!,
        to: to!,
        fill: getComputedStyle(item.querySelector("i")!).backgroundColor,
      };
    }),
  );
}

/** Whether the middle of an element lies within another. */
async function isWithin(inner: Locator, outer: Locator) {
  const [one, other] = [(await inner.boundingBox())!, (await outer.boundingBox())!];
  const [x, y] = [one.x + one.width / 2, one.y + one.height / 2];
  return x > other.x && x < other.x + other.width && y > other.y && y < other.y + other.height;
}

test("label, legend, note and countries tell of the same partners", async ({ page }) => {
  await opened(page);
  const shown = await countries(page);
  expect(shown.map(({ name }) => name)).toContain("Northern Cyprus");
  await expect(picture(page)).toHaveAttribute(
    "aria-label",
    new RegExp(`with ${shown.length} countries `),
  );
  const located = shown.reduce((sum, { count }) => sum + count, 0);
  await expect(page.locator(".world-below")).toContainText(
    `${shown.length} countries ${located} partners`,
  );
  const note = await map(page)
    .getByText(/in no known country\.$/)
    .textContent();
  expect(located + Number(note!.match(/^\d+/)![0])).toBe(await total(page));
});

inBothThemes("each country has the colour that the legend gives to its number", async (page) => {
  await opened(page);
  const swatches = await legend(page);
  expect(swatches.length).toBeGreaterThan(3);
  for (const { name, count, fill } of await countries(page)) {
    const holding = swatches.filter(({ from, to }) => from <= count && count <= to);
    expect(holding, name).toHaveLength(1);
    expect(fill, name).toBe(holding[0]!.fill);
  }
});

test("drawing nearer leads to partners, and then keeps what is in the middle", async ({ page }) => {
  await opened(page);
  const middle = async () => {
    const { x, y, width, height } = (await picture(page).boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };
  const nearer = map(page).getByRole("button", { name: "Zoom in" });
  await nearer.click();
  const at = await middle();
  const away = async (name: RegExp) => {
    const box = (await country(page, name).boundingBox())!;
    return Math.hypot(box.x + box.width / 2 - at.x, box.y + box.height / 2 - at.y);
  };
  const names = (await countries(page)).map(({ name }) => new RegExp(`^${name}:`));
  const near = [];
  for (const name of names) near.push({ name, away: await away(name) });
  near.sort((one, other) => one.away - other.away);
  const nearest = near[0]!;
  expect(nearest.away).toBeLessThan(60);
  await nearer.click();
  await nearer.click();
  expect(await away(nearest.name)).toBeLessThan(60 * 1.8 ** 2);
  await expect.poll(() => isWithin(country(page, nearest.name), picture(page))).toBe(true);

  // After the map was drawn elsewhere, it does not jump back.
  await map(page).getByRole("button", { name: "Show the whole world" }).click();
  const japan = country(page, /^Japan/);
  await japan.focus();
  const { x, y } = (await japan.boundingBox())!;
  await page.mouse.move(x, y);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -40);
  await page.keyboard.up("Control");
  await expect.poll(() => isWithin(japan, picture(page))).toBe(true);
  const before = (await japan.boundingBox())!;
  const fromMiddle = { x: before.x - at.x, y: before.y - at.y };
  await nearer.click();
  const after = (await japan.boundingBox())!;
  expect(after.x - at.x).toBeCloseTo(fromMiddle.x * 1.8, -1);
  expect(after.y - at.y).toBeCloseTo(fromMiddle.y * 1.8, -1);
});

for (const width of [360, 768, 900, 1280]) {
  test(`choosing a country moves nothing under the pointer, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await opened(page);
    await picture(page).scrollIntoViewIfNeeded();
    const states = country(page, /^United States/);
    const before = [await picture(page).boundingBox(), await states.boundingBox()];
    const { x, y, width: wide, height } = before[1]!;
    await page.mouse.click(x + wide / 2, y + height / 2);
    await expect(page).toHaveURL(/country=US/);
    await expect(page.getByRole("list", { name: "Narrowed down by" })).toContainText(
      "United States",
    );
    await settled(page);
    expect([await picture(page).boundingBox(), await states.boundingBox()]).toEqual(before);
    for (const name of [/^Japan/, /^Norway/, /^Canada/, /^China/]) {
      await country(page, name).focus();
      await page.keyboard.press("Enter");
    }
    await expect(page).toHaveURL(/country=CN/);
    await settled(page);
    expect([await picture(page).boundingBox(), await states.boundingBox()]).toEqual(before);
  });
}

test("the keyboard shows where it is by a ring, the pointer draws none, and nothing draws a box", async ({
  page,
}) => {
  await opened(page);
  const states = country(page, /^United States/);
  await picture(page).scrollIntoViewIfNeeded();
  const { x, y, height } = (await states.boundingBox())!;
  await page.mouse.click(x + height, y + height / 2);
  await expect(states).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator(".ring-focused")).toHaveCount(0);
  await expect(page.locator(".ring-chosen")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(page.locator(".ring-focused")).toHaveCount(1);
  const focused = page.locator(".world [role=button]:focus");
  await expect(focused).toHaveCSS("outline-style", "none");
  const [ring, shape] = [page.locator(".ring-focused path"), focused.locator("path")];
  expect(await ring.getAttribute("d")).toBe(await shape.getAttribute("d"));
});

test("who uses the keyboard can pass by all countries", async ({ page }) => {
  await opened(page);
  const skip = page.getByRole("link", { name: "Skip the countries of the map" });
  await skip.focus();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inMap = page.locator(".world :focus");
  await expect(inMap).toHaveCount(0);
});

test("a country that comes into focus comes into sight", async ({ page }) => {
  await opened(page);
  for (let times = 0; times < 4; times++) {
    await map(page).getByRole("button", { name: "Zoom in" }).click();
  }
  const australia = country(page, /^Australia/);
  expect(await isWithin(australia, picture(page))).toBe(false);
  await page.keyboard.press("Tab");
  await australia.focus();
  await expect.poll(() => isWithin(australia, picture(page))).toBe(true);
});

test("the page of a region shows the region", async ({ page }) => {
  for (const region of ["europe", "asia", "north-america", "nordic-countries"]) {
    await opened(page, `/regions/${region}`);
    const all = page.locator(".world [role=button]");
    const boxes = [];
    for (const each of await all.all()) {
      expect(await isWithin(each, picture(page)), region).toBe(true);
      boxes.push((await each.boundingBox())!);
    }
    const frame = (await picture(page).boundingBox())!;
    const wide =
      Math.max(...boxes.map(({ x, width }) => x + width)) - Math.min(...boxes.map(({ x }) => x));
    const high =
      Math.max(...boxes.map(({ y, height }) => y + height)) - Math.min(...boxes.map(({ y }) => y));
    expect(Math.max(wide / frame.width, high / frame.height), region).toBeGreaterThan(0.4);
  }
});

test("one goes from a region to the whole world and back", async ({ page }) => {
  await opened(page, "/regions/europe");
  const france = country(page, /^France/);
  const before = (await france.boundingBox())!.width;
  await page.getByRole("button", { name: "Show the whole world" }).click();
  expect((await france.boundingBox())!.width).toBeLessThan(before / 2);
  await page.getByRole("button", { name: "Show the first view again" }).click();
  expect((await france.boundingBox())!.width).toBeCloseTo(before, 0);
});

for (const { code, name } of [
  { code: "XN", name: "Northern Cyprus" },
  { code: "JP", name: "Japan" },
  { code: "US", name: "United States" },
]) {
  test(`the page of ${name} shows where it is`, async ({ page }) => {
    await opened(page, `/countries/${code}`);
    await expect(page.getByRole("img", { name: `${name} on a map of the world` })).toBeVisible();
    const shape = page.locator(".world .country").locator("path, circle").last();
    const { width, height } = (await shape.boundingBox())!;
    expect(Math.max(width, height)).toBeGreaterThan(5);
    expect(await isWithin(shape, picture(page))).toBe(true);
    await expect(page.getByRole("list", { name: "At a glance" })).not.toContainText("countr");
  });
}

inBothThemes("axe finds nothing on maps", async (page) => {
  for (const address of ["/?country=XN&country=US", "/regions/europe", "/countries/XN"]) {
    await opened(page, address);
    await axe(page);
  }
});

test("on paper the map has its legend, and no buttons", async ({ page }) => {
  await opened(page);
  await page.emulateMedia({ media: "print" });
  await expect(map(page).getByRole("button", { name: "Zoom in" })).toBeHidden();
  await expect(page.getByRole("list", { name: "Shades by number of partners" })).toBeVisible();
  const swatch = page.locator(".world-legend i").last();
  await expect(swatch).toHaveCSS("print-color-adjust", "exact");
  await shoot(page, "map-on-paper");
});
