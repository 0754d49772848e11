import type { AgreementStatus } from "../server/generated/graphql";
import { words } from "./words";
import "./status.css";

/** The status of an agreement, as a word with a colour. */
export function Status({ status }: { status: AgreementStatus }) {
  return (
    <span className="status" data-status={status}>
      {words(status)}
    </span>
  );
}
