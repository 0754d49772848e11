// Lints schema.graphql with all rules of graphql-schema-linter, and with those that graphql-eslint recommends for schemas and
// for Relay. What is excepted, and why, is told in exceptions.mjs.

import { fileURLToPath } from "node:url";
import graphql from "@graphql-eslint/eslint-plugin";
import { ESLint } from "eslint";
import { Configuration } from "graphql-schema-linter/lib/configuration.js";
import { loadSchema } from "graphql-schema-linter/lib/schema.js";
import { validateSchemaDefinition } from "graphql-schema-linter/lib/validator.js";
import { exceptions } from "./exceptions.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** All rules of graphql-schema-linter. */
async function schemaLinter() {
  const options = { schemaPaths: [`${repository}schema.graphql`] };
  const schema = await loadSchema(options, null);
  const configuration = new Configuration(schema, options);
  const rules = configuration.getRules();
  const errors = validateSchemaDefinition(schema, rules, configuration);
  return {
    rules: rules.length,
    findings: errors.map((error) => ({
      rule: error.ruleName,
      line: error.locations?.[0]?.line ?? 0,
      message: error.message,
    })),
  };
}

/** The configurations `schema-recommended` and `schema-relay` of graphql-eslint. */
async function graphqlEslint() {
  const rules = {
    ...graphql.configs["flat/schema-recommended"].rules,
    ...graphql.configs["flat/schema-relay"].rules,
  };
  const eslint = new ESLint({
    cwd: repository,
    overrideConfigFile: true,
    overrideConfig: {
      files: ["schema.graphql"],
      languageOptions: {
        parser: graphql.parser,
        parserOptions: { graphQLConfig: { schema: `${repository}schema.graphql` } },
      },
      plugins: { "@graphql-eslint": graphql },
      rules,
    },
  });
  const [{ messages }] = await eslint.lintFiles(["schema.graphql"]);
  return {
    rules: Object.keys(rules).length,
    findings: messages.map(({ ruleId, line, message }) => ({ rule: ruleId ?? "syntax", line, message })),
  };
}

const linted = [await schemaLinter(), await graphqlEslint()];
const findings = linted.flatMap(({ findings }) => findings);
const rules = linted.reduce((sum, { rules }) => sum + rules, 0);

const used = new Set();
const left = findings.filter(({ rule, message }) => {
  const about = exceptions.filter((it) => it.rule === rule).flatMap((it) => it.about);
  const matching = about.filter((pattern) => pattern.test(message));
  matching.forEach((pattern) => used.add(pattern));
  return matching.length === 0;
});
const unused = exceptions.flatMap((it) =>
  it.about.filter((pattern) => !used.has(pattern)).map((pattern) => [it.rule, pattern]),
);

for (const { rule, line, message } of left) console.log(`schema.graphql:${line} ${rule}: ${message}`);
for (const [rule, pattern] of unused) console.log(`exceptions.mjs: nothing needs the exception ${pattern} to ${rule}`);
console.log(
  `schema.graphql: ${rules} rules, ${left.length} findings, ${findings.length - left.length} excepted for a reason`,
);
process.exitCode = left.length === 0 && unused.length === 0 ? 0 : 1;
