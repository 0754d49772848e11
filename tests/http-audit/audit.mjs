// Runs every audit of graphql-http's server list against the endpoint given as argument, over real HTTP.
// Starts no server: that is the caller's business.

import { serverAudits } from "graphql-http";

// A release of graphql-http with another number of audits must be looked at, not waved through.
const EXPECTED_AUDITS = 61;

// A hanging server is a failed audit, not a hanging test run; a machine that has much to do is neither.
const TIMEOUT_MS = 90_000;

const url = process.argv[2];
if (!URL.canParse(url ?? "")) {
  console.error("usage: node audit.mjs <endpoint URL, e.g. http://127.0.0.1:8080/graphql>");
  process.exit(2);
}

/** The reason an audit failed, or undefined when it passed. */
async function failure({ fn }) {
  try {
    const result = await fn();
    if (result.status === "ok") return undefined;
    return `${result.reason} (got status ${result.response.status}, ${contentType(result.response)})`;
  } catch (error) {
    // Whatever is not an answer judged by the audit: connection refused, timeout.
    return [error, error.cause].filter(Boolean).join(": ");
  }
}

function contentType(response) {
  return response.headers.get("content-type") ?? "no content type";
}

const audits = serverAudits({
  url,
  fetchFn: (target, init) => fetch(target, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }),
});

let failed = 0;
for (const audit of audits) {
  const reason = await failure(audit);
  if (reason !== undefined) {
    failed += 1;
    console.log(`FAILED ${audit.id} ${audit.name}\n       ${reason}`);
  }
}

const complete = audits.length === EXPECTED_AUDITS;
if (!complete) console.log(`expected ${EXPECTED_AUDITS} audits, graphql-http has ${audits.length}`);
console.log(`${audits.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && complete ? 0 : 1;
