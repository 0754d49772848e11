import { expect, type Locator, type Page, type Request } from "@playwright/test";
import { readFileSync } from "node:fs";

import { atEverySize, axe, inBothThemes, noSidewaysScroll, settled, shoot, test } from "./support";

const QUESTION = "query Named($code: String!) { region(code: $code) { name } }";
const VARIABLES = '{ "code": "europe" }';

const answer = (page: Page) => page.locator(".graphiql-response");
const query = (page: Page) => page.locator(".graphiql-query-editor .view-lines");
const shelf = (page: Page) => page.getByRole("region", { name: "Examples", exact: true });

/** The page with its first answer, which also tells that the editors are there. */
async function opened(page: Page, parameters: Record<string, string> = {}) {
  await page.goto(`/graphiql?${new URLSearchParams(parameters)}`);
  await expect(query(page)).not.toBeEmpty();
}

/** The operations that the page sends, but for the one that fetches the schema. */
function operations(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request: Request) => {
    if (!request.url().endsWith("/graphql")) return;
    const { query } = request.postDataJSON() as { query: string };
    if (!query.includes("__schema")) sent.push(query);
  });
  return sent;
}

atEverySize("opens with the answer to an interesting query", async (page) => {
  await opened(page);
  await expect(answer(page).getByText("Ankara University").first()).toBeVisible();
  await expect(page).toHaveTitle("Explorer · Partnergraph");
  await noSidewaysScroll(page);
  await shoot(page, "explorer");
});

atEverySize("an example opens and runs", async (page) => {
  await opened(page);
  await expect(answer(page).getByText("Ankara University").first()).toBeVisible();
  if (!(await shelf(page).isVisible())) {
    await page.getByRole("button", { name: "Show Examples" }).click();
  }
  await shoot(page, "explorer-examples");
  await shelf(page).getByRole("button", { name: "A map: partners by country code" }).click();
  await expect(answer(page).getByText('"groupCount": 6')).toBeVisible();
  // Without the white space that the editor breaks lines with.
  const written = async () => (await query(page).innerText()).replaceAll(/\s/g, "");
  await expect.poll(written).toContain("queryPartnersByCountryCode");
  await noSidewaysScroll(page);
  await shoot(page, "explorer-example");
});

