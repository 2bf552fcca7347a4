/** The window without a mouse: from stop to stop, each of which must show that it has the focus. */
import assert from "node:assert/strict";
import { keys } from "./webdriver.mjs";
import { eventually } from "./window.mjs";

export const forth = keys.tab;
export const back = [keys.shift, keys.tab];

/** Stop by stop to where something has the focus; on the way each stop shows that it has it. */
export async function reach(session, selector, stroke = forth) {
  const path = [];
  for (let stops = 0; stops < 60; stops++) {
    const at = await session.run(
      `const { activeElement: at } = document;
       const ring = (element) => element && getComputedStyle(element).outlineStyle !== "none";
       const name = at.dataset.testid ?? at.getAttribute("aria-label") ?? at.textContent.trim().slice(0, 30);
       return { there: at.matches(arguments[0]), shown: at.matches("body, main") || ring(at) || ring(at.closest("label")), name };`,
      selector,
    );
    assert.ok(at.shown, `${at.name} shows that it has the focus`);
    if (at.there) return;
    path.push(at.name);
    await session.press(stroke);
  }
  assert.fail(`the keyboard does not lead to ${selector}: ${path.join(" > ")}`);
}

/** Waits until something has the focus. */
export const focused = (session, selector) =>
  eventually(async () => {
    const at = await session.run(`const at = document.activeElement; return at.matches(arguments[0]) || at.outerHTML.slice(0, 200)`, selector);
    assert.equal(at, true);
  }, `${selector} has the focus`);
