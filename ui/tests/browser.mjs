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

/** Keeps a picture among the artefacts. */
export async function picture(page, name) {
  mkdirSync(artefacts, { recursive: true });
  await page.screenshot({ path: join(artefacts, `${name}.png`) });
}
