// Opens the explorer of the server given as first argument at several sizes, light and dark, and fails when it does not
// show the answer to its first query, complains, or asks another host. Screenshots go to the directory given second.
// Starts no server: that is the caller's business.

import { join } from "node:path";
import { chromium } from "playwright-core";

const [address, directory] = process.argv.slice(2);
if (!URL.canParse(address ?? "") || !directory) {
  console.error("usage: node look.mjs <address, e.g. http://127.0.0.1:8000> <directory for screenshots>");
  process.exit(2);
}

const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
  { width: 2560, height: 1440 },
];
const TIMEOUT_MS = 20_000;
const QUIET_MS = 1_000;

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox", // tests run as root in containers
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
  ],
});

/** What went wrong on one visit. */
async function visit(viewport, colorScheme) {
  const complaints = [];
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error}`));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`answered ${response.status()}: ${response.url()}`);
  });
  let asked = Date.now();
  context.on("request", (request) => {
    asked = Date.now();
    const url = new URL(request.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.origin !== address) complaints.push(`asked ${url}`);
  });
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    ),
  );
  try {
    await page.goto(`${address}/graphiql`);
    const answer = page.locator(".graphiql-response");
    await answer.getByText("Ankara University").first().waitFor({ state: "visible" });
    // Fonts, colours of the editor, workers: until nothing new has been asked for a while.
    while (Date.now() - asked < QUIET_MS) await page.waitForTimeout(QUIET_MS / 4);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    if (scrollWidth > clientWidth) complaints.push(`scrolls sideways: ${scrollWidth} in ${clientWidth}`);
  } catch (error) {
    complaints.push(String(error));
  }
  await page.screenshot({ path: join(directory, `explorer-${viewport.width}-${colorScheme}.png`) });
  await context.close();
  return complaints;
}

let failed = false;
for (const viewport of SIZES) {
  for (const colorScheme of ["light", "dark"]) {
    const complaints = await visit(viewport, colorScheme);
    failed ||= complaints.length > 0;
    console.log([`${viewport.width} ${colorScheme}: ${complaints.length} complaints`, ...complaints].join("\n  "));
  }
}
await browser.close();
process.exitCode = failed ? 1 : 0;
