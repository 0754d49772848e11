import { expect } from "@playwright/test";

import { test } from "./own-server";

test.use({ dataset: ["--partners", "20000", "--agreements", "3000", "--activities", "3000"] });

test("of 20,000 partners only the rows in sight are in the page, and more come while one scrolls", async ({
  page,
}) => {
  await page.goto("/");
  const table = page.getByRole("region", { name: "Partners", exact: true }).getByRole("table");
  await expect(table).toHaveAttribute("aria-rowcount", "20001");
  const rows = table.locator("tbody tr[data-index]");
  const window = page.getByRole("group", { name: "Partners", exact: true });
  const scrolled = async () => {
    await window.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    expect(await rows.count()).toBeLessThan(80);
    return Number(await rows.last().getAttribute("data-index"));
  };
  await expect.poll(scrolled).toBeGreaterThan(1_000);
  await page.getByLabel("Search partners").fill("college");
  await expect(table).not.toHaveAttribute("aria-rowcount", "20001");
  await expect(rows.first()).toContainText(/college/i);
  await expect.poll(() => window.evaluate((element) => element.scrollTop)).toBe(0);
  // Every country is shaded, and the map still answers to the keyboard.
  const countries = page
    .getByRole("region", { name: "Where the partners are" })
    .locator("[role=button]");
  await expect.poll(() => countries.count()).toBeGreaterThan(100);
});
