/** Requests in the real window: taken in by the keyboard, kept through a crash, turned down with a letter. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { hook } from "./calendar.mjs";
import { Register } from "./register.mjs";
import { keys } from "./webdriver.mjs";
import { eventually, inWindow, picture } from "./window.mjs";

/** A debug build sets type slowly. Milliseconds. */
const paperTime = 60_000;

test("a request is taken in by the keyboard alone", () =>
  inWindow(
    "request-intake",
    async (session, { data }) => {
      const register = new Register(data);
      await session.find("[data-testid^=today-group]");
      await session.press([keys.control, "4"]);
      await session.find(hook("new-request"));
      await session.run("document.querySelector(arguments[0]).focus()", hook("new-request"));
      await session.press(keys.enter);
      await session.find(hook("request-form"));
      await eventually(async () => assert.equal(await session.run("return document.activeElement.name"), "title"), "the title has the focus");
      await session.press(..."Zielony skwer w Łobzowie");
      await session.run("document.querySelector('[name=requester]').focus()");
      await session.press(..."Żaneta Próbna", keys.enter);
      await session.find("h2", "Zielony skwer w Łobzowie");
      await picture(session, "request-taken-in");
      const names = (await register.ask("list", "requests")).map(({ name }) => name);
      assert.ok(names.includes("Zielony skwer w Łobzowie"), names.join());
    },
    { prepare: Register.sample },
  ));

test("what was half written when the program was killed is offered at the next start", async () => {
  const home = mkdtempSync(join(tmpdir(), "lawka-crash-"));
  const data = join(home, "data");
  const places = {};
  try {
    await inWindow("request-crash", (session) => typeAndDie(session, data, places), { data, prepare: (its) => finalDate(its, places) });
    await inWindow("request-again", (session) => findAgain(session, places), { data });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function finalDate(its, places) {
  const register = await Register.sample(its);
  const { request, slot } = await register.mostUrgent();
  const { meeting_id } = await register.ask("place", request.id, "--start", slot.start, "--venue", slot.venue_id);
  await register.ask("confirm", meeting_id);
  places.meeting = meeting_id;
}

async function typeAndDie(session, data, { meeting }) {
  await session.find("[data-testid^=today-group]");
  await session.run("location.hash = '#/requests?new=1'");
  await session.type(await session.find("[name=title]"), "Ławki na Plantach");
  await held(session, /Ławki na Plantach/, "the form is kept");
  await session.run("location.hash = arguments[0]", `#/announcements?meeting=${meeting}&channel=common`);
  await session.find(hook("common-fields"));
  // Nobody stops typing in the middle of a word: what isn't put away yet is kept as well.
  await session.run("setInterval(() => { const lead = document.querySelector('[name=lead]'); lead.value += 'a'; lead.dispatchEvent(new Event('input', { bubbles: true })); }, 300)");
  await held(session, /"announcement:\d+".*"lead\\+":\\+"aaa/, "the announcement is kept");
  const open = await session.run("return JSON.stringify({ ...localStorage })");
  assert.doesNotMatch(open, /aaa|Ławki/, "what is typed lies in the register, not beside it");
  process.kill(programOn(data), "SIGKILL");
  await eventually(() => assert.throws(() => programOn(data)), "the program is gone");
  // Nothing more can be asked of a window that is gone.
  session.run = () => Promise.resolve([]);
}

/** What the register holds is what counts, not what the page remembers. */
function held(session, what, description) {
  return eventually(async () => {
    await session.run(`window.__TAURI_INTERNALS__.invoke("drafts").then((all) => (window.keptDrafts = JSON.stringify(all)));`);
    assert.match((await session.run("return window.keptDrafts ?? ''")) ?? "", what);
  }, description);
}

/** The process that has this folder open. */
function programOn(data) {
  const [line] = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((each) => /lawka-desktop/.test(each) && each.includes(data) && !/tauri-driver|WebKitWebDriver|xvfb|dbus/.test(each));
  if (line === undefined) throw new Error("no window has the folder open");
  return Number(line.trim().split(/\s+/)[0]);
}

async function findAgain(session, { meeting }) {
  await session.find(hook("unfinished"), "Ławki na Plantach");
  await picture(session, "unfinished");
  await announcementAgain(session, meeting);
  await session.click(await session.find(hook("finish")));
  await session.find(hook("restored"));
  assert.equal(await session.run("return document.querySelector('[name=title]').value"), "Ławki na Plantach");
  await session.click(await session.find(hook("start-over")));
  await session.gone(hook("restored"));
  await session.press(keys.escape);
  await session.gone(hook("request-form"));
  await session.run("location.hash = '#/today'");
  await session.find("[data-testid^=today-group]");
  await session.gone(hook("unfinished"));
}

/** The words are back, go into the register, and leave the list. */
async function announcementAgain(session, meeting) {
  const lines = await session.run("return [...document.querySelectorAll(arguments[0] + ' li')].map(({ textContent }) => textContent)", hook("unfinished"));
  assert.ok(lines.some((line) => line.startsWith("ogłoszenie,")), lines.join());
  await session.run("[...document.querySelectorAll(arguments[0])].find((button) => button.ariaLabel.includes('ogłoszenie')).click()", hook("finish"));
  await session.find(hook("common-fields"));
  await session.find(hook("restored"));
  assert.match(await session.run("return location.hash"), new RegExp(`meeting=${meeting}`));
  assert.match(await session.run("return document.querySelector('[name=lead]').value"), /^aaa/);
  await picture(session, "announcement-restored");
  await session.find(`${hook("kept")}[data-kept=kept]`);
  await session.run("location.hash = '#/today'");
  await session.find(hook("unfinished"), "Ławki na Plantach");
  assert.equal(await session.run("return document.querySelectorAll(arguments[0] + ' li').length", hook("unfinished")), 1);
}

test("a request is turned down beside the letter that says why, and undo brings it back", () =>
  inWindow(
    "request-declined",
    async (session, { register }) => {
      const { request } = await register.mostUrgent();
      const state = async () => (await register.ask("list", "requests")).find(({ id }) => id === request.id).state;
      await session.find("[data-testid^=today-group]");
      await session.run("location.hash = arguments[0]", `#/requests?request=${request.id}`);
      await session.click(await session.find(hook("decline-request")));
      await session.type(await session.find("[name=reason]"), "Sprawa należy do innej gminy");
      await session.find(`${hook("decline-preview")} img`, undefined, paperTime);
      await picture(session, "request-declining");
      await session.click(await session.find(hook("decline-confirm")));
      await session.find(hook("request-panel"), "Sprawa należy do innej gminy");
      assert.equal(await state(), "declined");
      await session.find(hook("decline-letter-again"));
      await session.run("document.querySelector('main').focus()");
      await session.press([keys.control, "z"]);
      await eventually(async () => assert.equal(await state(), "waiting"), "it waits again");
    },
    { prepare: async (places) => void (places.register = await Register.sample(places)), size: [1280, 720] },
  ));
