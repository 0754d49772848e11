import type {
  ActivityFilter,
  ActivityKind,
  AgreementFilter,
  AgreementStatus,
  Level,
  PartnerFilter,
  PartnerKind,
} from "../server/generated/graphql";

/**
 * What a view is narrowed down to. It stands in the address, so that a view can be shared, and the same
 * scope narrows down partners, agreements and activities.
 */
export type Scope = {
  /** What partners are searched for by; empty for all. */
  text: string;
  region: string[];
  country: string[];
  kind: PartnerKind[];
  status: AgreementStatus[];
  activity: ActivityKind[];
  programme: string[];
  level: Level[];
  field: string[];
};

/** What a scope has lists of values for; also the names in the address. */
export type Facet = Exclude<keyof Scope, "text">;

export const FACETS: { facet: Facet; title: string }[] = [
  { facet: "region", title: "Region" },
  { facet: "country", title: "Country" },
  { facet: "kind", title: "Kind of partner" },
  { facet: "status", title: "Status of agreements" },
  { facet: "activity", title: "Activity" },
  { facet: "programme", title: "Programme" },
  { facet: "level", title: "Level of study" },
  { facet: "field", title: "Field of study" },
];

const TEXT = "q";

export function readScope(address: URLSearchParams): Scope {
  const values = FACETS.map(({ facet }) => [facet, address.getAll(facet)]);
  return { text: address.get(TEXT) ?? "", ...Object.fromEntries(values) };
}

/** Puts `scope` into `address`, and leaves what else is there. */
export function writeScope(scope: Scope, address: URLSearchParams): URLSearchParams {
  const written = new URLSearchParams(address);
  written.delete(TEXT);
  if (scope.text) written.set(TEXT, scope.text);
  for (const { facet } of FACETS) {
    written.delete(facet);
    for (const value of scope[facet]) written.append(facet, value);
  }
  return written;
}

export const EVERYTHING = readScope(new URLSearchParams());

/** The scope of one value. */
export function only(facet: Facet, value: string): Scope {
  return { ...EVERYTHING, [facet]: [value] };
}

/** The scope with one value more, or, where it had it, one less. */
export function toggled(scope: Scope, facet: Facet, value: string): Scope {
  const values: string[] = scope[facet];
  const had = values.includes(value);
  return { ...scope, [facet]: had ? values.filter((each) => each !== value) : [...values, value] };
}

/** How many values a scope is narrowed down by. */
export function narrowness(scope: Scope): number {
  return FACETS.reduce((sum, { facet }) => sum + scope[facet].length, scope.text ? 1 : 0);
}

/** The partners of the scope, with an agreement of the scope: one and the same agreement fits in all respects. */
export function partnerFilter(scope: Scope): PartnerFilter {
  return {
    ...who(scope),
    ...some("agreements", { ...agreed(scope), ...some("activities", done(scope)) }),
  };
}

/** The agreements of the scope, with a partner of the scope. */
export function agreementFilter(scope: Scope): AgreementFilter {
  return {
    ...some("partners", who(scope)),
    ...agreed(scope),
    ...some("activities", done(scope)),
  };
}

/** The activities of the scope, under agreements with a partner of the scope. */
export function activityFilter(scope: Scope): ActivityFilter {
  const agreement = agreed(scope);
  return {
    ...some("partners", who(scope)),
    ...(Object.keys(agreement).length > 0 && { agreement }),
    ...done(scope),
  };
}

/** What partners themselves are narrowed down by. */
function who({ text, region, country, kind }: Scope): PartnerFilter {
  return {
    ...(text && { search: text }),
    ...(region.length && { region: { code: { in: region } } }),
    ...(country.length && { country: { code: { in: country } } }),
    ...(kind.length && { kind: { in: kind } }),
  };
}

/** What agreements themselves are narrowed down by. */
function agreed({ status, programme }: Scope): AgreementFilter {
  return {
    ...(status.length && { status: { in: status } }),
    ...(programme.length && { programme: { slug: { in: programme } } }),
  };
}

/** What activities themselves are narrowed down by. */
function done({ activity, level, field }: Scope): ActivityFilter {
  return {
    ...(activity.length && { kind: { in: activity } }),
    ...(level.length && { level: { in: level } }),
    ...(field.length && { fields: { some: { code: { in: field } } } }),
  };
}

/** One and the same related record must fit, not one in one respect and another in another. */
function some<Relation extends string, Filter extends object>(relation: Relation, filter: Filter) {
  const asked = { [relation]: { some: filter } } as Record<Relation, { some: Filter }>;
  return Object.keys(filter).length > 0 && asked;
}
