// What `plugins/cookbook.ts` makes of docs/cookbook.md.

/** A chapter of `docs/cookbook.md`. */
export interface Chapter {
  title: string;
  examples: Example[];
}

/** A question of the cookbook with its query. */
export interface Example {
  title: string;
  /** The first sentence below the title, where there is one. */
  explanation: Phrase[];
  query: string;
  /** JSON, or empty. */
  variables: string;
}

export interface Phrase {
  text: string;
  code: boolean;
}
