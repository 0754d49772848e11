// What all specs need: a page that may not complain, and looks at it in every size and theme.

import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, errors, expect, type Page, test as base } from "@playwright/test";
import { join } from "node:path";

/** What went wrong while a test ran, beyond what it looked at itself. It fails when anything has. */
export interface Complaints {
  /** Overlooks what matches from now on, for tests of failures. */
  allow(pattern: RegExp): void;
}

export const test = base.extend<{ complaints: Complaints }>({
  complaints: [
    async ({ context, baseURL }, use) => {
      const heard: string[] = [];
      const allowed: RegExp[] = [];
      await listen(context, new URL(baseURL!).origin, (complaint) => {
        if (!allowed.some((pattern) => pattern.test(complaint))) heard.push(complaint);
      });
      await use({ allow: (pattern) => allowed.push(pattern) });
      expect(heard, "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
});

async function listen(context: BrowserContext, origin: string, complain: (text: string) => void) {
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complain(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => complain(`uncaught: ${error.error()}`));
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // What is no longer wanted is given up: that is no failure.
    if (reason !== "net::ERR_ABORTED") complain(`failed: ${request.url()} ${reason}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) complain(`answered ${response.status()}: ${response.url()}`);
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    const within = ["about:", "blob:", "data:"].includes(url.protocol);
    if (!within && url.origin !== origin) complain(`asked another host: ${url}`);
  });
  await context.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    ),
  );
}

const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
  { width: 2560, height: 1440 },
];
const THEMES = ["light", "dark"] as const;

/** A test in each theme, on a screen of usual size. */
export function inBothThemes(title: string, body: (page: Page) => Promise<void>): void {
  for (const colorScheme of THEMES) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme });
      test(title, ({ page }) => body(page));
    });
  }
}

/** A test on a phone, a usual and a large screen, in each theme. */
export function atEverySize(title: string, body: (page: Page) => Promise<void>): void {
  for (const viewport of SIZES) {
    test.describe(`${viewport.width} px`, () => {
      test.use({ viewport });
      inBothThemes(title, body);
    });
  }
}

/** What axe finds in the code of others, where it can not be mended. */
export interface Exception {
  rule: string;
  within: string;
}

/** Nothing is wrong with the page as axe sees it. */
export async function axe(page: Page, exceptions: Exception[] = []): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found: string[] = [];
  for (const { id, nodes } of violations) {
    const selectors = exceptions.filter(({ rule }) => rule === id).map(({ within }) => within);
    for (const { target, failureSummary } of nodes) {
      const element = page.locator(target.flat().join(" "));
      const inside = (element: Element, selector: string) => element.closest(selector) !== null;
      const excepted = selectors.length && (await element.evaluate(inside, selectors.join()));
      if (!excepted) found.push(`${id}: ${target.join(" ")}: ${failureSummary}`);
    }
  }
  expect(found, "violations that axe finds").toEqual([]);
}

export async function noSidewaysScroll(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(scrollWidth, "the width of the content").toBeLessThanOrEqual(clientWidth);
}

/**
 * Once nothing more is loaded, as far as is told: of what a worker asked that has ended since, the browser may never say
 * that it is there. What a test is about it expects itself.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: 10_000 }).catch((error) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
  });
}

/** Keeps a screenshot, `name` with width and theme, once nothing more is loaded. */
export async function shoot(
  page: Page,
  name: string,
  options: { fullPage?: boolean } = {},
): Promise<void> {
  await settled(page);
  const theme = await page.evaluate(() =>
    matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  );
  const file = `${name}-${page.viewportSize()!.width}-${theme}.png`;
  await page.screenshot({ path: join(process.env.SCREENSHOTS ?? "screenshots", file), ...options });
}
