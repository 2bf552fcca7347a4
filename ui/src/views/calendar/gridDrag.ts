/** Dragging over the calendar: one and the same for a request of the list and for a meeting of the grid. */
import type { Attachment } from "svelte/attachments";
import { pointerDrag, type Point } from "../../components/pointerDrag.ts";
import type { Load } from "./carry.svelte.ts";
import { slotAt, type Slot } from "./layout.ts";
import type { CalendarState } from "./state.svelte.ts";

/** Near an edge of the grid for so long, the week turns. Milliseconds; pixels. */
const dwell = 650;
const edge = 28;

/** Where a drag is: the grid and the list are found in the page, since a drag goes over parts that know nothing of it. */
const grid = () => document.querySelector<HTMLElement>("[data-grid-scroll]");
const body = () => document.querySelector<HTMLElement>("[data-grid-body]");
const list = () => document.querySelector<HTMLElement>("[data-testid=request-list]");

export function gridDrag(desk: CalendarState, load: () => Load): Attachment<HTMLElement> {
  let turning: ReturnType<typeof setTimeout> | undefined;
  /** How far below its top edge the meeting was taken hold of, so that it does not jump. */
  let hold = 0;

  const stop = () => {
    clearTimeout(turning);
    turning = undefined;
  };
  const slot = ({ x, y }: Point): Slot | null => slotUnder({ x, y: y - hold }, desk);
  const turnAtEdge = (point: Point) => {
    const by = edgeUnder(point);
    if (by === 0) return stop();
    turning ??= setTimeout(() => {
      turning = undefined;
      desk.week.turn(by);
      turnAtEdge(point);
    }, dwell);
  };

  return (element) => {
    const attached = pointerDrag({
      onstart: (from, event) => {
        const what = load();
        const box = element.getBoundingClientRect();
        hold = what.meeting ? Math.max(0, from.y - box.top) : 0;
        desk.carry.begin(what, "pointer", slot({ x: event.clientX, y: event.clientY }));
        return true;
      },
      onmove: (point) => {
        const over = list();
        desk.carry.pointer = point;
        desk.carry.overList = over !== null && contains(over, point) && Boolean(desk.carry.load?.meeting);
        scrollAtEdge(point);
        desk.carry.moveTo(slot(point));
        turnAtEdge(point);
      },
      ondrop: (point) => {
        stop();
        if (desk.carry.overList) void desk.letGoOverList();
        else desk.letGo(slot(point));
      },
      oncancel: () => {
        stop();
        desk.putBack();
      },
    })(element);
    return () => {
      // A meeting's block leaves the page when the week turns under the drag; the drag goes on.
      if (typeof attached === "function") attached();
    };
  };
}

function contains(element: HTMLElement, { x, y }: Point): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left && x < right && y >= top && y < bottom;
}

/** The slot under a point; null beside the grid and over what stands above it. */
function slotUnder(point: Point, desk: CalendarState): Slot | null {
  const [scroll, area] = [grid(), body()];
  if (!scroll || !area || desk.week.look !== "week") return null;
  const { left, right, top, bottom } = scroll.getBoundingClientRect();
  if (point.x < left || point.x >= right || point.y < top - 400 || point.y >= bottom) return null;
  const box = area.getBoundingClientRect();
  // Taken hold of at its foot, a meeting's head may be above the hours shown: it goes to the first of them.
  const y = Math.max(point.y, box.top, top);
  return slotAt(point.x, y, { left: box.left, top: box.top, width: box.width }, desk.week.days);
}

function scrollAtEdge({ x, y }: Point) {
  const scroll = grid();
  if (!scroll) return;
  const { left, right, top, bottom } = scroll.getBoundingClientRect();
  if (x < left || x > right) return;
  if (y > bottom - 32 && y < bottom + 32) scroll.scrollBy(0, 13);
  else if (y < top + 84 && y > top - 32) scroll.scrollBy(0, -13);
}

/** −1 at the left edge of the grid, 1 at the right one, else 0. */
function edgeUnder({ x, y }: Point): -1 | 0 | 1 {
  const scroll = grid();
  const area = body();
  if (!scroll || !area) return 0;
  const { right, top, bottom } = scroll.getBoundingClientRect();
  if (y < top || y > bottom) return 0;
  const { left } = area.getBoundingClientRect();
  if (x > left - 52 && x < left + edge - 12) return -1;
  return x > right - edge && x < right + edge ? 1 : 0;
}
