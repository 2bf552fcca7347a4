/** Dragging over the calendar: one and the same for a request of the list and for a meeting of any look. */
import type { Attachment } from "svelte/attachments";
import { pointerDrag, pointerDragOf, type Point } from "../../components/pointerDrag.ts";
import { loadOf, type Load } from "./carry.svelte.ts";
import { isMovable } from "./meetings.ts";
import type { CalendarState } from "./state.svelte.ts";
import { contains, edgeUnder, scrollAtEdge } from "./surface.ts";

/** Near an edge of the grid for so long, the week turns. Milliseconds. */
const dwell = 650;
/** So near its lower edge a meeting is taken by its end. Pixels. */
const foot = 7;

/** The list is found in the page, since a drag goes over parts that know nothing of it. */
const list = () => document.querySelector<HTMLElement>("[data-testid=request-list]");

export function gridDrag(desk: CalendarState, load: () => Load, ends = false): Attachment<HTMLElement> {
  return (element) => pointerDrag(new GridDrag(desk, load, ends, element))(element);
}

/**
 * The slip that was pressed: a meeting, known by its `data-meeting`, or a ghost by its `data-ghost`; one that came under a
 * finger only now is no target yet.
 */
export const slipUnder = (pressed: Element) =>
  pressed.closest<HTMLElement>("[data-meeting], [data-ghost]") ?? pressed.closest("[role=gridcell]")?.querySelector<HTMLElement>("[data-under]") ?? null;

/** Every movable meeting inside an element. */
export function meetingsDrag(desk: CalendarState): Attachment<HTMLElement> {
  return pointerDragOf((pressed) => {
    const element = slipUnder(pressed);
    const card = element && desk.cards.get(Number(element.dataset.meeting));
    return element && card && isMovable(card) ? [element, new GridDrag(desk, () => loadOf.meeting(card), false, element)] : null;
  });
}

class GridDrag {
  #turning: ReturnType<typeof setTimeout> | undefined;
  /** How far from its corner the meeting was taken hold of, so that it does not jump. */
  #hold: Point = { x: 0, y: 0 };
  #resizing = false;

  readonly desk: CalendarState;
  readonly load: () => Load;
  readonly ends: boolean;
  readonly element: HTMLElement;

  /** `ends`: whether its end can be taken hold of. */
  constructor(desk: CalendarState, load: () => Load, ends: boolean, element: HTMLElement) {
    [this.desk, this.load, this.ends, this.element] = [desk, load, ends, element];
  }

  onstart = (from: Point, event: PointerEvent) => {
    const what = this.load();
    const box = this.element.getBoundingClientRect();
    this.#resizing = this.ends && what.meeting !== null && box.bottom - from.y <= foot;
    if (this.#resizing && what.meeting) this.desk.resize.begin(what.meeting);
    else {
      this.#hold = what.meeting ? { x: Math.max(0, from.x - box.left), y: Math.max(0, from.y - box.top) } : { x: 0, y: 0 };
      this.desk.carry.begin(what, "pointer", this.#slot({ x: event.clientX, y: event.clientY }));
    }
    return true;
  };

  onmove = (point: Point) => {
    const { carry, surface, resize } = this.desk;
    if (surface) scrollAtEdge(surface, point);
    if (this.#resizing) return resize.endAt(surface?.slotAt(point, { x: 0, y: 0 }) ?? null);
    const over = list();
    carry.pointer = point;
    carry.overList = over !== null && contains(over, point) && Boolean(carry.load?.meeting);
    carry.moveTo(this.#slot(point));
    this.#turnAtEdge(point);
  };

  ondrop = (point: Point) => {
    this.#stop();
    if (this.#resizing) this.desk.resize.finish();
    else if (this.desk.carry.overList) void this.desk.letGoOverList();
    else this.desk.letGo(this.#slot(point));
  };

  oncancel = () => {
    this.#stop();
    if (this.#resizing) this.desk.resize.cancel();
    else this.desk.putBack();
  };

  #slot(point: Point) {
    return this.desk.surface?.slotAt(point, this.#hold) ?? null;
  }

  #stop() {
    clearTimeout(this.#turning);
    this.#turning = undefined;
  }

  #turnAtEdge(point: Point) {
    const by = this.desk.surface ? edgeUnder(this.desk.surface, point) : 0;
    if (by === 0) return this.#stop();
    this.#turning ??= setTimeout(() => {
      this.#turning = undefined;
      this.desk.week.turn(by);
      this.#turnAtEdge(point);
    }, dwell);
  }
}
