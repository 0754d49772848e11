import { csvFormatRows } from "d3-dsv";

/** A table as it is shown beside a chart, and downloaded. */
export type Rows = { columns: string[]; rows: (string | number)[][] };

/** Cells that spreadsheets would take for a formula get an apostrophe before them. */
const FORMULA = /^[=+\-@\t\r]/;

/** `table` as a file of comma-separated values, RFC 4180. */
export function csv({ columns, rows }: Rows): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : String(cell))),
  );
  return `${csvFormatRows([columns, ...cells])}\n`;
}

/** Has the browser save `table`. */
export function download(table: Rows, name: string): void {
  const address = URL.createObjectURL(new Blob([csv(table)], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), {
    href: address,
    download: `${name}.csv`,
  });
  link.click();
  // Later: some browsers read it only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The address of a whole list as a file, from the server. */
export function exportAddress(list: "partners" | "agreements", filter: object): string {
  const narrowed = Object.keys(filter).length > 0;
  return `/export/${list}.csv${narrowed ? `?${new URLSearchParams({ filter: JSON.stringify(filter) })}` : ""}`;
}
