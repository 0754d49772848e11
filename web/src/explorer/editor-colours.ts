import { useMonaco } from "@graphiql/react";
import type { editor } from "monaco-editor";
import { useEffect } from "react";

/**
 * GraphiQL's colours of the editors, but for those that are too faint to read: comments in the dark, numbers in the
 * light, and the numbers of lines. A theme can only be defined as a whole.
 */
function theme(of: Colours): editor.IStandaloneThemeData {
  return {
    base: of.base,
    inherit: true,
    rules: [
      { token: "argument.identifier.gql", foreground: of.argument },
      { token: "comment", foreground: of.comment },
      { token: "number", foreground: of.number },
    ],
    colors: {
      "editor.background": "#ffffff00",
      "editorLineNumber.foreground": of.line,
      "editorLineNumber.dimmedForeground": of.line,
      "scrollbar.shadow": "#ffffff00",
      "textLink.foreground": of.primary,
      "textLink.activeForeground": of.primary,
      "editorLink.activeForeground": of.primary,
      "editorHoverWidget.background": of.background,
      "editorSuggestWidget.background": of.background,
      "editorSuggestWidget.selectedBackground": `${of.primary}19`,
      "editorSuggestWidget.selectedForeground": of.primary,
      "editorWidget.background": of.background,
      "editorWidget.resizeBorder": of.primary,
      "input.background": of.input,
      "inputOption.hoverBackground": `${of.primary}19`,
      "list.hoverBackground": `${of.primary}19`,
      "list.highlightForeground": of.primary,
      "list.focusHighlightForeground": of.primary,
      "menu.background": of.background,
      "menu.selectionBackground": `${of.primary}19`,
      "menu.selectionForeground": of.primary,
      "pickerGroup.foreground": of.primary,
      "quickInput.background": of.background,
      "quickInputList.focusBackground": `${of.primary}19`,
      "quickInputList.focusForeground": of.chosen,
      "toolbar.hoverBackground": `${of.primary}19`,
      focusBorder: of.primary,
    },
  };
}

interface Colours {
  base: editor.BuiltinTheme;
  background: string;
  primary: string;
  input: string;
  chosen: string;
  line: string;
  argument: string;
  comment: string;
  number: string;
}

const THEMES: Record<string, Colours> = {
  "graphiql-LIGHT": {
    base: "vs",
    background: "#ffffff",
    primary: "#d60590",
    input: "#3b4b6811",
    chosen: "#444444",
    line: "#5f6b80",
    argument: "#6c69ce",
    comment: "#007000",
    number: "#076b46",
  },
  "graphiql-DARK": {
    base: "vs-dark",
    background: "#212a3b",
    primary: "#ff5794",
    input: "#b7c2d711",
    chosen: "#ffffff",
    line: "#98a2b3",
    argument: "#908aff",
    comment: "#86b573",
    number: "#b5cea8",
  },
};

/** Gives the editors these colours once they exist. */
export function EditorColours() {
  const monaco = useMonaco((state) => state.monaco);

  useEffect(() => {
    for (const [name, colours] of Object.entries(THEMES)) {
      monaco?.editor.defineTheme(name, theme(colours));
    }
  }, [monaco]);

  return null;
}
