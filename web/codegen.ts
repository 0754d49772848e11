// GraphQL Code Generator: types for every document of the pages, from the contract of this repository.

import type { CodegenConfig } from "@graphql-codegen/cli";

export default {
  schema: "../schema.graphql",
  documents: ["src/**/*.{ts,tsx}", "!src/dashboard/server/generated/**"],
  generates: {
    "src/dashboard/server/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: { documentMode: "string" },
    },
  },
  config: {
    strictScalars: true,
    scalars: {
      CountryCode: "string",
      Date: "string",
      DateTime: "string",
      PartialDate: "string",
      URL: "string",
    },
    useTypeImports: true,
    enumsAsTypes: true,
  },
} satisfies CodegenConfig;
