// The five questions, as our contract has them, with what they ask about at each size. How PostGraphile, whose schema is made of
// the tables, is asked the same stands in `questions-postgraphile.mjs`; who asks, and how fast, is told in `harness`.

export const QUESTIONS = [
  {
    name: "walk",
    title: "Nested walk: regions, their partners, agreements and activities",
    document: `query Walk {
      regions(first: 100) { nodes { code name
        partners(first: 25, within: NODE) { nodes { slug name
          agreements(first: 10) { nodes { slug title kind
            activities(first: 10) { nodes { slug kind } } } } } } } } }`,
    variables: { small: {}, large: {} },
  },
  {
    name: "list",
    title: "Filtered list: agreements of a kind with a country, the latest first, with their partners",
    document: `query List($kind: AgreementKind!, $country: CountryCode!) {
      agreements(first: 50, filter: {kind: {eq: $kind}, partners: {some: {country: {code: {eq: $country}}}}}
        orderBy: [{field: STARTS, direction: DESC}]) {
        totalCount nodes { slug title starts partners(first: 10) { nodes { slug name } } } } }`,
    variables: {
      small: { kind: "FRAMEWORK", country: "US" },
      large: { kind: "EXCHANGE", country: "DE" },
    },
  },
  {
    name: "statistic",
    title: "Statistic: activities by kind and region of their partners",
    document: `query Statistic {
      activities(first: 0) { statistics(by: [{dimension: KIND}, {dimension: REGION, within: NODE}]) {
        groups { keys { value } count } } } }`,
    variables: { small: {}, large: {} },
    // The order of the groups is not asked about.
    normal: ({ activities }) =>
      activities.statistics.groups.map(({ keys, count }) => [...keys.map(({ value }) => value), count].join(" ")).sort(),
  },
  {
    name: "dossier",
    title: "Dossier: a partner with its agreements, their activities and other partners",
    document: `query Dossier($slug: String!) {
      partner(by: {slug: $slug}) { slug name kind city country { code name } region { code name }
        agreements(first: 25) { nodes { slug title kind stage signed starts ends
          activities(first: 25) { nodes { slug kind direction } }
          partners(first: 25) { nodes { slug name } } } } } }`,
    variables: {
      small: { slug: "university-of-california-los-angeles" },
      large: { slug: "althausen-medical-university" },
    },
  },
  {
    name: "search",
    title: "Search: partners by words",
    document: `query Search($text: String!) {
      search(text: $text, kinds: [PARTNER], first: 20) { node { ... on Partner { slug name } } } }`,
    variables: {
      small: { text: "california" },
      large: { text: "china marine" },
    },
    // Each database ranks in its own way, so that only what is found is compared.
    normal: ({ search }) => search.map(({ node }) => `${node.slug} ${node.name}`).sort(),
  },
];
