/** One announcement from its first words to its correction, in the real window on the sample department. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Calendar, hook } from "./calendar.mjs";
import { openPack } from "./pack.mjs";
import { dayOf, Register, weekOf } from "./register.mjs";
import { keys } from "./webdriver.mjs";
import { eventually, inWindow, picture } from "./window.mjs";

/** A debug build sets type slowly. Milliseconds. */
const paperTime = 60_000;

/** One final date, not announced yet. */
async function prepare(places) {
  const register = await Register.sample(places);
  const { request, slot } = await register.mostUrgent();
  const { meeting_id } = await register.ask("place", request.id, "--start", slot.start, "--venue", slot.venue_id);
  await register.ask("confirm", meeting_id);
  mkdirSync(places.out, { recursive: true });
  Object.assign(places, { register, request, slot, meeting: meeting_id });
}

test("words change their preview, gaps hold the pack back, a move makes channels stale, a correction goes out", () =>
  inWindow("announcement", (session, places) => scenario(session, places), { prepare, size: [1280, 720] }));

async function scenario(session, places) {
  const { meeting, register } = places;
  const open = (channel) => session.run("location.hash = arguments[0]", `#/announcements?meeting=${meeting}&channel=${channel}`);
  await open("x_post");
  await session.find(hook("announcement-editor"));
  await ownWords(session);
  await aPageInItsFrame(session, open);
  await asOthersSee(session);
  await readiness(session, open);
  const pack = await exports(session, places, "open-export", "export-pack");
  assert.equal(openPack(pack, join(places.home, "first")).release, 1);
  await publishes(session, open);

  await movesTheMeeting(session, register, places);
  await open("krakow_pl");
  await session.find(hook("stale-note"), undefined, paperTime);
  assert.equal(await session.attribute(await session.find(hook("edit-krakow_pl")), "data-state"), "stale");
  await picture(session, "announcement-stale");
  const correction = await exports(session, places, "open-correction", "export-correction");
  assert.notEqual(correction, pack);
  const manifest = openPack(correction, join(places.home, "correction"));
  assert.ok(manifest.files.some(({ path }) => path.includes("krakow_pl")), "the stale page is corrected");
  assert.ok(!manifest.files.some(({ path }) => path.includes("telewizja")), "what never went out is not");
  assert.ok(existsSync(pack), "the first release is still there");
}

/** A channel's own text stands in its preview, and is put into the register when the keyboard rests. */
async function ownWords(session) {
  await session.find(`${hook("preview")}[data-waiting=false] ${hook("first-lines")}`, undefined, paperTime);
  const text = await session.find("[name=own_text]");
  await session.clear(text);
  await session.type(text, "Spotkajmy się! Szczegóły: https://www.krakow.pl #Rozmowa");
  await session.find(hook("look"), "Spotkajmy się!", paperTime);
  await session.find(hook("counters"), " z 280");
  await session.find(`${hook("own-text")}[data-own=true]`);
  await session.find(`${hook("kept")}[data-kept=kept]`);
  await picture(session, "announcement-own-words");
  await session.click(await session.find(hook("back-to-facts")));
  await session.find(`${hook("own-text")}[data-own=false]`);
}

/** The page is shown in a frame that runs nothing; shared words change it. */
async function aPageInItsFrame(session, open) {
  await open("krakow_pl");
  const frame = await session.find(`${hook("page-frame")}`, undefined, paperTime);
  assert.equal(await session.attribute(frame, "sandbox"), "allow-same-origin", "no scripts, no forms, no ways out");
  const title = await session.find(`${hook("shared-words")} [name=title]`);
  await session.type(title, "Chodnik, o którym rozmawiamy");
  await eventually(async () => {
    const page = await session.run(
      `const { contentDocument: page, contentWindow: its } = document.querySelector(arguments[0]);
       const heading = page.querySelector("h2");
       return { said: heading.textContent, size: its.getComputedStyle(heading).fontSize };`,
      hook("page-frame"),
    );
    assert.deepEqual(page, { said: "Chodnik, o\u00a0którym rozmawiamy", size: "28px" }, "its words, in its own looks");
  }, "the page says it", paperTime);
  await picture(session, "announcement-page");
}

