import { useState } from "react";
import { Link } from "wouter";

import { exportAddress } from "../parts/csv";
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
    }
  }

  fragment Expiry on Agreement {
    slug
    title
    status
    starts
    ends
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
          and: [filter, { status: { in: ["ACTIVE", "EXPIRING"] } }, { endsWithin: { months } }],
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
                nothing="No agreement with a known end ends in this time."
              />
              <Queue title="Over, not renewed" list={expiryQueue.over} nothing="None." />
              <Queue title="In force, no known end" list={expiryQueue.openEnded} nothing="None." />
            </div>
          </>
        )}
      </Figure>
    </div>
  );
}

function Queue({
  title,
  list: { totalCount, nodes },
  nothing,
}: {
  title: string;
  list: ExpiriesQuery["expiryQueue"]["ending"];
  nothing: string;
}) {
  return (
    <div>
      <h3>
        {title} <span className="quiet">{number(totalCount)}</span>
      </h3>
      {nodes.length === 0 && <p className="quiet">{nothing}</p>}
      <ul className="expiry-list">
        {nodes.map(({ slug, title, status, starts, ends }) => (
          <li key={slug}>
            <Link to={`/agreements/${slug}`}>{title}</Link>
            <span className="expiry-facts">
              <Status status={status} />
              {ends ? ` until ${date(ends)}` : starts ? ` since ${date(starts)}` : ""}
            </span>
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
