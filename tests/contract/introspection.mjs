// Takes the introspection of the server given as argument, builds the client's schema of it as graphql-js does, and fails
// where it is not that of schema.graphql. Starts no server: that is the caller's business.

import { readFileSync } from "node:fs";
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from "graphql";

const url = process.argv[2];
if (!URL.canParse(url ?? "")) {
  console.error("usage: node introspection.mjs <endpoint URL, e.g. http://127.0.0.1:8000/graphql>");
  process.exit(2);
}

// All that can be asked: descriptions, addresses of specifications, `@oneOf`, deprecated arguments.
const query = getIntrospectionQuery({
  descriptions: true,
  directiveIsRepeatable: true,
  inputValueDeprecation: true,
  oneOf: true,
  schemaDescription: true,
  specifiedByUrl: true,
});
const response = await fetch(url, {
  method: "POST",
  headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
  body: JSON.stringify({ query }),
  signal: AbortSignal.timeout(10_000),
});
const { data, errors } = await response.json();
if (errors) throw new Error(JSON.stringify(errors));

const lines = (schema) => printSchema(lexicographicSortSchema(schema)).split("\n");
const told = lines(buildClientSchema(data));
const written = lines(buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8")));

const different = written.findIndex((line, place) => line !== told[place]);
if (different !== -1 || told.length !== written.length) {
  const place = different === -1 ? written.length : different;
  console.log(`line ${place + 1} of the sorted schemas differs`);
  console.log(`schema.graphql: ${written[place]}`);
  console.log(`introspection:  ${told[place]}`);
  process.exit(1);
}
console.log("introspection tells schema.graphql");
