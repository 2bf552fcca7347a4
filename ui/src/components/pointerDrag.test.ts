// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import { pointerDrag, type Drag } from "./pointerDrag.ts";

let element: HTMLElement;
let seen: string[];
let stop: ReturnType<ReturnType<typeof pointerDrag>>;

const frame = () => new Promise((done) => requestAnimationFrame(() => done(undefined)));

function pointer(type: string, x: number, y: number, more: PointerEventInit = {}) {
  const event = new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, isPrimary: true, bubbles: true, ...more });
  element.dispatchEvent(event);
  return event;
}

const drag: Drag = {
  onstart: (from) => void seen.push(`start ${from.x},${from.y}`),
  onmove: (at) => void seen.push(`move ${at.x},${at.y}`),
  ondrop: (at) => void seen.push(`drop ${at.x},${at.y}`),
  oncancel: () => void seen.push("cancel"),
};

beforeEach(() => {
  seen = [];
  element = document.body.appendChild(document.createElement("div"));
  element.setPointerCapture = () => undefined;
  element.releasePointerCapture = () => undefined;
  element.hasPointerCapture = () => true;
  stop = pointerDrag(drag)(element);
});

afterEach(() => {
  if (stop) stop();
  element.remove();
});

test("a press that hardly moves stays a click", () => {
  pointer("pointerdown", 10, 10);
  pointer("pointermove", 12, 11);
  pointer("pointerup", 12, 11);
  expect(seen).toEqual([]);
});

test("a drag starts where it was pressed, moves once a frame and drops", async () => {
  pointer("pointerdown", 10, 10);
  pointer("pointermove", 20, 10);
  pointer("pointermove", 40, 12);
  await frame();
  pointer("pointermove", 90, 50);
  await frame();
  pointer("pointerup", 91, 51);
  expect(seen).toEqual(["start 10,10", "move 40,12", "move 90,50", "drop 91,51"]);
});

test("a release that comes before the frame of the last move tells that place first", async () => {
  pointer("pointerdown", 10, 10);
  pointer("pointermove", 40, 10);
  await frame();
  pointer("pointermove", 90, 50);
  pointer("pointerup", 90, 50);
  await frame();
  expect(seen).toEqual(["start 10,10", "move 40,10", "move 90,50", "drop 90,50"]);
});

test("Escape puts everything back, and the release after it does nothing", async () => {
  pointer("pointerdown", 10, 10);
  pointer("pointermove", 40, 10);
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  pointer("pointermove", 60, 10);
  await frame();
  pointer("pointerup", 60, 10);
  expect(seen).toEqual(["start 10,10", "cancel"]);
});

test("a pointer the system took away cancels", () => {
  pointer("pointerdown", 10, 10);
  pointer("pointermove", 40, 10);
  pointer("pointercancel", 40, 10);
  expect(seen).toEqual(["start 10,10", "cancel"]);
});

test("only the main button drags, and not from a control inside", () => {
  pointer("pointerdown", 10, 10, { button: 2 });
  pointer("pointermove", 40, 10);
  const inner = element.appendChild(document.createElement("button"));
  inner.dispatchEvent(new PointerEvent("pointerdown", { isPrimary: true, bubbles: true }));
  pointer("pointermove", 80, 10);
  expect(seen).toEqual([]);
});
