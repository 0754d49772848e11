// The five questions as PostGraphile's schema has them, which is made of the tables, and how its answers become ours. Its values
// of enumerations are those of the tables, in lower case.

const enumeration = (value) => value?.toUpperCase() ?? null;
const nodes = (connection, toOurs) => ({ nodes: connection.nodes.map(toOurs) });
const partnersOf = (parties) => nodes(parties, ({ partner }) => partner);

export const POSTGRAPHILE = {
  walk: {
    document: `query Walk {
      regions: allRegions(first: 100, orderBy: [POSITION_ASC]) { nodes { code name
        partners: partnersByRegionId(first: 25, orderBy: [POSITION_ASC]) { nodes { slug name
          parties: partiesByPartnerId(first: 10, orderBy: [AGREEMENT_POSITION_ASC]) { nodes {
            agreement: agreementByAgreementId { slug title kind
              activities: activitiesByAgreementId(first: 10, orderBy: [POSITION_ASC]) { nodes { slug kind } } } } } } } } } }`,
    toOurs: ({ regions }) => ({
      regions: nodes(regions, ({ code, name, partners }) => ({
        code,
        name,
        partners: nodes(partners, (partner) => ({
          slug: partner.slug,
          name: partner.name,
          agreements: nodes(partner.parties, ({ agreement }) => ({
            slug: agreement.slug,
            title: agreement.title,
            kind: enumeration(agreement.kind),
            activities: nodes(agreement.activities, ({ slug, kind }) => ({ slug, kind: enumeration(kind) })),
          })),
        })),
      })),
    }),
  },
  list: {
    document: `query List($kind: String!, $country: String!) {
      agreements: allAgreements(first: 50, orderBy: [STARTS_DESC, POSITION_ASC], filter: {
        kind: {equalTo: $kind}
        partiesByAgreementId: {some: {partnerByPartnerId: {countryByCountryId: {code: {equalTo: $country}}}}}}) {
        totalCount nodes { slug title starts
          parties: partiesByAgreementId(first: 10, orderBy: [PARTNER_POSITION_ASC]) { nodes {
            partner: partnerByPartnerId { slug name } } } } } }`,
    variables: ({ kind, country }) => ({ kind: kind.toLowerCase(), country }),
    toOurs: ({ agreements }) => ({
      agreements: {
        totalCount: agreements.totalCount,
        ...nodes(agreements, ({ parties, ...agreement }) => ({ ...agreement, partners: partnersOf(parties) })),
      },
    }),
  },
  statistic: {
    document: "query Statistic { activityStatistics { nodes { kind region count } } }",
    toOurs: ({ activityStatistics }) => ({
      activities: {
        statistics: {
          groups: activityStatistics.nodes.map(({ kind, region, count }) => ({
            keys: [{ value: kind }, { value: region }],
            count,
          })),
        },
      },
    }),
  },
  dossier: {
    document: `query Dossier($slug: String!) {
      partner: partnerBySlug(slug: $slug) { slug name kind city
        country: countryByCountryId { code name } region: regionByRegionId { code name }
        parties: partiesByPartnerId(first: 25, orderBy: [AGREEMENT_POSITION_ASC]) { nodes {
          agreement: agreementByAgreementId { slug title kind stage signed starts ends
            activities: activitiesByAgreementId(first: 25, orderBy: [POSITION_ASC]) { nodes { slug kind direction } }
            parties: partiesByAgreementId(first: 25, orderBy: [PARTNER_POSITION_ASC]) { nodes {
              partner: partnerByPartnerId { slug name } } } } } } } }`,
    toOurs: ({ partner: { parties, ...partner } }) => ({
      partner: {
        ...partner,
        kind: enumeration(partner.kind),
        agreements: nodes(parties, ({ agreement: { parties: others, ...agreement } }) => ({
          ...agreement,
          kind: enumeration(agreement.kind),
          stage: enumeration(agreement.stage),
          activities: nodes(agreement.activities, ({ slug, kind, direction }) => ({
            slug,
            kind: enumeration(kind),
            direction: enumeration(direction),
          })),
          partners: partnersOf(others),
        })),
      },
    }),
  },
  search: {
    document: "query Search($text: String!) { searchPartners(words: $text, first: 20) { nodes { slug name } } }",
    toOurs: ({ searchPartners }) => ({ search: searchPartners.nodes.map((node) => ({ node })) }),
  },
};
