import { Lexer, type Token, type Tokens } from "marked";
import type { Plugin } from "vite";

import type { Chapter, Example, Phrase } from "../src/explorer/examples/cookbook.ts";

/** Makes a module of `docs/cookbook.md`, so that the shelf and the document cannot differ. */
export function cookbook(): Plugin {
  return {
    name: "cookbook",
    transform(text, id) {
      if (!id.endsWith("/docs/cookbook.md")) return;
      return { code: `export default ${JSON.stringify(chapters(text))};`, moduleType: "js" };
    },
  };
}

/** The chapters are the headings of second rank, the examples those of third rank below them. */
function chapters(text: string): Chapter[] {
  const chapters: Chapter[] = [];
  for (const section of sections(Lexer.lex(text))) {
    if (section.depth === 2) chapters.push({ title: section.title, examples: [] });
    if (section.depth === 3) chapters.at(-1)?.examples.push(example(section));
  }
  if (!chapters.length) throw new Error("the cookbook has no chapters");
  return chapters;
}

interface Section {
  depth: number;
  title: string;
  content: Token[];
}

function sections(tokens: Token[]): Section[] {
  const sections: Section[] = [];
  for (const token of tokens) {
    if (token.type === "heading") {
      sections.push({ depth: token.depth, title: token.text, content: [] });
    } else {
      sections.at(-1)?.content.push(token);
    }
  }
  return sections;
}

function example({ title: heading, content }: Section): Example {
  const title = heading.replace(/^\d+\.\s*/, "");
  const code = content.filter((token): token is Tokens.Code => token.type === "code");
  const query = code.find((block) => block.lang === "graphql")?.text;
  if (!query) throw new Error(`the cookbook has no query under “${heading}”`);
  return {
    title,
    explanation: explanation(content[0]?.type === "space" ? content[1] : content[0]),
    query: named(query, title),
    // A block `json` is the answer, as in all documents.
    variables: code.find((block) => block.lang === "json variables")?.text ?? "",
  };
}

function explanation(token: Token | undefined): Phrase[] {
  if (token?.type !== "paragraph") return [];
  const [sentence] = token.raw.replaceAll(/\s+/g, " ").split(/(?<=\.) /, 1);
  return Lexer.lexInline(sentence ?? "").map((part) => ({
    text: "text" in part ? part.text : part.raw,
    code: part.type === "codespan",
  }));
}

/** The explorer calls its tabs by the operation in them, and the queries of the cookbook bear no name. */
function named(query: string, title: string): string {
  if (!query.startsWith("{")) return query;
  const words = title.replace(/^.*:/, "").match(/[\p{L}\d]+/gu) ?? [];
  const name = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("");
  return `query ${name} ${query}`;
}
