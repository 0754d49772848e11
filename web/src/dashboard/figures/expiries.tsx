import { useState } from "react";
import { Link } from "wouter";

import { exportAddress } from "../parts/csv";
import { ending } from "../parts/ending";
import { Figure } from "../parts/figure";
import { Status } from "../parts/status";
import { counted, date, number } from "../parts/words";
import { agreementFilter, type Scope } from "../scope/scope";
import { graphql } from "../server/generated";
import type { ExpiriesQuery } from "../server/generated/graphql";
import { useAnswer } from "../server/use-answer";
import "./expiries.css";

const EXPIRIES = graphql(`
  query Expiries($within: PeriodInput!, $filter: AgreementFilter!) {
    expiryQueue(within: $within) {
      from
      until
      ending(first: 20, filter: $filter) {
        totalCount
        nodes {
          ...Expiry
        }
      }
      over(first: 20, filter: $filter) {
        totalCount
        nodes {
          ...Expiry
        }
      }
      openEnded(first: 20, filter: { and: [$filter, { status: { eq: ACTIVE } }] }) {
        totalCount
        nodes {
          ...Expiry
        }
      }
      indefinite(first: 0, filter: { and: [$filter, { status: { eq: ACTIVE } }] }) {
        totalCount
      }
    }
  }

  fragment Expiry on Agreement {
    slug
    title
    status
    starts
    ends
    indefinite
    pendingRenewals(first: 3) {
      nodes {
        slug
        title
        status
      }
    }
  }
`);

const PERIODS = [3, 6, 12, 24] as const;
const CALENDAR = "/calendar/expiries.ics";

/** The agreements that somebody has to see to, and the calendar that has them. */
export function Expiries({ scope }: { scope: Scope }) {
  const [months, setMonths] = useState<number>(12);
  const filter = agreementFilter(scope);
  const question = {
    document: EXPIRIES,
    variables: { within: { months, years: 0, days: 0 }, filter },
  };
  const result = useAnswer(question);
  const narrowed = Object.keys(filter).length > 0;
  const feed = `${CALENDAR}${narrowed ? `?${new URLSearchParams({ filter: JSON.stringify(filter) })}` : ""}`;
  return (
    <div id="expiries">
      <Figure
        title="What has to be seen to"
        question={question}
        result={result}
        file={exportAddress("agreements", {
          and: [
            filter,
            { status: { in: ["ACTIVE", "EXPIRING"] } },
            { endsWithin: { months } },
            { renewed: false },
          ],
        })}
      >
        {({ expiryQueue }) => (
          <>
            <div className="expiry-tools">
              <label>
                Ending within{" "}
                <select value={months} onChange={({ target }) => setMonths(Number(target.value))}>
                  {PERIODS.map((period) => (
                    <option key={period} value={period}>
                      {period} months
                    </option>
                  ))}
                </select>
              </label>
              <a href={`webcal://${location.host}${feed}`}>Subscribe in a calendar</a>
              <a href={feed} download="expiries.ics">
                Download the calendar
              </a>
            </div>
            <div className="expiry-lists">
              <Queue
                title={`Ending by ${date(expiryQueue.until)}`}
                list={expiryQueue.ending}
                today={expiryQueue.from}
                nothing="No agreement with a known end ends in this time."
              />
              <Queue
                title="Expired, not renewed"
                list={expiryQueue.over}
                today={expiryQueue.from}
                nothing="None."
              />
              <Queue
                title="In force, end not known"
                list={expiryQueue.openEnded}
                today={expiryQueue.from}
                nothing="None."
              />
            </div>
            {expiryQueue.indefinite.totalCount > 0 && (
              <p className="quiet">
                Beside these, {counted(expiryQueue.indefinite.totalCount, "agreement")} in force
                without an end.
              </p>
            )}
          </>
        )}
      </Figure>
    </div>
  );
}

function Queue({
  title,
  list: { totalCount, nodes },
  today,
  nothing,
}: {
  title: string;
  list: ExpiriesQuery["expiryQueue"]["ending"];
  today: string;
  nothing: string;
}) {
  return (
    <div>
      <h3>
        {title} <span className="quiet">{number(totalCount)}</span>
      </h3>
      {nodes.length === 0 && <p className="quiet">{nothing}</p>}
      <ul className="expiry-list">
        {nodes.map((agreement) => (
          <li key={agreement.slug}>
            <Link to={`/agreements/${agreement.slug}`}>{agreement.title}</Link>
            <span className="expiry-facts">
              <Status status={agreement.status} />
              {ending(agreement, today) ||
                (agreement.starts ? `, from ${date(agreement.starts)}` : "")}
            </span>
            {agreement.pendingRenewals.nodes.map(({ slug, title, status }) => (
              <span key={slug} className="expiry-facts">
                Renewal: <Link to={`/agreements/${slug}`}>{title}</Link> <Status status={status} />
              </span>
            ))}
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && (
        <p className="quiet">
          and {counted(totalCount - nodes.length, "more agreement", "more agreements")}
        </p>
      )}
    </div>
  );
}
