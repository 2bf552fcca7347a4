/** The course of a search: the fewest points so far, over time. */
import type { SeasonProgress } from "../../backend/types/SeasonProgress.ts";

/** How far what was found lies above the best known, as seen: the first step is large, the last ones count as much. */
const height = (score: number, least: number) => Math.log1p(Math.max(score - least, 0));

/** A stepped line in a box, left to right, the best at the bottom; `until` is the time that the box is wide, milliseconds. */
export function curvePath(course: readonly SeasonProgress[], box: { width: number; height: number }, until: number): string {
  const [first, last] = [course[0], course.at(-1)];
  if (!first || !last) return "";
  const most = Math.max(height(first.score, last.score), 1e-9);
  const x = (millis: number) => round((Math.min(millis, until) / Math.max(until, 1)) * box.width);
  const y = (score: number) => round(box.height - (height(score, last.score) / most) * box.height);
  const steps = course.slice(1).map(({ millis, score }) => `H${x(millis)}V${y(score)}`);
  return [`M${x(first.millis)} ${y(first.score)}`, ...steps, `H${round(box.width)}`].join("");
}

const round = (n: number) => Math.round(n * 10) / 10;

/** Adds what was heard; of equal scores only the first is kept, so that the line stays short. */
export function extended(course: readonly SeasonProgress[], heard: SeasonProgress): SeasonProgress[] {
  const last = course.at(-1);
  const nothingNew = last && last.score === heard.score && last.placed === heard.placed;
  return nothingNew ? [...course] : [...course, heard];
}
