/** Where one does something about what stands in a request's way. */
import type { SeasonRelaxation } from "../../backend/types/SeasonRelaxation.ts";
import type { ViewId } from "../../state/navigation.svelte.ts";

export type WayOut =
  | { to: ViewId; params: Record<string, string | number> }
  /** Within the season's own view: the plan's settings, or another placement of the proposal. */
  | { show: "setup" }
  | { show: "placement"; key: string };

export function wayOut(change: SeasonRelaxation, requestId: number): WayOut {
  switch (change.change) {
    case "dates":
    case "weekdays":
      return { to: "requests", params: { request: requestId } };
    case "hours":
      return { show: "setup" };
    case "blocked_date":
      return { to: "settings", params: { section: "periods" } };
    case "lead_time":
    case "district_gap":
    case "person_limit":
      return { to: "settings", params: { section: "dates" } };
    case "other_venue":
    case "venue_hours":
    case "venue_booked":
      return { to: "people", params: { tab: "venues" } };
    case "person_hours":
    case "person_busy":
      return { to: "people", params: { person: change.person_id } };
    case "meeting":
      return { to: "calendar", params: { meeting: change.meeting_id } };
    case "request":
      return { show: "placement", key: `R${change.request_id}` };
  }
}
