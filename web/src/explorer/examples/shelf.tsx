import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useId, useState } from "react";

import chapters from "../../../../docs/cookbook.md";
import { ShelfIcon } from "../icons";
import type { Chapter, Example } from "./cookbook";
import { useOpening } from "./opening";
import "./shelf.css";

/** The panel with the queries of the cookbook. */
export const shelf: GraphiQLPlugin = { title: "Examples", icon: ShelfIcon, content: Shelf };

function Shelf() {
  const id = useId();
  const [sought, setSought] = useState("");
  const [said, say] = useState("");
  const open = useOpening();
  const { setVisiblePlugin } = useGraphiQLActions();
  const present = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.query);
  const found = matching(sought);

  function seek(text: string) {
    setSought(text);
    const count = matching(text).flatMap(({ examples }) => examples).length;
    say(count === 1 ? "1 example" : `${count} examples`);
  }

  function choose(example: Example) {
    open(example);
    say(`${example.title} Opened and run.`);
    // Where the panel covers the answer, it gives way to it.
    if (!matchMedia("(max-width: 720px)").matches) return;
    setVisiblePlugin(null);
    document.querySelector<HTMLElement>(".result-window")?.focus();
  }

  return (
    <section aria-labelledby={`${id}-title`} className="shelf">
      <h2 id={`${id}-title`} className="panel-title">
        Examples
      </h2>
      <p className="panel-note">Choose a question: its query is opened and run.</p>
      <input
        type="search"
        className="shelf-search"
        aria-label="Find an example"
        placeholder="Find an example"
        value={sought}
        onChange={(event) => seek(event.target.value)}
      />
      <p role="status" className="unseen">
        {said}
      </p>
      {found.length === 0 && <p className="panel-note">No example speaks of “{sought.trim()}”.</p>}
      {found.map(({ title, examples }, place) => (
        <section key={title} aria-labelledby={`${id}-${place}`}>
          <h3 id={`${id}-${place}`} className="panel-heading">
            {title}
          </h3>
          <ul className="shelf-list">
            {examples.map((example) => (
              <li key={example.title}>
                <button
                  type="button"
                  className="shelf-example"
                  aria-current={example.query === present || undefined}
                  onClick={() => choose(example)}
                >
                  <span className="shelf-example-title">{example.title}</span>{" "}
                  {example.explanation.length > 0 && (
                    <span className="shelf-example-text">
                      {example.explanation.map(({ text, code }, index) =>
                        code ? <code key={index}>{text}</code> : text,
                      )}
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** What is left of the chapters by the words sought, each of which must occur in an example or its query. */
function matching(sought: string): Chapter[] {
  const words = sought.toLowerCase().split(/\s+/);
  return chapters
    .map(({ title, examples }) => ({
      title,
      examples: examples.filter((example) => {
        const text = [
          title,
          example.title,
          ...example.explanation.map((part) => part.text),
          example.query,
        ];
        const lower = text.join(" ").toLowerCase();
        return words.every((word) => lower.includes(word));
      }),
    }))
    .filter(({ examples }) => examples.length > 0);
}
