import type { RowData } from "@tanstack/react-table";
import { useId } from "react";
import { Link, useSearchParams } from "wouter";

import { exportAddress } from "../parts/csv";
import { Failed } from "../parts/figure";
import { number } from "../parts/words";
import { agreementFilter, partnerFilter, type Scope } from "../scope/scope";
import type {
  AgreementFilter,
  AgreementOrderField,
  PartnerFilter,
  PartnerOrderField,
} from "../server/generated/graphql";
import { explorerAddress, type Question } from "../server/use-answer";
import { AGREEMENT_COLUMNS, AGREEMENTS, agreementsPage } from "./agreements";
import { PARTNER_COLUMNS, PARTNERS, partnersPage } from "./partners";
import { type Column, type Order, Table } from "./table";
import { type Page, useList } from "./use-list";
import "./lists.css";

const PAGE = 100;
const KINDS = ["partners", "agreements"] as const;

/**
 * The partners and the agreements of a scope as tables, one at a time. Which one, and its order, stand in
 * the address.
 */
export function Lists({ scope }: { scope: Scope }) {
  return <ListsOf partners={partnerFilter(scope)} agreements={agreementFilter(scope)} />;
}

/** The same with filters of their own. */
export function ListsOf({
  partners,
  agreements,
}: {
  partners: PartnerFilter;
  agreements: AgreementFilter;
}) {
  const [address] = useSearchParams();
  return address.get("list") === "agreements" ? (
    <AgreementList filter={agreements} />
  ) : (
    <PartnerList filter={partners} />
  );
}

export function PartnerList({ filter }: { filter: PartnerFilter }) {
  const [order, onOrder] = useOrder(PARTNER_COLUMNS, filter.search != null);
  return (
    <List
      kind="partners"
      file={exportAddress("partners", filter)}
      question={{
        document: PARTNERS,
        variables: { filter, orderBy: inOrder<PartnerOrderField>(order), first: PAGE },
      }}
      page={partnersPage}
      columns={PARTNER_COLUMNS}
      order={order}
      onOrder={onOrder}
    />
  );
}

export function AgreementList({ filter }: { filter: AgreementFilter }) {
  const [order, onOrder] = useOrder(AGREEMENT_COLUMNS, false);
  return (
    <List
      kind="agreements"
      file={exportAddress("agreements", filter)}
      question={{
        document: AGREEMENTS,
        variables: { filter, orderBy: inOrder<AgreementOrderField>(order), first: PAGE },
      }}
      page={agreementsPage}
      columns={AGREEMENT_COLUMNS}
      order={order}
      onOrder={onOrder}
    />
  );
}

function inOrder<Field>(order: Order | undefined) {
  if (!order) return [];
  const { id, desc } = order;
  return [{ field: id as Field, direction: desc ? ("DESC" as const) : ("ASC" as const) }];
}

/**
 * The order in the address, and how to set it. Where there is none that fits, the first column's; none for what is
 * searched for, of which the best come first.
 */
function useOrder<Item extends RowData>(
  columns: Column<Item>[],
  isSearch: boolean,
): [Order | undefined, (order: Order) => void] {
  const [address, setAddress] = useSearchParams();
  const [id, direction] = (address.get("sort") ?? "").split(".");
  const fits = columns.some((column) => column.id === id && column.enableSorting !== false);
  const order = fits
    ? { id: id!, desc: direction === "desc" }
    : isSearch
      ? undefined
      : { id: columns[0]!.id!, desc: false };
  const setOrder = ({ id, desc }: Order) =>
    setAddress((now) => {
      now.set("sort", desc ? `${id}.desc` : id);
      return now;
    });
  return [order, setOrder];
}

function List<Answer, Variables extends { after?: string | null }, Item extends { slug: string }>({
  kind,
  question,
  page,
  columns,
  order,
  onOrder,
  file,
}: {
  kind: (typeof KINDS)[number];
  question: Question<Answer, Variables>;
  page: (answer: Answer) => Page<Item>;
  columns: Column<Item>[];
  order: Order | undefined;
  onOrder: (order: Order) => void;
  file: string;
}) {
  const heading = useId();
  const { items, totalCount, error, isError, isPlaceholderData, isFetching, hasNextPage, ...list } =
    useList(question, page);
  return (
    <section className="figure" aria-labelledby={heading} aria-busy={isFetching}>
      <header>
        <h2 id={heading} className="for-readers">
          {kind === "partners" ? "Partners" : "Agreements"}
        </h2>
        <Tabs kind={kind} count={totalCount} />
        <div className="actions">
          <a href={explorerAddress(question)} aria-label={`Show the query of the ${kind}`}>
            Show the query
          </a>
          <a href={file} download aria-label={`Download the ${kind} as CSV`}>
            Download CSV
          </a>
        </div>
      </header>
      <div className="figure-body" data-stale={isPlaceholderData || undefined}>
        {totalCount === undefined ? (
          isError ? (
            <Failed error={error!} />
          ) : (
            <div className="waiting list-waiting" />
          )
        ) : totalCount === 0 ? (
          <p className="nothing">No {kind} fit. Take a condition away.</p>
        ) : (
          <Table
            label={kind === "partners" ? "Partners" : "Agreements"}
            columns={columns}
            items={items}
            totalCount={totalCount}
            order={order}
            onOrder={onOrder}
            hasMore={hasNextPage}
            isFetchingMore={list.isFetchingNextPage}
            onMore={list.fetchNextPage}
          />
        )}
      </div>
    </section>
  );
}

/** The two lists to choose from. */
function Tabs({ kind, count }: { kind: (typeof KINDS)[number]; count?: number }) {
  const [address] = useSearchParams();
  return (
    <nav className="tabs" aria-label="Lists">
      {KINDS.map((each) => {
        const other = new URLSearchParams(address);
        other.set("list", each);
        other.delete("sort");
        return (
          <Link key={each} to={`?${other}`} aria-current={each === kind ? "true" : undefined}>
            {each === "partners" ? "Partners" : "Agreements"}{" "}
            {each === kind && count !== undefined && <span className="quiet">{number(count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
