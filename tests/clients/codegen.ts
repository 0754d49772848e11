// GraphQL Code Generator: the client preset, with no scalar left untyped.

import type { CodegenConfig } from "@graphql-codegen/cli";

export default {
  schema: "../../schema.graphql",
  documents: ["codegen/*.ts", "urql/*.ts", "apollo/*.ts"],
  generates: {
    "generated/codegen/": { preset: "client", presetConfig: { fragmentMasking: { unmaskFunctionName: "getFragmentData" } } },
  },
  config: {
    strictScalars: true,
    scalars: { CountryCode: "string", Date: "string", DateTime: "string", PartialDate: "string", URL: "string" },
    useTypeImports: true,
  },
} satisfies CodegenConfig;
