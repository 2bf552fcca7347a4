/**
 * The register on the disk, asked and prepared through the command line. It may be read while the window runs; it is
 * written to only before the window opens, since the window hears of its own changes alone.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { commandLine } from "./window.mjs";

const execute = promisify(execFile);
const weeks = 14;

export class Register {
  #data;

  constructor(data) {
    this.#data = data;
  }

  /** Fills an empty folder with the sample department. */
  static async sample({ data }) {
    const register = new Register(data);
    await register.ask("sample");
    return register;
  }

  /** The answer to a command of `lawka`; a refusal is an error with its words. */
  async ask(...words) {
    const said = await execute(commandLine, ["--data", this.#data, "--json", ...words.map(String)], { maxBuffer: 1 << 28 });
    return JSON.parse(said.stdout);
  }

  async meeting(id) {
    const found = (await this.ask("list", "meetings")).find((meeting) => meeting.id === id);
    if (!found) throw new Error(`the register has no meeting ${id}`);
    return found;
  }

  async meetingOf(request) {
    return (await this.ask("list", "meetings")).find(({ request_id }) => request_id === request.id);
  }

  /** The best slots of a request, best first. */
  async best(request, count = 1) {
    const { slots } = await this.ask("options", request.id, ...horizon(), "--best", count);
    return slots;
  }

  /** The request that waits longest and has a free slot, with that slot: what an officer would take first. */
  async mostUrgent() {
    const waiting = (await this.ask("list", "requests")).filter(({ state }) => state === "waiting");
    for (const request of waiting.toSorted((a, b) => b.waiting_days - a.waiting_days)) {
      const [slot] = await this.best(request);
      if (slot?.verdict === "free") return { request, slot };
    }
    throw new Error("no request of the sample has a free slot");
  }

  /** A start of the week of `slot`, in the evening, at which every venue is blocked; with the rules that block. */
  async blockedNear(request, slot) {
    const days = weekOf(dayOf(slot));
    const { slots } = await this.ask("options", request.id, "--from", days[0], "--to", days[6]);
    for (const [start, all] of byStart(slots)) {
      const evening = minuteOf(start) >= 14 * 60 && minuteOf(start) <= 19 * 60;
      if (!evening || all.some(({ verdict }) => verdict !== "blocked")) continue;
      return { start, rules: new Set(all.flatMap(({ reasons }) => reasons.map(({ rule }) => rule))) };
    }
    throw new Error(`no evening from ${days[0]} on is blocked in every venue`);
  }
}

function byStart(slots) {
  const groups = new Map();
  for (const slot of slots) {
    if (!groups.has(slot.start)) groups.set(slot.start, []);
    groups.get(slot.start).push(slot);
  }
  return groups;
}

const iso = (date) => date.toISOString().slice(0, 10);

function horizon() {
  const now = new Date();
  return ["--from", iso(now), "--to", iso(new Date(now.getTime() + weeks * 7 * 86_400_000))];
}

/** "2026-12-16T17:00:00+01:00" or a slot that starts then → "2026-12-16": answers carry Warsaw's wall clock. */
export const dayOf = (start) => (start.start ?? start).slice(0, 10);

/** Minutes of the day on Warsaw's wall clock. */
export function minuteOf(start) {
  const [hours, minutes] = (start.start ?? start).slice(11, 16).split(":").map(Number);
  return hours * 60 + minutes;
}

/** The days of a day's week, Monday first. */
export function weekOf(day) {
  const noon = new Date(`${day}T12:00:00Z`);
  const monday = noon.getTime() - ((noon.getUTCDay() + 6) % 7) * 86_400_000;
  return Array.from({ length: 7 }, (_, index) => iso(new Date(monday + index * 86_400_000)));
}
