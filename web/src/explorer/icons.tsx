import type { SVGProps } from "react";

const stroke = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 1.5,
  strokeLinejoin: "round",
  strokeLinecap: "round",
} as const;

/** Books on a shelf: the examples. */
export function ShelfIcon(props: SVGProps<SVGSVGElement>) {
  return (
    <svg viewBox="0 0 20 20" height="1em" {...stroke} {...props}>
      <path d="M2 17.5h16M3.5 3.5h3v11h-3zM9 2.5h3v12H9zM13.6 5.6l2.9-.8 2.4 9-2.9.8z" />
    </svg>
  );
}

/** Two links of a chain. */
export function LinkIcon(props: SVGProps<SVGSVGElement>) {
  return (
    <svg viewBox="0 0 20 20" height="1em" {...stroke} {...props}>
      <path d="M8.2 11.8a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1M11.8 8.2a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1" />
    </svg>
  );
}

/** A house: the overview. */
export function HouseIcon(props: SVGProps<SVGSVGElement>) {
  return (
    <svg viewBox="0 0 20 20" height="1em" {...stroke} {...props}>
      <path d="m2.5 9.5 7.5-6.5 7.5 6.5M5 8v8.5h10V8M8.5 16.5v-5h3v5" />
    </svg>
  );
}
