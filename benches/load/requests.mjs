// What is asked: requests of front ends, wrong ones, and those that are made to do harm.
//
// All attacks are in tests/it/attacks.rs; here are enough of them to disturb.

const post = (name, query, variables) => ({ name, body: JSON.stringify({ query, variables }) });

/** Every answer tells its revision, besides exports. */
export const valid = [
  post("partners", "{ registry { revision } partners(first: 50) { totalCount nodes { id name summary country { name } } } }"),
  post(
    "walk",
    `query ($code: String!) { registry { revision } region(code: $code) { name partners(first: 10) { totalCount
       nodes { name summary agreements(first: 3) { nodes { title summary status activities(first: 3) { nodes { kind } } } } } } } }`,
    { code: "asia" },
  ),
  post("agreements", "{ registry { revision } agreements(first: 50, orderBy: [{field: ENDS}]) { nodes { slug title summary ends parties { role } } } }"),
  post("last page", "{ registry { revision } agreements(last: 30) { pageInfo { hasPreviousPage } nodes { slug summary } } }"),
  post("search", '{ registry { revision } search(text: "university of", first: 10) { __typename } }'),
  post("facets", "{ registry { revision } activities { statistics(by: [{dimension: REGION}, {dimension: KIND}]) { groups { keys { label } count } } } }"),
  post("filter", '{ registry { revision } partners(filter: {summary: {contains: "in B"}}) { totalCount nodes { slug } } }'),
  post("as of", '{ registry { revision } asOf(day: "2015-01-01") { partners(first: 5) { totalCount nodes { name summary } } } }'),
  post("introspection", "{ registry { revision } __schema { types { name fields { name } } } }"),
  { name: "get", method: "GET", path: `/graphql?query=${encodeURIComponent("{ registry { revision } limits { depth } }")}` },
  { name: "export", method: "GET", path: "/export/partners.csv" },
  { name: "compressed export", method: "GET", path: "/export/partners.csv", headers: { "accept-encoding": "br" } },
];

const refused = (status, says, request) => ({ status, says, ...request });
const many = (count, text) => Array.from({ length: count }, (_, n) => text(n)).join(" ");

/** Mistakes. */
export const invalid = [
  refused(400, "VALIDATION_FAILED", post("unknown field", "{ partners { nodes { capital } } }")),
  refused(400, "PARSE_FAILED", post("open bracket", "{ partners { totalCount }")),
  refused(400, "VARIABLES_INVALID", post("missing variable", "query ($c: String!) { region(code: $c) { name } }")),
  refused(200, "CURSOR_INVALID", post("wrong cursor", '{ regions(after: "x") { totalCount } registry { revision } }')),
  refused(400, "BAD_REQUEST", { name: "no JSON", body: "{" }),
  refused(404, "NOT_FOUND", { name: "no address", method: "GET", path: "/api" }),
  refused(405, "METHOD_NOT_ALLOWED", { name: "delete", method: "DELETE" }),
];

/** Harm. */
export const hostile = [
  refused(400, '"aliases"', post("aliases", `{ ${many(300, (n) => `a${n}: __typename`)} }`)),
  refused(400, '"tokens"', post("tokens", `{ ${many(10_000, (n) => `x${n}`)} }`)),
  refused(400, '"brackets"', post("brackets", "{a".repeat(500))),
  refused(400, '"fields"', post("fragments", `{...f0} ${many(28, (n) => `fragment f${n} on Query {...f${n + 1} ...f${n + 1}}`)} fragment f28 on Query {__typename}`)),
  refused(400, "VALIDATION_FAILED", post("circle", "{...a} fragment a on Query {...b} fragment b on Query {...a}")),
  refused(400, "BAD_REQUEST", { name: "deep JSON", body: `{"query":"{__typename}","variables":${"[".repeat(20_000)}` }),
  refused(413, '"bodyBytes"', { name: "large body", body: "x".repeat(500_000) }),
  refused(415, "UNSUPPORTED_MEDIA_TYPE", { name: "text", body: "{}", headers: { "content-type": "text/plain" } }),
  refused(400, "BAD_REQUEST", { name: "batch", body: '[{"query":"{__typename}"}]' }),
];
