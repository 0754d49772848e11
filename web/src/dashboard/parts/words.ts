/** `MEMORANDUM_OF_UNDERSTANDING` as people write it: Memorandum of understanding. */
export function words(value: string): string {
  const lower = value.toLowerCase().replaceAll("_", " ");
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

const whole = new Intl.NumberFormat();

/** A number as the reader's locale writes it. */
export function number(value: number): string {
  return whole.format(value);
}

/** A count with its noun: 1 partner, 1,200 partners. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

const shapes: Intl.DateTimeFormatOptions[] = [
  { year: "numeric" },
  { year: "numeric", month: "short" },
  { year: "numeric", month: "short", day: "numeric" },
];
const dates = shapes.map(
  (shape) => new Intl.DateTimeFormat(undefined, { ...shape, timeZone: "UTC" }),
);

/** A date that is as precise as it is known, `1995`, `1995-09` or `1995-09-01`, by the reader's locale. */
export function date(value: string): string {
  const precision = value.split("-").length - 1;
  const [year = "", month = "01", day = "01"] = value.split("-");
  const date = new Date(`${year.padStart(4, "0")}-${month}-${day}T00:00:00Z`);
  return dates[precision]?.format(date) ?? value;
}
