import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { Missing } from "../pages/missing";
import { explorerAddress, type Question } from "../server/use-answer";
import { Failed } from "./figure";
import { useTitle } from "./use-title";
import "./page.css";

/** The page of one record: what it is, and whatever is in `children`. */
export function RecordPage<Record>({
  what,
  question,
  result,
  record,
  name,
  above,
  summary,
  children,
}: {
  what: string;
  question: Question;
  result: UseQueryResult<unknown>;
  record: Record | null | undefined;
  name: (record: Record) => string;
  /** What it is and belongs to, above its name. */
  above?: (record: Record) => ReactNode;
  summary?: (record: Record) => string | null;
  children: (record: Record) => ReactNode;
}) {
  useTitle(record ? name(record) : undefined);
  if (record === null) return <Missing what={what} />;
  if (record === undefined) {
    return result.isError ? (
      <Failed error={result.error} />
    ) : (
      <div className="waiting page-waiting" />
    );
  }
  return (
    <article className="record">
      <header className="record-head">
        <p className="quiet">{above?.(record) ?? what}</p>
        <h1>{name(record)}</h1>
        {summary?.(record) && <p className="summary">{summary(record)}</p>}
        <p className="actions">
          <a href={explorerAddress(question)}>Show the query</a>
        </p>
      </header>
      {children(record)}
    </article>
  );
}

/** Facts by name; those that are not known are left out. */
export function Facts({ facts }: { facts: [name: string, fact: ReactNode][] }) {
  const known = facts.filter(
    ([, fact]) => fact !== null && fact !== undefined && fact !== "" && fact !== false,
  );
  return (
    <dl className="facts">
      {known.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of a page with a heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
