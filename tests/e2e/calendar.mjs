/** The calendar of the real window, as a hand and an eye use it: turning weeks, dragging, reading. */
import assert from "node:assert/strict";
import { dayOf, minuteOf, weekOf } from "./register.mjs";
import { eventually } from "./window.mjs";

export const hook = (name) => `[data-testid="${name}"]`;

/** A pack is typeset: on a busy machine, in a debug build, that is not done in a moment. Milliseconds. */
const packTime = 60_000;

/** The path of the pack that was just exported, as the meeting's panel tells it. */
export async function exportedPack(session) {
  return session.attribute(await session.find(hook("exported"), undefined, packTime), "data-pack");
}

export class Calendar {
  #session;

  constructor(session) {
    this.#session = session;
  }

  /** Opens the calendar from the bar. */
  static async open(session) {
    await session.click(await session.find("nav a", "Kalendarz"));
    await session.find(hook("week-grid"));
    await session.find("[data-testid^=request-]");
    return new Calendar(session);
  }

  /** Turns the weeks with the window's own buttons until a day is shown. */
  async turnTo(day) {
    const shown = await this.#session.run(`return document.querySelector("[data-testid^=day-]").dataset.testid.slice(4)`);
    const weeks = Math.round((Date.parse(weekOf(day)[0]) - Date.parse(shown)) / (7 * 86_400_000));
    const button = await this.#session.find(hook(weeks < 0 ? "previous" : "next"));
    for (let turned = 0; turned < Math.abs(weeks); turned++) await this.#session.click(button);
    await this.#session.find(hook(`day-${day}`));
  }

  /** Where something is that can be taken hold of: its middle, scrolled into sight. */
  async middleOf(selector) {
    await this.#session.find(selector);
    return this.#session.run(
      `const element = document.querySelector(arguments[0]);
       element.scrollIntoView({ block: "nearest" });
       const { x, y, width, height } = element.getBoundingClientRect();
       return { x: x + width / 2, y: y + height / 2 };`,
      selector,
    );
  }

  /** The middle of the quarter of an hour in the shown week at which something would start. */
  pointOf(start) {
    return this.#session.run(
      `const [column, minute] = arguments;
       const scroll = document.querySelector("[data-grid-scroll]");
       const box = () => document.querySelector("[data-grid-body]").getBoundingClientRect();
       const quarter = box().height / 60;
       const y = () => box().top + ((minute - 7 * 60) / 15 + 0.5) * quarter;
       const { top, bottom } = scroll.getBoundingClientRect();
       if (y() < top + 160 || y() > bottom - 60) scroll.scrollTop += y() - (top + bottom) / 2;
       return { x: box().left + ((column + 0.5) * box().width) / 7, y: y() };`,
      weekOf(dayOf(start)).indexOf(dayOf(start)),
      minuteOf(start),
    );
  }

  /** Carries a request from the list over a start and holds it there until the desk has answered. */
  async carryRequest(request, start) {
    const to = await this.pointOf(start);
    const from = await this.middleOf(hook(`request-${request.id}`));
    await this.#carry(from, to);
    return this.under(start);
  }

  /** Carries a meeting of the grid over another start, taken hold of within its first quarter of an hour. */
  async carryMeeting(id, start) {
    const to = await this.pointOf(start);
    const from = await this.#headOf(id);
    await this.#carry(from, to);
    return this.under(start);
  }

  /** Waits until the grid shows a meeting at its start: the register knows it a moment earlier. */
  shows(id, start) {
    return eventually(async () => {
      // First the slot: looking for it may scroll the grid.
      const slot = await this.pointOf(start);
      const head = await this.#headOf(id);
      if (Math.abs(head.y - slot.y) > 6) throw new Error(`meeting ${id} is not shown at ${start} yet`);
    });
  }

  /** Carries a meeting over the list of requests and lets it go there. */
  async giveBack(id) {
    const to = await this.middleOf(hook("request-list"));
    await this.#carry(await this.#headOf(id), to);
    await this.#session.drop();
  }

  async #headOf(id) {
    const middle = await this.middleOf(hook(`meeting-${id}`));
    const top = await this.#session.run(`return document.querySelector(arguments[0]).getBoundingClientRect().top`, hook(`meeting-${id}`));
    return { x: middle.x, y: top + 5 };
  }

  #carry(from, to) {
    const first = { x: from.x + (to.x > from.x ? 12 : -12), y: from.y };
    const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    return this.#session.drag([from, first, half, to], { release: false });
  }

  /** What the grid says of the slot under what is carried, once it stands at `start` and the desk has answered. */
  under(start) {
    return eventually(async () => {
      const cursor = await this.#session.run(
        `const { day, minute, verdict } = document.getElementById("grid-cursor")?.dataset ?? {};
         const tip = document.querySelector("[data-testid=tip]")?.textContent ?? "";
         return { day, minute: Number(minute), verdict, tip };`,
      );
      assert.deepEqual([cursor.day, cursor.minute], [dayOf(start), minuteOf(start)], "what is carried stands elsewhere");
      assert.ok(cursor.verdict, "the desk has not answered yet");
      return cursor;
    }, `what is carried stands at ${dayOf(start)}, minute ${minuteOf(start)}`);
  }

  /** What of the bar over the days can't be pressed, because something lies over it; by its words. */
  coveredInBar() {
    return this.#session.run(
      `const pressed = (control) => {
         const { x, y, width, height } = control.getBoundingClientRect();
         return control.contains(document.elementFromPoint(x + width / 2, y + height / 2));
       };
       const bar = document.querySelector("[data-testid=calendar-bar]");
       return [...bar.querySelectorAll("button, label")].filter((each) => !pressed(each)).map((each) => each.ariaLabel ?? each.textContent.trim());`,
    );
  }

  /** What the last words for a screen reader are. */
  spoken() {
    return this.#session.run(`return document.querySelector("[role=status][aria-live=polite]").textContent`);
  }
}
