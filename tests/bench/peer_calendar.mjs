/**
 * EventCalendar (MIT), the calendar grid one would take from the shelf, in the same web view: as many rows and meetings,
 * drawn, and then told for every row when it is not free.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { eventually, freePort } from "../e2e/window.mjs";
import { Session } from "../e2e/webdriver.mjs";

const dist = fileURLToPath(new URL("./peers/node_modules/@event-calendar/build/dist/", import.meta.url));
const browsers = ["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser", "/usr/lib/webkit2gtk-4.1/MiniBrowser"];

const page = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/event-calendar.min.css">
<script src="/event-calendar.min.js"></script><div id="calendar" style="height:800px"></div>`;
const kinds = { js: "text/javascript", css: "text/css" };

/** Milliseconds to draw `rows` × `meetings` over twelve weeks, and to paint `spans` of unfree time for each row. */
export async function peerCalendar({ rows, meetings, spans }) {
  const server = createServer(({ url }, answer) => {
    const file = /^\/(event-calendar\.min\.(js|css))$/.exec(url);
    answer.setHeader("Content-Type", file ? kinds[file[2]] : "text/html");
    answer.end(file ? readFileSync(dist + file[1]) : page);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const port = await freePort();
  const words = ["--", "xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "WebKitWebDriver", `--port=${port}`];
  // Drawn as our own window is: see src-tauri/src/drawing.rs.
  const drawing = existsSync("/dev/dri") ? {} : { WEBKIT_DISABLE_DMABUF_RENDERER: "1" };
  const driver = spawn("dbus-run-session", words, { detached: true, stdio: "ignore", env: { ...process.env, ...drawing } });
  let session;
  try {
    session = await open(`http://127.0.0.1:${port}`);
    await session.visit(`http://127.0.0.1:${server.address().port}/`);
    await session.resize(1400, 860);
    return await measured(session, { rows, meetings, spans });
  } finally {
    await session?.close().catch(() => undefined);
    process.kill(-driver.pid, "SIGTERM");
    server.close();
  }
}

async function open(address) {
  let trouble;
  for (const binary of browsers) {
    const browserOptions = { binary, args: ["--automation"] };
    try {
      return await Session.open(address, { browserName: "MiniBrowser", "webkitgtk:browserOptions": browserOptions });
    } catch (error) {
      trouble = error;
    }
  }
  throw trouble;
}

async function measured(session, sizes) {
  await session.run(draw, sizes);
  const render = await result(session, "rendered");
  await session.run(paint, sizes);
  return { render, repaint: await result(session, "repainted") };
}

function result(session, name) {
  const read = async () => {
    const found = await session.run("return window[arguments[0]] ?? null", name);
    if (found === null) throw new Error(`${name}: not yet`);
    return found;
  };
  return eventually(read, `the peer has ${name}`, 120_000);
}

/** Both wait for the second frame after the page knows what to show: then it is painted. */
const draw = `
  const { rows, meetings } = arguments[0];
  const monday = new Date(2026, 11, 7);
  const at = (day, hour) => new Date(monday.getTime() + (day * 24 + hour) * 3600000);
  const resources = Array.from({ length: rows }, (_, id) => ({ id, title: "Wiersz " + id }));
  window.meetings = Array.from({ length: meetings }, (_, id) => ({
    id, resourceIds: [id % rows], title: "Spotkanie " + id, start: at(id % 84, 16 + (id % 4)), end: at(id % 84, 17 + (id % 4)),
  }));
  const begun = performance.now();
  window.calendar = EventCalendar.create(document.getElementById("calendar"), {
    view: "resourceTimelineMonth", duration: { weeks: 12 }, date: monday, resources, events: window.meetings, editable: true, height: "100%",
  });
  requestAnimationFrame(() => requestAnimationFrame(() => (window.rendered = performance.now() - begun)));`;

const paint = `
  const { rows, spans } = arguments[0];
  const monday = new Date(2026, 11, 7);
  const at = (day, hour) => new Date(monday.getTime() + (day * 24 + hour) * 3600000);
  const unfree = Array.from({ length: rows * spans }, (_, index) => {
    const day = (index * 7) % 84;
    return { id: "unfree-" + index, resourceIds: [index % rows], start: at(day, 8), end: at(day, 15), display: "background" };
  });
  const begun = performance.now();
  window.calendar.setOption("events", [...window.meetings, ...unfree]);
  requestAnimationFrame(() => requestAnimationFrame(() => (window.repainted = performance.now() - begun)));`;
