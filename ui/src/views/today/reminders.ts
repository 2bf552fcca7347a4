/**
 * Deadlines told by the system while nobody looks at the window: once a day what is due, and what becomes due later in
 * the day. Only numbers are told: a notification stands on a screen that others see.
 */
import { backend } from "../../backend/index.ts";
import type { TodayLine } from "../../backend/types/TodayLine.ts";
import { lock } from "../../state/lock.svelte.ts";
import { preferences, remembered } from "../../state/preferences.svelte.ts";
import { civilAt, type Day } from "../../time/civil.ts";
import { t } from "../../words/index.ts";
import { grouped, isDue, keyOf } from "./layout.ts";

/** Milliseconds between two looks; the first comes when the morning's rush of a start is over. */
const every = 10 * 60_000;
const first = 60_000;

/** A short mark of a line: what it says of a matter must not lie about in the web view. FNV-1a. */
function markOf(line: TodayLine): number {
  return [...keyOf(line)].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0, 0x811c9dc5);
}

/** What has been told on a day, by the marks of its lines. */
export interface Told {
  day: Day;
  keys: readonly number[];
}

export interface Reminder {
  overdue: number;
  today: number;
  told: Told;
}

/** What is worth a notification now: due today or overdue, and not told yet today. Undefined when there is nothing. */
export function reminderOf(lines: readonly TodayLine[], day: Day, told: Told): Reminder | undefined {
  const groups = grouped(lines.filter(isDue), day).filter(({ group }) => group === "overdue" || group === "today");
  const before = told.day === day ? told.keys : [];
  const fresh = groups.flatMap(({ group, lines }) => lines.map((line) => ({ group, key: markOf(line) }))).filter(({ key }) => !before.includes(key));
  if (fresh.length === 0) return undefined;
  const count = (wanted: string) => fresh.filter(({ group }) => group === wanted).length;
  return { overdue: count("overdue"), today: count("today"), told: { day, keys: [...before, ...fresh.map(({ key }) => key)] } };
}

const isTold = (value: unknown): value is Told =>
  typeof value === "object" && value !== null && "day" in value && typeof value.day === "string" && "keys" in value && Array.isArray(value.keys);
const told = remembered<Told>("reminded", { day: "", keys: [] }, isTold);

/** Looks now and tells what there is; nothing while somebody works in the window, or it is locked. */
export async function remindNow(): Promise<void> {
  if (!preferences.reminders || lock.locked || document.hasFocus()) return;
  const today = await backend.call("today").catch(() => undefined);
  const reminder = today && reminderOf(today.lines, civilAt(new Date()).day, told.value);
  if (!reminder) return;
  const words = t().today.reminder;
  const parts = [reminder.overdue > 0 ? words.overdue(reminder.overdue) : "", reminder.today > 0 ? words.today(reminder.today) : ""];
  const said = { title: words.title, body: words.body(parts.filter(Boolean).join(", ")) };
  const shown = await backend.call("remind", said).catch(() => false);
  if (shown) told.value = reminder.told;
}

/** Looks from time to time; the answer ends it. */
export function watchDeadlines(): () => void {
  const soon = setTimeout(() => void remindNow(), first);
  const timer = setInterval(() => void remindNow(), every);
  return () => {
    clearTimeout(soon);
    clearInterval(timer);
  };
}
