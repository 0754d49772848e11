// What the linters may say of schema.graphql, each with the reason why it stands. A finding that is not here fails the check,
// and so does a line here that nothing needs any more.

const ORDER =
  "Order tells something: `id` and names come first, stages follow one another, levels go up. Explorers and forms show it so.";
const PLURAL = "It holds the parts of the same kind, and is named like the list of them everywhere else.";
const KIND = "`kind` is taken by the interface `Partner`: the strand.";
const VALUE = "A value of the record that it hangs on, or the only one of its kind; nothing could be found again by its id.";

export const exceptions = [
  { rule: "type-fields-sorted-alphabetically", about: [/./], reason: ORDER },
  { rule: "interface-fields-sorted-alphabetically", about: [/./], reason: ORDER },
  { rule: "input-object-fields-sorted-alphabetically", about: [/./], reason: ORDER },
  { rule: "enum-values-sorted-alphabetically", about: [/./], reason: ORDER },
  {
    rule: "defined-types-are-used",
    about: [/type `ErrorCode`/],
    reason: "Errors carry it in `extensions.code`, which is no field of the contract.",
  },
  {
    rule: "@graphql-eslint/no-unreachable-types",
    about: [/type `ErrorCode`/],
    reason: "Errors carry it in `extensions.code`, which is no field of the contract.",
  },
  {
    rule: "@graphql-eslint/no-typename-prefix",
    about: [/"fields".*"Field"/, /"regions".*"Region"/, /"units".*"Unit"/],
    reason: PLURAL,
  },
  { rule: "@graphql-eslint/no-typename-prefix", about: [/"institutionKind"/, /"organizationKind"/], reason: KIND },
  {
    rule: "@graphql-eslint/relay-edge-types",
    about: [/^A list type should only wrap an edge type\.$/],
    reason: "`nodes` of a connection saves the step over `edges`, and short lists are given whole, which Relay allows.",
  },
  {
    rule: "@graphql-eslint/relay-edge-types",
    about: [/^Edge type's field `node` must implement `Node` interface\.$/],
    reason: "A finding is worked out from the data: it has no life of its own, and leads to the record, which is a `Node`.",
  },
  {
    rule: "@graphql-eslint/strict-id-in-types",
    about: [/type "\w+Connection"/, /type "\w+Edge"/, /type "PageInfo"/],
    reason: "Relay gives pages no id.",
  },
  {
    rule: "@graphql-eslint/strict-id-in-types",
    about: [
      /type "Citation"/,
      /type "Counts"/,
      /type "Limits"/,
      /type "PartnerIdentifier"/,
      /type "PartnerName"/,
      /type "Party"/,
      /type "Registry"/,
      /type "RegistryAsOf"/,
      /type "University"/,
    ],
    reason: VALUE,
  },
  {
    rule: "@graphql-eslint/strict-id-in-types",
    about: [/type "\w+Facets?"/, /type "\w*Statistics(Axis|Group|Key|Rest)?"/],
    reason:
      "A count of what was asked for: it means nothing beside its question, so a cache must not merge it with another.",
  },
  {
    rule: "@graphql-eslint/strict-id-in-types",
    about: [
      /type "DataQuality"/,
      /type "ExpiryQueue"/,
      /type "Finding(KindCount)?"/,
      /type "Highlight"/,
      /type "PartnerDossier"/,
      /type "SearchCount"/,
      /type "SearchHit"/,
      /type "SearchMatch"/,
      /type "SearchResults"/,
    ],
    reason: "Worked out for the question, from the records that it leads to; those have ids.",
  },
];
