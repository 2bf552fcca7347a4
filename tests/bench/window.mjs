/**
 * How long the real window takes: from the start of the program to the first words, and from choosing the calendar to
 * its grid. Run by `cargo xtask bench` on the release build, on the sample department; prints one line each.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually, inWindow } from "../e2e/window.mjs";

const runs = 5;

/** Milliseconds from `since` (Date.now) to the first contentful paint of the page. */
async function firstWords(session, since) {
  return eventually(async () => {
    const painted = await session.run(`
      const entry = performance.getEntriesByType("paint").find(({ name }) => name === "first-contentful-paint");
      return entry ? performance.timeOrigin + entry.startTime : null;`);
    if (painted === null) throw new Error("nothing is painted yet");
    return painted - since;
  }, "the first words are painted");
}

/** Milliseconds from the click on the calendar to the frame after its grid is on the page, by the page's own clock. */
async function grid(session) {
  await session.run(`
    window.gridAfter = null;
    const start = performance.now();
    const look = () => document.querySelector("main [role=grid]")
      ? requestAnimationFrame(() => (window.gridAfter = performance.now() - start))
      : requestAnimationFrame(look);
    location.hash = "#/calendar";
    look();`);
  return eventually(async () => {
    const after = await session.run("return window.gridAfter");
    if (after === null) throw new Error("no grid yet");
    return after;
  }, "the grid is painted");
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const shown = (values) => `median ${median(values).toFixed(0)} ms of ${values.map((value) => value.toFixed(0)).join(", ")}`;

const data = mkdtempSync(join(tmpdir(), "lawka-bench-"));
const times = { words: [], grid: [] };
try {
  for (let run = 0; run <= runs; run++) {
    const measure = async (session, { started }) => {
      const [words, painted] = [await firstWords(session, started), await grid(session)];
      // The first run fills the register with the sample and the disk's cache.
      if (run > 0) times.words.push(words), times.grid.push(painted);
    };
    await inWindow(`bench-${run}`, measure, { data, args: ["--sample"] });
  }
} finally {
  rmSync(data, { recursive: true, force: true });
}
process.stdout.write(`window: program started to first words      ${shown(times.words)}\n`);
process.stdout.write(`window: calendar chosen to grid painted     ${shown(times.grid)}\n`);
