/**
 * The page in Chromium on its in-memory backend, under the same content policy as the real window: quick, and where
 * axe-core can look at it.
 */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { preview } from "vite";

const ui = fileURLToPath(new URL("../", import.meta.url));
const artefacts = resolve(process.env.LAWKA_ARTEFACTS ?? join(ui, "../tests/artefacts"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Serves the page and starts the browser; `close` ends both. */
export async function openBrowser() {
  const server = await preview({ root: ui, mode: "memory", logLevel: "error", preview: { port: 0, host: "127.0.0.1" } });
  const executablePath = process.env.LAWKA_CHROMIUM ?? browsers.find((path) => existsSync(path));
  if (!executablePath) throw new Error("no Chromium is installed; LAWKA_CHROMIUM may name one");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const { port } = server.httpServer.address();
  return {
    /** A fresh page; whatever it complains about is collected in `complaints`. */
    page: (address = "", options = {}) => openPage(browser, `http://127.0.0.1:${port}/${address}`, options),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

async function openPage(browser, address, { language = "pl", ...options }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
  await context.addInitScript((chosen) => {
    // A sandboxed frame has no storage, and needs none.
    if (self === top) localStorage.setItem("lawka.language", JSON.stringify(chosen));
  }, language);
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  await page.goto(address);
  await page.locator("main h1, main h2, dialog h1").first().waitFor();
  return { page, complaints, close: () => context.close() };
}

/** What axe-core finds against WCAG 2.2 A and AA, one line each. */
export async function violations(page) {
  // Through the debugger, not as a script of the page: the content policy would refuse it.
  const found = await page.evaluate(`(() => { ${axe}; return axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }); })()`);
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