async function asOthersSee(session) {
  await session.run(`const select = document.querySelector(arguments[0]);
    select.value = "grey"; select.dispatchEvent(new Event("change", { bubbles: true }));`, hook("vision"));
  await eventually(async () => {
    const filter = await session.run(`return getComputedStyle(document.querySelector(arguments[0])).filter`, hook("look"));
    assert.match(filter, /vision-grey/);
  }, "the preview is grey");
  await picture(session, "announcement-grey");
}

/** A text over the platform's limit keeps its channel out of the pack, until somebody answers for it by name. */
async function readiness(session, open) {
  await open("x_post");
  const text = await session.find("[name=own_text]", undefined, paperTime);
  await session.find(`${hook("preview")}[data-waiting=false] ${hook("first-lines")}`, undefined, paperTime);
  await session.clear(text);
  await session.type(text, "Porozmawiajmy o naszej ulicy. ".repeat(10));
  const line = `${hook("finding")}[data-fact=over_limit][data-weight=blocks]`;
  await session.find(line, undefined, paperTime);
  await picture(session, "announcement-blocked");
  await session.click(await session.find(hook("open-export")));
  await session.find(hook("left-behind"), "X");
  await session.press(keys.escape);
  await session.gone("dialog");

  await session.click(await session.find(`${line} ${hook("waive")}`));
  await session.type(await session.find("[name=waive_reason]"), "Konto urzędu przyjmuje dłuższe wpisy.");
  await session.click(await session.find(hook("waive-confirm")));
  await session.gone("dialog");
  await session.find(`${hook("finding")} ${hook("unwaive")}`, undefined, paperTime);
  await picture(session, "announcement-waived");
}

async function exports(session, places, opener, doer) {
  await session.click(await session.find(hook(opener)));
  const folder = await session.find(`dialog [name=folder]`);
  await session.clear(folder);
  await session.type(folder, places.out);
  await session.click(await session.find(hook(doer)));
  const written = await session.find(hook("pack-written"), undefined, paperTime);
  const path = await session.attribute(written, "data-pack");
  await session.click(await session.find("dialog footer .primary"));
  await session.gone("dialog");
  return path;
}

/** The page is out: where, when, and a note for proof. */
async function publishes(session, open) {
  await open("krakow_pl");
  await session.click(await session.find(hook("record")));
  await session.type(await session.find("dialog [name=url]"), "https://www.krakow.pl/lawka");
  await session.type(await session.find("dialog [name=note]"), "Redakcja potwierdziła telefonicznie.");
  await session.click(await session.find(hook("publish-confirm")));
  await session.gone("dialog");
  await session.find(`${hook("edit-krakow_pl")}[data-state=published]`);
  await session.find(hook("publication"), "Redakcja potwierdziła");
  await picture(session, "announcement-published");
}

/** The meeting is dragged to another good slot of its week; the first venue is taken. */
async function movesTheMeeting(session, register, { meeting, request, slot }) {
  const calendar = await Calendar.open(session);
  await calendar.turnTo(dayOf(slot));
  const shown = weekOf(dayOf(slot));
  const other = (await register.best(request, 60)).find((each) => shown.includes(dayOf(each)) && each.start !== slot.start);
  assert.ok(other, "there is another good start in that week");
  await calendar.shows(meeting, slot.start);
  await calendar.carryMeeting(meeting, other.start);
  await session.drop();
  await session.click(await session.find(`${hook("venue-picker")} [data-testid^=venue-choice-]`));
  // Residents know the date: moving it takes a reason.
  await session.click(await session.find(`${hook("venue-picker")} ${hook("override")}`));
  await session.type(await session.find(`${hook("venue-picker")} [name=override]`), "Aula potrzebna szkole o piątej.");
  await session.click(await session.find(hook("override-confirm")));
  await eventually(async () => assert.equal((await register.meeting(meeting)).start, other.start), "the meeting has moved");
}
