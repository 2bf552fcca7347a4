/** Files that come in through the window. What the system's drop would tell the page is told to it as Tauri does. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { hook } from "./calendar.mjs";
import { dayOf, Register } from "./register.mjs";
import { keys } from "./webdriver.mjs";
import { eventually, inWindow, picture } from "./window.mjs";

/** A virtual display has no desktop to drop a file from: the listeners that Tauri keeps in the page are told. */
async function drop(session, path) {
  await eventually(async () => {
    const told = await session.run(
      `const event = "tauri://drag-drop";
       const kept = Object.getOwnPropertyNames(window).map((name) => window[name]);
       const listeners = kept.find((each) => each !== null && typeof each === "object" && Object.hasOwn(each, event))?.[event] ?? {};
       const ids = Object.getOwnPropertyNames(listeners);
       for (const id of ids) {
         const payload = { paths: [arguments[0]], position: { x: 600, y: 400 } };
         window.__TAURI_INTERNALS__.runCallback(listeners[id].handlerId, { event, id: Number(id), payload });
       }
       return ids.length;`,
      path,
    );
    assert.ok(told > 0, "nothing in the page hears of dropped files yet");
  }, "the page hears of dropped files");
  await session.find(hook("import-dialog"));
}

test("a table dropped on the window comes in with a report of each value that was not taken, and goes again", () =>
  inWindow(
    "import-table",
    async (session, places) => {
      const register = new Register(places.data);
      const before = (await register.ask("list", "requests")).length;
      await session.find("[data-testid^=today-group]");
      const rows = ["tytuł;wnioskodawca;uczestnicy", "Łąka przy Żabińcu;Żaneta Ćwik;80", "Światło na Ćwiklińskiej;Józef Łoś;dużo"];
      const path = join(places.home, "wnioski.csv");
      writeFileSync(path, `${rows.join("\n")}\n`);
      await drop(session, path);
      await session.click(await session.find(hook("import-go")));
      await session.find(hook("import-report"), "dużo");
      await picture(session, "import-table");
      const names = (await register.ask("list", "requests")).map(({ name }) => name);
      assert.ok(names.includes("Łąka przy Żabińcu"), "what was right came in");

      await session.click(await session.find(hook("undo-import")));
      await session.gone(hook("import-report"));
      await eventually(async () => assert.equal((await register.ask("list", "requests")).length, before), "the import is taken back");
    },
    { prepare: Register.sample },
  ));

test("a calendar that stands against a held date names the meeting, and the meeting names the conflict", () =>
  inWindow(
    "import-calendar",
    async (session, { home, register, held, speaker }) => {
      await session.find("[data-testid^=today-group]");
      const path = join(home, "wyjazd.ics");
      writeFileSync(path, calendarOver(held));
      await drop(session, path);
      const owner = await session.find(`${hook("import-dialog")} [role=combobox]`);
      await session.type(owner, speaker.name);
      await session.press(keys.enter);
      // The preview comes first; until then there is nothing to agree to.
      await session.find(`${hook("import-dialog")} a`, held.name);
      await session.click(await session.find(hook("import-go")));
      await session.find(hook("import-report"), held.name);
      await picture(session, "import-calendar");

      await session.click(await session.find(`${hook("import-report")} a`, held.name));
      await session.find(`${hook("meeting-panel")} [data-rule=person_busy]`, "Delegacja");
      await picture(session, "meeting-with-conflict");
    },
    { prepare: holdOne },
  ));

/** The most urgent request is held at its best slot; the speaker is the first of those who come. */
async function holdOne(places) {
  const register = await Register.sample(places);
  const { request, slot } = await register.mostUrgent();
  const { meeting_id } = await register.ask("place", request.id, "--start", slot.start, "--venue", slot.venue_id);
  const held = await register.meeting(meeting_id);
  const people = await register.ask("list", "people");
  Object.assign(places, { register, held, speaker: people.find(({ id }) => id === held.person_ids[0]) });
}

const utc = (moment) => new Date(moment).toISOString().replace(/[-:]|\.000/g, "");

function calendarOver({ start, end }) {
  const event = ["BEGIN:VEVENT", "UID:delegacja@urzad.example", `DTSTAMP:${dayOf(start).replaceAll("-", "")}T000000Z`,
    `DTSTART:${utc(start)}`, `DTEND:${utc(end)}`, "SUMMARY:Delegacja", "END:VEVENT"];
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Urzad//Kalendarz//PL", ...event, "END:VCALENDAR", ""].join("\r\n");
}
