/** What a planned season proposes, in the rows of people and halls: beside the meetings that stand there. */
import type { Point } from "../../components/pointerDrag.ts";
import type { Ghost } from "../season/ghosts.ts";
import { slotOf, type Slot } from "./layout.ts";
import { outlined, rightOf, type Span, type Timeline } from "./timeline.ts";

/** `lower`: over a meeting it takes the lower half of its row. */
export type PlacedGhost = Ghost & Span & { lower: boolean };

export function placedGhosts(ghosts: readonly Ghost[], line: Timeline, meetings: readonly Span[]): PlacedGhost[] {
  return line.placed(ghosts).map((ghost) => {
    const lower = meetings.some((meeting) => meeting.left < rightOf(ghost) && ghost.left < rightOf(meeting));
    return { ...ghost, lower };
  });
}

/** All of a row as one outline, as an SVG path. */
export const ghostsOutline = (ghosts: readonly PlacedGhost[], height: number) =>
  ghosts.map((ghost) => outlined(ghost, 2, height, ghost.lower ? height / 2 : undefined)).join("");

/** The ghost under a point of its row; over a meeting, that is only its lower half. */
export const ghostAt = ({ x, y }: Point, ghosts: readonly PlacedGhost[], height: number) =>
  ghosts.findLast((ghost) => ghost.left <= x && x <= rightOf(ghost) && (!ghost.lower || y >= height / 2));

/** Of what stands on a day of a row, what the keyboard means there: what takes its hour, else the first. */
export function meantBy<Timed extends { start: string; end: string }>({ day, minute }: Slot, things: readonly Timed[]): Timed | undefined {
  const there = things.filter(({ start }) => slotOf(start).day === day);
  return there.find(({ start, end }) => slotOf(start).minute <= minute && minute < slotOf(end).minute) ?? there[0];
}
