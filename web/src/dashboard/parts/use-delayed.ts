import { useEffect, useState } from "react";

/** `value` as it was when it last stood still for `wait` milliseconds. */
export function useDelayed<Value>(value: Value, wait: number): Value {
  const [delayed, setDelayed] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return delayed;
}
