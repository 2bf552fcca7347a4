/**
 * Dragging with pointer events (mouse, pen, finger). HTML5 drag and drop does not serve: the shell takes file drops for
 * itself on Windows, and WebKitGTK never delivers the drop. Use as `{@attach pointerDrag({ … })}`.
 */
import type { Attachment } from "svelte/attachments";

export interface Point {
  x: number;
  y: number;
}

export interface Drag {
  /** Once, when the pointer has gone past the threshold. `from` is where it was pressed. Answer false to refuse. */
  onstart(from: Point, event: PointerEvent): boolean | undefined;
  /** At most once a frame, in client coordinates. */
  onmove(at: Point): void;
  ondrop(at: Point): void;
  /** Escape, a lost pointer or a second finger: nothing happened. */
  oncancel(): void;
}

/** Pixels before a press becomes a drag, so that a click stays a click. */
const threshold = 4;

export function pointerDrag(drag: Drag): Attachment<HTMLElement> {
  return (element) => {
    element.style.touchAction = "none";
    const press = (event: PointerEvent) => {
      const onControl = (event.target as Element).closest("button, a, input, select, textarea");
      if (event.button !== 0 || !event.isPrimary || (onControl !== null && onControl !== element)) return;
      follow(element, event, drag);
    };
    element.addEventListener("pointerdown", press);
    return () => element.removeEventListener("pointerdown", press);
  };
}

/** The same for many things inside one element, without a listener for each: `of` says what of them was pressed, if any. */
export function pointerDragOf(of: (pressed: Element) => readonly [HTMLElement, Drag] | null): Attachment<HTMLElement> {
  return (element) => {
    const press = (event: PointerEvent) => {
      const found = event.button === 0 && event.isPrimary ? of(event.target as Element) : null;
      if (found) follow(found[0], event, found[1]);
    };
    element.addEventListener("pointerdown", press);
    return () => element.removeEventListener("pointerdown", press);
  };
}

/** One press, from pointerdown to the pointer's release. */
function follow(element: HTMLElement, pressed: PointerEvent, drag: Drag) {
  // Without this the browser selects text or starts a drag of its own; the focus it would have given is given here.
  pressed.preventDefault();
  element.focus({ preventScroll: true });

  const from = pointOf(pressed);
  const listening = new AbortController();
  let dragging = false;
  let latest: Point | null = null;

  const end = () => {
    listening.abort();
    latest = null;
    if (element.hasPointerCapture(pressed.pointerId)) element.releasePointerCapture(pressed.pointerId);
  };
  const cancel = () => {
    end();
    if (dragging) drag.oncancel();
  };
  const begin = (event: PointerEvent) => {
    dragging = drag.onstart(from, event) !== false;
    if (dragging) element.setPointerCapture(pressed.pointerId);
    else end();
  };
  const paint = () => {
    if (latest) drag.onmove(latest);
    latest = null;
  };
  const move = (event: PointerEvent) => {
    const at = pointOf(event);
    if (!dragging && Math.hypot(at.x - from.x, at.y - from.y) >= threshold) begin(event);
    if (!dragging) return;
    if (!latest) requestAnimationFrame(paint);
    latest = at;
  };
  const release = (event: PointerEvent) => {
    const [at, untold] = [pointOf(event), latest !== null];
    end();
    if (!dragging) return;
    swallowClick(element);
    // It may come before the frame of the last move.
    if (untold) drag.onmove(at);
    drag.ondrop(at);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !dragging) return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };

  const options = { signal: listening.signal };
  window.addEventListener("pointermove", move, options);
  window.addEventListener("pointerup", release, options);
  window.addEventListener("pointercancel", cancel, options);
  window.addEventListener("keydown", keys, { ...options, capture: true });
  window.addEventListener("blur", cancel, options);
}

function pointOf(event: PointerEvent): Point {
  return { x: event.clientX, y: event.clientY };
}

/** The click that follows a drop is part of the drag, not a press of what was dragged. */
function swallowClick(element: HTMLElement) {
  const swallow = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  element.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => element.removeEventListener("click", swallow, { capture: true }), 0);
}
