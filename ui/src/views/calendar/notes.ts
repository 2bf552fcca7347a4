/** What a day carries besides meetings, as far as its layers are shown. */
import type { DayNote } from "../../backend/types/DayNote.ts";
import { t } from "../../words/index.ts";
import { shows, showsPeriod } from "./settings.svelte.ts";

/** In two or three words, and whole. */
export function noteSaid(note: DayNote | undefined): { said: string; whole: string } {
  const holiday = note?.holiday && shows("holidays") ? t().conflicts.holidays[note.holiday] : "";
  const periods = note?.periods.filter(({ kind }) => showsPeriod(kind)) ?? [];
  const said = holiday || periods.map(({ kind }) => t().terms.periodKinds[kind])[0] || "";
  return { said, whole: [holiday, ...periods.map(({ name }) => name)].filter(Boolean).join("; ") || said };
}
