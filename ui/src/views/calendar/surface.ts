/** What one drags over: each look of the calendar says which slot lies under a point. */
import type { Point } from "../../components/pointerDrag.ts";
import type { Slot } from "./layout.ts";

export interface Surface {
  scroll: HTMLElement;
  /** Where its days begin, for turning at the edge. */
  body: HTMLElement;
  /** `hold`: how far from its upper left corner what is dragged was taken hold of. */
  slotAt(point: Point, hold: Point): Slot | null;
  /** Whether a wait at the left or right edge turns to the next days; where there is more to the side, it scrolls. */
  turns: boolean;
}

export function contains(element: Element, { x, y }: Point): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left && x < right && y >= top && y < bottom;
}

/** Near its edges, the surface moves under what is dragged. */
export function scrollAtEdge({ scroll, turns }: Surface, { x, y }: Point) {
  const { left, right, top, bottom } = scroll.getBoundingClientRect();
  if (x < left || x > right) return;
  if (y > bottom - 32 && y < bottom + 32) scroll.scrollBy(0, 13);
  else if (y < top + 84 && y > top - 32) scroll.scrollBy(0, -13);
  if (turns) return;
  if (x > right - 32) scroll.scrollBy(16, 0);
  else if (x < left + 240 && x > left + 180) scroll.scrollBy(-16, 0);
}

const edge = 28;

/** −1 at the left edge of the days, 1 at the right one, else 0. */
export function edgeUnder({ scroll, body, turns }: Surface, { x, y }: Point): -1 | 0 | 1 {
  if (!turns) return 0;
  const { right, top, bottom } = scroll.getBoundingClientRect();
  if (y < top || y > bottom) return 0;
  const { left } = body.getBoundingClientRect();
  if (x > left - 52 && x < left + edge - 12) return -1;
  return x > right - edge && x < right + edge ? 1 : 0;
}
