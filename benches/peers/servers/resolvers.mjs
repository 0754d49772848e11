// What Mercurius and Yoga have in common: the roots of `schema.graphql`, and which statement answers which field of which type.
// How the fields of many parents are gathered into one statement is their own matter, and deliberately not here.

/** Lists: type → field → statement. Each takes `first`. */
export const LISTS = {
  Region: { partners: "partners_of_region" },
  Partner: { agreements: "agreements_of_partner" },
  Agreement: { partners: "partners_of_agreement", activities: "activities_of_agreement" },
};

/** Single records: type → field → the column with the record's id, and the statement. */
export const RECORDS = {
  Partner: {
    country: { column: "country_id", statement: "countries_by_id" },
    region: { column: "region_id", statement: "regions_by_id" },
  },
};

export function roots(database) {
  return {
    async regions(_, { first }) {
      return { nodes: await database.rows("regions", [first]) };
    },
    async partner(_, { by }) {
      return (await database.rows("partner_by_slug", [by.slug]))[0] ?? null;
    },
    async agreements(_, { first, filter }) {
      const nodes = await database.rows("agreements", [filter.kind.eq, filter.country.code.eq, first]);
      return { totalCount: nodes[0]?.total_count ?? 0, nodes };
    },
    activities() {
      return {};
    },
    async search(_, { text, first }) {
      const partners = await database.rows("search", [text, first]);
      return partners.map((node) => ({ node }));
    },
  };
}

/** The only statistic there is: activities by kind and region. */
export async function statistics(database) {
  const groups = await database.rows("statistics", []);
  return { groups: groups.map(({ kind, region, count }) => ({ keys: [{ value: kind }, { value: region }], count })) };
}
