import type { AgreementStatus } from "../server/generated/graphql";
import { date } from "./words";

/** What tells how an agreement ends. */
type Ending = {
  status: AgreementStatus;
  ends: string | null;
  indefinite: boolean;
};

/** A date with its preposition: on Nov 20, 2026; in Nov 2026; in 2026. */
function at(value: string): string {
  return `${value.length > 7 ? "on" : "in"} ${date(value)}`;
}

/** Whether all days that a date can mean are before `today`. */
function hasPassed(value: string, today: string): boolean {
  return value < today.slice(0, value.length);
}

/**
 * What follows the word for the status of an agreement: (Expired) on Nov 20, 2026; (Expiring), ends in 2027. Empty where
 * nothing is known of its end.
 */
export function ending({ status, ends, indefinite }: Ending, today: string): string {
  if (!ends) return indefinite ? ", without end" : "";
  if (hasPassed(ends, today)) return ` ${at(ends)}`;
  // Recorded as ended before the day that was agreed.
  return status === "EXPIRED" ? `, ended before ${date(ends)}` : `, ends ${at(ends)}`;
}

/** What the end of an agreement is to be called. */
export function endingLabel({ status, ends }: Ending, today: string): string {
  if (ends && hasPassed(ends, today)) return "Ended";
  return status === "EXPIRED" ? "Was to end" : "Ends";
}
