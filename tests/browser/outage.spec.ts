import { expect } from "@playwright/test";

import { test } from "./own-server";

/** What a browser says of a connection whose server goes away: refused, reset, closed … */
const LOST = /^failed: |^console: Failed to load resource: net::ERR_/;

test("a server that goes away is noticed, and the page recovers when it is back", async ({
  page,
  server,
  complaints,
}) => {
  complaints.allow(LOST);
  const notice = page.getByRole("status").filter({ hasText: "The server is away." });
  const rows = page.getByRole("region", { name: "Partners", exact: true }).locator("tbody tr");
  await page.goto("/");
  await expect(rows.first()).toBeVisible();
  await expect(notice).toBeHidden();

  await server.stop();
  await expect(notice).toBeVisible();
  // What was there stays, and what is asked now waits.
  await expect(rows.first()).toBeVisible();
  await page.getByRole("group", { name: "Region", exact: true }).getByText("Africa").click();

  await server.start();
  await expect(notice).toBeHidden();
  await expect(rows).toHaveCount(2);
});

test("a page that is opened while the server is away fills itself later", async ({
  page,
  server,
  complaints,
}) => {
  complaints.allow(LOST);
  await page.goto("/quality");
  await expect(page.getByRole("list").first()).toBeVisible();
  await server.stop();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The server is away." })).toBeVisible();
  await server.start();
  await expect(page.getByRole("list", { name: "At a glance" })).toContainText("137 partners");
});
