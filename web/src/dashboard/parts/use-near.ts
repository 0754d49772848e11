import { type RefObject, useEffect, useState } from "react";

/** How far out of sight something already counts as near. */
const MARGIN = "400px";

/** Whether an element was ever in sight or near it, or the page is printed; what is far need not be loaded yet. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (isNear || !element.current) return;
    const come = () => setNear(true);
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && come(),
      { rootMargin: MARGIN },
    );
    observer.observe(element.current);
    addEventListener("beforeprint", come);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", come);
    };
  }, [isNear, element]);
  return isNear;
}
