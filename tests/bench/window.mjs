/**
 * The real window, on the registers that `figures registers` wrote: from the start of the program to the painted grid, and
 * the longest time that nothing else could run while a request is dragged over a thousand meetings. Run by
 * `cargo xtask bench`, on the release build; each figure becomes a row.
 */
import { appendFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hook } from "../e2e/calendar.mjs";
import { eventually, inWindow } from "../e2e/window.mjs";

import { peerCalendar } from "./peer_calendar.mjs";
import { prefer } from "../e2e/preferences.mjs";
import { keys } from "../e2e/webdriver.mjs";

const emptyWindow = process.env.LAWKA_EMPTY_WINDOW;
const registers = process.env.LAWKA_REGISTERS;
const runs = 5;
/** Starts differ more from each other than anything else here. */
const startRuns = 9;
/** As the window draws itself where there is no graphics card, the empty one as well; with a card, through it. */
const plain = !existsSync("/dev/dri");

function row(what, figure, limit, peer = "–", ratio = "–") {
  process.stdout.write(`${what}: ${figure} (to reach: ${limit}; ${peer} ${ratio})\n`);
  if (process.env.LAWKA_BENCH_ROWS) {
    appendFileSync(process.env.LAWKA_BENCH_ROWS, `${JSON.stringify({ area: "window", what, figure, limit, peer, ratio })}\n`);
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const spread = (times) => `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}`;

/** Milliseconds from `since` (Date.now) to the second frame after the grid is on the page: then the first is painted. */
async function painted(session, since) {
  await session.run(`
    window.paintedAt = null;
    const frame = (next) => requestAnimationFrame(next);
    const look = () => document.querySelector("main [role=grid] [data-testid^=day-]")
      ? frame(() => (window.paintedAt = performance.timeOrigin + performance.now()))
      : frame(look);
    look();`);
  const at = await eventually(
    async () => {
      const found = await session.run("return window.paintedAt");
      if (found === null) throw new Error("the grid is not painted yet");
      return found;
    },
    "the grid is painted",
    60_000,
  );
  return at - since;
}

/** Milliseconds from the start of an empty window to its second frame. */
async function startsEmpty(run) {
  let taken;
  const scenario = async (session, { started }) => {
    await session.run(`requestAnimationFrame(() => requestAnimationFrame(() => (window.paintedAt = performance.timeOrigin + performance.now())));`);
    const at = await eventually(async () => (await session.run("return window.paintedAt ?? null")) ?? Promise.reject(new Error("not painted")), "it is painted");
    taken = at - started;
  };
  await inWindow(`bench-empty-${run}`, scenario, { program: emptyWindow, plain });
  return taken;
}

/** The window of somebody who has chosen the calendar as what is shown after a start: where it keeps that. */
async function calendarFirst(name) {
  const home = mkdtempSync(join(tmpdir(), "lawka-bench-"));
  const settings = { data: join(registers, name), home, plain };
  const choose = async (session) => {
    // A page that is still starting is not to be loaded anew: the driver would wait for both.
    await session.find("main h1, main h2", undefined, 60_000);
    await prefer(session, { language: "pl", home: "calendar" });
  };
  await inWindow(`bench-${name}-home`, choose, settings);
  return settings;
}

async function starts(name, run, settings) {
  let taken;
  await inWindow(`bench-${name}-${run}`, async (session, { started }) => (taken = await painted(session, started)), settings);
  return taken;
}

/** Times of an empty window, of the sample and of ten years. They take turns, since a machine is not as fast at any moment. */
async function startsInTurn() {
  const [sample, large] = [await calendarFirst("sample"), await calendarFirst("ten-years")];
  const all = [];
  for (let run = 0; run <= startRuns; run++) all.push([await startsEmpty(run), await starts("sample", run, sample), await starts("ten-years", run, large)]);
  for (const { home } of [sample, large]) rmSync(home, { recursive: true, force: true });
  // The first run fills the disk's cache.
  const counted = all.slice(1);
  return [0, 1, 2].map((which) => counted.map((times) => times[which]));
}

/** How long somebody looks at the least, at the week before they drag or turn to the rows, at a request before they lift it:
 * what a start has left to do is done by then. */
const glance = () => new Promise((passed) => setTimeout(passed, 1_000));

/** Watches how long the page's thread is held without a break: by messages it sends itself, and by frames, which like answers
 * of the desk are let past a message that waits. */
const watch = `
  window.held = { longest: 0, over: 0 };
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    window.held.longest = Math.max(window.held.longest, now - last);
    if (now - last > 50) window.held.over++;
    last = now;
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => (look(), port2.postMessage(0));
  port2.postMessage(0);
  const frame = () => (look(), requestAnimationFrame(frame));
  requestAnimationFrame(frame);`;

async function dragged(session) {
  await session.find("nav a", "Kalendarz").then((link) => session.click(link));
  await session.find(hook("week-grid"), undefined, 60_000);
  await session.find("[data-testid^=request-]:not([data-testid=request-list])", undefined, 60_000);
  const meetings = await session.run(`return document.querySelectorAll("main [data-testid^=meeting-]").length`);
  const [from, grid] = await session.run(`
    const box = (selector) => { const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect(); return { x, y, width, height }; };
    return [box("[data-testid^=request-]:not([data-testid=request-list])"), box("[data-grid-scroll]")];`);
  const point = (share) => ({
    x: Math.round(grid.x + grid.width * (0.15 + 0.7 * share)),
    y: Math.round(grid.y + grid.height * (0.25 + 0.5 * Math.abs(Math.sin(share * 9)))),
  });
  await glance();
  await session.run(watch);
  const moves = Array.from({ length: 40 }, (_, step) => point(step / 40));
  await session.drag([{ x: from.x + from.width / 2, y: from.y + from.height / 2 }, ...moves, { x: 4, y: 4 }], { pause: 0 });
  return { meetings, ...(await session.run("return window.held")) };
}

/** Waits for a number that the page sets when it has painted. */
function painting(session, name) {
  const read = async () => (await session.run("return window[arguments[0]] ?? null", name)) ?? Promise.reject(new Error("not painted yet"));
  return eventually(read, `${name} is known`, 60_000);
}

/** The rows of people and venues in a window just opened: milliseconds from the press that shows them to their frame, the
 * desk's answer between them; and from the key that lifts the request one has come to, to the frame in which the rows say
 * where it may go. The desk was asked that when one came to it. */
async function rowsOfPeople(session) {
  await session.run(`location.hash = "#/calendar"`);
  await prefer(session, { language: "pl", "calendar.look": "week", "calendar.span": 12 });
  await session.find(hook("week-grid"), undefined, 60_000);
  await session.find("[data-testid^=request-]:not([data-testid=request-list])", undefined, 60_000);
  await glance();
  await session.run(`
    const begun = performance.now();
    const grid = "[data-testid=resource-grid]";
    const look = () => document.querySelector(grid + " [data-meetings]")
      ? requestAnimationFrame(() => (window.rowsAt = performance.now() - begun))
      : requestAnimationFrame(look);
    [...document.querySelectorAll("main input[type=radio]")].find(({ value }) => value === "resources").click();
    look();`);
  const render = await painting(session, "rowsAt");
  const counts = await session.run(`return [document.querySelector("[data-testid=resource-grid] [role=grid]").ariaRowCount - 1]`);
  await session.run(`
    const lift = () => {
      const begun = performance.now();
      const look = () => document.querySelector("[data-testid=resource-grid] .paint")
        ? requestAnimationFrame(() => (window.paintAt = performance.now() - begun))
        : requestAnimationFrame(look);
      look();
    };
    addEventListener("keydown", lift, { capture: true, once: true });
    document.querySelector("[data-testid^=request-]:not([data-testid=request-list])").focus();`);
  await glance();
  await session.press(keys.enter);
  return { rows: counts[0], render, repaint: await painting(session, "paintAt") };
}

const begun = await startsInTurn();
const [empty, sample, large] = begun.map(median);
const told = (which) => `${median(begun[which]).toFixed(0)} ms (${startRuns} starts: ${spread(begun[which])})`;
row("start to painted grid, sample", told(1), "at most 1.5 times the empty window’s", `empty Tauri window, ${told(0)}`, (empty / sample).toFixed(2));
const grown = `at most 1.5 times the sample’s`;
row("start to painted grid, 10,000 meetings and 1,000,000 intervals", `${told(2)}, ${(large / sample).toFixed(2)} times the sample’s`, grown);
const drags = [];
for (let run = 0; run < runs; run++) {
  await inWindow(`bench-drag-${run}`, async (session) => drags.push(await dragged(session)), { data: join(registers, "crowded-week"), plain });
}
const longest = drags.map((each) => each.longest);
const over = drags.reduce((sum, each) => sum + each.over, 0);
row(
  `a request dragged over ${drags[0].meetings} meetings: longest task`,
  `${median(longest).toFixed(0)} ms (${runs} windows: ${spread(longest)}); ${over} over 50 ms in all`,
  "none over 50 ms",
);
const [ours, peers] = [[], []];
for (let run = 0; run < runs; run++) {
  await inWindow(`bench-rows-${run}`, async (session) => ours.push(await rowsOfPeople(session)), { data: join(registers, "sixty-rows"), plain });
  peers.push(await peerCalendar({ rows: ours[run].rows, meetings: 1_000, spans: 20 }));
}
const { rows } = ours[0];
for (const [what, key, limit] of [
  [`${rows} rows with 1,000 meetings: shown`, "render", "150 ms"],
  [`${rows} rows: where a request may go, painted`, "repaint", "50 ms"],
]) {
  const [times, others] = [ours, peers].map((all) => all.map((each) => each[key]));
  const [own, other] = [median(times), median(others)];
  row(what, `${own.toFixed(0)} ms (${runs} windows: ${spread(times)})`, limit, `EventCalendar, ${other.toFixed(0)} ms`, (other / own).toFixed(1));
}
