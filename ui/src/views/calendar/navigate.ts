/** Where the keyboard leads on the grid. */
import { addDays } from "../../time/civil.ts";
import type { Resource } from "../../backend/types/Resource.ts";
import { sameOwner, shown, step, type Slot } from "./layout.ts";
import type { CalendarState } from "./state.svelte.ts";

const last = shown.to - step;
const within = (minute: number) => Math.min(Math.max(minute, shown.from), last);

/** The slot a key leads to; null where the key is for something else. Shift makes a quarter an hour, and a day a week. */
export function moved({ day, minute }: Slot, key: string, shift: boolean): Slot | null {
  switch (key) {
    case "ArrowUp":
      return { day, minute: within(minute - (shift ? 60 : step)) };
    case "ArrowDown":
      return { day, minute: within(minute + (shift ? 60 : step)) };
    case "ArrowLeft":
      return { day: addDays(day, shift ? -7 : -1), minute };
    case "ArrowRight":
      return { day: addDays(day, shift ? 7 : 1), minute };
    case "PageUp":
      return { day: addDays(day, -7), minute };
    case "PageDown":
      return { day: addDays(day, 7), minute };
    case "Home":
      return { day, minute: shown.from };
    case "End":
      return { day, minute: last };
    default:
      return null;
  }
}

/** Where a day is one box, up and down are weeks. */
export function movedByDays(slot: Slot, key: string): Slot | null {
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, PageUp: -28, PageDown: 28 }[key];
  return days === undefined ? null : { ...slot, day: addDays(slot.day, days) };
}

/** Along rows of people and venues: days to the side, rows up and down, plus and minus change the hour by a quarter. */
export function movedOnRows(slot: Slot, key: string, shift: boolean, rows: readonly Resource[]): Slot | null {
  const rowsDown = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (rowsDown !== undefined) {
    const at = rows.findIndex((row) => sameOwner(row, slot.owner));
    const owner = rows[Math.min(Math.max(at + rowsDown, 0), rows.length - 1)];
    return owner ? { ...slot, owner } : slot;
  }
  const later = { "+": step, "=": step, "-": -step }[key];
  if (later !== undefined) return { ...slot, minute: within(slot.minute + later) };
  const days = { ArrowLeft: shift ? -7 : -1, ArrowRight: shift ? 7 : 1, PageUp: -28, PageDown: 28 }[key];
  return days === undefined ? null : { ...slot, day: addDays(slot.day, days) };
}

/** The keys that end a carry or find the next free start; the same in every look. */
export function carriedKey(desk: CalendarState, { key }: KeyboardEvent): boolean {
  const { carry } = desk;
  if (!carry.load) return false;
  if (key === "Escape") back(desk);
  else if (key === "Enter") desk.letGo(carry.at);
  else if (key.toLowerCase() === "n") carry.jump();
  else return false;
  return true;
}

/** Back where it was taken from. */
function back(desk: CalendarState) {
  const { load } = desk.carry;
  desk.putBack();
  const from = load?.meeting ? `meeting-${load.meeting.id}` : `request-${load?.requestId}`;
  document.querySelector<HTMLElement>(`[data-testid="${from}"]`)?.focus();
}
