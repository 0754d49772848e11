import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCombobox } from "downshift";
import { useState } from "react";
import { useLocation } from "wouter";

import { useDelayed } from "../parts/use-delayed";
import { words } from "../parts/words";
import { ask } from "../server/ask";
import { graphql } from "../server/generated";
import { described, Named } from "./hit";
import "./search-box.css";

const SEARCH = graphql(`
  query Search($text: String!) {
    search(
      text: $text
      first: 8
      kinds: [PARTNER, PROGRAMME, COUNTRY, REGION, UNIT, FIELD, AGREEMENT, MEMBERSHIP]
    ) {
      ...Found
    }
  }
`);

/** Finds anything while it is being typed, misspelt too. Enter without a choice leads to all results. */
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
          navigate(`/search?${new URLSearchParams({ q: text.trim() })}`);
          setText("");
          box.closeMenu();
        }}
      >
        <label {...box.getLabelProps()} className="for-readers">
          Search partners, agreements, programmes, countries, regions, units and fields
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
            const { place } = described(hit);
            return (
              <li
                key={hit.node.id}
                {...box.getItemProps({ item: hit, index })}
                data-highlighted={box.highlightedIndex === index || undefined}
              >
                <span>
                  <Named hit={hit} />
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