test("the examples are those of the cookbook, and all have an answer", async ({ page }) => {
  const book = readFileSync(new URL("../../docs/cookbook.md", import.meta.url), "utf8");
  const titles = [...book.matchAll(/^### \d+\. (.*)$/gm)].map(([, title]) => title!);
  expect(titles).toHaveLength(20);

  await opened(page);
  await expect(answer(page).getByText("Ankara University").first()).toBeVisible();
  await expect(shelf(page).locator(".shelf-example-title")).toHaveText(titles);
  for (const title of titles) {
    const answered = page.waitForResponse("**/graphql");
    await shelf(page).getByText(title, { exact: true }).click();
    const { data, errors } = (await (await answered).json()) as Record<string, unknown>;
    expect(errors, title).toBeUndefined();
    expect(data, title).toBeTruthy();
  }
  // One after the other in the same tab, which nobody has written in.
  await expect(page.getByRole("tab")).toHaveCount(1);
});

test("an example leaves alone what the reader wrote", async ({ page }) => {
  await opened(page, { query: QUESTION, variables: VARIABLES });
  await expect(answer(page).getByText('"Europe"')).toBeVisible();
  await page.getByRole("button", { name: "Show Examples" }).click();
  await shelf(page).getByRole("button", { name: "Who is this partner?" }).click();
  await expect(answer(page).getByText("Georgia State University").first()).toBeVisible();
  await expect(page.getByRole("tab")).toHaveCount(2);
  await page.getByRole("tab", { name: "Named" }).getByRole("button").first().click();
  await expect(query(page)).toContainText("query Named");
});

test("the examples are found by words", async ({ page }) => {
  await opened(page);
  await shelf(page).getByRole("searchbox").fill("map REGION");
  await expect(shelf(page).getByRole("button")).toHaveText([/^A heat map/]);
  await expect(shelf(page).getByRole("status")).toHaveText("1 example");
  await shelf(page).getByRole("searchbox").fill("nothing of the kind");
  await expect(shelf(page).getByText("No example speaks of")).toBeVisible();
});

test("the shelf stays closed when it was closed", async ({ page }) => {
  await opened(page);
  await page.getByRole("button", { name: "Hide Examples" }).click();
  await settled(page);
  await page.reload();
  await expect(answer(page).getByText("Ankara University").first()).toBeVisible();
  await expect(shelf(page)).toBeHidden();
});

test("a link carries a query with its variables and runs it", async ({ page }) => {
  const other = "query Other { registry { revision } }";
  await opened(page, {
    query: `${other} ${QUESTION}`,
    variables: VARIABLES,
    operationName: "Named",
  });
  await expect(answer(page).getByText('"Europe"')).toBeVisible();
  await expect(page.locator(".graphiql-editor-tool .view-lines").first()).toContainText("europe");
});

for (const kind of ["mutation", "subscription"]) {
  test(`a ${kind} in a link is shown but not run`, async ({ page, complaints }) => {
    // The server has none, which the editor remarks.
    complaints.allow(/Schema is not configured/);
    const sent = operations(page);
    await opened(page, { query: `${kind} Danger { danger }` });
    await expect(query(page)).toContainText("Danger");
    await settled(page);
    expect(sent).toEqual([]);
    await expect(answer(page).locator(".view-lines")).toHaveText("");
  });
}

test.describe("with the clipboard", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("the link that is copied opens the same", async ({ page }) => {
    await opened(page, { query: QUESTION, variables: VARIABLES });
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Link copied." })).toBeVisible();
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(Object.fromEntries(link.searchParams)).toEqual({
      query: QUESTION,
      variables: VARIABLES,
      operationName: "Named",
    });
    await settled(page);
    await page.goto("about:blank");
    await page.goto(link.href);
    await expect(answer(page).getByText('"Europe"')).toBeVisible();
  });

  test("a query too long for a link is said to be so, and stays when the page is loaded again", async ({
    page,
  }) => {
    await opened(page);
    await expect(answer(page).getByText("Ankara University").first()).toBeVisible();
    await page.evaluate(() => navigator.clipboard.writeText("untouched"));
    await query(page).click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText(`query Long { registry { revision } } # ${"é".repeat(3_000)}`);
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect(page.getByRole("status").filter({ hasText: "too long" })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("untouched");
    await expect(page).toHaveURL(/\/graphiql$/);
    await settled(page);
    await page.reload();
    await expect(query(page)).toContainText("query Long");
  });
});

test("all can be done with the keyboard", async ({ page }) => {
  await opened(page);
  await expect(answer(page).getByText("Ankara University").first()).toBeVisible();

  // To the shelf and down to an example.
  const example = shelf(page).getByRole("button", { name: "Who is this partner?" });
  await tabTo(page, example);
  await page.keyboard.press("Enter");
  await expect(answer(page).getByText("Georgia State University").first()).toBeVisible();

  // On to the editor, into it, where Tab is a character, and out again.
  const editor = page.getByRole("group", { name: /^Query/ });
  await tabTo(page, editor);
  await page.keyboard.press("Enter");
  const inside = editor.getByRole("textbox");
  await expect(inside).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("query Today { registry { today } }");
  // GraphiQL reads what is written only a moment later.
  await expect(page.getByRole("tab")).toHaveText(["Today"]);
  await page.keyboard.press("Tab");
  await expect(inside).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(answer(page).getByText('"today"')).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(editor).toBeFocused();

  // Everything after it, and once around the page.
  await tabTo(page, page.getByRole("button", { name: /^Execute query/ }));
  await tabTo(page, page.getByRole("button", { name: "Copy link" }));
  await tabTo(page, page.getByRole("button", { name: "Headers" }));
  await tabTo(page, page.getByRole("region", { name: /^Answer/ }));
  await tabTo(page, page.getByRole("button", { name: "Hide Examples" }));
});

/** Presses Tab until `target` has the focus; on the way, the focus is always to be seen. */
async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const name = element.getAttribute("aria-label") ?? element.textContent;
      return {
        name,
        visible: seen && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
      };
    });
    if (focused) expect(focused, "what has the focus").toHaveProperty("visible", true);
  }
  throw new Error(`Tab does not come to ${target}`);
}

inBothThemes("axe finds nothing", async (page) => {
  await opened(page);
  await expect(answer(page).getByText("Ankara University").first()).toBeVisible();
  await settled(page);
  await axe(page, EXCEPTIONS);
  for (const panel of ["Documentation Explorer", "Query builder", "History", "Keyboard"]) {
    await page.getByRole("button", { name: `Show ${panel}` }).click();
    await axe(page, EXCEPTIONS);
    await shoot(page, `explorer-${panel.toLowerCase().replace(" ", "-")}`);
  }
  await page.getByRole("button", { name: "Open settings dialog" }).click();
  await axe(page, EXCEPTIONS);
});

const EXCEPTIONS = [
  // GraphiQL gives the tab's role to what is around the tab's button.
  { rule: "nested-interactive", within: ".graphiql-tab" },
];
