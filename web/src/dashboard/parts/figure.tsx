import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";

import { Refused } from "../server/ask";
import { explorerAddress, type Question } from "../server/use-answer";
import { download, type Rows } from "./csv";
import { number } from "./words";
import "./figure.css";

/** What every figure has: a title, its question, its numbers, and honest words where there are none. */
export function Figure<Answer>({
  title,
  question,
  result,
  children,
  table,
  file,
  note,
  empty,
  room = "",
}: {
  title: string;
  question: Question;
  result: UseQueryResult<Answer>;
  children: (answer: Answer) => ReactNode;
  /** The numbers, to read and to download. */
  table?: (answer: Answer) => Rows;
  /** The address of a file that has more than the table. */
  file?: string;
  note?: (answer: Answer) => ReactNode;
  /** What to say where there is nothing to see; nothing where there is something. */
  empty?: (answer: Answer) => string | false | undefined;
  /** The class of what keeps the room for it until it is there. */
  room?: string;
}) {
  const heading = useId();
  const { data } = result;
  const rows = data && table?.(data);
  const nothing = data && empty?.(data);
  return (
    <section className="figure" aria-labelledby={heading} aria-busy={result.isFetching}>
      <header>
        <h2 id={heading}>{title}</h2>
        <div className="actions">
          <a href={explorerAddress(question)} aria-label={`Show the query of ${title}`}>
            Show the query
          </a>
          {file ? (
            <a href={file} download aria-label={`Download ${title} as CSV`}>
              Download CSV
            </a>
          ) : (
            table && (
              <button
                type="button"
                className="link"
                disabled={!rows}
                onClick={() => rows && download(rows, title.toLowerCase().replaceAll(/\W+/g, "-"))}
                aria-label={`Download ${title} as CSV`}
              >
                Download CSV
              </button>
            )
          )}
        </div>
      </header>
      <div className="figure-body" data-stale={result.isPlaceholderData || undefined}>
        <Shown result={result} nothing={nothing} room={room}>
          {children}
        </Shown>
      </div>
      {data && note && !nothing && <p className="note">{note(data)}</p>}
      {rows && !nothing && <TableBehind rows={rows} title={title} />}
    </section>
  );
}

function Shown<Answer>({
  result,
  nothing,
  room,
  children,
}: {
  result: UseQueryResult<Answer>;
  nothing: string | false | undefined;
  room: string;
  children: (answer: Answer) => ReactNode;
}) {
  if (result.data === undefined) {
    return result.isError ? (
      <Failed error={result.error} />
    ) : (
      <div className={`waiting ${room}`} role="presentation" />
    );
  }
  return nothing ? <p className="nothing">{nothing}</p> : children(result.data);
}

/** Why there is nothing to see. */
export function Failed({ error }: { error: Error }) {
  return (
    <div className="failed" role="alert">
      <p>
        <strong>
          {error instanceof Refused ? "The server refused this question." : "This cannot be shown."}
        </strong>
      </p>
      <pre>{error.message}</pre>
    </div>
  );
}

function TableBehind({ rows: { columns, rows }, title }: { rows: Rows; title: string }) {
  return (
    <details className="behind">
      <summary>As a table</summary>
      <div className="behind-scroll" tabIndex={0} role="region" aria-label={`${title}, as a table`}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) =>
                  typeof cell === "number" ? (
                    <td key={column} className="number">
                      {number(cell)}
                    </td>
                  ) : (
                    <td key={column}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
