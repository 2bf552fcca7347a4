/**
 * The real window for a scenario: its own virtual display, session bus and empty home for its data, so that scenarios
 * neither see each other nor whoever works at this machine.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { eventually, Session } from "./webdriver.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const application = resolve(process.env.LAWKA_WINDOW ?? join(root, "target/debug/lawka-desktop"));
/** The same register without a window, built beside it. */
export const commandLine = join(dirname(application), "lawka");
const driver = process.env.LAWKA_TAURI_DRIVER ?? "tauri-driver";
const artefacts = resolve(process.env.LAWKA_ARTEFACTS ?? join(root, "tests/artefacts"));

/**
 * Opens the window on an empty folder (or `data`), runs `scenario(session, places)` and closes it whatever happens.
 * `prepare(places)` comes before the window opens.
 * `plain`: drawn as on a machine without a graphics card, whatever this one has (see src-tauri/src/drawing.rs). Not usual,
 * because WebKitWebDriver then never answers when it is asked for a picture of some views.
 * `home`: a home of an earlier window, which is left as it is; so is what that window remembered.
 * `places.started` is when the program was asked to start (Date.now).
 * When the scenario fails a picture of the window is left among the artefacts.
 */
export async function inWindow(name, scenario, { data, args = [], size = [1400, 860], prepare, program = application, plain = false, home: given } = {}) {
  const home = given ?? mkdtempSync(join(tmpdir(), "lawka-e2e-"));
  const places = { home, data: data ?? join(home, "data"), out: join(home, "out") };
  mkdirSync(places.out, { recursive: true });
  await prepare?.(places);
  const display = await openDisplay(home, plain);
  let session;
  try {
    await eventually(() => fetch(`${display.address}/status`), "the driver answers");
    places.started = Date.now();
    session = await Session.open(display.address, {
      browserName: "wry",
      "tauri:options": { application: program, args: ["--data", places.data, ...args] },
    });
    await session.resize(...size);
    await watchPolicy(session);
    await scenario(session, places);
    await refuseBreaches(session);
  } catch (error) {
    if (session) await picture(session, `${name}-failed`).catch(() => undefined);
    error.message += `\n${display.said()}`;
    throw error;
  } finally {
    await session?.close().catch(() => undefined);
    display.close();
    if (!given) rmSync(home, { recursive: true, force: true });
  }
}

/** Keeps a picture of the window among the artefacts, once its fonts are there and what is on the page is painted. */
export async function picture(session, name) {
  await session.run(`
    window.painted = false;
    const frames = (left) => (left > 0 ? requestAnimationFrame(() => frames(left - 1)) : (window.painted = true));
    document.fonts.ready.then(() => frames(3));`);
  await eventually(async () => {
    if (!(await session.run("return window.painted"))) throw new Error("still painting");
  }, "the window is painted");
  mkdirSync(artefacts, { recursive: true });
  writeFileSync(join(artefacts, `${name}.png`), await session.screenshot());
}

async function openDisplay(home, plain) {
  const [port, native] = await freePorts(2);
  const xvfb = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24"];
  const command = ["dbus-run-session", "--", ...xvfb, driver, "--port", `${port}`, "--native-port", `${native}`];
  const [program, ...rest] = command;
  const child = spawn(program, rest, {
    detached: true, // its own process group, so that closing ends the display and the bus with it
    env: {
      ...process.env,
      WEBKIT_DISABLE_DMABUF_RENDERER: plain ? "1" : "0",
      XDG_DATA_HOME: join(home, "share"),
      XDG_CONFIG_HOME: join(home, "config"),
      TZ: "Europe/Warsaw",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // The end of it: a program that says the same for ever must not fill the memory.
  let said = "";
  const hear = (text) => (said = (said + text).slice(-4000));
  for (const stream of [child.stdout, child.stderr]) stream.on("data", hear);
  child.on("error", (error) => hear(`${program}: ${error.message}`));
  return {
    address: `http://127.0.0.1:${port}`,
    said: () => said,
    close: () => {
      try {
        process.kill(-child.pid, "SIGTERM");
      } catch {
        // Gone already.
      }
    },
  };
}

export const freePort = async () => (await freePorts(1))[0];

/** As many ports that nobody listens at, each another one: all are held until the last is found. A driver that is told the
 * same port for itself and for the system's driver hands each question on to itself, for ever. */
async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, listening));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}

function listening() {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => found(server));
  });
}

/** Collects what the content policy refuses from now on. */
export function watchPolicy(session) {
  return session.run(`
    if (window.breaches) return;
    window.breaches = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      window.breaches.push(event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile + ":" + event.lineNumber));
    window.addEventListener("error", (event) => window.breaches.push("error: " + event.message));
    window.addEventListener("unhandledrejection", (event) => window.breaches.push("unhandled: " + event.reason));`);
}

async function refuseBreaches(session) {
  const breaches = (await session.run("return window.breaches ?? []")) ?? [];
  if (breaches.length > 0) throw new Error(`the page broke its policy or failed: ${breaches.join("; ")}`);
}

export { eventually };
