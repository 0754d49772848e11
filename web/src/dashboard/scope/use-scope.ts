import { useMemo } from "react";
import { useSearchParams } from "wouter";

import { readScope, type Scope, writeScope } from "./scope";

/** The scope in the address, and how to set it: narrowing down is a step of the browser's history. */
export function useScope(): [Scope, (scope: Scope, options?: { replace?: boolean }) => void] {
  const [address, setAddress] = useSearchParams();
  const scope = useMemo(() => readScope(address), [address]);
  return [scope, (scope, options) => setAddress((now) => writeScope(scope, now), options)];
}
