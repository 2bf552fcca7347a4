/** A slot in words: for the line under the pointer and for a screen reader. */
import type { DayOutlook } from "../../backend/types/DayOutlook.ts";
import type { Register } from "../../backend/types/Register.ts";
import { theRegister } from "../../state/register.svelte.ts";
import { t } from "../../words/index.ts";
import type { Slot } from "./layout.ts";
import type { Cell } from "./paint.ts";

/** How many reasons are said; the rest waits for the drop. */
const most = 3;

export interface SlotWords {
  /** „śr 16 XII, 17.00 – wolne” */
  title: string;
  /** „3 sale”, „23 dni na ogłoszenie”; or why not. */
  lines: string[];
}

export function slotWords(at: Slot, cell: Cell | null, outlook: DayOutlook | undefined): SlotWords {
  const { calendar, common, dates } = t();
  const where = ownerName(theRegister().value, at.owner);
  const when = [`${dates.dayShort(at.day)}, ${dates.time(at.minute)}`, where].filter(Boolean).join(", ");
  if (!cell) return { title: calendar.slot(when, calendar.checking), lines: [] };
  const open = cell.verdict === "free" || cell.verdict === "warned";
  return {
    title: calendar.slot(when, common.verdicts[cell.verdict]),
    lines: [
      ...(open && at.owner?.kind !== "venue" ? [calendar.freeVenues(cell.venues)] : []),
      ...cell.rules.slice(0, most).map((rule) => calendar.rules[rule]),
      ...(outlook ? [calendar.leadDays(outlook.lead_days)] : []),
    ],
  };
}

/** The person or the venue of a row. */
export function ownerName(register: Register | undefined, owner: Slot["owner"]): string {
  const all = owner?.kind === "person" ? register?.people : register?.venues;
  return owner ? (all?.find(({ id }) => id === owner.id)?.name ?? "") : "";
}
