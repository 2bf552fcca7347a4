/** How much a rule weighs in the line under the pointer. The desk judges; here it is only which reason is said first. */
import type { RuleId } from "../../backend/types/RuleId.ts";
import type { Settings } from "../../backend/types/Settings.ts";
import type { Severity } from "../../backend/types/Severity.ts";

/** What each rule is of itself where it does more than warn. */
const own: Partial<Record<RuleId, Severity>> = {
  in_the_past: "blocks",
  public_holiday: "blocks",
  office_closed: "blocks",
  election_silence: "blocks",
  lead_time_minimum: "blocks",
  person_busy: "blocks",
  outside_hours: "blocks",
  travel_time: "blocks",
  venue_busy: "blocks",
  venue_refused: "blocks",
  hold_expired: "blocks",
  venue_closed: "blocks",
  venue_too_small: "blocks",
  venue_lacks_access: "blocks",
  calendar_stale: "unknown",
};

const order: Severity[] = ["blocks", "unknown", "warns", "notes"];

/** 0 for what blocks; more for what weighs less. The office's settings go before a rule's own severity. */
export const rankOf = (rule: RuleId, settings?: Settings) =>
  order.indexOf(settings?.rules[rule]?.severity ?? own[rule] ?? "warns");
