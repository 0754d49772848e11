import {
  type ColumnDef,
  FlexRender,
  type RowData,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";

import { number } from "../parts/words";
import { usePrinting } from "./use-printing";
import "./table.css";

const features = tableFeatures({ rowSortingFeature });

/** A column; its id is what the list is ordered by, where it can be ordered. */
export type Column<Item extends RowData> = ColumnDef<typeof features, Item> & {
  /** The share of the width, and what is left out first where there is little. */
  meta: { share: number; isMinor?: boolean };
};

/** By what a list is ordered: the id of a column. */
export type Order = { id: string; desc: boolean };

/** How high a row is thought to be before it is seen, in pixels. */
const ROW = 45;

/** How many rows before the end the next page is asked for. */
const AHEAD = 40;

/** A table of which only the rows in sight are in the page. More rows are asked for on the way to them. */
export function Table<Item extends { slug: string }>({
  label,
  columns,
  items,
  totalCount,
  order,
  onOrder,
  hasMore,
  isFetchingMore,
  onMore,
}: {
  label: string;
  columns: Column<Item>[];
  items: Item[];
  totalCount: number;
  order: Order | undefined;
  onOrder: (order: Order) => void;
  hasMore: boolean;
  isFetchingMore: boolean;
  onMore: () => void;
}) {
  const window = useRef<HTMLDivElement>(null);
  const isPrinting = usePrinting();
  const table = useTable({
    features,
    columns,
    data: items,
    getRowId: ({ slug }) => slug,
    manualSorting: true,
    enableSortingRemoval: false,
    sortDescFirst: false,
    state: { sorting: order ? [order] : [] },
    onSortingChange: (change) => {
      const [next] = typeof change === "function" ? change(order ? [order] : []) : change;
      if (next) onOrder(next);
    },
  });
  const { rows } = table.getRowModel();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => window.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]!.id,
    overscan: 12,
  });
  const shown = isPrinting
    ? rows.map((_, index) => ({ index, start: 0, end: 0 }))
    : virtual.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const after = isPrinting ? 0 : virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);

  const isNearEnd = (shown.at(-1)?.index ?? 0) >= rows.length - AHEAD;
  useEffect(() => {
    if (isNearEnd && hasMore && !isFetchingMore) onMore();
  }, [isNearEnd, hasMore, isFetchingMore, onMore]);

  // Another order or another filter begins at the top.
  const beginning = rows[0]?.id;
  useEffect(() => {
    window.current?.scrollTo({ top: 0 });
  }, [beginning]);

  return (
    <>
      <div ref={window} className="table-window" tabIndex={0} role="group" aria-label={label}>
        <table aria-rowcount={totalCount + 1}>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} aria-rowindex={1}>
                {group.headers.map((header) => {
                  const { column } = header;
                  const { share, isMinor } = (column.columnDef as Column<Item>).meta;
                  const sorted = column.getIsSorted();
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      style={{ width: `${share}%` }}
                      data-minor={isMinor}
                      aria-sort={
                        sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined
                      }
                    >
                      {column.columnDef.enableSorting === false ? (
                        <FlexRender header={header} />
                      ) : (
                        <button type="button" onClick={() => column.toggleSorting()}>
                          <FlexRender header={header} />
                          <span aria-hidden="true">
                            {sorted ? (sorted === "asc" ? "↑" : "↓") : "↕"}
                          </span>
                        </button>
                      )}
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            <Gap height={before} />
            {shown.map(({ index }) => {
              const row = rows[index]!;
              return (
                <tr
                  key={row.id}
                  ref={virtual.measureElement}
                  data-index={index}
                  aria-rowindex={index + 2}
                >
                  {row.getAllCells().map((cell) => (
                    <td
                      key={cell.id}
                      data-minor={(cell.column.columnDef as Column<Item>).meta.isMinor}
                    >
                      <FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              );
            })}
            <Gap height={after} />
          </tbody>
        </table>
      </div>
      <p className="note">
        {hasMore
          ? `${number(rows.length)} of ${number(totalCount)} loaded; scroll for more.`
          : `All ${number(totalCount)}.`}
      </p>
    </>
  );
}

/** The room of the rows that are not in the page. */
function Gap({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}
