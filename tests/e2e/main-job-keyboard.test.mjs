/** The main job with the keyboard alone, heard as a screen reader would tell it, in the real window. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { Calendar, exportedPack, hook } from "./calendar.mjs";
import { back, focused, reach } from "./keyboard.mjs";
import { openPack } from "./pack.mjs";
import { dayOf, minuteOf, Register } from "./register.mjs";
import { keys } from "./webdriver.mjs";
import { eventually, inWindow, picture } from "./window.mjs";

/** At most so many keys from a request that has the focus to its exported pack; keys held together count each. */
const mostKeys = 30;

test("a request is picked up, placed, confirmed and exported with the keyboard alone", () =>
  inWindow(
    "main-job-keyboard",
    async (session, places) => {
      const register = new Register(places.data);
      const { request } = await register.mostUrgent();
      const desk = { session, register, request, calendar: new Calendar(session) };
      await goToRequest(desk);
      await picksUpAndPutsBack(desk);

      session.effort.keys = 0;
      const meeting = await holdsADate(desk);
      await reach(session, hook("confirm"));
      await session.press(keys.enter);
      await eventually(async () => assert.equal((await register.meeting(meeting.id)).state, "confirmed"), "it is confirmed");
      await session.find(hook("export"));
      await focused(session, ":not(body)");
      await reach(session, hook("export"), back);
      await session.press(keys.enter);
      const pressed = session.effort.keys;
      const archive = await exportedPack(session);
      await picture(session, "keyboard-exported");

      assert.ok(archive.startsWith(places.data), "without a folder chosen, the pack lies beside the register");
      assert.equal(openPack(archive, join(places.home, "opened")).release, 1);
      assert.equal(session.effort.presses, 0, "the mouse was not touched");
      assert.ok(pressed <= mostKeys, `${pressed} keys from a request to a pack`);
      console.log(`from a request to a pack: ${pressed} keys`);
    },
    { prepare: Register.sample },
  ));

/** From the start of the window: to the calendar, past the bar, past the search, to the request that waits longest. */
async function goToRequest({ session, request }) {
  await session.find("nav a");
  await session.press([keys.control, "2"]);
  await session.find(hook(`request-${request.id}`));
  await session.press(keys.tab, keys.enter);
  await reach(session, hook(`request-${request.id}`));
}

async function picksUpAndPutsBack({ session, calendar, request, register }) {
  await session.press(keys.enter);
  await hears(calendar, /^Podniesiono: .*strzałki przesuwają.*Escape – rezygnacja/i);
  await answered(session);
  await session.press(keys.right, keys.down);
  await hears(calendar, /^\p{L}+\s\d+\s[IVX]+,\s\d+\.\d\d\s–\s(wolne|z zastrzeżeniem|zajęte|brak danych); /u);
  await picture(session, "keyboard-carried");
  await session.press(keys.escape);
  await hears(calendar, /Nic się nie zmieniło/);
  await focused(session, hook(`request-${request.id}`));
  assert.equal(await register.meetingOf(request), undefined);
}

/** Picked up, to the next free start, the best venue; answers with the meeting that is held. */
async function holdsADate({ session, calendar, register, request }) {
  await session.press(keys.enter);
  await answered(session);
  await session.press("n");
  await hears(calendar, /,\s\d+\.\d\d\s–\swolne; .*na\sogłoszenie/);
  const there = await session.run(`const { day, minute } = document.getElementById("grid-cursor").dataset; return [day, Number(minute)]`);
  await session.press(keys.enter);
  await focused(session, `${hook("venue-picker")} [data-verdict=free]`);
  await picture(session, "keyboard-venues");
  await session.press(keys.enter);
  return eventually(async () => {
    const meeting = await register.meetingOf(request);
    assert.equal(meeting?.state, "held");
    assert.deepEqual([dayOf(meeting), minuteOf(meeting)], there, "it stands where N led");
    return meeting;
  }, "the date is held");
}

/** The desk's answer for what was picked up is there. */
const answered = (session) => session.find(`${hook("week-grid")}[aria-busy=false] ${hook("cursor")}[data-verdict]`);

const hears = (calendar, words) =>
  eventually(async () => assert.match(await calendar.spoken(), words), `a screen reader says ${words}`);
