/** The main job with the mouse alone, in the real window on the sample department. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { Calendar, exportedPack, hook } from "./calendar.mjs";
import { openPack } from "./pack.mjs";
import { dayOf, Register, weekOf } from "./register.mjs";
import { keys } from "./webdriver.mjs";
import { eventually, inWindow, picture } from "./window.mjs";

/** At most so many presses from a request to an exported pack. */
const mostPresses = 12;

const onSample = (name, scenario) =>
  inWindow(
    name,
    async (session, places) => {
      const calendar = await Calendar.open(session);
      await scenario({ session, calendar, register: new Register(places.data), places });
    },
    { prepare: Register.sample },
  );

const textsOf = (session, selector) =>
  session.run(`return [...document.querySelectorAll(arguments[0])].map((each) => each.textContent.trim())`, selector);

/** Waits until the register on the disk has the meeting in a state. */
const stands = (register, request, expected) =>
  eventually(async () => {
    const meeting = await register.meetingOf(request);
    assert.ok(meeting, "the request has no meeting");
    for (const [field, value] of Object.entries(expected)) assert.equal(meeting[field], value, field);
    return meeting;
  }, `the request's meeting has ${JSON.stringify(expected)}`);

test("a request is dragged to a blocked slot, then to a free one, confirmed and exported", () =>
  onSample("main-job-mouse", async ({ session, calendar, register, places }) => {
    const { request, slot } = await register.mostUrgent();
    await picture(session, "calendar-idle");
    await calendar.turnTo(dayOf(slot));
    await refusedInWords({ session, calendar, register }, request, slot);

    session.effort.presses = 0;
    const under = await calendar.carryRequest(request, slot.start);
    assert.equal(under.verdict, "free");
    assert.match(under.tip, /wolne/);
    await picture(session, "calendar-carried-free");
    await session.drop();
    const venue_id = await chooseBestVenue(session);
    const held = await stands(register, request, { state: "held", start: slot.start, venue_id });

    await session.click(await session.find(hook("confirm")));
    await session.find("[data-testid^=notice-]");
    await stands(register, request, { state: "confirmed" });
    await picture(session, "meeting-confirmed");
    // With the panel beside it the bar takes two rows, and both are there.
    assert.deepEqual(await calendar.coveredInBar(), []);

    const folder = await session.find(hook("export-folder"));
    await session.clear(folder);
    await session.type(folder, places.out);
    await session.click(await session.find(hook("export")));
    const { presses } = session.effort;
    const archive = await exportedPack(session);
    await picture(session, "meeting-exported");
    assert.ok(archive.startsWith(places.out), `${archive} lies in the folder that was given`);
    const manifest = openPack(archive, join(places.home, "opened"));
    assert.equal(manifest.release, 1);
    assert.equal(Date.parse(manifest.start), Date.parse(slot.start));
    assert.ok(presses <= mostPresses, `${presses} presses of the mouse from a request to a pack`);
    console.log(`from a request to a pack: ${presses} presses of the mouse`);

    await publishesAndUndoes({ session, register }, held);
  }));

/** Over a blocked slot: the reason under the pointer, after the drop the conflict in words; nothing is placed. */
async function refusedInWords({ session, calendar, register }, request, slot) {
  const blocked = await register.blockedNear(request, slot);
  const under = await calendar.carryRequest(request, blocked.start);
  assert.equal(under.verdict, "blocked");
  assert.match(under.tip, / – zajęte/);
  await picture(session, "calendar-carried-blocked");
  await session.drop();
  await session.find(hook("conflict"));
  await picture(session, "conflict");
  const rules = await session.run(`return [...document.querySelectorAll("[data-testid=conflict] [data-rule]")].map(({ dataset }) => dataset.rule)`);
  assert.ok(rules.length > 0 && rules.every((rule) => blocked.rules.has(rule)), `${rules} are among ${[...blocked.rules]}`);
  const said = await textsOf(session, "[data-testid=conflict] [data-rule] p");
  for (const sentence of said) assert.match(sentence, /^\p{Lu}.*[.…”]$/u, "a whole sentence");
  await session.press(keys.escape);
  await session.gone(hook("venue-picker"));
  assert.equal(await register.meetingOf(request), undefined, "nothing is placed");
}

