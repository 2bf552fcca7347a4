/**
 * How long from the start of the program to the painted grid of the calendar on the sample department, and beside it to
 * the first painted view of an empty register. Run by `cargo xtask bench`; prints one line of JSON, milliseconds.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually, inWindow } from "./window.mjs";

const runs = 5;
const kinds = {
  sample_grid: { args: ["--sample"], selector: "main [role=grid] [data-testid^=day-]" },
  empty_register: { args: [], selector: "main [data-testid=load-sample]" },
};

/** Milliseconds from `since` (Date.now) to the second frame after something is in the page: then the first is painted. */
async function painted(session, since, selector) {
  await session.run(
    `window.paintedAt = null;
     const [selector] = arguments;
     const frame = (next) => requestAnimationFrame(next);
     const look = () => document.querySelector(selector)
       ? frame(() => (window.paintedAt = performance.timeOrigin + performance.now()))
       : frame(look);
     location.hash = "#/calendar";
     look();`,
    selector,
  );
  const at = await eventually(async () => {
    const found = await session.run("return window.paintedAt");
    if (found === null) throw new Error("nothing is painted yet");
    return found;
  }, `${selector} is painted`);
  return Math.round(at - since);
}

async function times(kind, { args, selector }) {
  const data = mkdtempSync(join(tmpdir(), "lawka-start-"));
  const taken = [];
  try {
    for (let run = 0; run <= runs; run++) {
      const measure = async (session, { started }) => taken.push(await painted(session, started, selector));
      await inWindow(`${kind}-${run}`, measure, { data, args });
    }
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
  // The first run makes the register and fills the disk's cache.
  return taken.slice(1);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const measured = {};
for (const [kind, how] of Object.entries(kinds)) {
  const taken = await times(kind, how);
  measured[kind] = { median_ms: median(taken), runs_ms: taken };
}
process.stdout.write(`${JSON.stringify({ measure: "window_start", ...measured })}\n`);
