import { Link } from "wouter";

import { Citations } from "../parts/citations";
import { endingLabel } from "../parts/ending";
import { Facts, Part, RecordPage } from "../parts/page";
import { Status } from "../parts/status";
import { date, words } from "../parts/words";
import { graphql } from "../server/generated";
import { useAnswer } from "../server/use-answer";

const AGREEMENT = graphql(`
  query Agreement($slug: String!) {
    registry {
      today
    }
    agreement(slug: $slug) {
      title
      kind
      stage
      status
      signed
      starts
      ends
      indefinite
      summary
      homeRole
      programme {
        slug
        name
      }
      parties {
        role
        partner {
          slug
          name
          country {
            code
            name
          }
        }
      }
      units(first: 50) {
        nodes {
          slug
          name
        }
      }
      activities(first: 50) {
        nodes {
          slug
          kind
          direction
          levels
          starts
          ends
          summary
          fields(first: 10) {
            nodes {
              code
              name
            }
          }
        }
      }
      renews {
        slug
        title
      }
      renewedBy(first: 10) {
        nodes {
          slug
          title
          status
        }
      }
      citations {
        ...Cited
      }
    }
  }
`);

/** What was agreed, with whom, and what is done under it. */
export function AgreementPage({ slug }: { slug: string }) {
  const question = { document: AGREEMENT, variables: { slug } };
  const result = useAnswer(question);
  return (
    <RecordPage
      what="agreement"
      question={question}
      result={result}
      record={result.data?.agreement}
      name={({ title }) => title}
      summary={({ summary }) => summary}
      above={({ kind, status }) => (
        <>
          {kind === "UNSPECIFIED" ? "Agreement" : words(kind)} · <Status status={status} />
        </>
      )}
    >
      {(agreement) => (
        <>
          <Facts
            facts={[
              ["Recorded stage", words(agreement.stage)],
              ["Signed", agreement.signed && date(agreement.signed)],
              ["Starts", agreement.starts && date(agreement.starts)],
              [
                endingLabel(agreement, result.data?.registry.today ?? ""),
                agreement.indefinite ? "Without end" : agreement.ends && date(agreement.ends),
              ],
              [
                "Programme",
                agreement.programme && (
                  <Link to={`/programmes/${agreement.programme.slug}`}>
                    {agreement.programme.name}
                  </Link>
                ),
              ],
              ["Our role", agreement.homeRole && words(agreement.homeRole)],
              ["Our side", agreement.units.nodes.map(({ name }) => name).join(", ")],
              [
                "Renews",
                agreement.renews && (
                  <Link to={`/agreements/${agreement.renews.slug}`}>{agreement.renews.title}</Link>
                ),
              ],
              [
                "Renewed by",
                agreement.renewedBy.nodes.length > 0 &&
                  agreement.renewedBy.nodes.map(({ slug, title, status }) => (
                    <div key={slug}>
                      <Link to={`/agreements/${slug}`}>{title}</Link> <Status status={status} />
                    </div>
                  )),
              ],
            ]}
          />
          <div className="columns">
            <Part title="With">
              <ul>
                {agreement.parties.map(({ role, partner }) => (
                  <li key={partner.slug}>
                    <Link to={`/partners/${partner.slug}`}>{partner.name}</Link>
                    <small>
                      {[partner.country?.name, role !== "PARTNER" && words(role)]
                        .filter(Boolean)
                        .join(", ")}
                    </small>
                  </li>
                ))}
              </ul>
            </Part>
            <Part title="What is done">
              <ul>
                {agreement.activities.nodes.map((activity) => (
                  <li key={activity.slug}>
                    {words(activity.kind)}
                    {activity.summary && <small>{activity.summary}</small>}
                    <small>
                      {[
                        activity.direction && words(activity.direction),
                        ...activity.levels.map(words),
                        ...activity.fields.nodes.map(({ name }) => name),
                        activity.starts && `from ${date(activity.starts)}`,
                        activity.ends && `until ${date(activity.ends)}`,
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </small>
                  </li>
                ))}
              </ul>
              {agreement.activities.nodes.length === 0 && (
                <p className="nothing">No activity is recorded.</p>
              )}
            </Part>
            <Citations citations={agreement.citations} />
          </div>
        </>
      )}
    </RecordPage>
  );
}
