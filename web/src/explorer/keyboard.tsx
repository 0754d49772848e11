import {
  formatShortcutForOS,
  type GraphiQLPlugin,
  KEY_MAP,
  KeyboardShortcutIcon,
  pick,
  useGraphiQL,
} from "@graphiql/react";
import { Fragment, useEffect } from "react";

/** The panel with all keys, in place of GraphiQL's own dialogue, which does not know ours. */
export const keyboard: GraphiQLPlugin = {
  title: "Keyboard",
  icon: KeyboardShortcutIcon,
  content: Keyboard,
};

const KEYS = {
  Anywhere: {
    "Go on to the next part of the page": "Tab",
    "Search the documentation": formatShortcutForOS(KEY_MAP.searchInDocs.key),
    "Open the settings": formatShortcutForOS("Ctrl-,"),
    "Fetch the schema anew": KEY_MAP.refetchSchema.key,
  },
  "On an editor": {
    "Write in it": "Enter",
  },
  "In an editor": {
    "Leave it; Tab then goes on": "Esc",
    "Run the query": formatShortcutForOS(KEY_MAP.runQuery.key, "Cmd"),
    "Propose what can stand here": "Ctrl-Space",
    "Put the text in order": KEY_MAP.prettify.key,
    "Merge fragments into the query": KEY_MAP.mergeFragments.key,
    "Copy the query": KEY_MAP.copyQuery.key,
    "Search in the text": formatShortcutForOS(KEY_MAP.searchInEditor.key),
    "Show all commands": "F1",
  },
};

function Keyboard() {
  return (
    // To be scrolled with the keys that it tells of.
    <section aria-labelledby="keyboard-title" className="keyboard" tabIndex={0}>
      <h2 id="keyboard-title" className="panel-title">
        Keyboard
      </h2>
      {Object.entries(KEYS).map(([where, keys]) => (
        <Fragment key={where}>
          <h3 className="panel-heading">{where}</h3>
          <dl>
            {Object.entries(keys).map(([what, key]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  {key.split("-").map((part, place) => (
                    <Fragment key={part}>
                      {place > 0 && " + "}
                      <kbd className="graphiql-key">{part}</kbd>
                    </Fragment>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Fragment>
      ))}
    </section>
  );
}

/**
 * Lets the keyboard out of the editors, where Tab indents: GraphiQL makes each editor's frame a stop on the way, from
 * which Enter leads into it, but nothing leads back. And tells readers of the screen so.
 */
export function EditorDoors() {
  const editors = useGraphiQL(
    pick("queryEditor", "variableEditor", "headerEditor", "responseEditor"),
  );

  useEffect(() => {
    const names = {
      queryEditor: "Query",
      variableEditor: "Variables",
      headerEditor: "Headers",
      responseEditor: "Answer",
    };
    for (const [key, name] of Object.entries(names)) {
      const editor = editors[key as keyof typeof names];
      if (!editor) continue;
      editor.updateOptions({
        ariaLabel: `${name}. Escape leaves the editor.`,
        // No sideways scrolling, which no key does well.
        wordWrap: "on",
        wrappingIndent: "deepIndent",
      });
      const frame = editor.getContainerDomNode();
      if (frame.tagName !== "SECTION") frame.role = "group";
      frame.ariaLabel = `${name}. Enter leads into the editor.`;
    }
  }, [editors]);

  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      // An Escape that closes something in the editor, like its proposals, does not come here.
      if (event.key !== "Escape" || !(event.target instanceof Element)) return;
      event.target.closest(".monaco-editor")?.closest<HTMLElement>('[tabindex="0"]')?.focus();
    };
    document.addEventListener("keydown", leave);
    return () => document.removeEventListener("keydown", leave);
  }, []);

  return null;
}
