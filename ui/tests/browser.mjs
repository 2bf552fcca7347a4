/**
 * The page in Chromium on its in-memory backend, under the same content policy as the real window: quick, and where
 * axe-core can look at it.
 */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { preview } from "vite";

const ui = fileURLToPath(new URL("../", import.meta.url));
const artefacts = resolve(process.env.LAWKA_ARTEFACTS ?? join(ui, "../tests/artefacts"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The one without a window of its own first: it needs a third less of the processor. */
const browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Serves the page and starts the browser; `close` ends both. */
export async function openBrowser() {
  const server = await preview({ root: ui, mode: "memory", logLevel: "error", preview: { port: 0, host: "127.0.0.1" } });
  const executablePath = process.env.LAWKA_CHROMIUM ?? browsers.find((path) => existsSync(path));
  if (!executablePath) throw new Error("no Chromium is installed; LAWKA_CHROMIUM may name one");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const { port } = server.httpServer.address();
  const contexts = new Contexts(browser);
  return {
    /** A fresh page; whatever it complains about is collected in `complaints`. */
    page: (address = "", options = {}) => openPage(contexts, `http://127.0.0.1:${port}/${address}`, options),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Contexts that no page uses just now, by their options: one that has read the scripts once is quick to start again. */
class Contexts {
  #idle = new Map();
  #browser;

  constructor(browser) {
    this.#browser = browser;
  }

  async take(options) {
    const key = JSON.stringify(options);
    const context = this.#idle.get(key)?.pop() ?? (await this.#browser.newContext(options));
    return { context, giveBack: () => this.#giveBack(key, context) };
  }

  async #giveBack(key, context) {
    await Promise.all(context.pages().map((page) => page.close()));
    this.#idle.set(key, [...(this.#idle.get(key) ?? []), context]);
  }
}

async function openPage(contexts, address, { language = "pl", ...options }) {
  const { context, giveBack } = await contexts.take({ viewport: { width: 1280, height: 720 }, ...options });
  const page = await context.newPage();
  await page.addInitScript((chosen) => {
    // A sandboxed frame has no storage, and needs none.
    if (self !== top) return;
    // What another page of the context left; the session's storage is the page's own, and outlives its reloads.
    if (!sessionStorage.getItem("begun")) localStorage.clear();
    sessionStorage.setItem("begun", "1");
    localStorage.setItem("lawka.language", JSON.stringify(chosen));
  }, language);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  await start(page, address);
  /** Opens another address as a window that was just started, on a register as new. */
  const startAgain = async (hash) => {
    await page.evaluate(() => sessionStorage.clear());
    await page.goto("about:blank");
    await start(page, new URL(hash, address).href);
  };
  return { page, complaints, startAgain, close: giveBack };
}

async function start(page, address) {
  await page.goto(address);
  await page.locator("main h1, main h2, dialog h1").first().waitFor();
}

/** Leads the window to another of its addresses, as a link in it does. */
export async function goTo(page, address) {
  const view = address.match(/^#\/\w+/)[0];
  await page.evaluate((hash) => (location.hash = hash), address);
  await page.locator(`nav a[href^="${view}"][aria-current=page]`).waitFor();
  await page.locator("main h1, main h2").first().waitFor();
  await settled(page);
}

/** Waits until the page has nothing left to do: fonts, pictures, colours that turn, answers, drawing. */
export async function settled(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled([...document.images].map((image) => image.decode()));
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
    for (let turn = 0; turn < 2; turn += 1) await new Promise((done) => requestIdleCallback(done, { timeout: 1_000 }));
  });
}

/** The colours a window can have, as the system asks for them. */
export const looks = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  forced: { colorScheme: "light", forcedColors: "active" },
};

/** Nothing is cut, nothing is refused, and axe-core finds nothing, in each of the colours asked for. */
export async function isSound({ page, complaints }, name, colours = []) {
  if (colours.length === 0) return isSoundAsItIs(page, complaints, name);
  for (const colour of colours) {
    await page.emulateMedia(looks[colour]);
    await isSoundAsItIs(page, complaints, `${name}-${colour}`);
  }
}

async function isSoundAsItIs(page, complaints, name) {
  // A colour on its way from one look to the other has the contrast of neither.
  await settled(page);
  await picture(page, name);
  assert.deepEqual(await violations(page), [], `${name}: axe-core`);
  assert.deepEqual(await cutTexts(page), [], `${name}: cut`);
  assert.deepEqual(complaints, [], `${name}: complaints`);
}

/** What axe-core finds against WCAG 2.2 A and AA, one line each. */
export async function violations(page) {
  // Through the debugger, not as a script of the page: the content policy would refuse it.
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axe);
  const found = await page.evaluate(`axe.run(document, { resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`);
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`),
  );
}

/** Texts that do not fit where they stand: cut by what holds them, or pushing the page wider than the window. */
export function cutTexts(page) {
  return page.evaluate(() => {
    const clips = (element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
    const cut = [...document.querySelectorAll("body *:not(.only-spoken, svg, svg *)")].filter(
      (element) => clips(element) && element.scrollWidth > element.clientWidth + 1,
    );
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ["the page is wider than the window"] : [];
    return [...cut.map((element) => element.outerHTML.slice(0, 120)), ...wide];
  });
}

/** What of the dialog on top can't be read: covered by something else, cut off at its side, or too long for its field. */
export function unreadTexts(page) {
  return page.evaluate(() => {
    const dialog = [...document.querySelectorAll("dialog[open]")].at(-1);
    if (!dialog) return ["no dialog is open"];
    const unread = [];
    const around = (element) => {
      for (let at = element; at !== null; at = at.parentElement) {
        if (at === dialog || ["auto", "scroll"].includes(getComputedStyle(at).overflowY)) return at.getBoundingClientRect();
      }
    };
    const texts = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      const said = texts.currentNode.textContent.trim();
      if (said === "" || element.closest(".only-spoken, [aria-hidden=true], option, textarea, svg, style") || !element.checkVisibility()) continue;
      element.scrollIntoView({ block: "nearest" });
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const [y, box] = [(top + bottom) / 2, around(element)];
        // Of a text longer than the dialog, only what is in sight just now.
        if (right - left < 3 || y < box.top || y > box.bottom) continue;
        for (const x of [left + 1, (left + right) / 2, right - 1]) {
          const hit = document.elementFromPoint(x, y);
          // A box to be ticked that can't be seen lies over its own words.
          const own = element.closest("label") ?? element;
          if (!hit?.contains(element) && !own.contains(hit)) unread.push(`${said.slice(0, 60)}: under ${hit?.outerHTML.slice(0, 80)}`);
        }
      }
    }
    const pen = document.createElement("canvas").getContext("2d");
    for (const field of dialog.querySelectorAll("select, input[placeholder]")) {
      const { font, paddingLeft, paddingRight } = getComputedStyle(field);
      const said = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.label ?? "") : field.placeholder;
      pen.font = font;
      const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      if (field.checkVisibility() && pen.measureText(said).width > room + 1) unread.push(`${said}: too long for its field`);
    }
    if (dialog.scrollWidth > dialog.clientWidth + 1) unread.push("the dialog is wider than it may be");
    return [...new Set(unread)];
  });
}

/** Keeps a picture among the artefacts. */
export async function picture(page, name) {
  mkdirSync(artefacts, { recursive: true });
  await page.screenshot({ path: join(artefacts, `${name}.png`) });
}
