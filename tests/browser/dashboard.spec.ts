import { expect, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";

import { atEverySize, axe, inBothThemes, noSidewaysScroll, settled, shoot, test } from "./support";

const map = (page: Page) => page.getByRole("region", { name: "Where the partners are" });
const japan = (page: Page) => map(page).getByRole("button", { name: "Japan: 5 partners" });
const facet = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
const list = (page: Page, name: "Partners" | "Agreements") =>
  page.getByRole("region", { name, exact: true }).getByRole("table");

async function opened(page: Page, address = "/") {
  await page.goto(address);
  await expect(list(page, "Partners").or(list(page, "Agreements"))).toBeVisible();
}

/** Scrolls through the page, so that all of it is loaded. */
async function seen(page: Page) {
  for (const title of [
    "What is done where",
    "Agreements by year",
    "Programmes",
    "Fields of study",
  ]) {
    await page.getByRole("region", { name: title }).scrollIntoViewIfNeeded();
  }
  await expect(
    page.getByRole("region", { name: "What is done where" }).locator("svg"),
  ).toBeVisible();
  await page.getByRole("region", { name: "What has to be seen to" }).scrollIntoViewIfNeeded();
  await expect(page.getByRole("region", { name: "Fields of study" }).locator("svg")).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
}

async function saved(page: Page, button: () => Promise<void>): Promise<string> {
  const downloading = page.waitForEvent("download");
  await button();
  return readFile(await (await downloading).path(), "utf8");
}

atEverySize("the overview shows where the partners are", async (page) => {
  await opened(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("International partnerships");
  await expect(page.getByRole("list", { name: "At a glance" })).toContainText("137 partners");
  await expect(japan(page)).toBeVisible();
  await noSidewaysScroll(page);
  await shoot(page, "overview");
  await seen(page);
  await noSidewaysScroll(page);
  await shoot(page, "overview-whole", { fullPage: true });
});

test("in three clicks one has all agreements with Japan, their status, and a file of them", async ({
  page,
}) => {
  await opened(page);
  await map(page).locator("text[data-code=JP]").click();
  await page.getByRole("link", { name: "Agreements", exact: true }).click();
  const rows = list(page, "Agreements").locator("tbody tr");
  await expect(rows).toHaveCount(5);
  await expect(rows.first()).toContainText("Unknown");
  const file = await saved(page, () =>
    page.getByRole("link", { name: "Download the agreements as CSV" }).click(),
  );
  const lines = file.trim().split("\n");
  expect(lines).toHaveLength(6);
  expect(lines[0]).toContain("status");
  expect(file).toContain("Ritsumeikan University");
});

test("facets combine, stand in the address, and come back with it", async ({ page }) => {
  await opened(page);
  await facet(page, "Region").getByText("Asia").click();
  await facet(page, "Activity").getByText("Joint degree").click();
  await expect(list(page, "Partners")).toHaveAttribute("aria-rowcount", "9");
  await expect(page).toHaveURL(/region=asia&activity=JOINT_DEGREE/);
  await page.reload();
  await expect(list(page, "Partners")).toHaveAttribute("aria-rowcount", "9");
  const chosen = page.getByRole("list", { name: "Narrowed down by" });
  await expect(chosen.getByRole("button")).toHaveText([
    /^Asia/,
    /^Joint degree/,
    "Show everything",
  ]);
  await chosen.getByRole("button", { name: "Asia" }).click();
  await expect(facet(page, "Region").getByRole("checkbox", { name: "Asia" })).not.toBeChecked();
  await page.goBack();
  await expect(facet(page, "Region").getByRole("checkbox", { name: "Asia" })).toBeChecked();
});

test("the table is searched, sorted and followed", async ({ page }) => {
  await opened(page);
  const rows = list(page, "Partners").locator("tbody tr");
  await list(page, "Partners").getByRole("button", { name: "Agreements" }).click();
  await expect(page).toHaveURL(/sort=AGREEMENTS.desc/);
  const first = rows.first().locator("td").last();
  await expect(first).not.toHaveText("0");
  await page.getByLabel("Search partners", { exact: true }).fill("state univ");
  await expect(page).toHaveURL(/q=state\+univ/);
  await expect(rows.filter({ hasText: "Georgia State University" })).toHaveCount(1);
  await rows.filter({ hasText: "Georgia State University" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Georgia State University");
  await page.goBack();
  await expect(page.getByLabel("Search partners", { exact: true })).toHaveValue("state univ");
});

test("what is misspelt is found while it is being typed, with the keyboard alone", async ({
  page,
}) => {
  await opened(page);
  await page.keyboard.press("Tab");
  await expect(page.getByText("Skip to the content")).toBeFocused();
  const search = page.getByRole("combobox", { name: /^Search/ });
  while (!(await search.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press("Tab");
  await page.keyboard.type("songsil");
  await expect(page.getByRole("option").first()).toContainText("Soongsil University");
  await axe(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/partners\/soongsil-university$/);
});

test("a text without a choice leads to a page of all results, which narrow down the partners", async ({
  page,
}) => {
  await opened(page, "/countries/JP");
  await page.getByRole("combobox", { name: /^Search/ }).fill("petrolium");
  await page.getByRole("combobox", { name: /^Search/ }).press("Enter");
  await expect(page).toHaveURL(/\/search\?q=petrolium$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Results for “petrolium”");
  const kinds = page.getByRole("navigation", { name: "Kinds of results" });
  await kinds.getByRole("link", { name: /^Partner/ }).click();
  await expect(page).toHaveURL(/kind=PARTNER/);
  await expect(page.locator(".hits li").first()).toContainText("Petroleum");
  await axe(page);
  await page.getByRole("link", { name: /^Charts and lists/ }).click();
  await expect(page).toHaveURL(/\/\?q=petrolium$/);
  await expect(page.getByRole("list", { name: "Narrowed down by" })).toContainText("petrolium");
  await expect(list(page, "Partners")).toContainText("Petroleum");
});

test("a search that nothing fits says so", async ({ page }) => {
  await page.goto("/search?q=qqqqxyzw");
  await expect(page.getByText("Nothing is called like that.")).toBeVisible();
});

test("the map is used with the keyboard, and zoomed", async ({ page }) => {
  await opened(page);
  await japan(page).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/country=JP/);
  await expect(japan(page)).toHaveAttribute("aria-pressed", "true");
  const size = () => japan(page).evaluate((path) => path.getBoundingClientRect().width);
  const before = await size();
  await map(page).getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(size).toBeGreaterThan(before * 1.5);
  await map(page).getByRole("button", { name: "Show the whole world" }).click();
  await expect.poll(size).toBeCloseTo(before, 0);
});

test("every figure shows the very query that it asked, which answers the same in the explorer", async ({
  page,
}) => {
  await opened(page, "/?country=NO");
  const links = page.getByRole("link", { name: /^Show the query/ });
  await seen(page);
  await expect(links).toHaveCount(7);
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")!));
  for (const address of addresses) {
    const asked = new URL(address, page.url()).searchParams;
    const answer = await page.request.post("/graphql", {
      data: { query: asked.get("query"), variables: JSON.parse(asked.get("variables") ?? "{}") },
    });
    expect((await answer.json()).errors, address).toBeUndefined();
    expect(answer.status(), address).toBe(200);
  }
  await settled(page);
  await page.goto(addresses[0]!);
  await expect(page.locator(".graphiql-query-editor .view-lines")).toContainText(
    "query PartnersByCountry",
  );
  await expect(page.locator(".graphiql-response").getByText('"United States"')).toBeVisible();
});

test("charts lead on, are read as tables, and are downloaded", async ({ page }) => {
  await opened(page);
  const heat = page.getByRole("region", { name: "What is done where" });
  await heat.scrollIntoViewIfNeeded();
  const cell = heat.getByRole("link", { name: "Student exchange, Asia: 22 activities" });
  await expect(cell).toBeVisible();
  const file = await saved(page, () => heat.getByRole("button", { name: /as CSV$/ }).click());
  expect(file).toContain("Asia,Student exchange,22\n");
  await heat.getByText("As a table").click();
  await expect(heat.getByRole("row", { name: "Asia Student exchange 22" })).toBeVisible();
  await cell.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/region=asia&activity=STUDENT_EXCHANGE/);
});

test("the expiry queue has its calendar beside it", async ({ page }) => {
  await opened(page);
  const queue = page.getByRole("region", { name: "What has to be seen to" });
  await expect(queue.getByText("Cooperative agreement with UCLA")).toBeVisible();
  await queue.getByLabel("Ending within").selectOption("24 months");
  await expect(queue.getByText(/Ending by .*2028/)).toBeVisible();
  await expect(queue.getByRole("link", { name: "Subscribe in a calendar" })).toHaveAttribute(
    "href",
    /^webcal:\/\/.*\.ics$/,
  );
  const calendar = await saved(page, () =>
    queue.getByRole("link", { name: "Download the calendar" }).click(),
  );
  expect(calendar).toContain("BEGIN:VCALENDAR");
});

const RECORDS = [
  {
    name: "partner",
    address: "/partners/georgia-state-university",
    title: "Georgia State University",
  },
  {
    name: "agreement",
    address: "/agreements/ucla-cooperative-agreement",
    title: "Cooperative agreement with UCLA",
  },
  { name: "country", address: "/countries/JP", title: "Japan" },
  { name: "region", address: "/regions/asia", title: "Asia" },
  { name: "programme", address: "/programmes/tempus-tacis", title: "TEMPUS TACIS" },
  { name: "quality", address: "/quality", title: "Data quality" },
];

for (const { name, address, title } of RECORDS) {
  atEverySize(`the page of a ${name}`, async (page) => {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await settled(page);
    await expect(page).toHaveTitle(`${title} · Partnergraph`);
    await noSidewaysScroll(page);
    await shoot(page, name);
  });

  inBothThemes(`axe finds nothing on the page of a ${name}`, async (page) => {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await settled(page);
    await axe(page);
  });
}

inBothThemes("axe finds nothing on the overview", async (page) => {
  await opened(page, "/?region=asia");
  await seen(page);
  await settled(page);
  await axe(page);
});

test("what is not there is said to be so", async ({ page }) => {
  await page.goto("/partners/nobody");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such partner");
  await page.goto("/?q=nobody-is-called-so");
  await expect(page.getByText("No partners fit. Take a condition away.")).toBeVisible();
  await axe(page);
});

test("the first view is small and does not move", async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.addInitScript(() => {
    const shifts: number[] = ((window as unknown as { shifts: number[] }).shifts = []);
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries())
        shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await opened(page);
  await expect(japan(page)).toBeVisible();
  await settled(page);
  expect(bytes).toBeLessThan(300_000);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
});

test("on paper all rows of the table stand", async ({ page }) => {
  await opened(page, "/?region=europe");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(list(page, "Partners").locator("tbody tr")).toHaveCount(30);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("link", { name: /^Show the query/ }).first()).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
});
