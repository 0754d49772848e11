import { Suspense } from "react";
import { Link } from "wouter";

import { period } from "../lists/agreements";
import { kindOf } from "../lists/partners";
import { CountryMap } from "../map/country-map";
import { Citations } from "../parts/citations";
import { exportAddress } from "../parts/csv";
import { Facts, Part, RecordPage } from "../parts/page";
import { Status } from "../parts/status";
import { counted, date, words } from "../parts/words";
import { graphql } from "../server/generated";
import type { PartnerQuery } from "../server/generated/graphql";
import { useAnswer } from "../server/use-answer";

const PARTNER = graphql(`
  query Partner($slug: String!) {
    partner(by: { slug: $slug }) {
      slug
      name
      kind
      city
      website
      summary
      names {
        name
        kind
        language
      }
      identifiers {
        scheme
        value
      }
      country {
        code
        name
      }
      region {
        code
        name
      }
      ... on Institution {
        institutionKind
      }
      ... on Organization {
        organizationKind
      }
      agreements(first: 100) {
        totalCount
        nodes {
          slug
          title
          kind
          status
          starts
          ends
          indefinite
          programme {
            slug
            name
          }
          activities(first: 20) {
            nodes {
              slug
              kind
            }
          }
        }
      }
      programmes(first: 20) {
        nodes {
          slug
          name
        }
      }
      memberships(first: 20) {
        nodes {
          slug
          summary
          starts
          ends
        }
      }
      dossier {
        activeAgreementCount
        since
        nextEnd {
          slug
          title
          ends
        }
        activityKinds {
          value
          count
        }
        fields(within: NODE) {
          value {
            code
            name
          }
          count
        }
        units(first: 20) {
          nodes {
            slug
            name
          }
        }
        partners(first: 100) {
          totalCount
          nodes {
            slug
            name
            country {
              name
            }
          }
        }
        findings {
          kind
          message
          node {
            __typename
            ... on Agreement {
              slug
              title
            }
            ... on Activity {
              agreement {
                slug
                title
              }
            }
          }
        }
      }
      citations {
        ...Cited
      }
    }
  }
`);

type Partner = NonNullable<PartnerQuery["partner"]>;

/** Where a register shows what it knows by an identifier. */
const REGISTERS: Record<string, (value: string) => string> = {
  ROR: (value) => `https://ror.org/${value.replace(/^https:\/\/ror\.org\//, "")}`,
  WIKIDATA: (value) => `https://www.wikidata.org/wiki/${value}`,
  ISNI: (value) => `https://isni.org/isni/${value.replaceAll(" ", "")}`,
};

/** Who a partner is, and what there is with it. */
export function PartnerPage({ slug }: { slug: string }) {
  const question = { document: PARTNER, variables: { slug } };
  const result = useAnswer(question);
  return (
    <RecordPage
      what="partner"
      question={question}
      result={result}
      record={result.data?.partner}
      name={({ name }) => name}
      summary={({ summary }) => summary}
      above={(partner) => (
        <>
          {kindOf(partner)}
          {partner.country && (
            <>
              {" · "}
              <Link to={`/countries/${partner.country.code}`}>{partner.country.name}</Link>
            </>
          )}
          {partner.region && (
            <>
              {" · "}
              <Link to={`/regions/${partner.region.code}`}>{partner.region.name}</Link>
            </>
          )}
        </>
      )}
    >
      {(partner) => (
        <>
          <div className="columns">
            <Identity partner={partner} />
            {partner.country && (
              <Suspense fallback={<div className="waiting world-waiting" />}>
                <CountryMap {...partner.country} />
              </Suspense>
            )}
          </div>
          <div className="columns">
            <Agreements partner={partner} />
            <div className="record">
              <Others partner={partner} />
              <Citations citations={partner.citations} />
              <Findings partner={partner} />
            </div>
          </div>
        </>
      )}
    </RecordPage>
  );
}

