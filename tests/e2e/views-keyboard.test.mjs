/** Each view is worked without a mouse, in the real window, on the sample department with a final date. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hook } from "./calendar.mjs";
import { reach } from "./keyboard.mjs";
import { Register } from "./register.mjs";
import { keys } from "./webdriver.mjs";
import { eventually, inWindow } from "./window.mjs";

/** A search for a season settles late on a busy machine, and a debug build sets type slowly. Milliseconds. */
const longTime = 90_000;

async function prepare(places) {
  const register = await Register.sample(places);
  const { request, slot } = await register.mostUrgent();
  const { meeting_id } = await register.ask("place", request.id, "--start", slot.start, "--venue", slot.venue_id);
  await register.ask("confirm", meeting_id);
  Object.assign(places, { register, meeting: meeting_id });
}

/** Opens a view by its number, from the top of the page. */
async function view(session, number, there) {
  await session.press([keys.control, `${number}`]);
  await session.find(there);
  await session.run("document.activeElement?.blur()");
}

test("what is due, people, announcements, reports, the ledger, the settings and a season are worked by keyboard alone", () =>
  inWindow(
    "views-keyboard",
    async (session, { register, meeting }) => {
      await dueAndRequests(session);
      await people(session, register);
      await announcements(session, meeting);
      await reportsAndLedger(session);
      await settings(session);
      await season(session, register);
      assert.equal(session.effort.presses, 0, "the mouse was not touched");
    },
    { prepare },
  ));

async function dueAndRequests(session) {
  await view(session, 1, "[data-testid^=today-group]");
  await reach(session, "[data-testid=today-request_waiting]");
  await session.press(keys.enter);
  await session.find(hook("request-panel"));
  await view(session, 4, "tbody tr");
  await reach(session, "[role=searchbox]");
  await session.press(..."mistrzejowic");
  await eventually(async () => assert.equal((await session.all("tbody tr")).length, 1), "one request is found");
  await reach(session, "tbody .open");
  await session.press(keys.enter);
  await session.find("aside h2", "Tramwaj");
}

async function people(session, register) {
  const [person] = await register.ask("list", "people");
  await view(session, 5, "tbody tr");
  await reach(session, "tbody .open");
  await session.press(keys.enter);
  await session.find("aside h2", person.name);
  await reach(session, hook("edit-card"));
  await session.press(keys.enter);
  await session.find(hook("card-form"));
  await session.press(keys.escape);
  await session.gone(hook("card-form"));
}

async function announcements(session, meeting) {
  await view(session, 6, hook(`announcement-${meeting}`));
  await reach(session, `${hook(`announcement-${meeting}`)} a`);
  await session.press(keys.enter);
  await session.find(hook("announcement-editor"));
  const channel = () => session.run("return location.hash.match(/channel=(\\w+)/)?.[1] ?? null");
  const before = await channel();
  await session.press([keys.alt, keys.down]);
  await eventually(async () => assert.notEqual(await channel(), before), "the next channel is shown");
}

async function reportsAndLedger(session) {
  await view(session, 7, "main table");
  await reach(session, "main input[type=radio]");
  await session.press(keys.right);
  await session.find("main figure svg");
  await view(session, 8, "tbody .open");
  await reach(session, "tbody .open");
  await session.press(keys.enter);
  await session.find(hook("ledger-details"));
}

async function settings(session) {
  await view(session, 9, "main nav a");
  await reach(session, "main input[type=radio][value=light], main input[type=radio][value=system]");
  await session.press(keys.right);
  await eventually(async () => assert.ok(await session.run("return document.documentElement.dataset.theme")), "another theme is shown");
}

async function season(session, register) {
  const meetings = async () => (await register.ask("list", "meetings")).length;
  const before = await meetings();
  await view(session, 3, hook("season-plan"));
  await reach(session, hook("season-plan"));
  await session.press(keys.enter);
  await session.find(hook("season-stop"), undefined, longTime);
  await reach(session, hook("season-stop"));
  await session.press(keys.enter);
  await session.find(hook("season-summary"), undefined, longTime);
  await session.press([keys.control, keys.enter]);
  await eventually(async () => assert.ok((await meetings()) > before + 9), "the plan is accepted", longTime);
  await session.run("document.activeElement?.blur()");
  await session.press([keys.control, "z"]);
  await eventually(async () => assert.equal(await meetings(), before), "one undo takes it back");
}
