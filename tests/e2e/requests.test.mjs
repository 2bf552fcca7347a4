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
  try {
    await inWindow("request-crash", (session) => typeAndDie(session, data), { data, prepare: Register.sample });
    await inWindow("request-again", findAgain, { data });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function typeAndDie(session, data) {
  await session.find("[data-testid^=today-group]");
  await session.run("location.hash = '#/requests?new=1'");
  await session.type(await session.find("[name=title]"), "Ławki na Plantach");
  // What the register holds is what counts, not what the page remembers.
  await eventually(async () => {
    await session.run(`window.__TAURI_INTERNALS__.invoke("drafts").then((all) => (window.keptDrafts = JSON.stringify(all)));`);
    assert.match((await session.run("return window.keptDrafts ?? ''")) ?? "", /Ławki na Plantach/);
  }, "the form is kept");
  process.kill(programOn(data), "SIGKILL");
  await eventually(() => assert.throws(() => programOn(data)), "the program is gone");
  // Nothing more can be asked of a window that is gone.
  session.run = () => Promise.resolve([]);
}

/** The process that has this folder open. */
function programOn(data) {
  const [line] = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((each) => /lawka-desktop/.test(each) && each.includes(data) && !/tauri-driver|WebKitWebDriver|xvfb|dbus/.test(each));
  if (line === undefined) throw new Error("no window has the folder open");
  return Number(line.trim().split(/\s+/)[0]);
}

async function findAgain(session) {
  await session.find(hook("unfinished"), "Ławki na Plantach");
  await picture(session, "unfinished");
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
