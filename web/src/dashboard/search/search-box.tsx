import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCombobox } from "downshift";
import { useState } from "react";
import { useLocation } from "wouter";

import { useDelayed } from "../parts/use-delayed";
import { words } from "../parts/words";
import { writeScope, EVERYTHING } from "../scope/scope";
import { ask } from "../server/ask";
import { graphql } from "../server/generated";
import type { SearchQuery } from "../server/generated/graphql";
import "./search-box.css";

const SEARCH = graphql(`
  query Search($text: String!) {
    search(text: $text, first: 8, kinds: [PARTNER, COUNTRY, REGION, PROGRAMME, AGREEMENT]) {
      kind
      matched {
        text
        highlights {
          start
          end
        }
      }
      node {
        id
        ... on Partner {
          slug
          name
          country {
            name
          }
        }
        ... on Country {
          code
          name
        }
        ... on Region {
          regionCode: code
          name
        }
        ... on Programme {
          slug
          name
        }
        ... on Agreement {
          slug
          title
        }
      }
    }
  }
`);

type Hit = SearchQuery["search"][number];

/** A hit's page, and what it is called. */
function described({ kind, node }: Hit): { address: string; name: string; place: string } {
  if ("title" in node) return { address: `/agreements/${node.slug}`, name: node.title, place: "" };
  if ("regionCode" in node)
    return { address: `/regions/${node.regionCode}`, name: node.name, place: "" };
  if ("code" in node) return { address: `/countries/${node.code}`, name: node.name, place: "" };
  if ("country" in node) {
    return { address: `/partners/${node.slug}`, name: node.name, place: node.country?.name ?? "" };
  }
  if ("slug" in node) return { address: `/programmes/${node.slug}`, name: node.name, place: "" };
  throw new Error(`a hit of kind ${kind} was not asked for`);
}

/** Finds anything while it is being typed, misspelt too. Enter without a choice narrows the partners down by the text. */
export function SearchBox() {
  const [, navigate] = useLocation();
  const [text, setText] = useState("");
  const delayed = useDelayed(text.trim(), 120);
  const { data, isFetching } = useQuery({
    queryKey: ["search", delayed],
    queryFn: ({ signal }) => ask(SEARCH, { text: delayed }, signal),
    enabled: delayed !== "",
    placeholderData: keepPreviousData,
  });
  const hits = delayed && text.trim() ? (data?.search ?? []) : [];
  const box = useCombobox({
    items: hits,
    inputValue: text,
    itemToString: (hit) => (hit ? described(hit).name : ""),
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return;
      setText("");
      navigate(described(selectedItem).address);
    },
    selectedItem: null,
  });
  const isOpen = box.isOpen && text.trim() !== "";
  return (
    <search className="search-box">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!text.trim()) return;
          navigate(`/?${writeScope({ ...EVERYTHING, text: text.trim() }, new URLSearchParams())}`);
          setText("");
          box.closeMenu();
        }}
      >
        <label {...box.getLabelProps()} className="for-readers">
          Search partners, countries, regions, programmes and agreements
        </label>
        <input
          {...box.getInputProps({
            type: "search",
            placeholder: "Search",
            maxLength: 200,
            // Here rather than told by the box, which comes too late for who types fast.
            onChange: (event) => setText((event.target as HTMLInputElement).value),
            // With nothing chosen from the list, Enter means the text itself.
            onKeyDown: (event) => {
              if (event.key === "Enter" && box.highlightedIndex === -1) {
                (
                  event.nativeEvent as KeyboardEvent & { preventDownshiftDefault?: boolean }
                ).preventDownshiftDefault = true;
              }
            },
          })}
        />
      </form>
      <ul {...box.getMenuProps()} data-open={isOpen || undefined}>
        {isOpen &&
          hits.map((hit, index) => {
            const { name, place } = described(hit);
            return (
              <li
                key={hit.node.id}
                {...box.getItemProps({ item: hit, index })}
                data-highlighted={box.highlightedIndex === index || undefined}
              >
                <span>
                  {name === hit.matched.text ? <Marked {...hit.matched} /> : name}
                  {name !== hit.matched.text && (
                    <small>
                      <Marked {...hit.matched} />
                    </small>
                  )}
                </span>
                <small>{[place, words(hit.kind)].filter(Boolean).join(" · ")}</small>
              </li>
            );
          })}
        {isOpen && hits.length === 0 && delayed && data && !isFetching && (
          <li className="search-nothing" role="option" aria-disabled="true" aria-selected="false">
            Nothing is called like that
          </li>
        )}
      </ul>
    </search>
  );
}

/** A text with its found parts marked; positions count characters. */
function Marked({ text, highlights }: Hit["matched"]) {
  const characters = [...text];
  const part = (start: number, end?: number) => characters.slice(start, end).join("");
  return (
    <>
      {highlights.map(({ start, end }, index) => (
        <span key={start}>
          {part(highlights[index - 1]?.end ?? 0, start)}
          <mark>{part(start, end)}</mark>
        </span>
      ))}
      {part(highlights.at(-1)?.end ?? 0)}
    </>
  );
}
