import type { InformedRow } from "../../backend/types/InformedRow.ts";

/** Those who have not been told, the longest waiting first. */
export function longestWaiting(rows: readonly InformedRow[]): InformedRow[] {
  const waits = rows.filter(({ waiting_hours }) => waiting_hours !== null);
  return waits.sort((a, b) => (b.waiting_hours ?? 0) - (a.waiting_hours ?? 0));
}
