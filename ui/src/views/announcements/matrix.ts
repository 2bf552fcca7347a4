/** One cell of meetings × channels. The deadlines are the desk's. */
import type { ChannelState } from "../../backend/types/ChannelState.ts";
import type { MeetingPanel } from "../../backend/types/MeetingPanel.ts";
import type { IconName } from "../../components/icons.ts";

export type Cell = "out" | "stale" | "late" | "due";
export type Which = "ahead" | "open" | "past";

export const marks: Record<Cell, IconName> = { out: "check", stale: "edit", late: "warning", due: "minus" };

export function cellOf(state: ChannelState | undefined, now: string): Cell {
  if (state?.publication) return state.publication.stale ? "stale" : "out";
  return state && Date.parse(state.due_by) < Date.parse(now) ? "late" : "due";
}

export const doneIn = (panel: MeetingPanel) =>
  panel.channels.filter(({ publication }) => publication !== null && !publication.stale).length;

/** The meetings of one group: those ahead soonest first, past ones latest first. */
export function shown(panels: readonly MeetingPanel[], which: Which, now: string): MeetingPanel[] {
  const isPast = ({ card }: MeetingPanel) => Date.parse(card.end) < Date.parse(now);
  const byStart = (a: MeetingPanel, b: MeetingPanel) => Date.parse(a.card.start) - Date.parse(b.card.start);
  if (which === "past") return panels.filter(isPast).sort(byStart).reverse();
  const ahead = panels.filter((panel) => !isPast(panel)).sort(byStart);
  return which === "ahead" ? ahead : ahead.filter((panel) => doneIn(panel) < panel.channels.length);
}
