import { useEffect, useId, useState } from "react";

import { useDelayed } from "../parts/use-delayed";
import type { Scope } from "../scope/scope";

/** Narrows partners down by what is searched for, while it is being typed. */
export function FilterText({
  scope,
  onScope,
}: {
  scope: Scope;
  onScope: (scope: Scope, options?: { replace?: boolean }) => void;
}) {
  const field = useId();
  const [text, setText] = useState(scope.text);
  const delayed = useDelayed(text, 250);

  // What was typed goes into the address; what the address says otherwise, back and forth, comes from there.
  useEffect(() => {
    if (delayed.trim() !== scope.text)
      onScope({ ...scope, text: delayed.trim() }, { replace: true });
  }, [delayed]);
  useEffect(() => setText((now) => (now.trim() === scope.text ? now : scope.text)), [scope.text]);

  return (
    <div className="filter-text">
      <label htmlFor={field}>Search partners</label>
      <input
        id={field}
        type="search"
        value={text}
        maxLength={200}
        onChange={({ target }) => setText(target.value)}
      />
    </div>
  );
}
