import { useEffect } from "react";

const FIELDS = ".graphiql-plugin :is(input, select):not([aria-label], [id])";

/** The query builder's fields are named for eyes only: for readers of a screen they get the names of their arguments. */
export function BuilderNames() {
  useEffect(() => {
    const name = () => {
      for (const field of document.querySelectorAll(FIELDS)) {
        const argument = field.closest<HTMLElement>("[data-arg-name]")?.dataset.argName;
        const label = argument ?? (field.matches("select") ? "Kind of operation" : undefined);
        if (label) field.setAttribute("aria-label", label);
      }
    };
    const observer = new MutationObserver(name);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return null;
}
