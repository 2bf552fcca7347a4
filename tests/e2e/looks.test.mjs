/** The main job's views at the smallest size that is promised, in both languages, light and dark: nothing is cut. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Calendar, hook } from "./calendar.mjs";
import { prefer } from "./preferences.mjs";
import { dayOf, Register } from "./register.mjs";
import { keys } from "./webdriver.mjs";
import { inWindow, picture } from "./window.mjs";

const looks = [
  { language: "pl", theme: "light" },
  { language: "pl", theme: "dark" },
  { language: "en", theme: "light" },
];

/** One meeting confirmed and exported, another that is only held; both in the window's weeks. */
async function prepare(places) {
  const register = await Register.sample(places);
  const hold = async () => {
    const { request, slot } = await register.mostUrgent();
    const { meeting_id } = await register.ask("place", request.id, "--start", slot.start, "--venue", slot.venue_id);
    return meeting_id;
  };
  const [announced, held] = [await hold(), await hold()];
  await register.ask("confirm", announced);
  await register.ask("export", announced, "--out", places.out);
  Object.assign(places, { register, announced, held });
}

test("the calendar, its picker, a conflict and the meeting's panel fit at 1280 × 720", () =>
  inWindow(
    "looks",
    async (session, { register, announced, held }) => {
      const { request, slot } = await register.mostUrgent();
      const blocked = await register.blockedNear(request, slot);
      for (const look of looks) {
        await prefer(session, look);
        const keep = (name) => keepPicture(session, `${name}-${look.language}-${look.theme}`);
        await panels(session, register, { announced, held }, keep);
        await drags(session, { request, slot, blocked }, keep);
      }
    },
    { prepare, size: [1280, 720] },
  ));

async function panels(session, register, meetings, keep) {
  for (const [name, id] of Object.entries(meetings).toReversed()) {
    const day = dayOf((await register.meeting(id)).start);
    await session.run("location.hash = arguments[0]", `#/calendar?day=${day}&meeting=${id}`);
    await session.find(`${hook(`meeting-${id}`)}[aria-pressed=true]`);
    await session.find(`${hook("meeting-panel")} ${hook("history")}`);
    await keep(`panel-${name}`);
  }
  await session.run("document.querySelector(arguments[0]).scrollIntoView()", hook("pack"));
  await keep("panel-lower");
}

async function drags(session, { request, slot, blocked }, keep) {
  await session.run("location.hash = arguments[0]", `#/calendar?day=${dayOf(slot)}`);
  await session.find(hook(`day-${dayOf(slot)}`));
  const calendar = new Calendar(session);
  await session.gone(hook("meeting-panel"));
  for (const [name, start, shown] of [
    ["free", slot.start, "[data-verdict]"],
    ["blocked", blocked.start, hook("conflict")],
  ]) {
    await calendar.carryRequest(request, start);
    await keep(`carried-${name}`);
    await session.drop();
    await session.find(`${hook("venue-picker")} ${shown}`);
    await keep(`dropped-${name}`);
    await session.press(keys.escape);
    await session.gone(hook("venue-picker"));
  }
  await session.click(await session.find(hook(`request-${request.id}`)));
  await session.find(`${hook("request-panel")} ${hook("suggestion-0")}`);
  await keep("request");
}

/** Keeps a picture and sees that no text is cut by what holds it. Names in a meeting's box may be: the panel has them. */
async function keepPicture(session, name) {
  await picture(session, name);
  const cut = await session.run(`
    const clips = (element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
    const held = [...document.querySelectorAll("body *:not(.only-spoken, svg, svg *)")].filter((element) =>
      clips(element) && element.scrollWidth > element.clientWidth + 1);
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ["the page is wider than the window"] : [];
    return [...held.map((element) => element.outerHTML.slice(0, 160)), ...wide];`);
  assert.deepEqual(cut, [], `${name}: cut`);
}