function Identity({ partner }: { partner: Partner }) {
  const { dossier } = partner;
  return (
    <Facts
      facts={[
        ["Place", [partner.city, partner.country?.name].filter(Boolean).join(", ")],
        [
          "Agreements",
          `${counted(partner.agreements.totalCount, "agreement")}, ${dossier.activeAgreementCount} known to be active`,
        ],
        ["Since", dossier.since && date(dossier.since)],
        [
          "Ends next",
          dossier.nextEnd && (
            <>
              <Link to={`/agreements/${dossier.nextEnd.slug}`}>{dossier.nextEnd.title}</Link>
              {dossier.nextEnd.ends && `, ${date(dossier.nextEnd.ends)}`}
            </>
          ),
        ],
        [
          "What is done",
          dossier.activityKinds
            .flatMap(({ value, count }) => (value ? [`${words(value)} (${count})`] : []))
            .join(", "),
        ],
        ["Fields", dossier.fields.flatMap(({ value }) => (value ? [value.name] : [])).join(", ")],
        ["Our side", dossier.units.nodes.map(({ name }) => name).join(", ")],
        [
          "Programmes",
          partner.programmes.nodes.length > 0 && (
            <ul>
              {partner.programmes.nodes.map(({ slug, name }) => (
                <li key={slug}>
                  <Link to={`/programmes/${slug}`}>{name}</Link>
                </li>
              ))}
            </ul>
          ),
        ],
        [
          "Our membership",
          partner.memberships.nodes.length > 0 &&
            partner.memberships.nodes
              .map(({ summary, starts, ends }) =>
                [
                  summary?.replace(/\.$/, "") ?? "Member",
                  starts && `from ${date(starts)}`,
                  ends && `until ${date(ends)}`,
                ]
                  .filter(Boolean)
                  .join(", "),
              )
              .join("; "),
        ],
        [
          "Other names",
          partner.names.length > 0 && (
            <ul>
              {partner.names.map(({ name, kind, language }) => (
                <li key={`${kind} ${name}`}>
                  {name}{" "}
                  <span className="quiet">
                    {words(kind).toLowerCase()}
                    {language && `, ${language}`}
                  </span>
                </li>
              ))}
            </ul>
          ),
        ],
        [
          "Identifiers",
          partner.identifiers.length > 0 && (
            <ul>
              {partner.identifiers.map(({ scheme, value }) => (
                <li key={scheme + value}>
                  {REGISTERS[scheme] ? (
                    <a href={REGISTERS[scheme](value)} rel="noreferrer">
                      {value}
                    </a>
                  ) : (
                    value
                  )}{" "}
                  <span className="quiet">{scheme}</span>
                </li>
              ))}
            </ul>
          ),
        ],
        [
          "Website",
          partner.website && (
            <a href={partner.website} rel="noreferrer">
              {new URL(partner.website).host}
            </a>
          ),
        ],
      ]}
    />
  );
}

function Agreements({ partner: { agreements, slug } }: { partner: Partner }) {
  return (
    <Part title="Agreements">
      <ul>
        {agreements.nodes.map((agreement) => (
          <li key={agreement.slug}>
            <Link to={`/agreements/${agreement.slug}`}>{agreement.title}</Link>{" "}
            <small>
              <Status status={agreement.status} />
              {period(agreement) && ` · ${period(agreement)}`}
              {agreement.programme && (
                <>
                  {" under "}
                  <Link to={`/programmes/${agreement.programme.slug}`}>
                    {agreement.programme.name}
                  </Link>
                </>
              )}
            </small>
            <small>{agreement.activities.nodes.map(({ kind }) => words(kind)).join(", ")}</small>
          </li>
        ))}
      </ul>
      {agreements.totalCount === 0 && <p className="nothing">No agreement is recorded.</p>}
      {agreements.totalCount > 0 && (
        <p className="actions">
          <a
            href={exportAddress("agreements", { partners: { some: { slug: { eq: slug } } } })}
            download
          >
            Download the agreements as CSV
          </a>
        </p>
      )}
    </Part>
  );
}

function Others({ partner: { dossier } }: { partner: Partner }) {
  if (dossier.partners.totalCount === 0) return null;
  return (
    <Part title="Who else is in them">
      <ul>
        {dossier.partners.nodes.map(({ slug, name, country }) => (
          <li key={slug}>
            <Link to={`/partners/${slug}`}>{name}</Link>{" "}
            <span className="quiet">{country?.name}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Findings({ partner: { dossier } }: { partner: Partner }) {
  if (dossier.findings.length === 0) return null;
  return (
    <Part title="What could be better known">
      <ul>
        {dossier.findings.map(({ kind, message, node }, index) => (
          <li key={index}>
            {words(kind)}
            <Of node={node} />
            <small>{message}</small>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Which record of the partner a finding is on; nothing where it is the partner itself. */
function Of({ node }: { node: Partner["dossier"]["findings"][number]["node"] }) {
  const agreement =
    node.__typename === "Agreement"
      ? node
      : node.__typename === "Activity"
        ? node.agreement
        : undefined;
  if (agreement) {
    return (
      <>
        {node.__typename === "Activity" ? ", an activity under " : ", "}
        <Link to={`/agreements/${agreement.slug}`}>{agreement.title}</Link>
      </>
    );
  }
  return node.__typename === "Membership" && <>, our membership</>;
}
