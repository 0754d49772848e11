import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { askHealth } from "./ask";
import { client, HEALTH } from "./client";
import "./notice.css";

/** How often to ask whether the server is there, and whether its data changed, in milliseconds. */
const CALM = 10_000;
const WORRIED = 1_500;

/**
 * Says that the server is away, while it is. When it is back, or has a new revision of its data,
 * everything on the page is asked anew.
 */
export function ServerNotice() {
  const { data, isError } = useQuery({
    queryKey: HEALTH,
    queryFn: ({ signal }) => askHealth(signal),
    retry: false,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.status === "error" ? WORRIED : CALM),
  });
  const shown = useRef<number>(undefined);
  const wasAway = useRef(false);

  useEffect(() => {
    const changed = shown.current !== undefined && data && data.revision !== shown.current;
    const isBack = wasAway.current && !isError;
    if (changed || isBack) {
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey !== HEALTH });
    }
    shown.current = data?.revision ?? shown.current;
    wasAway.current = isError;
  }, [data, isError]);

  return (
    <div role="status" className="notice">
      {isError && (
        <p>
          <strong>The server is away.</strong> What you see may be out of date. This page asks again
          by itself and recovers as soon as the server answers.
        </p>
      )}
    </div>
  );
}