/** The venues are ranked; the first is taken. Answers with its id. */
async function chooseBestVenue(session) {
  const first = await session.find(`${hook("venue-picker")} [data-testid^=venue-choice-]`);
  const verdicts = await session.run(
    `return [...document.querySelectorAll("[data-testid=venue-picker] [data-verdict]")].map(({ dataset }) => dataset.verdict)`,
  );
  const ranks = verdicts.map((verdict) => ["free", "warned", "unknown", "blocked"].indexOf(verdict));
  assert.deepEqual(ranks, ranks.toSorted(), `venues are ranked: ${verdicts}`);
  await picture(session, "venue-picker");
  const id = Number((await session.attribute(first, "data-testid")).replace("venue-choice-", ""));
  await session.click(first);
  await session.gone(hook("venue-picker"));
  return id;
}

/** A publication can be taken back; what was released before it can't. */
async function publishesAndUndoes({ session, register }, { id }) {
  await session.click(await session.find("[data-testid^=record-]"));
  await session.type(await session.find("dialog input[name=url]"), "https://www.krakow.pl/spotkania/1");
  await session.click(await session.find(hook("publish-confirm")));
  await session.gone("dialog");
  await eventually(async () => assert.equal((await register.meeting(id)).state, "announced"), "the meeting is announced");
  await session.press([keys.control, "z"]);
  await eventually(async () => assert.equal((await register.meeting(id)).state, "confirmed"), "the publication is taken back");
  await session.press([keys.control, "z"]);
  await session.find("section[aria-live=polite]", "nie można cofnąć");
  assert.equal((await register.meeting(id)).state, "confirmed");
}

test("the way out of a conflict is one press away, and can be undone", () =>
  onSample("way-out", async ({ session, calendar, register }) => {
    const { request, slot } = await register.mostUrgent();
    const blocked = await register.blockedNear(request, slot);
    await calendar.turnTo(dayOf(blocked));
    await calendar.carryRequest(request, blocked.start);
    await session.drop();
    await session.click(await session.find(`${hook("conflict")} ${hook("alternative-0")}`));
    await session.gone(hook("venue-picker"));
    const { id } = await stands(register, request, { state: "held" });
    await session.find(hook(`meeting-${id}`));
    await session.click(await session.find(hook("undo")));
    await session.find(hook(`request-${request.id}`));
    assert.equal(await register.meetingOf(request), undefined, "the request waits again");
  }));

test("a held date is dragged to another, undone and redone, and dragged back to the list", () =>
  onSample("held-mouse", async ({ session, calendar, register }) => {
    const { request, slot } = await register.mostUrgent();
    await calendar.turnTo(dayOf(slot));
    await calendar.carryRequest(request, slot.start);
    await session.drop();
    await chooseBestVenue(session);
    const held = await stands(register, request, { state: "held", start: slot.start });

    const shown = weekOf(dayOf(slot));
    const other = (await register.best(request, 60)).find((each) => shown.includes(dayOf(each)) && each.start !== slot.start);
    assert.ok(other, "there is another good start in that week");
    await calendar.shows(held.id, slot.start);
    await calendar.carryMeeting(held.id, other.start);
    await picture(session, "meeting-carried");
    await session.drop();
    await chooseBestVenue(session);
    await stands(register, request, { start: other.start });

    await session.click(await session.find(hook("undo")));
    await stands(register, request, { start: slot.start });
    await session.click(await session.find(hook("redo")));
    await stands(register, request, { start: other.start });

    await calendar.shows(held.id, other.start);
    await calendar.giveBack(held.id);
    await session.find(hook(`request-${request.id}`));
    assert.equal(await register.meetingOf(request), undefined, "the date is free again");
    await session.gone(hook(`meeting-${held.id}`));
  }));
