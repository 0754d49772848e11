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

export function partnerFilter({ status, ...scope }: Scope): PartnerFilter {
  return {
    ...who(scope),
    ...what(scope),
    ...(status.length && { agreementStatus: { in: status } }),
    ...(scope.activity.length && { activityKind: { in: scope.activity } }),
  };
}

/** The agreements of the scope, with a partner of the scope. */
export function agreementFilter({ status, activity, ...scope }: Scope): AgreementFilter {
  return {
    ...withSome(who(scope)),
    ...what(scope),
    ...(status.length && { status: { in: status } }),
    ...(activity.length && { activityKind: { in: activity } }),
  };
}

/** The activities of the scope, under agreements with a partner of the scope. */
export function activityFilter({ status, activity, ...scope }: Scope): ActivityFilter {
  return {
    ...withSome(who(scope)),
    ...what(scope),
    ...(status.length && { status: { in: status } }),
    ...(activity.length && { kind: { in: activity } }),
  };
}

/** What partners themselves are narrowed down by. */
function who({ text, region, country, kind }: Pick<Scope, "text" | "region" | "country" | "kind">) {
  return {
    ...(text && { search: text }),
    ...(region.length && { region: { code: { in: region } } }),
    ...(country.length && { country: { code: { in: country } } }),
    ...(kind.length && { kind: { in: kind } }),
  };
}

/** One and the same partner must fit, not one its region and another its name. */
function withSome(partner: PartnerFilter) {
  return Object.keys(partner).length > 0 && { partners: { some: partner } };
}

/** What partners, agreements and activities are narrowed down by alike. */
function what({ programme, level, field }: Pick<Scope, "programme" | "level" | "field">) {
  return {
    ...(programme.length && { programme: { slug: { in: programme } } }),
    ...(level.length && { level: { in: level } }),
    ...(field.length && { field: { code: { in: field } } }),
  };
}
